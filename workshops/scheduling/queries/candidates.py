"""Dates made from a period: which there are, whom each would burden, and which of them to propose."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import DoubledHour, in_zone, instant, say_day, zone_city
from workinggroup.base.refusals import Refused

from ..hours import Hour, holiday_on
from ..models import Participant, Workshop
from . import fairness
from .fairness import NONE, Burden, Dated

MOST_CANDIDATES = 1500
NAMED = 3


class Wish(NamedTuple):
    """What the secretariat asks for: days, hours of the day, lengths, and whose holidays are skipped."""

    first: dt.date
    last: dt.date
    weekdays: frozenset[int]
    begins: dt.time
    ends: dt.time
    step: int
    lengths: tuple[int, ...]
    times: tuple[dt.time, ...] = ()
    skips: tuple[str, ...] = ()
    most: int = 12


class Found(NamedTuple):
    """A date that the wish gives. `which` names it where the clock shows its hour twice."""

    pk: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    which: str = ""


class Weight(NamedTuple):
    """For how many people a date is a bad hour, and what that weighs with what they had before."""

    bad: int = 0
    asked: int = 0
    weighs: int = 0
    who: str = ""


class Candidate(NamedTuple):
    date: Found
    weight: Weight
    holidays: str
    is_chosen: bool = False

    @property
    def value(self) -> str:
        return f"{self.date.starts_at.isoformat()}/{self.date.ends_at.isoformat()}"


class Candidates(NamedTuple):
    """What a wish comes to. `left_out`: what is not offered, with the reason."""

    rows: list[Candidate]
    left_out: list[str]

    @property
    def chosen(self) -> list[Candidate]:
        return [row for row in self.rows if row.is_chosen]

    @property
    def others(self) -> list[Candidate]:
        return [row for row in self.rows if not row.is_chosen]


def candidates(workshop: Workshop, wish: Wish, *, at: dt.datetime) -> Candidates:
    """The dates of a period with the burden of each; the best `most` are chosen, shared over the days.

    Refuses a wish that gives more than anybody can read.
    """
    zone = workshop.timezone
    left_out: list[str] = []
    known = set(workshop.slots.values_list("starts_at", "ends_at"))
    spans = list(_spans(wish, zone, left_out))
    if len(spans) > MOST_CANDIDATES:
        words = _("That makes %(count)d dates. Choose a shorter period, fewer days or a longer step.")
        raise Refused(words % {"count": len(spans)})
    past = sum(start <= at for start, _end, _which in spans)
    twice = sum((start, end) in known for start, end, _which in spans)
    left_out += _said(past, twice)
    fresh = [one for one in spans if one[0] > at and (one[0], one[1]) not in known]
    found = [Found(number, *one) for number, one in enumerate(fresh)]
    people = list(workshop.participants.for_list())
    weights = weigh(workshop, found, people)
    countries = sorted({fairness.country_of(one) for one in people} - {""})
    rows = [
        Candidate(one, weights[one.pk], holidays_on(in_zone(one.starts_at, zone).date(), countries))
        for one in found
    ]
    chosen = _best(rows, wish.most, zone)
    return Candidates([row._replace(is_chosen=row.date.pk in chosen) for row in rows], left_out)


def _said(past: int, twice: int) -> Iterator[str]:
    if past:
        words = ngettext("%(count)d date is past.", "%(count)d dates are past.", past)
        yield words % {"count": past}
    if twice:
        words = ngettext(
            "%(count)d date is proposed already.", "%(count)d dates are proposed already.", twice
        )
        yield words % {"count": twice}


def _spans(wish: Wish, zone: Any, left_out: list[str]) -> Iterator[tuple[dt.datetime, dt.datetime, str]]:
    for day in _days(wish):
        if holiday := holidays_on(day, wish.skips):
            left_out.append(f"{say_day(day)}: {holiday}")
            continue
        for length in wish.lengths:
            for time in wish.times or _times(wish, length):
                yield from _at(day, time, dt.timedelta(minutes=length), zone, left_out)


def _days(wish: Wish) -> Iterator[dt.date]:
    for number in range((wish.last - wish.first).days + 1):
        day = wish.first + dt.timedelta(days=number)
        if day.weekday() in wish.weekdays:
            yield day


def _times(wish: Wish, length: int) -> Iterator[dt.time]:
    """The hours from which a session of this length ends within the wished hours."""
    first, last = (time.hour * 60 + time.minute for time in (wish.begins, wish.ends))
    for minute in range(first, last - length + 1, wish.step):
        yield dt.time(minute // 60, minute % 60)


def _at(
    day: dt.date, time: dt.time, length: dt.timedelta, zone: Any, left_out: list[str]
) -> Iterator[tuple[dt.datetime, dt.datetime, str]]:
    """The instant of a clock time: none where the clock skips it, both where it shows it twice."""
    try:
        start = instant(day, time, zone)
    except DoubledHour:
        both = [instant(day, time, zone, fold=fold) for fold in (0, 1)]
        for one, words in zip(both, (_("the first %(time)s"), _("the second %(time)s")), strict=True):
            local = in_zone(one, zone)
            yield one, one + length, words % {"time": f"{local:%H:%M} (UTC{local:%z})"}
    except Refused as refusal:
        if str(refusal) not in left_out:
            left_out.append(str(refusal))
    else:
        yield start, start + length, ""


def holidays_on(day: dt.date, countries: Iterable[str]) -> str:
    """`Midsummer Eve FI, SE`: the public holidays of these countries on a day."""
    names: dict[str, list[str]] = {}
    for country in countries:
        if name := holiday_on(day, country):
            names.setdefault(name.split(";")[0], []).append(country)
    return ", ".join(f"{name} {', '.join(found)}" for name, found in names.items())


def weigh(workshop: Workshop, dates: Sequence[Dated], people: Sequence[Participant]) -> dict[int, Weight]:
    """Whom each date would burden, by its number; one query."""
    places = fairness.places_of(people)
    hours = fairness.hours_of(dates, places)
    before = fairness.burdens(workshop, places) if people else {}
    return {date.pk: _weight(date, people, hours, before) for date in dates}


def _weight(
    date: Dated,
    people: Sequence[Participant],
    hours: dict[tuple[int, int], Hour],
    before: dict[int, Burden],
) -> Weight:
    bad = [one for one in people if hours[date.pk, one.person_id].is_unsocial]
    weighs = sum(1 + before.get(one.person_id, NONE).bad for one in bad)
    cities = Counter(f"{zone_city(one.person.timezone)} {hours[date.pk, one.person_id].words}" for one in bad)
    shown = [name for name, _count in cities.most_common(NAMED)]
    who = ", ".join([*shown, "…"] if len(cities) > NAMED else shown)
    return Weight(len(bad), len(people), weighs, who)


def _best(rows: list[Candidate], most: int, zone: Any) -> set[int]:
    """The dates with the least burden, one a day before a day gets its second.

    An hour that the clock shows twice is never chosen for anybody: they say which one they mean.
    """
    days: Counter[dt.date] = Counter()
    chosen: set[int] = set()
    left = [(row.weight.weighs, row.date.starts_at, row.date) for row in rows if not row.date.which]
    left.sort(key=lambda one: one[:2])
    while left and len(chosen) < most:
        best = min(left, key=lambda one: (days[in_zone(one[1], zone).date()], one[0], one[1]))
        left.remove(best)
        days[in_zone(best[1], zone).date()] += 1
        chosen.add(best[2].pk)
    return chosen
