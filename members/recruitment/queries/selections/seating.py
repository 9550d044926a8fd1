"""The best next step at the workbench, the best replacement for each seat: exact, see `solver.replace`."""

from typing import Any, NamedTuple

from ... import solver
from ...models import Selection
from .explained import broken_words
from .file import selection_file
from .ranking import Row
from .workbench import Standing


class Step(NamedTuple):
    """Who best takes a free seat. `broken` says which quotas are then not met; empty: it keeps them all."""

    leaves: Row | None
    comes: Row | None
    broken: str
    on_reserve: bool = True


class Advice(NamedTuple):
    """What helps most now: who takes the free seat, or how many seats there should be instead."""

    step: Step | None
    seats: int | None
    is_over: bool


def problem_of(now: Standing) -> solver.Problem:
    """The problem as it stands, over those who may have a seat: once decided, over the reserve list alone."""
    file = selection_file(now.selection, now.rows)
    if not now.selection.is_draft:
        kept = {row.number for row in (*now.seated, *now.reserve)}
        for one in file["candidates"]:
            one["excluded"] = one["id"] not in kept
            one["pinned"] = False
    return solver.read(file)


def advice_of(now: Standing) -> Advice | None:
    """The best next step while seats and people do not match; None when they do."""
    if not now.free or not now.selection.is_draft:
        return None
    call, taken = now.selection.call, now.taken
    seats = taken if call.seats_min <= taken <= call.seats_max else None
    if now.free < 0:
        return Advice(None, seats, True)
    found = solver.addition(problem_of(now), [row.number for row in now.seated])
    return Advice(_step(found, now), seats, False)


def replacements_of(now: Standing) -> list[Step]:
    """For each seat, the best score first: who best replaces this one, all others staying where they are."""
    chosen = [row.number for row in now.seated]
    return [_step(one, now) for one in solver.replacements(problem_of(now), chosen)]


def replacement_of(now: Standing, row: Row) -> Step | None:
    """Who best replaces this one."""
    return next((one for one in replacements_of(now) if one.leaves and one.leaves.pk == row.pk), None)


def _step(found: solver.Replacement, now: Standing) -> Step:
    rows = {row.number: row for row in now.rows}
    comes = rows.get(found.comes or "")
    words = broken_words(found.broken, now.filled)
    return Step(rows.get(found.leaves), comes, words, comes is None or comes in now.reserve)


def is_stale(selection: Selection, rows: list[Row]) -> bool:
    """Whether scores, applications or quotas have changed since the proposal."""
    if not selection.file:
        return False
    now = selection_file(selection, rows)
    return _inputs(now) != _inputs(selection.file)


def _inputs(file: dict[str, Any]) -> tuple[Any, ...]:
    """What a proposal rests on, without the changes by hand."""
    scores = {one["id"]: (one["score"], one["attributes"]) for one in file["candidates"]}
    return file["seats"], file["quotas"], scores
