"""From scores to ranks."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def ranks(scores: Mapping[Key, float | None], *, lowest_first: bool) -> dict[Key, int | None]:
    """The rank of each key, 1 for the greatest need; equal scores share one, what has no score has none.

    `lowest_first`: True for RDS, whose most negative is the greatest need; False for Borich and interest.
    """
    known = [score for score in scores.values() if score is not None]
    ordered = sorted(known, reverse=not lowest_first)
    first = {score: place for place, score in reversed(list(enumerate(ordered, 1)))}
    return {key: None if score is None else first[score] for key, score in scores.items()}
