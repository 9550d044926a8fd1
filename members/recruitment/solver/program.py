"""The mixed-integer programme of a selection, kept in HiGHS so that the next question starts warm.

Columns: one for each candidate, then one slack for each bound (closed unless quotas may give way).
Rows: the seats, one for each bound, the sum of the slacks, the sum of the scores.
Scores are whole numbers, so a gap below one proves that a set is the best.
"""

import time
from dataclasses import dataclass

import highspy
import numpy as np

from .file import Problem

INF = highspy.kHighsInf
NEAR = 1e-6
LESS_THAN_ONE = 0.9
A_TENTH = 0.1


class OutOfTime(Exception):
    """The time limit came first. `best` is the best set found until then, or None."""

    def __init__(self, best: frozenset[int] | None) -> None:
        super().__init__()
        self.best = best


@dataclass(frozen=True)
class Relaxed:
    """What the linear programme says: its bound, its point, and what leaving each bound would cost."""

    objective: float
    values: np.ndarray
    prices: np.ndarray

    @property
    def is_whole(self) -> bool:
        return bool(np.all(np.abs(self.values - np.round(self.values)) < NEAR))


class Program:
    def __init__(self, problem: Problem, seats: int) -> None:
        self.problem, self.n, self.m = problem, len(problem.candidates), len(problem.bounds)
        self.end = time.monotonic() + problem.time_limit
        # What is left after the deadline mends a set when the solver has found none.
        self.deadline = self.end - A_TENTH * problem.time_limit
        self.seats = seats
        self.scores = np.array([one.score for one in problem.candidates] + [0] * self.m, dtype=float)
        self.luck = np.array([one.luck for one in problem.candidates] + [0] * self.m, dtype=float)
        self.slacks = np.array([0] * self.n + [-1] * self.m, dtype=float)
        self.lower = np.array([one.pinned for one in problem.candidates] + [0] * self.m, dtype=float)
        self.upper = np.array([not one.excluded for one in problem.candidates] + [0] * self.m, dtype=float)
        self.linear, self.whole = self._load(whole=False), self._load(whole=True)

    # Questions

    def best(self, costs: np.ndarray, *, floor: float | None = None) -> tuple[frozenset[int], Relaxed] | None:
        """The best set under the bounds as they stand, or None when there is none.

        `floor` is a value known to be reachable: what costs more than the way down to it is left out at once.
        """
        relaxed = self.relax(costs)
        if relaxed is None:
            return None
        if relaxed.is_whole:
            return self._chosen(relaxed.values), relaxed
        lower, upper = self.narrowed(relaxed, floor) if floor is not None else (self.lower, self.upper)
        values = self._run_whole(costs, lower, upper)
        return None if values is None else (self._chosen(values), relaxed)

    def relax(self, costs: np.ndarray) -> Relaxed | None:
        """The linear relaxation: its value is an upper bound for every set."""
        self._set(self.linear, costs, self.lower, self.upper)
        self._run(self.linear)
        if self.linear.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        solution = self.linear.getSolution()
        return Relaxed(
            self.linear.getInfo().objective_function_value,
            np.array(solution.col_value),
            np.array(solution.col_dual),
        )

    def luckiest(self, relaxed: Relaxed, floor: int) -> frozenset[int] | None:
        """Among the sets that reach `floor`, the one that the seed prefers."""
        lower, upper = self.narrowed(relaxed, floor)
        self.whole.changeRowBounds(self.m + 2, floor - 0.5, INF)
        values = self._run_whole(self.luck, lower, upper)
        self.whole.changeRowBounds(self.m + 2, -INF, INF)
        return None if values is None else self._chosen(values)

    def narrowed(self, relaxed: Relaxed, floor: float) -> tuple[np.ndarray, np.ndarray]:
        """Bounds in which every set that reaches `floor` still lies (fixing by reduced cost)."""
        settled = np.abs(relaxed.prices) > relaxed.objective - floor + 0.5
        settled[self.n :] = False
        at = np.round(relaxed.values)
        return np.where(settled, at, self.lower), np.where(settled, at, self.upper)

    # Bounds

    @property
    def widest(self) -> int:
        """More than all quotas together can ever give way."""
        return self.m * (self.n + sum(bound.limit for bound in self.problem.bounds)) + 1

    def let_quotas_give_way(self) -> None:
        self.upper[self.n :] = self.widest

    def allow_relaxation(self, total: float) -> None:
        for model in (self.linear, self.whole):
            model.changeRowBounds(self.m + 1, -INF, total)

    def drop(self, position: int) -> None:
        for model in (self.linear, self.whole):
            model.changeRowBounds(1 + position, -INF, INF)

    def restore(self, position: int) -> None:
        for model in (self.linear, self.whole):
            model.changeRowBounds(1 + position, *self._limits(position))

    # HiGHS

    def _limits(self, position: int) -> tuple[float, float]:
        bound = self.problem.bounds[position]
        return (bound.limit, INF) if bound.bound == "min" else (-INF, bound.limit)

    def _load(self, *, whole: bool) -> highspy.Highs:
        rows = self._rows()
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self.n + self.m, len(rows)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = self.scores, self.lower, self.upper
        lp.row_lower_ = np.array([low for low, _high, _entries in rows], dtype=float)
        lp.row_upper_ = np.array([high for _low, high, _entries in rows], dtype=float)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0] + [len(entries) for _l, _h, entries in rows])
        lp.a_matrix_.index_ = np.array([column for _l, _h, entries in rows for column, _v in entries])
        lp.a_matrix_.value_ = np.array([v for _l, _h, entries in rows for _c, v in entries], dtype=float)
        if whole:
            lp.integrality_ = [highspy.HighsVarType.kInteger] * (self.n + self.m)
        model = highspy.Highs()
        for name, value in _OPTIONS.items():
            model.setOptionValue(name, value)
        model.passModel(lp)
        return model

    def _rows(self) -> list[tuple[float, float, list[tuple[int, float]]]]:
        everyone = [(column, 1.0) for column in range(self.n)]
        rows = [(float(self.seats), float(self.seats), everyone)]
        for position, bound in enumerate(self.problem.bounds):
            sign = 1.0 if bound.bound == "min" else -1.0
            counted = [(column, 1.0) for column in self.problem.counted_by(bound)]
            rows.append((*self._limits(position), [*counted, (self.n + position, sign)]))
        rows.append((-INF, INF, [(self.n + position, 1.0) for position in range(self.m)]))
        rows.append((-INF, INF, [(column, score) for column, score in enumerate(self.scores) if score]))
        return rows

    def _set(self, model: highspy.Highs, costs: np.ndarray, lower: np.ndarray, upper: np.ndarray) -> None:
        columns = np.arange(self.n + self.m, dtype=np.int32)
        model.changeColsCost(len(columns), columns, costs)
        model.changeColsBounds(len(columns), columns, lower, upper)

    def _run(self, model: highspy.Highs) -> None:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise OutOfTime(None)
        model.setOptionValue("time_limit", model.getRunTime() + left)
        model.run()
        if model.getModelStatus() == highspy.HighsModelStatus.kTimeLimit:
            values = np.array(model.getSolution().col_value)
            whole = len(values) and np.all(np.abs(values - np.round(values)) < NEAR)
            is_feasible = model.getInfo().primal_solution_status == 2
            raise OutOfTime(self._chosen(values) if whole and is_feasible else None)

    def _run_whole(self, costs: np.ndarray, lower: np.ndarray, upper: np.ndarray) -> np.ndarray | None:
        self._set(self.whole, costs, lower, upper)
        self._run(self.whole)
        if self.whole.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self.whole.getSolution().col_value)

    def _chosen(self, values: np.ndarray) -> frozenset[int]:
        return frozenset(np.flatnonzero(values[: self.n] > 0.5).tolist())


_OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": LESS_THAN_ONE,
}
