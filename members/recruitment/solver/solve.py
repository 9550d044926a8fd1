"""The best set under the quotas, proven; what each quota costs; and who follows."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from .file import SCALE, Bound, Problem
from .mend import mended
from .program import OutOfTime, Program

Set = frozenset[int]
A_HAIR = 1e-3


def solve(problem: Problem) -> dict[str, Any]:
    """The result of a selection file, ready for JSON. Equal problems give equal results."""
    seats, forced = _possible_seats(problem)
    program = Program(problem, seats)
    try:
        chosen, relaxation = _choose(program)
        costs = _costs(program, chosen, relaxation)
        status = "relaxed" if relaxation or forced else "optimal"
    except OutOfTime as late:
        chosen = late.best or mended(problem, _by_score(problem, seats), until=program.end)
        costs = []
        status = "time_limit"
    return _told(problem, chosen, status, forced, costs)


def fill(problem: Problem, chosen: Iterable[str]) -> list[str]:
    """Who best takes all the free seats together while those chosen stay; by the same rules as `solve`."""
    kept = set(chosen)
    candidates = tuple(replace(one, pinned=one.id in kept) for one in problem.candidates)
    problem = replace(problem, candidates=candidates)
    seats, _forced = _possible_seats(problem)
    program = Program(problem, seats)
    try:
        found, _relaxation = _choose(program)
    except OutOfTime as late:
        found = late.best or mended(problem, _by_score(problem, seats), until=program.end)
    order = sorted(found, key=lambda position: _rank(problem, position))
    return [candidates[position].id for position in order if candidates[position].id not in kept]


def _possible_seats(problem: Problem) -> tuple[int, list[dict[str, Any]]]:
    """The seats that can be filled: never fewer than are pinned, never more than there are candidates."""
    pinned = sum(one.pinned for one in problem.candidates)
    possible = sum(not one.excluded for one in problem.candidates)
    seats = max(pinned, min(problem.seats, possible))
    if seats == problem.seats:
        return seats, []
    bound = "min" if seats < problem.seats else "max"
    by = abs(problem.seats - seats)
    return seats, [{"attribute": "seats", "value": "", "bound": bound, "by": by}]


def _choose(program: Program) -> tuple[Set, int]:
    """The chosen set, and the total by which quotas had to give way."""
    found, relaxation = program.best(program.scores), 0
    if found is None:
        relaxation = _open_quotas(program)
        found = program.best(program.scores)
    if found is None:
        raise OutOfTime(None)
    chosen, relaxed = found
    return _by_luck(program, chosen, relaxed), relaxation


def _open_quotas(program: Program, *, dropped: int | None = None, known: int | None = None) -> int:
    """Open the quotas just as far as they must be; returns that total. `known` can be reached for certain."""
    program.let_quotas_give_way()
    program.allow_relaxation(float(program.widest))
    bound = program.relax(program.slacks)
    if known is not None and bound is not None and known - A_HAIR <= -bound.objective:
        total = known
    else:
        found = program.best(program.slacks)
        total = relaxation_of(program.problem, found[0], without=dropped) if found else 0
    program.allow_relaxation(float(total))
    return total


def _by_luck(program: Program, chosen: Set, relaxed: Any) -> Set:
    """Among equally good sets the seed decides; a solver that stumbles here leaves the first one found."""
    best = objective_of(program.problem, chosen)
    try:
        lucky = program.luckiest(relaxed, best)
    except OutOfTime as late:
        raise OutOfTime(late.best or chosen) from late
    same = lucky is not None and objective_of(program.problem, lucky) == best
    return lucky if same and lucky is not None else chosen


def _costs(program: Program, chosen: Set, relaxation: int) -> list[dict[str, Any]]:
    """What the sum of scores would gain without each single bound; bounds that cost nothing are left out."""
    costs = []
    try:
        for position, bound in enumerate(program.problem.bounds):
            program.drop(position)
            gain = _gain(program, chosen, relaxation, position)
            program.restore(position)
            if gain > 0:
                costs.append({**_named(bound), "cost": _points(gain)})
    except OutOfTime as late:
        raise OutOfTime(chosen) from late
    return costs


def _gain(program: Program, chosen: Set, relaxation: int, dropped: int) -> int:
    """What dropping a bound brings. The chosen set is known, so most bounds end it at once."""
    problem, best = program.problem, objective_of(program.problem, chosen)
    floor: int | None = best
    if relaxation:
        still_missing = relaxation_of(problem, chosen, without=dropped)
        total = _open_quotas(program, dropped=dropped, known=still_missing)
        floor = best if total == still_missing else None
    relaxed = program.relax(program.scores)
    if relaxed is None or relaxed.objective < best + 1 - A_HAIR:
        return 0
    found = program.best(program.scores, floor=floor)
    return objective_of(problem, found[0]) - best if found else 0


def _by_score(problem: Problem, seats: int) -> Set:
    """What is left when the time is over before any set was found: the pinned, then the best scores."""
    order = sorted(range(len(problem.candidates)), key=lambda at: _rank(problem, at))
    pinned = [at for at in order if problem.candidates[at].pinned]
    free = [at for at in order if not (problem.candidates[at].pinned or problem.candidates[at].excluded)]
    return frozenset([*pinned, *free][:seats])


def _rank(problem: Problem, position: int) -> tuple[int, int, str]:
    one = problem.candidates[position]
    return -one.score, -one.luck, one.id


def objective_of(problem: Problem, chosen: Set) -> int:
    return sum(problem.candidates[position].score for position in chosen)


def missing(problem: Problem, bound: Bound, chosen: Set) -> int:
    """By how many seats a set breaks a bound."""
    count = sum(position in chosen for position in problem.counted_by(bound))
    return max(0, bound.limit - count if bound.bound == "min" else count - bound.limit)


def relaxation_of(problem: Problem, chosen: Set, *, without: int | None = None) -> int:
    kept = (bound for position, bound in enumerate(problem.bounds) if position != without)
    return sum(missing(problem, bound, chosen) for bound in kept)


def _points(score: int) -> float:
    return score / SCALE


def _named(bound: Bound) -> dict[str, Any]:
    return {"attribute": bound.attribute, "value": bound.value, "bound": bound.bound}


def _told(
    problem: Problem, chosen: Set, status: str, forced: list[dict[str, Any]], costs: list[dict[str, Any]]
) -> dict[str, Any]:
    names = [one.id for one in problem.candidates]
    order = sorted(range(len(names)), key=lambda position: _rank(problem, position))
    broken = [{**_named(b), "by": by} for b in problem.bounds if (by := missing(problem, b, chosen))]
    return {
        "status": status,
        "objective": _points(objective_of(problem, chosen)),
        "selected": [names[position] for position in order if position in chosen],
        "reserve": [names[position] for position in order if position not in chosen],
        "relaxations": [*forced, *broken] if status == "relaxed" else [],
        "quota_costs": costs,
    }
