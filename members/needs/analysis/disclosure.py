"""Which groups of respondents may be shown without giving a smaller one away."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Group = TypeVar("Group", bound=Hashable)

FEWEST = 5
"""No figure of a group of fewer respondents is shown."""


def shown_groups(counts: Mapping[Group, int], *, fewest: int = FEWEST) -> set[Group]:
    """The groups that may be shown beside their total.

    `counts`: group → respondents. A group under `fewest` is hidden. While the hidden ones together are still
    under `fewest`, the total minus what is shown would give them away, so the smallest shown group is hidden
    too (secondary suppression, as in statistical disclosure control).
    """
    shown = sorted((group for group, n in counts.items() if n >= fewest), key=lambda group: counts[group])
    hidden = sum(counts.values()) - sum(counts[group] for group in shown)
    while 0 < hidden < fewest and shown:
        hidden += counts[shown.pop(0)]
    return set(shown)
