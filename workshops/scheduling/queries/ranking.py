"""Which date is best, and why: the order of the dates and its reasons in sentences."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import zone_city

from ..hours import Hour
from ..models import Participant, Slot, Workshop
from ..states import Answer

MOST_BAD_HOURS = 3


class Board(NamedTuple):
    """Everything that is read once: people, dates, answers, and the hour of each date for each zone."""

    workshop: Workshop
    slots: list[Slot]
    people: list[Participant]
    answers: dict[tuple[int, int], str]
    hours: dict[tuple[int, int], Hour]
    before: dict[int, Hour]


def country_of(participant: Participant) -> str:
    return participant.organisation.country.code if participant.organisation else ""


def _unsocial(board: Board, slot: Slot) -> list[Participant]:
    return [one for one in board.people if board.hours[slot.pk, one.pk].odd]


def bad_hours(board: Board, slot: Slot) -> list[str]:
    """`Chicago 02:00 night`, each city once."""
    found = {
        f"{zone_city(one.person.timezone)} {board.hours[slot.pk, one.pk].words}": None
        for one in _unsocial(board, slot)
    }
    shown = list(found)[:MOST_BAD_HOURS]
    more = len(found) - len(shown)
    rest = ngettext("%(count)d city more", "%(count)d cities more", more) % {"count": more}
    return [*shown, rest] if more else shown


def _missing_must_haves(board: Board, slot: Slot) -> list[Participant]:
    return [
        one
        for one in board.people
        if one.must_have and board.answers.get((slot.pk, one.person_id)) == Answer.NO
    ]


def rank(board: Board, slot: Slot, counts: tuple[int, ...]) -> tuple:
    """Lowest is best: no must-have missing, most who can, most sure, fewest unsocial hours, soonest.

    Somebody who had the bad hour last time weighs twice.
    """
    unsocial = sum(2 if one.person_id in board.before else 1 for one in _unsocial(board, slot))
    must = len(_missing_must_haves(board, slot))
    return (must, -(counts[0] + counts[1]), -counts[0], unsocial, slot.starts_at)


def reasons(board: Board, slot: Slot, counts: tuple[int, ...]) -> list[str]:
    """Why this date stands where it stands, in sentences."""
    can = [
        one for one in board.people
        if board.answers.get((slot.pk, one.person_id)) in (Answer.YES, Answer.IF_NEEDED)
    ]  # fmt: skip
    answered = [one for one in board.people if one.poll_answered_at]
    facts = {
        "yes": counts[0], "maybe": counts[1],
        "able": _organisations(can), "all": _organisations(answered),
    }  # fmt: skip
    said = _("%(yes)d yes and %(maybe)d if needed; %(able)d of %(all)d organisations that answered can come.")
    found = [said % facts]
    for one in _missing_must_haves(board, slot):
        found.append(_("%(name)s cannot be missing, and said no.") % {"name": one.person})
    return [*found, *_fairness(board, slot), *_said_of_hours(board, slot)]


def _organisations(people: Iterable[Participant]) -> int:
    return len({one.organisation_id for one in people if one.organisation_id})


def _fairness(board: Board, slot: Slot) -> list[str]:
    """Who had an unsocial hour last time, and has a good one now or a bad one again."""
    found = []
    concerned = [one for one in board.people if one.person_id in board.before]
    for one in concerned[:MOST_BAD_HOURS]:
        if before := board.before.get(one.person_id):
            now = board.hours[slot.pk, one.pk]
            facts = {
                "city": zone_city(one.person.timezone), "now": now.clock,
                "name": one.person, "then": before.words,
            }  # fmt: skip
            good = _("%(name)s in %(city)s gets a good hour, %(now)s, after %(then)s last time.")
            again = _("%(name)s in %(city)s has a bad hour again, %(now)s, after %(then)s last time.")
            found.append((again if now.is_bad else good) % facts)
    return found


def _said_of_hours(board: Board, slot: Slot) -> list[str]:
    people = [one for one in _unsocial(board, slot) if one.person_id not in board.before]
    if not people:
        return []
    if len(people) == 1:
        one = people[0]
        facts = {
            "name": one.person, "hour": board.hours[slot.pk, one.pk].words,
            "city": zone_city(one.person.timezone),
        }  # fmt: skip
        return [_("One person has a bad hour: %(name)s, %(hour)s in %(city)s.") % facts]
    words = ngettext("%(count)d person has a bad hour.", "%(count)d people have a bad hour.", len(people))
    return [words % {"count": len(people)}]
