"""The time of a session in words: on the reader's own clock first, on the session's beside it."""

import datetime as dt
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from workinggroup.base.clock import in_zone, say_day, say_period, say_when, zone_city


class Both(NamedTuple):
    """A period on the reader's clock, and on the session's where that shows something else."""

    day: str
    hours: str
    city: str
    zone_name: str
    there: str
    there_city: str
    there_name: str


def both(starts_at: dt.datetime, ends_at: dt.datetime, zone: Any) -> Both:
    """The parts of a period for the big time of a page; `there` is empty when both clocks agree."""
    here = timezone.get_current_timezone_name()
    first, last = in_zone(starts_at, here), in_zone(ends_at, here)
    there = in_zone(starts_at, zone)
    differs = first.utcoffset() != there.utcoffset()
    return Both(
        say_day(first.date()),
        _hours(first, last),
        zone_city(here),
        first.tzname() or "",
        _there(there, in_zone(ends_at, zone), first) if differs else "",
        zone_city(zone),
        there.tzname() or "",
    )


def _hours(first: dt.datetime, last: dt.datetime) -> str:
    until = f"{last:%H:%M}" if first.date() == last.date() else f"{say_day(last.date())}, {last:%H:%M}"
    return f"{first:%H:%M}–{until}"


def _there(first: dt.datetime, last: dt.datetime, here: dt.datetime) -> str:
    day = "" if first.date() == here.date() else f"{say_day(first.date())}, "
    return f"{day}{_hours(first, last)}"


class OwnTime(NamedTuple):
    """A period in two sentences: on the reader's clock, and on the session's where that has another name."""

    own: str
    there: str


def own_time(starts_at: dt.datetime, ends_at: dt.datetime, zone: Any) -> OwnTime:
    """`Thu 21 May 2026, 11:00–13:00 your time (Helsinki)` and `10:00–12:00 (Brussels)`.

    The reader's city is named also where its clock shows the same: a subject names it, and so does the text.
    """
    parts = both(starts_at, ends_at, zone)
    if parts.city == parts.there_city:
        return OwnTime(say_period(starts_at, ends_at, zone), "")
    own = _("%(day)s, %(hours)s your time (%(city)s)")
    mine = own % {"day": parts.day, "hours": parts.hours, "city": parts.city}
    return OwnTime(mine, f"{parts.there or parts.hours} ({parts.there_city})")


def span(starts_at: dt.datetime, ends_at: dt.datetime, zone: Any) -> str:
    """`Thu 21 May 2026, 11:00–13:00 your time (Helsinki), 10:00–12:00 (Brussels)`."""
    return ", ".join(part for part in own_time(starts_at, ends_at, zone) if part)


def moment(at: dt.datetime, zone: Any) -> str:
    """`Mon 18 May 2026, 18:00 (Brussels), 19:00 your time (Helsinki)`: the thing's zone first."""
    here = timezone.get_current_timezone_name()
    own, there = in_zone(at, here), in_zone(at, zone)
    words = say_when(at, zone)
    if own.utcoffset() == there.utcoffset():
        return words
    day = "" if own.date() == there.date() else f"{say_day(own.date())}, "
    clock = _("%(time)s your time (%(city)s)") % {"time": f"{own:%H:%M}", "city": zone_city(here)}
    return f"{words}, {day}{clock}"


def sent_at(at: dt.datetime) -> str:
    """`Thu 21 May 2026, 11:00 (Helsinki)`: on the reader's clock, for the subject of a mail."""
    return say_when(at)
