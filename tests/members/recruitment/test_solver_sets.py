"""Several values a person, ties, replacements, hard cases: beside every set there is, or beside the clock."""

import itertools
import json
import random
import time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from members.recruitment import solver
from members.recruitment.solver.file import luck_of

File = dict[str, Any]
CHOICES = ["question-7:Standards", "question-7:Contracts", "question-7:Audits"]


@st.composite
def files(draw: st.DrawFn) -> File:
    """People who count for none, one or several choices of one question, under quotas over those."""
    size = draw(st.integers(2, 7))
    people = []
    for n in range(size):
        chosen = draw(st.lists(st.sampled_from(CHOICES), unique=True))
        state = draw(st.sampled_from(["", "", "", "pinned", "excluded"]))
        score = draw(st.sampled_from([25, 50.5, 75]))
        attributes = {"country": draw(st.sampled_from(["BE", "NL"])), **dict.fromkeys(chosen, "yes")}
        people.append(
            {"id": f"A{n}", "score": score, "attributes": attributes} | ({state: True} if state else {})
        )
    bounds = st.dictionaries(st.sampled_from(["min", "max"]), st.integers(0, 4), min_size=1)
    keys = [(name, "yes") for name in CHOICES] + [("country", "BE")]
    quotas = [
        {"attribute": name, "value": value, **draw(bounds)}
        for name, value in draw(st.lists(st.sampled_from(keys), unique=True))
    ]
    return {
        "seats": draw(st.integers(1, size)), "seed": draw(st.integers(0, 99)),
        "candidates": people, "quotas": quotas,
    }  # fmt: skip


def solved(file: File) -> File:
    return solver.solve(solver.read(json.dumps(file)))


def broken(file: File, chosen: Any) -> int:
    total = 0
    for quota in file["quotas"]:
        count = sum(one["attributes"].get(quota["attribute"]) == quota["value"] for one in chosen)
        total += max(0, quota.get("min", 0) - count) + max(0, count - quota.get("max", count))
    return total


def every_set(file: File) -> list[tuple[File, ...]]:
    free = [one for one in file["candidates"] if not one.get("excluded")]
    pinned = [one for one in free if one.get("pinned")]
    seats = max(len(pinned), min(file["seats"], len(free)))
    return [one for one in itertools.combinations(free, seats) if all(pin in one for pin in pinned)]


def key(file: File, chosen: Any) -> tuple[int, int, int]:
    """Least broken, then the largest sum, then the luck that the seed gives."""
    scores = sum(round(one["score"] * 10_000) for one in chosen)
    return broken(file, chosen), -scores, -sum(luck_of(file["seed"], one["id"]) for one in chosen)


@settings(max_examples=80, deadline=None)
@given(files())
def test_the_set_is_the_best_of_all_and_the_seed_decides_between_equals(file: File) -> None:
    result = solved(file)
    chosen = [one for one in file["candidates"] if one["id"] in result["selected"]]

    assert key(file, chosen) == min(key(file, one) for one in every_set(file))
    assert sum(one["by"] for one in result["relaxations"] if one["attribute"] != "seats") == broken(
        file, chosen
    )


@settings(max_examples=80, deadline=None)
@given(files())
def test_a_replacement_is_what_the_solver_chooses_with_all_others_where_they_are(file: File) -> None:
    result = solved(file)
    seats = len(result["selected"])
    for one in solver.replacements(solver.read(json.dumps(file)), result["selected"]):
        again = fixed(file, result["selected"], leaves=one.leaves, seats=seats)
        expected = solved(again)

        came = set(expected["selected"]) - set(result["selected"])
        assert came == ({one.comes} if one.comes else set())
        assert by_bound(one.broken) == by_bound(expected["relaxations"])


def fixed(file: File, selected: list[str], *, leaves: str, seats: int) -> File:
    def place(one: File) -> File:
        pinned = one["id"] in selected and one["id"] != leaves
        excluded = one["id"] == leaves or one.get("excluded", False)
        return {**one, "pinned": pinned, "excluded": excluded}

    return {**file, "seats": seats, "candidates": [place(one) for one in file["candidates"]]}


def by_bound(found: list[File]) -> set[tuple[Any, ...]]:
    return {(one["attribute"], one["bound"], one["by"]) for one in found if one["attribute"] != "seats"}


def hard_file(people: int, quotas: int, seats: int, *, limit: float) -> File:
    """Every quota asks for an exact number of people who count for half of everything."""
    chance = random.Random(1)
    names = [f"question-{number}:Yes" for number in range(quotas)]
    candidates = [
        {
            "id": f"A{n:03}",
            "score": round(chance.uniform(40, 90), 4),
            "attributes": {name: "yes" for name in names if chance.random() < 0.5},
        }
        for n in range(people)
    ]
    planted = chance.sample(candidates, seats)
    exact = {name: sum(name in one["attributes"] for one in planted) for name in names}
    bounds = [{"attribute": name, "value": "yes", "min": n, "max": n} for name, n in exact.items()]
    return {"seats": seats, "seed": 1, "time_limit_s": limit, "candidates": candidates, "quotas": bounds}


def test_a_hard_case_stops_at_its_limit_with_the_best_set_found() -> None:
    file = hard_file(300, 30, 40, limit=1)
    by_score = sorted(file["candidates"], key=lambda one: -one["score"])[:40]

    started = time.monotonic()
    result = solved(file)

    assert time.monotonic() - started < 3
    assert result["status"] == "time_limit"
    assert len(result["selected"]) == 40
    chosen = [one for one in file["candidates"] if one["id"] in result["selected"]]
    assert broken(file, chosen) < broken(file, by_score)


def test_somebody_is_the_best_for_one_more_seat() -> None:
    file = {
        "seats": 2, "seed": 1,
        "candidates": [
            {"id": "A1", "score": 90, "attributes": {"country": "BE"}},
            {"id": "A2", "score": 80, "attributes": {"country": "BE"}},
            {"id": "A3", "score": 70, "attributes": {"country": "CH"}},
        ],
        "quotas": [{"attribute": "country", "value": "CH", "min": 1}],
    }  # fmt: skip

    assert solver.addition(solver.read(file), ["A1"]) == ("", "A3", [])
    assert solver.addition(solver.read(file), ["A1", "A3"]) == ("", "A2", [])


def test_it_is_said_when_nobody_keeps_the_quotas_and_which_one_gives_way() -> None:
    file = {
        "seats": 1, "seed": 1,
        "candidates": [
            {"id": "A1", "score": 90, "attributes": {"country": "CH"}},
            {"id": "A2", "score": 80, "attributes": {"country": "BE"}},
        ],
        "quotas": [{"attribute": "country", "value": "CH", "min": 1}],
    }  # fmt: skip
    short = [{"attribute": "country", "value": "CH", "bound": "min", "by": 1}]

    assert solver.replacements(solver.read(file), ["A1"]) == [("A1", "A2", short)]
