"""Borich's mean weighted discrepancy and the Ranked Discrepancy Model, from a table of counts.

Both ask, for one topic: how far does the present level stay behind the importance? They run in opposite
directions: the highest Borich score and the lowest (most negative) RDS are the greatest need.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

Pairs = Mapping[tuple[int, int], int]
"""Contingency table of one topic: (importance, level) → how many respondents said exactly that.

Shape: at most points × points entries (25 on a scale of five). Both numbers are points of the same ordinal
scale. Only complete pairs are counted; a respondent who left one of the two out is in no entry.
"""


class Discrepancy(NamedTuple):
    """One topic's figures over `n` complete pairs.

    `importance`, `level`: means in points of the scale. `below`, `equal`, `above`: how many set the level
    below, at or above the importance (NR, TR and PR). `mwds`: squared points, −6.25 to 20 on a scale of
    1 to 5. `rds`: percent, −100 to 100.
    """

    n: int
    importance: float
    level: float
    mwds: float
    below: int
    equal: int
    above: int
    rds: float


def discrepancy(pairs: Pairs) -> Discrepancy | None:
    """All figures of one topic, or None when there is no complete pair.

    Borich: D = I − A and W = D · mean(I) for each respondent, MWDS = ΣW / n, which is
    mean(I) · (mean(I) − mean(A)). Gary D. Borich, "A needs assessment model for conducting follow-up
    studies", Journal of Teacher Education 31(3), 1980, 39–42.

    RDM: NR% is the share with A < I, PR% with A > I, TR% the ties; RDS = −1·NR% + 0·TR% + 1·PR%.
    Lendel K. Narine and Amy Harder, "Comparing the Borich model with the Ranked Discrepancy Model for
    competency assessment", Advancements in Agricultural Development 2(3), 2021, 96–111,
    doi 10.37433/aad.v2i3.169.

    Sums are whole numbers until the last division, so the figures do not depend on the order of the answers.
    """
    n = sum(pairs.values())
    if not n:
        return None
    importances = sum(importance * count for (importance, _level), count in pairs.items())
    levels = sum(level * count for (_importance, level), count in pairs.items())
    below = sum(count for (importance, level), count in pairs.items() if level < importance)
    above = sum(count for (importance, level), count in pairs.items() if level > importance)
    return Discrepancy(
        n=n,
        importance=importances / n,
        level=levels / n,
        mwds=importances * (importances - levels) / (n * n),
        below=below,
        equal=n - below - above,
        above=above,
        rds=100 * (above - below) / n,
    )


def merged(tables: Iterable[Pairs]) -> Pairs:
    """The counts of several groups of respondents together."""
    total: Counter[tuple[int, int]] = Counter()
    for table in tables:
        total.update(table)
    return total
