"""Opening, changing and closing the desk of a session."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workshops.scheduling.models import Workshop

from .. import rules
from ..models import Desk, Question
from ..states import Event, QuestionKind
from .registering import fill_seats, lock


@transaction.atomic
def open_desk(
    workshop: Workshop, *, seats: int, closes_at: dt.datetime, by: Any, at: dt.datetime, **facts: Any
) -> Desk:
    """Let the public register for a session. A second desk is the first one."""
    refuse_if(rules.refuse_desk(workshop, at=at) or rules.refuse_closing_time(workshop, closes_at, at=at))
    made = {"seats": seats, "closes_at": closes_at, "opened_at": at, **facts}
    desk, is_new = Desk.objects.get_or_create(workshop=workshop, defaults=made)
    if is_new:
        _record(Event.DESK_OPENED, desk, by=by, at=at, after={"seats": seats})
    return desk


@transaction.atomic
def change_desk(desk: Desk, *, version: int, by: Any, at: dt.datetime, **facts: Any) -> Desk:
    """Change seats, closing time and words. More seats go to those who wait, at once."""
    lock(desk)
    refuse_if(rules.refuse_seats(desk, facts.get("seats", desk.seats)))
    closes_at = facts.get("closes_at", desk.closes_at)
    if closes_at != desk.closes_at:
        refuse_if(rules.refuse_closing_time(desk.workshop, closes_at, at=at))
    if not Desk.objects.filter(pk=desk.pk, version=version).update(**facts, version=version + 1):
        raise Refused(_("Somebody changed this while you wrote. Both texts are shown."))
    desk.refresh_from_db()
    _record(Event.DESK_CHANGED, desk, by=by, at=at, after=sorted(facts))
    fill_seats(desk, by=by, at=at)
    return desk


@transaction.atomic
def close_desk(desk: Desk, *, by: Any, at: dt.datetime) -> None:
    """Nobody can register any more; who has a seat keeps it, who waits may still move up."""
    if not Desk.objects.filter(pk=desk.pk, closed_at=None).update(closed_at=at):
        raise Refused(_("Registration is closed already."))
    _record(Event.DESK_CLOSED, desk, by=by, at=at)


@transaction.atomic
def reopen_desk(desk: Desk, *, by: Any, at: dt.datetime) -> None:
    """Take registrations again, until the closing time."""
    refuse_if(rules.refuse_desk(desk.workshop, at=at))
    refuse_if(rules.refuse_closing_time(desk.workshop, desk.closes_at, at=at))
    if not Desk.objects.filter(pk=desk.pk, closed_at__isnull=False).update(closed_at=None):
        raise Refused(_("Registration is open already."))
    _record(Event.DESK_OPENED, desk, by=by, at=at)


@transaction.atomic
def add_question(
    desk: Desk, *, label: str, kind: str, by: Any, at: dt.datetime, choices: Sequence[str] = (),
    required: bool = False,
) -> Question:  # fmt: skip
    """Ask one thing more. Whoever has registered before is not asked again."""
    if kind == QuestionKind.CHOICE and len(choices) < 2:
        raise Refused(_("Write at least two choices, one on each line."))
    if desk.questions.filter(label=label).exists():
        raise Refused(_("This is asked already."))
    question = Question.objects.create(
        desk=desk, label=label, kind=kind, choices=list(choices), required=required,
        position=desk.questions.count() + 1,
    )  # fmt: skip
    _record(Event.DESK_CHANGED, desk, by=by, at=at, after=[label])
    return question


@transaction.atomic
def remove_question(question: Question, *, by: Any, at: dt.datetime) -> None:
    """Ask it no longer; answers that were given go with it."""
    desk, key = question.desk, str(question.pk)
    for registration in desk.registrations.exclude(answers={}):
        if registration.answers.pop(key, None) is not None:
            registration.save(update_fields=["answers"])
    _record(Event.DESK_CHANGED, desk, by=by, at=at, before=[question.label])
    question.delete()


def _record(verb: Event, desk: Desk, *, by: Any, at: dt.datetime, **what: Any) -> None:
    workshop = desk.workshop
    history.record(verb, about=workshop, by=by, at=at, edition=workshop.edition, **what)
