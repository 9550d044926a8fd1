"""The days of a series, and what the clock says on each of them.

A series keeps what people read on the clock: 10:00 stays 10:00 when the clocks change, and its instant moves.
Each date is an event of its own in UTC, so no calendar ever has to understand a rule or a VTIMEZONE of ours.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, takewhile
from typing import Any, NamedTuple

from workinggroup.base.clock import DoubledHour, in_zone, instant
from workinggroup.base.refusals import Refused

from .states import Rhythm

WEEK = dt.timedelta(days=7)
MOST = 52


class Planned(NamedTuple):
    """A date of a series. `refused` says why there is none; `doubled` that the clock shows it twice."""

    day: dt.date
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    refused: str = ""
    doubled: bool = False
    holidays: tuple[str, ...] = ()
    shifted: bool = False

    @property
    def name(self) -> str:
        return self.day.isoformat()


def days_after(first: dt.date, rhythm: str) -> Iterator[dt.date]:
    """The days that follow: each week, each second week, or the same weekday of each month."""
    if rhythm == Rhythm.MONTH:
        yield from _same_weekdays(first)
        return
    step = WEEK if rhythm == Rhythm.WEEK else 2 * WEEK
    day = first
    while True:
        day += step
        yield day


def _same_weekdays(first: dt.date) -> Iterator[dt.date]:
    """The n-th of that weekday in each month after; of a fifth one, which few months have, the last."""
    place, year, month = (first.day - 1) // 7, first.year, first.month
    while True:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        begin = dt.date(year, month, 1)
        day = begin + dt.timedelta(days=(first.weekday() - begin.weekday()) % 7) + place * WEEK
        yield day if day.month == month else day - WEEK


def chosen_days(
    first: dt.date, rhythm: str, *, number: int | None = None, until: dt.date | None = None
) -> list[dt.date]:
    """The days after the first: `number` of them, or all up to and with `until`; at most 52."""
    days = days_after(first, rhythm)
    if until is not None:
        days = takewhile(lambda day: day <= until, days)
    return list(islice(days, min(number or MOST, MOST)))


def expand(
    days: Iterable[dt.date],
    *,
    time: dt.time,
    length: dt.timedelta,
    zone: Any,
    folds: Mapping[str, int] | None = None,
) -> list[Planned]:
    """Each day at the same time of the clock in `zone`, for the same length.

    An hour that the clock skips that day is refused with words; of one that it shows twice `folds` says, by
    day, which is meant (0 the first, 1 the second).
    """
    folds = folds or {}
    return [_at(day, time, length, zone, folds.get(day.isoformat())) for day in days]


def _at(day: dt.date, time: dt.time, length: dt.timedelta, zone: Any, fold: int | None) -> Planned:
    try:
        start = instant(day, time, zone, fold=fold)
    except DoubledHour as question:
        return Planned(day, None, None, str(question), doubled=True)
    except Refused as refusal:
        return Planned(day, None, None, str(refusal))
    return Planned(day, start, start + length, doubled=_is_doubled(day, time, zone))


def _is_doubled(day: dt.date, time: dt.time, zone: Any) -> bool:
    try:
        instant(day, time, zone)
    except DoubledHour:
        return True
    return False


def moved(
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    *,
    days: int,
    time: dt.time,
    zone: Any,
    fold: int | None = None,
) -> Planned:
    """A date so many days later (or earlier) at `time` of the clock in `zone`, for the same length."""
    day = in_zone(starts_at, zone).date() + dt.timedelta(days=days)
    return _at(day, time, ends_at - starts_at, zone, fold)
