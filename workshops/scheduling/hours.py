"""What an hour means to a person: working time, unsocial hour, day off or public holiday where they are."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import holidays
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workinggroup.base.clock import in_zone

NIGHT_BEGINS = dt.time(22)
NIGHT_ENDS = dt.time(7)
SATURDAY = 5
# What ends on another day and is shorter than this runs through a night; what is longer has its nights off.
THROUGH_A_NIGHT = dt.timedelta(hours=14)


class Working(NamedTuple):
    """The working hours of a person on their own clock, and their working days; 0 is Monday."""

    begins: dt.time = dt.time(8)
    ends: dt.time = dt.time(18)
    days: str = "01234"


USUAL = Working()


class Place(NamedTuple):
    """All of a person that makes an hour good or bad for them: zone, country, and working hours."""

    zone: str
    country: str = ""
    works: Working = USUAL


class Hour(NamedTuple):
    """A date on one person's clock. `odd` is a word when it is outside working hours, `holiday` its name."""

    clock: str
    odd: str = ""
    holiday: str = ""
    is_off: bool = False

    @property
    def is_bad(self) -> bool:
        """Outside working hours; a day off is something else."""
        return bool(self.odd) and not self.is_off

    @property
    def is_unsocial(self) -> bool:
        return bool(self.odd or self.holiday)

    @property
    def word(self) -> str:
        """`late`, `holiday`, or nothing."""
        return self.odd or (self.holiday and _("holiday"))

    @property
    def words(self) -> str:
        """`20:00 late`, `11:00 holiday`."""
        return " ".join(filter(None, [self.clock, self.word]))


def place_of(person: Any, country: str = "") -> Place:
    """The zone and the working hours of a person; the country is that of the body they speak for."""
    return Place(
        str(person.timezone), country, Working(person.work_from, person.work_until, person.work_days)
    )


def hour_of(
    starts_at: dt.datetime, ends_at: dt.datetime, zone: Any, country: str = "", works: Working = USUAL
) -> Hour:
    """How a session from `starts_at` to `ends_at` lies in the day of somebody in `zone`.

    Early, late and night (22:00 to 07:00) are outside the person's own working hours; days on which they do
    not work and the public holidays of the country come after that.
    """
    first, last = in_zone(starts_at, zone), in_zone(ends_at, zone)
    clock = f"{first:%H:%M}"
    if word := _odd(first, last, works):
        return Hour(clock, word)
    for day in _days(first, last):
        if str(day.weekday()) not in works.days:
            word = _("weekend") if day.weekday() >= SATURDAY else _("day off")
            return Hour(clock, word, is_off=True)
    names = (holiday_on(day, country) for day in _days(first, last))
    holiday = next(filter(None, names), "")
    return Hour(clock, holiday=holiday, is_off=bool(holiday))


@lru_cache(maxsize=20_000)
def hour_at(starts_at: dt.datetime, ends_at: dt.datetime, place: Place, _language: str = "") -> Hour:
    """The same for a place, kept: a poll asks for a thousand of them on each of its pages."""
    return hour_of(starts_at, ends_at, place.zone, place.country, place.works)


def _odd(first: dt.datetime, last: dt.datetime, works: Working) -> str:
    begins, ends = first.time(), last.time()
    if begins < works.begins or begins >= works.ends:
        if begins < NIGHT_ENDS or begins >= NIGHT_BEGINS:
            return _("night")
        return _("early") if begins < works.begins else _("late")
    through = last.date() > first.date() and last - first < THROUGH_A_NIGHT
    return _("late") if ends > works.ends or through else ""


def _days(first: dt.datetime, last: dt.datetime) -> Iterator[dt.date]:
    for number in range((last.date() - first.date()).days + 1):
        yield first.date() + dt.timedelta(days=number)


def holiday_on(day: dt.date, country: str) -> str:
    """The name of the public holiday of a country on a day, or nothing."""
    return _calendar(str(country), day.year, (get_language() or "en")[:2]).get(day, "") if country else ""


@lru_cache(maxsize=256)
def _calendar(country: str, year: int, language: str) -> dict[dt.date, str]:
    """The holidays of a country in a year, from the installed library: nothing is asked over the network."""
    try:
        spoken = holidays.list_localized_countries(include_aliases=False).get(country, [])
        named = next((one for one in spoken if one.startswith(language)), None)
        return dict(holidays.country_holidays(country, years=year, language=named or _english(spoken)))
    except NotImplementedError:
        return {}


def _english(spoken: list[str]) -> str | None:
    return next((one for one in spoken if one.startswith("en")), None)
