"""How the decisions stand: letters by outcome, and who could move up with what effect on the quotas."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from workinggroup.outbox.states import EmailState

from ..models import Decision, Selection
from ..states import ApplicationState, OfferState, Outcome
from .letters import drafts_in, fingerprint, outdated, unwritten
from .ranking import Row, ranking
from .workbench import standing

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
    """The reserve list, the best replacement first: it breaks the quotas least, leaves the least to find for
    the seats that stay free, and stands highest."""
    ranked = ranking(selection.call, reader=None, choices=True)
    rows = {row.pk: row for row in ranked}
    filled = standing(selection, ranked).filled
    held = [rows[one.application_id] for one in decisions if one.application_id in rows and holds_a_seat(one)]
    left = selection.seats - len(held) - 1
    found = []
    for one in decisions:
        waits = one.outcome == Outcome.RESERVE and one.application.state == ApplicationState.DECIDED
        if waits and one.application_id in rows and not one.application.erased_at:
            row = rows[one.application_id]
            found.append(Promotion(one, row, [_effect(quota, held, row, left) for quota in filled]))
    found.sort(key=lambda one: (one.broken, one.missing, one.decision.reserve_rank or 0))
    return found


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


class OutcomeLine(NamedTuple):
    """One outcome with how far its letters are."""

    label: str
    number: int
    unwritten: int
    drafts: int
    sent: int


class Board:
    """The decisions of a selection as one reader may see them; `hidden` are files with a conflict.

    The acts count them all; only names are left out.
    """

    def __init__(
        self, selection: Selection, decisions: Iterable[Decision], hidden: set[int], at: dt.datetime
    ):
        self.selection, self.at = selection, at
        self.every = list(decisions)
        self.shown = [one for one in self.every if one.application_id not in hidden]
        self.hidden = len(self.every) - len(self.shown)
        self._hidden = hidden

    @cached_property
    def unwritten(self) -> list[Decision]:
        return unwritten(self.every)

    @cached_property
    def drafts(self) -> list[Decision]:
        return drafts_in(self.every)

    @cached_property
    def outdated(self) -> list[Decision]:
        return outdated(self.selection.call, self.drafts, at=self.at)

    @property
    def to_renew(self) -> list[Decision]:
        return [one for one in self.outdated if not one.was_edited]

    @property
    def edited(self) -> list[Decision]:
        """Outdated drafts with words by hand: a person decides between the two texts."""
        return [one for one in self.visible(self.outdated) if one.was_edited]

    @property
    def outdated_pks(self) -> set[int]:
        return {one.pk for one in self.outdated}

    def visible(self, decisions: Iterable[Decision]) -> list[Decision]:
        return [one for one in decisions if one.application_id not in self._hidden]

    @property
    def held(self) -> int:
        return sum(holds_a_seat(one) for one in self.every)

    @property
    def free(self) -> int:
        return self.selection.seats - self.held

    @cached_property
    def promotions(self) -> list[Promotion]:
        if self.free < 1 or self.selection.is_draft:
            return []
        return [
            one
            for one in promotions(self.selection, self.every)
            if one.decision.application_id not in self._hidden
        ]

    @property
    def outcomes(self) -> list[OutcomeLine]:
        return [line for line in map(self._line, Outcome) if line.number]

    def _line(self, outcome: Outcome) -> OutcomeLine:
        mine = [one for one in self.every if one.outcome == outcome]
        states = [one.letter.state if one.letter else "" for one in mine]
        return OutcomeLine(
            str(outcome.label),
            len(mine),
            sum(one.outcome == outcome for one in self.unwritten),
            states.count(EmailState.DRAFT),
            sum(one.has_left for one in mine),
        )


def seen_of(decisions: Iterable[Decision]) -> str:
    """What a page showed, as one word: an act on another set than the one that was read is refused."""
    return fingerprint(sorted(one.pk for one in decisions))[:16]


def by_outcome(decisions: Iterable[Decision]) -> list[tuple[str, list[Decision]]]:
    found = list(decisions)
    groups = [(str(one.label), [d for d in found if d.outcome == one]) for one in Outcome]
    return [(label, mine) for label, mine in groups if mine]
