"""30 of 400 under 25 quotas: our solver with the cost of each quota, beside bare highspy on that model."""

import json
from typing import Any

import highspy
import numpy as np

from members.recruitment import solver
from tests.bench.harness import Figure, compare
from tests.bench.world import COUNTRIES, LEVELS, ROLES, World


def figures(world: World) -> list[Figure]:
    problem = problem_of(world, world.many(400), seats=world.many(600) // 20)
    text = json.dumps(problem)
    found = solver.solve(solver.read(text))
    assert found["status"] == "optimal"
    assert abs(bare(problem) - found["objective"]) < 1e-3
    data = f"{problem['seats']} of {len(problem['candidates'])}, {len(problem['quotas'])} quotas"
    return [
        compare(
            "selection with quota costs",
            data,
            lambda: solver.solve(solver.read(text)),
            lambda: bare(problem),
            "bare highspy, no costs",
            repeat=world.repeat,
            aim="0.5 s, proven",
        )
    ]


def problem_of(world: World, number: int, *, seats: int) -> dict[str, Any]:
    """Scores that quotas pull against: the best come from few countries."""
    chance = world.chance
    weights = [30, 20, 15, 10, 8, 6, 4, 3, 2, 1, 1]
    candidates = []
    for n in range(number):
        country = COUNTRIES[n] if n < len(COUNTRIES) else chance.choices(COUNTRIES, weights)[0]
        attributes = {
            "country": country,
            "level": chance.choices(LEVELS, [60, 30, 10])[0],
            "role": chance.choices(ROLES, [50, 30, 15, 5])[0],
            "newcomer": chance.choice(["yes", "no"]),
        }
        score = min(100.0, round(chance.gauss(60, 12) + 10 * (country in COUNTRIES[:3]), 4))
        candidates.append({"id": f"A{n:03}", "score": max(score, 0.0), "attributes": attributes})
    return {
        "seats": seats,
        "seed": 7,
        "time_limit_s": 20,
        "candidates": candidates,
        "quotas": quotas_of(seats),
    }


def quotas_of(seats: int) -> list[dict[str, Any]]:
    """25 quotas that a random set breaks; with few seats only their upper sides."""
    if seats < 25:
        return [{"attribute": "country", "value": one, "max": max(seats // 2, 1)} for one in COUNTRIES]
    quotas = [{"attribute": "country", "value": one, "min": 1, "max": 5} for one in COUNTRIES]
    quotas += [
        {"attribute": "level", "value": one, "min": least, "max": 16}
        for one, least in zip(LEVELS, [8, 8, 4], strict=True)
    ]
    quotas += [{"attribute": "role", "value": one, "min": 2, "max": 14} for one in ROLES]
    quotas += [
        {"attribute": "newcomer", "value": "yes", "min": 14},
        {"attribute": "newcomer", "value": "no", "min": 10},
    ]
    return quotas + [{"attribute": "country", "value": one, "max": 6} for one in COUNTRIES[:5]]


def bare(problem: dict[str, Any]) -> float:
    """The best value by one model and one run."""
    candidates = problem["candidates"]
    number = len(candidates)
    rows = [(problem["seats"], problem["seats"], range(number))]
    for quota in problem["quotas"]:
        counted = [
            n for n, one in enumerate(candidates) if one["attributes"][quota["attribute"]] == quota["value"]
        ]
        rows.append((quota.get("min", 0), quota.get("max", number), counted))
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = number, len(rows)
    program.sense_ = highspy.ObjSense.kMaximize
    program.col_cost_ = np.array([one["score"] for one in candidates])
    program.col_lower_, program.col_upper_ = np.zeros(number), np.ones(number)
    program.row_lower_ = np.array([row[0] for row in rows], dtype=float)
    program.row_upper_ = np.array([row[1] for row in rows], dtype=float)
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.cumsum([0] + [len(row[2]) for row in rows])
    program.a_matrix_.index_ = np.array([n for row in rows for n in row[2]])
    program.a_matrix_.value_ = np.ones(sum(len(row[2]) for row in rows))
    program.integrality_ = [highspy.HighsVarType.kInteger] * number
    model = highspy.Highs()
    for name, value in {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0}.items():
        model.setOptionValue(name, value)
    model.passModel(program)
    model.run()
    return model.getInfo().objective_function_value
