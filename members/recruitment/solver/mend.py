"""A set without proof, for when the time ends before any set was found: swaps that break the quotas less."""

import time

import numpy as np

from .file import Problem
from .replace import Board

A_MOMENT = 0.05


def mended(problem: Problem, chosen: frozenset[int], *, until: float) -> frozenset[int]:
    """Swap one seat after the other for the better, as long as it helps and there is time."""
    until = max(until, time.monotonic() + A_MOMENT)
    names = [one.id for one in problem.candidates]
    while time.monotonic() < until:
        better = _swapped(Board(problem, [names[position] for position in sorted(chosen)]), until)
        if better is None:
            break
        chosen = better
    return chosen


def _swapped(board: Board, until: float) -> frozenset[int] | None:
    """The set after the one swap that leaves the quotas least broken; None when no swap helps."""
    now = int(board.short(board.count[:, None]).sum())
    best: tuple[int, int, int] | None = None
    for out in board.seated if board.free and now else ():
        if board.problem.candidates[out].pinned or time.monotonic() > until:
            continue
        count = board.count - board.counted[:, out]
        broken = board.short(count[:, None] + board.counted[:, board.free]).sum(axis=0)
        place = int(np.argmin(broken))
        best = min(best or (now, -1, -1), (int(broken[place]), out, board.free[place]))
    if best is None or best[0] >= now:
        return None
    return frozenset(board.seated) - {best[1]} | {best[2]}
