"""Makers for feedback."""

from typing import Any

from workshops.feedback import actions
from workshops.feedback.models import Form
from workshops.scheduling.states import WorkshopState

from . import DAY, HOUR, NOON
from .scheduling import make_attendance, make_participant, make_workshop


def make_form(*, came: int = 1, is_asked: bool = True, is_anonymous: bool = True, **facts: Any) -> Form:
    """The feedback of a session that ended a day before NOON, with so many who were there."""
    facts = {"state": WorkshopState.HELD, "starts_at": NOON - DAY - 2 * HOUR} | facts
    workshop = make_workshop(**facts)
    for _ in range(came):
        person = make_participant(workshop=workshop).person
        make_attendance(workshop=workshop, person=person)
    form = actions.prepare(workshop, is_anonymous=is_anonymous, by=None, at=NOON - 5 * DAY)
    if is_asked:
        actions.ask(form, by=None, at=NOON)
    return form


def answer(form: Form, *, person: Any = None, useful: str = "4", words: str = "", at: Any = NOON) -> Any:
    """The answer of one who was asked and has not answered yet."""
    person = person or form.asked.filter(has_answered=False).order_by("pk").first().person
    first, second, *_rest = form.questions.all()
    said = {str(first.pk): useful} | ({str(second.pk): words} if words else {})
    actions.answer(form, person=person, answers=said, at=at)
    return person
