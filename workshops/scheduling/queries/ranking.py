"""Which date is best, and why: the order of the dates and its reasons in sentences."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import zone_city

from ..hours import Hour
from ..models import Participant, Slot
from ..states import Answer
from .fairness import Burden

MOST_BAD_HOURS = 3


class Seen(NamedTuple):
    """One person and one date: what they said of it, their hour there, and what they had to bear before."""

    participant: Participant
    answer: str
    hour: Hour
    before: Burden

    @property
    def city(self) -> str:
        return zone_city(self.participant.person.timezone)


class Rank(NamedTuple):
    """The lowest is best: what decides comes first, and the next only where that is equal."""

    missing: int
    fewer_can: int
    fewer_sure: int
    burden: int
    starts_at: dt.datetime


def unsocial(seen: list[Seen]) -> list[Seen]:
    """Those for whom a date is a bad hour or a day off."""
    return [one for one in seen if one.hour.is_unsocial]


def bad_hours(bad: list[Seen]) -> list[str]:
    """`Chicago 02:00 night`, each city once."""
    found = {f"{one.city} {one.hour.words}": None for one in bad}
    shown = list(found)[:MOST_BAD_HOURS]
    more = len(found) - len(shown)
    rest = ngettext("%(count)d city more", "%(count)d cities more", more) % {"count": more}
    return [*shown, rest] if more else shown


def _must_haves(seen: list[Seen], answer: str) -> list[Participant]:
    return [one.participant for one in seen if one.answer == answer and one.participant.must_have]


def rank(slot: Slot, seen: list[Seen], counts: tuple[int, ...], bad: list[Seen]) -> Rank:
    """No must-have missing, most who can, most sure, least burden, soonest.

    The burden is one for each bad hour, and one more for each that this person had before in this edition.
    Whoever said no is spared it.
    """
    burden = sum(1 + one.before.bad for one in bad if one.answer != Answer.NO)
    must = len(_must_haves(seen, Answer.NO))
    return Rank(must, -(counts[0] + counts[1]), -counts[0], burden, slot.starts_at)


def behind(mine: Rank, ahead: Rank, label: str) -> str:
    """Why one date stands behind the next better one: the first point in which they differ, with numbers."""
    if mine.missing != ahead.missing:
        return _("After %(date)s, because more of those who cannot be missing said no.") % {"date": label}
    if fewer := mine.fewer_can - ahead.fewer_can:
        words = ngettext(
            "After %(date)s, because %(count)d person fewer can come.",
            "After %(date)s, because %(count)d people fewer can come.",
            fewer,
        )
        return words % {"date": label, "count": fewer}
    if fewer := mine.fewer_sure - ahead.fewer_sure:
        words = ngettext(
            "After %(date)s: as many can come, but %(count)d fewer is sure.",
            "After %(date)s: as many can come, but %(count)d fewer are sure.",
            fewer,
        )
        return words % {"date": label, "count": fewer}
    if mine.burden != ahead.burden:
        words = _(
            "After %(date)s: as many can come, but its bad hours weigh %(mine)d against %(other)d. "
            "Each counts once, and once more for each bad hour that this person had before."
        )
        return words % {"date": label, "mine": mine.burden, "other": ahead.burden}
    return _("After %(date)s, which is sooner; all else is equal.") % {"date": label}


def reasons(seen: list[Seen], counts: tuple[int, ...], bad: list[Seen]) -> list[str]:
    """What speaks for and against this date, in sentences."""
    can = [one.participant for one in seen if one.answer in (Answer.YES, Answer.IF_NEEDED)]
    answered = [one.participant for one in seen if one.participant.poll_answered_at]
    facts = {
        "yes": counts[0], "maybe": counts[1],
        "able": _organisations(can), "all": _organisations(answered),
    }  # fmt: skip
    said = _("%(yes)d yes and %(maybe)d if needed; %(able)d of %(all)d organisations that answered can come.")
    found = [said % facts]
    for one in _must_haves(seen, Answer.NO):
        found.append(_("%(name)s cannot be missing, and said no.") % {"name": one.person})
    for one in _must_haves(seen, ""):
        if one.poll_answered_at:  # who said nothing at all is named once, above all dates
            words = _("%(name)s cannot be missing, and has not answered this date.")
            found.append(words % {"name": one.person})
    return [*found, *_fairness(seen), *_said_of_hours(bad)]


def _organisations(people: Iterable[Participant]) -> int:
    return len({one.organisation_id for one in people} - {None})


def _fairness(seen: list[Seen]) -> list[str]:
    """Who had an unsocial hour last time, and has a good one now or a bad one again."""
    concerned = [one for one in seen if one.before.last]
    # Those who bear it again come first: of many, only a few are named.
    concerned.sort(key=lambda one: not one.hour.is_bad)
    good = _("%(name)s in %(city)s gets a good hour, %(now)s, after %(then)s last time.")
    again = _("%(name)s in %(city)s has a bad hour again, %(now)s, after %(then)s last time.")
    return [
        (again if one.hour.is_bad else good)
        % {
            "city": one.city,
            "now": one.hour.clock,
            "name": one.participant.person,
            "then": one.before.last.words if one.before.last else "",
        }
        for one in concerned[:MOST_BAD_HOURS]
    ]


def _said_of_hours(bad: list[Seen]) -> list[str]:
    people = [one for one in bad if one.hour.is_bad and not one.before.last]
    off = sum(one.hour.is_off for one in bad)
    words = ngettext(
        "%(count)d person has a day off or a public holiday.",
        "%(count)d people have a day off or a public holiday.",
        off,
    )
    return [*_said_of_bad_hours(people), *([words % {"count": off}] if off else [])]


def _said_of_bad_hours(people: list[Seen]) -> list[str]:
    if not people:
        return []
    if len(people) == 1:
        one = people[0]
        facts = {"name": one.participant.person, "hour": one.hour.words, "city": one.city}
        if one.answer == Answer.NO:
            return [_("One person has a bad hour, and said no: %(name)s, %(hour)s in %(city)s.") % facts]
        return [_("One person has a bad hour: %(name)s, %(hour)s in %(city)s.") % facts]
    words = ngettext("%(count)d person has a bad hour.", "%(count)d people have a bad hour.", len(people))
    return [words % {"count": len(people)}]
