"""How the decisions stand: letters by outcome, and who could move up."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from workinggroup.outbox.states import EmailState

from ...models import Decision, Selection
from ...states import Outcome
from .letters import drafts_in, fingerprint, outdated, unwritten
from .promotions import Promotion, holds_a_seat, promotions


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
