"""Importance–performance analysis: which topics matter and are done less well.

John A. Martilla and John C. James, "Importance–performance analysis",
Journal of Marketing 41(1), 1977, 77–79.
"""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple


class Quadrant(Enum):
    """The four fields of the chart, by the names of the paper."""

    CONCENTRATE = "concentrate here"
    KEEP_UP = "keep up the good work"
    LOW_PRIORITY = "low priority"
    OVERKILL = "possible overkill"


class Crosshair(NamedTuple):
    """Where the two lines of the chart stand, in points of the scale."""

    importance: float
    level: float


def crosshair(
    points: Sequence[tuple[float, float]], *, scale: tuple[int, int] | None = None
) -> Crosshair | None:
    """The crosshair of a chart: at the grand means of `points`, or at the midpoint of `scale`, if given.

    `points`: one (mean importance, mean level) for each topic, every topic with the same weight; shape k × 2.
    `scale`: lowest and highest point. None when there is nothing to take a mean of.
    """
    if scale:
        middle = (scale[0] + scale[1]) / 2
        return Crosshair(middle, middle)
    if not points:
        return None
    return Crosshair(sum(i for i, _level in points) / len(points), sum(a for _i, a in points) / len(points))


def quadrant(importance: float, level: float, cross: Crosshair) -> Quadrant:
    """The field of a topic. On a line it counts as important and as done well."""
    if importance >= cross.importance:
        return Quadrant.CONCENTRATE if level < cross.level else Quadrant.KEEP_UP
    return Quadrant.LOW_PRIORITY if level < cross.level else Quadrant.OVERKILL
