"""From "so long before" to instants: at nine in the morning of the recipient, or so many hours before."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from workinggroup.base.clock import in_zone, instant
from workinggroup.base.refusals import Refused

NINE = dt.time(9)
HOUR = dt.timedelta(hours=1)


class Moment(NamedTuple):
    """When a reminder is due for one person, and the rule by which it is (`d7`, `h1`)."""

    at: dt.datetime
    rule: str


def nine_on(day: dt.date, zone: Any) -> dt.datetime:
    """Nine in the morning in a zone; the first full hour after it where the clock skips it."""
    for hours in range(4):
        try:
            return instant(day, dt.time(NINE.hour + hours), zone, fold=0)
        except Refused:
            continue
    raise AssertionError(f"{zone} has no morning on {day}")


def before_day(day: dt.date, days: Iterable[int], zone: Any) -> list[Moment]:
    """So many calendar days before a day, at nine in that zone; the earliest first."""
    return sorted(Moment(nine_on(day - dt.timedelta(days=n), zone), f"d{n}") for n in days)


def before_start(
    starts_at: dt.datetime, zone: Any, *, days: Iterable[int], hours: Iterable[int]
) -> list[Moment]:
    """When somebody in `zone` is reminded of a start; the earliest first, and none after the start.

    The day before is the one before the day that their own calendar shows.
    """
    of_days = before_day(in_zone(starts_at, zone).date(), days, zone)
    of_hours = [Moment(starts_at - n * HOUR, f"h{n}") for n in hours]
    return sorted(one for one in [*of_days, *of_hours] if one.at < starts_at)


def due_now(moments: Iterable[Moment], *, at: dt.datetime, done: Iterable[str]) -> Moment | None:
    """The reminder to send now, or None: the latest that is due, unless it or a later one went out already.

    Whoever was not reminded in time (a worker was down) gets one mail and not all that were missed; and a
    clock that goes back sends no earlier one after a later one.
    """
    ordered = list(moments)
    due = [one for one in ordered if one.at <= at]
    if not due:
        return None
    known = set(done)
    if any(one.at >= due[-1].at for one in ordered if one.rule in known):
        return None
    return due[-1]
