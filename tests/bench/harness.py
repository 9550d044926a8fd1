"""Measuring: our work and its limit in turn in one process, so that a busy machine slows down both."""

import gc
import re
import statistics
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

Work = Callable[[], Any]
AIM = re.compile(r"(?:(p95|ratio) )?([\d.]+)(?: (ms|s|queries))?")


@dataclass
class Figure:
    """One row of the table. Times in seconds, for one piece of what `data` says."""

    what: str
    data: str
    times: list[float]
    limit_is: str
    limits: list[float] = field(default_factory=list)
    queries: int | None = None
    memory: float | None = None
    elsewhere: str = ""
    aim: str = ""
    # What an aim says beside figures: nobody is sent away.
    is_kept: bool = True

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        """The nearest rank: of few measurements the slowest."""
        return sorted(self.times)[-(-len(self.times) * 95 // 100) - 1]

    @property
    def limit(self) -> float | None:
        return statistics.median(self.limits) if self.limits else None

    @property
    def ratio(self) -> float | None:
        return self.median / self.limit if self.limit else None

    @property
    def verdict(self) -> str:
        """The aim, and whether it was met: each figure in it is an upper limit."""
        if not self.aim:
            return ""
        met = self.is_kept and all(self._reaches(part) for part in self.aim.split(", "))
        return f"{self.aim}: {'met' if met else 'missed'}"

    def _reaches(self, part: str) -> bool:
        found = AIM.fullmatch(part)
        if not found:
            return True
        of, number, unit = found.groups()
        if of == "ratio":
            return bool(self.ratio and self.ratio <= float(number))
        if unit == "queries":
            return (self.queries or 0) <= int(number)
        reached = self.p95 if of == "p95" else self.median
        return reached * (1000 if unit == "ms" else 1) <= float(number)


def compare(
    what: str, data: str, ours: Work, limit: Work, limit_is: str, *, repeat: int, **words: str
) -> Figure:
    """Once to warm up, which also counts queries and memory; then `repeat` times in turn with the limit."""
    queries, memory = watched(ours)
    limit()
    times, limits = [], []
    for _ in range(max(repeat, 3)):
        times.append(seconds(ours))
        limits.append(seconds(limit))
    return Figure(what, data, times, limit_is, limits, queries, memory, **words)


def seconds(work: Work) -> float:
    gc.collect()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def watched(work: Work) -> tuple[int, float]:
    """The number of queries, and the peak of Python's own memory in megabytes."""
    work()
    with CaptureQueriesContext(connection) as found:
        work()
        queries = len(found)
    tracemalloc.start()
    try:
        work()
        return queries, tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def table(figures: list[Figure]) -> str:
    """Aligned columns; ratio is our median over the limit's: 1 is as fast as can be."""
    head = ["what", "data", "median", "p95", "queries", "memory", "limit", "ratio", "aim", "other systems"]
    rows = [head, *(_cells(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def _cells(figure: Figure) -> list[str]:
    return [
        figure.what,
        figure.data,
        say(figure.median),
        say(figure.p95),
        "–" if figure.queries is None else str(figure.queries),
        "–" if figure.memory is None else f"{figure.memory:.1f} MB",
        f"{say(figure.limit)} {figure.limit_is}" if figure.limit else "–",
        f"{figure.ratio:.1f}" if figure.ratio else "–",
        figure.verdict,
        figure.elsewhere,
    ]


def say(value: float) -> str:
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"
