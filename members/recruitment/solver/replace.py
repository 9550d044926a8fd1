"""Who best takes a seat that becomes free, exactly: one free seat leaves only single candidates to compare.

With all others fixed the programme of `solve` has one seat left to fill, so its sets are the candidates
themselves; each is looked at, in the order that `solve` prefers: the least that quotas are broken, then the
score, then the number that the seed gives. A test holds this to `solve` with the others pinned.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from .file import Problem


class Replacement(NamedTuple):
    """Who leaves, who comes (None when nobody is left), and which bounds are then broken by how much."""

    leaves: str
    comes: str | None
    broken: list[dict[str, Any]]


class Board:
    """A problem as numbers: what each bound counts, and how many seats it has."""

    def __init__(self, problem: Problem, chosen: Iterable[str]) -> None:
        self.problem = problem
        self.names = [one.id for one in problem.candidates]
        at = {name: position for position, name in enumerate(self.names)}
        self.seated = [at[name] for name in chosen if name in at]
        self.counted = np.zeros((len(problem.bounds), len(self.names)), dtype=np.int64)
        for row, bound in enumerate(problem.bounds):
            self.counted[row, problem.counted_by(bound)] = 1
        self.sign = np.array([1 if one.bound == "min" else -1 for one in problem.bounds], dtype=np.int64)
        self.limit = np.array([one.limit for one in problem.bounds], dtype=np.int64)
        self.count = self.counted[:, self.seated].sum(axis=1)
        taken = set(self.seated)
        self.free = [
            position
            for position, one in enumerate(problem.candidates)
            if position not in taken and not one.excluded
        ]
        self.free.sort(key=lambda position: self._order(position))

    def _order(self, position: int) -> tuple[int, int, str]:
        one = self.problem.candidates[position]
        return -one.score, -one.luck, one.id

    def short(self, count: np.ndarray) -> np.ndarray:
        """By how much each bound is broken; one column for each set that is looked at."""
        sign, limit = self.sign[:, None], self.limit[:, None]
        return np.maximum(0, sign * (limit - count))

    def best_for(self, count: np.ndarray) -> tuple[str | None, list[dict[str, Any]]]:
        """The best candidate for one more seat over these counts, and what stays broken with them."""
        if not self.free:
            return None, self._told(self.short(count[:, None])[:, 0])
        broken = self.short(count[:, None] + self.counted[:, self.free])
        # The first of the smallest: `free` stands in the order of preference.
        best = int(np.argmin(broken.sum(axis=0))) if len(broken) else 0
        return self.names[self.free[best]], self._told(broken[:, best] if len(broken) else [])

    def _told(self, broken: Iterable[Any]) -> list[dict[str, Any]]:
        bounds = zip(self.problem.bounds, broken, strict=False)
        return [
            {"attribute": bound.attribute, "value": bound.value, "bound": bound.bound, "by": int(by)}
            for bound, by in bounds
            if by
        ]


def replacements(problem: Problem, chosen: Iterable[str]) -> list[Replacement]:
    """For each seat the best replacement if this one declines, with all others where they are."""
    board = Board(problem, chosen)
    return [
        Replacement(board.names[position], *board.best_for(board.count - board.counted[:, position]))
        for position in board.seated
    ]


def addition(problem: Problem, chosen: Iterable[str]) -> Replacement:
    """The best candidate for one more seat, with all others where they are."""
    board = Board(problem, chosen)
    return Replacement("", *board.best_for(board.count))
