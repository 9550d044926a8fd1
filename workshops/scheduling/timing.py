"""From the order and length of the points to the clock."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from workinggroup.base.clock import in_zone, instant
from workinggroup.base.refusals import Refused
from workinggroup.editions.models import Topic

from .models import AgendaItem, Workshop


class Running(NamedTuple):
    """A point of the agenda with the time at which it begins; none while the session has no date.

    `gap`: minutes that stay empty before a point with a fixed hour; below zero, by how much those before it
    are too long. `by`: who presents it, in words.
    """

    item: AgendaItem
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    runs_over: bool
    topics: tuple[Topic, ...] = ()
    gap: int = 0
    by: str = ""

    @property
    def too_long(self) -> int:
        return max(0, -self.gap)


def running_times(
    workshop: Workshop, items: Iterable[AgendaItem] | None = None, *, begin: dt.datetime | None = None
) -> list[Running]:
    """The points in order, each beginning when the one before ends; the first at `begin`, or at the start.

    A point that must begin at an hour begins then: the gap before it says what that costs.
    """
    found, clock = [], begin or workshop.starts_at
    for item in workshop.agenda.all() if items is None else items:
        start = (clock and item.begins and fixed_start(item.begins, clock, workshop.timezone)) or clock
        end = start and start + dt.timedelta(minutes=item.duration)
        over = bool(end and workshop.ends_at and end > workshop.ends_at)
        gap = minutes_of(start - clock) if start and clock else 0
        found.append(Running(item, start, end, over, gap=gap, by=item.presenter))
        clock = end
    return found


def fixed_start(hour: dt.time, near: dt.datetime, zone: Any) -> dt.datetime | None:
    """The instant nearest to `near` at which the clocks of the session show this hour; None if none do."""
    today = in_zone(near, zone).date()
    found = []
    for days in (-1, 0, 1):
        try:
            found.append(instant(today + dt.timedelta(days=days), hour, zone))
        except Refused:
            continue
    return min(found, key=lambda one: (abs(one - near), one), default=None)


def minutes_of(length: dt.timedelta) -> int:
    return round(length.total_seconds() / 60)


def overrun(workshop: Workshop, items: Iterable[AgendaItem]) -> int:
    """By how many minutes the points run past the end of the session; 0 when they fit or it has no date."""
    if not workshop.length:
        return 0
    last = max((one.ends_at for one in running_times(workshop, items)), default=workshop.ends_at)
    return max(0, minutes_of(last - workshop.ends_at))
