"""Who on the reserve list could move up into a free seat, and what that does to the quotas."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from ... import solver
from ...models import Decision, Selection
from ...states import ApplicationState, OfferState, Outcome
from ..selections.file import selection_file
from ..selections.ranking import Row, ranking
from ..selections.workbench import standing

GONE = (OfferState.DECLINED, OfferState.EXPIRED)


class Effect(NamedTuple):
    """What one more seat does to a quota; `left` seats are still free afterwards."""

    label: str
    minimum: int | None
    maximum: int | None
    before: int
    after: int
    left: int

    @property
    def over(self) -> int:
        return max(0, self.after - self.maximum) if self.maximum is not None else 0

    @property
    def short(self) -> int:
        return max(0, (self.minimum or 0) - self.after - self.left)

    @property
    def missing(self) -> int:
        """What the seats that are still free have to bring."""
        return max(0, (self.minimum or 0) - self.after) - self.short

    @property
    def changes(self) -> bool:
        return self.before != self.after

    @property
    def bounds(self) -> str:
        low, high = self.minimum, self.maximum
        if low is not None and high is not None:
            return _("at least %(low)d, at most %(high)d") % {"low": low, "high": high}
        if low is not None:
            return _("at least %(n)d") % {"n": low}
        return _("at most %(n)d") % {"n": high}

    @property
    def words(self) -> str:
        """`Local: 4 → 5 of at least 4`."""
        facts = {"quota": self.label, "before": self.before, "after": self.after, "bounds": self.bounds}
        if self.changes:
            return _("%(quota)s: %(before)d → %(after)d of %(bounds)s") % facts
        return _("%(quota)s: still %(after)d of %(bounds)s") % facts

    @property
    def verdict(self) -> str:
        """What is wrong with it, or at its limit; nothing while all is well."""
        if self.over:
            return _("%(n)d over") % {"n": self.over}
        if self.short:
            return _("%(n)d short") % {"n": self.short}
        if self.missing:
            return _("%(n)d more to find") % {"n": self.missing}
        if self.changes and self.after == self.maximum:
            return _("at its maximum")
        return ""


class Promotion(NamedTuple):
    """Somebody on the reserve list, and what seating them would do."""

    decision: Decision
    row: Row
    effects: list[Effect]
    is_best: bool = False

    @property
    def broken(self) -> int:
        return sum(one.over + one.short for one in self.effects)

    @property
    def missing(self) -> int:
        return sum(one.missing for one in self.effects)

    @property
    def rest(self) -> list[Effect]:
        return [one for one in self.effects if one not in self.shown]

    @property
    def breaks(self) -> str:
        said = {"over": _("%(quota)s is %(n)d over"), "short": _("%(quota)s is %(n)d short")}
        found = [
            said["over" if one.over else "short"] % {"quota": one.label, "n": one.over or one.short}
            for one in self.effects
            if one.over or one.short
        ]
        return "; ".join(found)

    @property
    def shown(self) -> list[Effect]:
        """What moves, what is broken and what is still to find: the rest stays as it is."""
        return [one for one in self.effects if one.changes or one.over or one.short or one.missing]


def promotions(selection: Selection, decisions: list[Decision]) -> list[Promotion]:
    """The reserve list, the best replacements first.

    Those who together fill all free seats best are the solver's: the least that quotas are broken, then the
    sum of scores. Then comes who breaks least alone, and leaves the least to find for the seats still free.
    """
    ranked = ranking(selection.call, reader=None, choices=True)
    rows = {row.pk: row for row in ranked}
    filled = standing(selection, ranked).filled
    held = [rows[one.application_id] for one in decisions if one.application_id in rows and holds_a_seat(one)]
    waiting = [one for one in decisions if one.application_id in rows and _waits(one)]
    best = _best_of(selection, ranked, held, [rows[one.application_id] for one in waiting])
    left, found = selection.seats - len(held) - 1, []
    for one in waiting:
        row = rows[one.application_id]
        effects = [_effect(quota, held, row, left) for quota in filled]
        found.append(Promotion(one, row, effects, row.number in best))
    found.sort(key=lambda one: (not one.is_best, one.broken, one.missing, one.decision.reserve_rank or 0))
    return found


def _waits(decision: Decision) -> bool:
    application = decision.application
    is_there = application.state == ApplicationState.DECIDED and not application.erased_at
    return is_there and decision.outcome == Outcome.RESERVE


def _best_of(selection: Selection, ranked: list[Row], held: list[Row], waiting: list[Row]) -> set[str]:
    """The numbers of those who best fill all free seats, everybody else staying where they are."""
    if not waiting or len(held) >= selection.seats:
        return set()
    file, kept = selection_file(selection, ranked), {row.number for row in (*held, *waiting)}
    for one in file["candidates"]:
        one["excluded"], one["pinned"] = one["id"] not in kept, False
    return set(solver.fill(solver.read(file), [row.number for row in held]))


def _effect(quota: Any, held: list[Row], row: Row, left: int) -> Effect:
    before = sum(quota.counts(one) for one in held)
    bounds = quota.line.quota
    after = before + quota.counts(row)
    return Effect(quota.line.label, bounds.minimum, bounds.maximum, before, after, left)


def holds_a_seat(decision: Decision) -> bool:
    """As `DecisionQuerySet.holding_a_seat`, for decisions that are at hand."""
    if decision.outcome != Outcome.ACCEPTED or decision.offer in GONE:
        return False
    return decision.application.state != ApplicationState.WITHDRAWN
