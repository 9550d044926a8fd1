"""The published methods behind the ranking of topics: pure functions over counts, no database, no words."""

from .disclosure import FEWEST, shown_groups
from .discrepancy import Discrepancy, discrepancy, merged
from .importance_performance import Crosshair, crosshair, quadrant
from .interest import borda, share
from .ranking import ranks

__all__ = [
    "FEWEST",
    "Crosshair",
    "Discrepancy",
    "borda",
    "crosshair",
    "discrepancy",
    "merged",
    "quadrant",
    "ranks",
    "share",
    "shown_groups",
]
