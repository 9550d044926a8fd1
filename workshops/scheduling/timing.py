"""From the order and length of the points to the clock, and dates for a poll from a period."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from workinggroup.base.clock import DoubledHour, instant
from workinggroup.base.refusals import Refused
from workinggroup.editions.models import Topic

from .models import AgendaItem, Workshop

Span = tuple[dt.datetime, dt.datetime]


class Running(NamedTuple):
    """A point of the agenda with the time at which it begins; none while the session has no date."""

    item: AgendaItem
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    runs_over: bool
    topics: tuple[Topic, ...] = ()


def running_times(
    workshop: Workshop, items: Iterable[AgendaItem] | None = None, *, begin: dt.datetime | None = None
) -> list[Running]:
    """The points in order, each beginning when the one before ends; the first at `begin`, or at the start."""
    found, begin = [], begin or workshop.starts_at
    for item in workshop.agenda.all() if items is None else items:
        end = begin and begin + dt.timedelta(minutes=item.duration)
        over = bool(end and workshop.ends_at and end > workshop.ends_at)
        found.append(Running(item, begin, end, over))
        begin = end
    return found


def overrun(workshop: Workshop, items: Iterable[AgendaItem]) -> int:
    """By how many minutes the points are longer than the session; 0 when they fit or it has no date."""
    if not workshop.length:
        return 0
    planned = sum(item.duration for item in items)
    return max(0, planned - round(workshop.length.total_seconds() / 60))


def generated_spans(
    first: dt.date,
    last: dt.date,
    *,
    times: Iterable[dt.time],
    minutes: int,
    weekdays: Iterable[int],
    zone: Any,
) -> list[Span]:
    """Each of the `times` on each of the `weekdays` (0 is Monday) from `first` to `last`, both included.

    A time that the clock skips or shows twice on a day is left out: nobody asked for that day by name.
    """
    chosen, spans = set(weekdays), []
    for number in range((last - first).days + 1):
        day = first + dt.timedelta(days=number)
        for time in times if day.weekday() in chosen else ():
            try:
                start = instant(day, time, zone)
            except (DoubledHour, Refused):
                continue
            spans.append((start, start + dt.timedelta(minutes=minutes)))
    return spans
