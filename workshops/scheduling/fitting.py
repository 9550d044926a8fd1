"""Shorter points, so that an agenda fits into its session."""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from workinggroup.base.refusals import Refused

from .models import AgendaItem, Workshop
from .timing import fixed_start, minutes_of

STEP = 5


def fitted(workshop: Workshop, items: Sequence[AgendaItem]) -> dict[int, int]:
    """New minutes by key of the points that change: each stretch that is too long, in proportion.

    A stretch goes from the start, or from a point with a fixed hour, to the next such point or to the end.
    What fits already stays as it is. Raises `Refused` where there is less than a minute for each point.
    """
    if not workshop.length:
        raise Refused(_("The session has no date yet, so nothing can be too long."))
    changed: dict[int, int] = {}
    for stretch, room in _stretches(workshop, items):
        lengths = [item.duration for item in stretch]
        if sum(lengths) > room:
            shorter = shortened(lengths, room)
            changed |= {
                item.pk: new for item, new in zip(stretch, shorter, strict=True) if new != item.duration
            }
    return changed


def _stretches(workshop: Workshop, items: Sequence[AgendaItem]) -> list[tuple[list[AgendaItem], int]]:
    """The points between two fixed hours, with the minutes that they have."""
    starts: list[dt.datetime] = [workshop.starts_at]
    stretches: list[list[AgendaItem]] = [[]]
    clock = workshop.starts_at
    for item in items:
        fixed = item.begins and fixed_start(item.begins, clock, workshop.timezone)
        if fixed:
            starts.append(fixed)
            stretches.append([])
        stretches[-1].append(item)
        clock = (fixed or clock) + dt.timedelta(minutes=item.duration)
    ends = [*starts[1:], workshop.ends_at]
    rooms = [minutes_of(end - start) for start, end in zip(starts, ends, strict=True)]
    return [(stretch, room) for stretch, room in zip(stretches, rooms, strict=True) if stretch]


def shortened(lengths: Sequence[int], room: int) -> list[int]:
    """Lengths in proportion that add up to `room` exactly, in steps of five minutes where possible."""
    if room < len(lengths):
        raise Refused(_("There is less than a minute for each point. Take one off, or end later."))
    step = STEP if room >= STEP * len(lengths) and room % STEP == 0 else 1
    steps, total = room // step, sum(lengths)
    exact = [length * steps / total for length in lengths]
    found = [max(1, int(one)) for one in exact]
    while (left := steps - sum(found)) != 0:
        up = 1 if left > 0 else -1
        movable = [place for place, one in enumerate(found) if up > 0 or one > 1]
        place = max(movable, key=lambda one: (up * (exact[one] - found[one]), -one))
        found[place] += up
    return [one * step for one in found]
