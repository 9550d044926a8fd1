"""Who best takes all free seats together, beside every set there is."""

import itertools
import json
from typing import Any

from hypothesis import given, settings

from members.recruitment import solver

from .test_solver_sets import broken, files

File = dict[str, Any]


def preferred(file: File, chosen: Any) -> tuple[int, float]:
    """Less is better: broken bounds, then the score."""
    return broken(file, chosen), -sum(one["score"] for one in chosen)


@given(files())
@settings(max_examples=60, deadline=None)
def test_the_free_seats_go_to_the_best_set_of_all(file: File) -> None:
    for one in file["candidates"]:
        one.pop("pinned", None)
    free = [one for one in file["candidates"] if not one.get("excluded")]
    kept = free[: file["seats"] // 2]
    size = max(len(kept), min(file["seats"], len(free)))

    found = solver.fill(solver.read(json.dumps(file)), [one["id"] for one in kept])

    chosen = [one for one in file["candidates"] if one in kept or one["id"] in found]
    every = [kept + list(more) for more in itertools.combinations(free[len(kept) :], size - len(kept))]
    assert len(chosen) == size
    assert preferred(file, chosen) == min(preferred(file, one) for one in every)


def test_two_who_together_keep_the_quotas_come_before_the_best_alone() -> None:
    file = {
        "seats": 3, "seed": 1,
        "candidates": [
            {"id": "A1", "score": 90, "attributes": {"country": "BE", "level": "local"}},
            {"id": "A2", "score": 80, "attributes": {"country": "BE", "level": "local"}},
            {"id": "A3", "score": 60, "attributes": {"country": "CH", "level": "local"}},
            {"id": "A4", "score": 50, "attributes": {"country": "BE", "level": "regional"}},
        ],
        "quotas": [
            {"attribute": "country", "value": "CH", "min": 1},
            {"attribute": "level", "value": "regional", "min": 1},
        ],
    }  # fmt: skip

    assert solver.fill(solver.read(file), ["A1"]) == ["A3", "A4"]
