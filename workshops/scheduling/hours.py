"""What an hour means to a person: working time, unsocial hour, weekend or public holiday where they are."""

import datetime as dt
from functools import lru_cache
from typing import Any, NamedTuple

import holidays
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workinggroup.base.clock import in_zone

WORK_BEGINS = dt.time(8)
WORK_ENDS = dt.time(18)
NIGHT_BEGINS = dt.time(22)
NIGHT_ENDS = dt.time(7)
SATURDAY = 5


class Hour(NamedTuple):
    """A date on one person's clock. `odd` is a word when it is outside working hours, `holiday` its name."""

    clock: str
    odd: str = ""
    holiday: str = ""
    is_weekend: bool = False

    @property
    def is_unsocial(self) -> bool:
        return bool(self.odd or self.holiday)

    @property
    def is_bad(self) -> bool:
        """Outside working hours; a day off is something else."""
        return bool(self.odd) and not self.is_weekend

    @property
    def words(self) -> str:
        """`20:00 late`, `11:00 holiday`."""
        return " ".join(filter(None, [self.clock, self.odd or (self.holiday and _("holiday"))]))


def hour_of(starts_at: dt.datetime, ends_at: dt.datetime, zone: Any, country: str = "") -> Hour:
    """How a session from `starts_at` to `ends_at` lies in the day of somebody in `zone`.

    Night is 22:00 to 07:00, early before 08:00, late when it ends after 18:00; weekends and the public
    holidays of the country come after that.
    """
    first, last = in_zone(starts_at, zone), in_zone(ends_at, zone)
    clock = f"{first:%H:%M}"
    if first.time() < NIGHT_ENDS or first.time() >= NIGHT_BEGINS:
        return Hour(clock, _("night"))
    if first.time() < WORK_BEGINS:
        return Hour(clock, _("early"))
    if last.time() > WORK_ENDS or last.date() > first.date():
        return Hour(clock, _("late"))
    if first.weekday() >= SATURDAY:
        return Hour(clock, _("weekend"), is_weekend=True)
    return Hour(clock, holiday=holiday_on(first.date(), country))


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
