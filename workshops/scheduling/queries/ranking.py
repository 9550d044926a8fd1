"""Which date is best, and why: the order of the dates and its reasons in sentences."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import zone_city

from ..hours import Hour
from ..models import Participant, Slot, Workshop
from ..states import Answer
from .fairness import NONE, Burden

MOST_BAD_HOURS = 3


class Board(NamedTuple):
    """Everything that is read once: people, dates, answers, and the hour of each date for each person."""

    workshop: Workshop
    slots: list[Slot]
    people: list[Participant]
    answers: dict[tuple[int, int], str]
    hours: dict[tuple[int, int], Hour]
    before: dict[int, Burden]

    def said(self, slot: Slot, one: Participant) -> str:
        return self.answers.get((slot.pk, one.person_id), "")

    def hour(self, slot: Slot, one: Participant) -> Hour:
        return self.hours[slot.pk, one.person_id]

    def burden(self, one: Participant) -> Burden:
        return self.before.get(one.person_id, NONE)


class Rank(NamedTuple):
    """The lowest is best: what decides comes first, and the next only where that is equal."""

    missing: int
    fewer_can: int
    fewer_sure: int
    burden: int
    starts_at: dt.datetime


def _unsocial(board: Board, slot: Slot) -> list[Participant]:
    return [one for one in board.people if board.hour(slot, one).is_unsocial]


def bad_hours(board: Board, slot: Slot) -> list[str]:
    """`Chicago 02:00 night`, each city once."""
    found = {
        f"{zone_city(one.person.timezone)} {board.hour(slot, one).words}": None
        for one in _unsocial(board, slot)
    }
    shown = list(found)[:MOST_BAD_HOURS]
    more = len(found) - len(shown)
    rest = ngettext("%(count)d city more", "%(count)d cities more", more) % {"count": more}
    return [*shown, rest] if more else shown


def _must_haves(board: Board, slot: Slot, answer: str) -> list[Participant]:
    return [one for one in board.people if one.must_have and board.said(slot, one) == answer]


def rank(board: Board, slot: Slot, counts: tuple[int, ...]) -> Rank:
    """No must-have missing, most who can, most sure, least burden, soonest.

    The burden is one for each bad hour, and one more for each that this person had before in this edition.
    Whoever said no is spared it.
    """
    concerned = [one for one in _unsocial(board, slot) if board.said(slot, one) != Answer.NO]
    burden = sum(1 + board.burden(one).bad for one in concerned)
    must = len(_must_haves(board, slot, Answer.NO))
    return Rank(must, -(counts[0] + counts[1]), -counts[0], burden, slot.starts_at)


def behind(mine: Rank, ahead: Rank, label: str) -> str:
    """Why one date stands behind the next better one: the first point in which they differ, with numbers."""
    if mine.missing != ahead.missing:
        return _("After %(date)s, because more of those who cannot be missing said no.") % {"date": label}
    if fewer := mine.fewer_can - ahead.fewer_can:
        words = ngettext(
            "After %(date)s, because %(count)d person fewer can come.",
            "After %(date)s, because %(count)d people fewer can come.",
            fewer,
        )
        return words % {"date": label, "count": fewer}
    if fewer := mine.fewer_sure - ahead.fewer_sure:
        words = ngettext(
            "After %(date)s: as many can come, but %(count)d fewer is sure.",
            "After %(date)s: as many can come, but %(count)d fewer are sure.",
            fewer,
        )
        return words % {"date": label, "count": fewer}
    if mine.burden != ahead.burden:
        words = _(
            "After %(date)s: as many can come, but its bad hours weigh %(mine)d against %(other)d. "
            "Each counts once, and once more for each bad hour that this person had before."
        )
        return words % {"date": label, "mine": mine.burden, "other": ahead.burden}
    return _("After %(date)s, which is sooner; all else is equal.") % {"date": label}


def reasons(board: Board, slot: Slot, counts: tuple[int, ...]) -> list[str]:
    """What speaks for and against this date, in sentences."""
    can = [one for one in board.people if board.said(slot, one) in (Answer.YES, Answer.IF_NEEDED)]
    answered = [one for one in board.people if one.poll_answered_at]
    facts = {
        "yes": counts[0], "maybe": counts[1],
        "able": _organisations(can), "all": _organisations(answered),
    }  # fmt: skip
    said = _("%(yes)d yes and %(maybe)d if needed; %(able)d of %(all)d organisations that answered can come.")
    found = [said % facts]
    for one in _must_haves(board, slot, Answer.NO):
        found.append(_("%(name)s cannot be missing, and said no.") % {"name": one.person})
    for one in _must_haves(board, slot, ""):
        if one.poll_answered_at:  # who said nothing at all is named once, above all dates
            words = _("%(name)s cannot be missing, and has not answered this date.")
            found.append(words % {"name": one.person})
    return [*found, *_fairness(board, slot), *_said_of_hours(board, slot)]


def _organisations(people: Iterable[Participant]) -> int:
    return len({one.organisation_id for one in people if one.organisation_id})


def _fairness(board: Board, slot: Slot) -> list[str]:
    """Who had an unsocial hour last time, and has a good one now or a bad one again."""
    found = []
    concerned = [one for one in board.people if board.burden(one).last]
    # Those who bear it again come first: of many, only a few are named.
    concerned.sort(key=lambda one: not board.hour(slot, one).is_unsocial)
    for one in concerned[:MOST_BAD_HOURS]:
        now, before = board.hour(slot, one), board.burden(one)
        facts = {
            "city": zone_city(one.person.timezone), "now": now.clock,
            "name": one.person, "then": before.last.words if before.last else "",
        }  # fmt: skip
        good = _("%(name)s in %(city)s gets a good hour, %(now)s, after %(then)s last time.")
        again = _("%(name)s in %(city)s has a bad hour again, %(now)s, after %(then)s last time.")
        found.append((again if now.is_unsocial else good) % facts)
    return found


def _said_of_hours(board: Board, slot: Slot) -> list[str]:
    people = [one for one in _unsocial(board, slot) if not board.burden(one).last]
    if not people:
        return []
    if len(people) == 1:
        one = people[0]
        facts = {
            "name": one.person, "hour": board.hour(slot, one).words,
            "city": zone_city(one.person.timezone),
        }  # fmt: skip
        if board.said(slot, one) == Answer.NO:
            return [_("One person has a bad hour, and said no: %(name)s, %(hour)s in %(city)s.") % facts]
        return [_("One person has a bad hour: %(name)s, %(hour)s in %(city)s.") % facts]
    words = ngettext("%(count)d person has a bad hour.", "%(count)d people have a bad hour.", len(people))
    return [words % {"count": len(people)}]
