"""After a session: who checked in themselves, certificates, and how it was."""

import datetime as dt
from typing import Any

from workshops.attendance import actions
from workshops.feedback import actions as feedback
from workshops.sample.content import feedback as content
from workshops.sample.content.shapes import Session

from .loader import Loader

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
Answers = tuple[tuple[str, ...], ...]
SIGNED_BY = "Secretariat of the working group (sample)"


def prepare_check_in(loader: Loader, session: Session) -> Any:
    """A code for a session, made a few days before it."""
    workshop, by = loader.workshops[session.key], loader.person(session.owner)
    at = min(workshop.starts_at - 3 * DAY, loader.now - DAY)
    return actions.prepare_check_in(workshop, minutes_before=20, minutes_after=15, by=by, at=at)


def certify(loader: Loader, session: Session) -> None:
    """Certificates on the day after; nobody gets a mail about them."""
    workshop, by = loader.workshops[session.key], loader.person(session.owner)
    at = min(workshop.ends_at + DAY, loader.now)
    actions.issue_certificates(workshop, signed_by=SIGNED_BY, by=by, at=at)


def prepare_feedback(loader: Loader, session: Session) -> Any:
    """The form that goes out on the day after the session."""
    workshop, by = loader.workshops[session.key], loader.person(session.owner)
    return feedback.prepare(workshop, by=by, at=min(workshop.starts_at - 4 * DAY, loader.now - DAY))


def ask_how_it_was(loader: Loader, session: Session, said: Answers = content.ANSWERS) -> None:
    """Ask on the day after; most answer, without their names."""
    form = prepare_feedback(loader, session)
    at = min(form.workshop.ends_at + DAY, loader.now)
    feedback.ask(form, by=None, at=at)
    questions = [str(question.pk) for question in form.questions.all()]
    people = form.asked.select_related("person").order_by("-pk")
    for asked, one in zip(people, said, strict=False):
        answers = {key: words for key, words in zip(questions, one, strict=True) if words}
        feedback.answer(form, person=asked.person, answers=answers, at=at + HOUR)
    if at + 6 * DAY < loader.now < form.closes_at:
        feedback.remind(form, by=None, at=at + 6 * DAY)
