"""Why feedback cannot be prepared, asked for, given or shown."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from workinggroup.base.clock import say_when
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

from .models import Asked, Form

# Fewer anonymous answers than this would be guessed.
FEWEST = 5
MOST_QUESTIONS = 10


def refuse_preparing(workshop: Workshop, *, at: dt.datetime) -> str | None:
    """The reason a session has no feedback, or None."""
    if workshop.state not in (WorkshopState.SCHEDULED, WorkshopState.HELD):
        return _("The session has no date yet. Set one first.")
    return None


def refuse_change(form: Form) -> str | None:
    """The reason its questions and its privacy stand still, or None."""
    if form.asked_at is not None:
        return _("People were asked already, so the questions and the promise about names stand.")
    return None


def refuse_question(form: Form, label: str) -> str | None:
    if reason := refuse_change(form):
        return reason
    if form.questions.count() >= MOST_QUESTIONS:
        return _("Ten questions are enough. Remove one first.")
    return _("This is asked already.") if form.questions.filter(label=label).exists() else None


def refuse_asking(form: Form, people: int, *, at: dt.datetime) -> str | None:
    """The reason nobody can be asked now, or None."""
    if at < form.workshop.ends_at:
        return _("The session is not over yet.")
    if form.closes_at is not None and at >= form.closes_at:
        return _("The time to answer is over.")
    if not form.questions.exists():
        return _("There is no question. Add one first.")
    return None if people else _("Nobody who was there is left to ask. Record who came first.")


def refuse_reminding(form: Form, missing: int, *, at: dt.datetime) -> str | None:
    """The reason nobody can be reminded, or None. There is one reminder, and no second."""
    if not form.is_open(at):
        return _("Nobody can answer now, so there is nothing to remind of.")
    if form.reminded_at is not None:
        return _("The one reminder has gone out.")
    return None if missing else _("Everybody has answered.")


def refuse_answering(form: Form, asked: Asked | None, *, at: dt.datetime) -> str | None:
    """The reason somebody cannot answer, or None."""
    if asked is None:
        return _("Those who were there are asked. Write to the secretariat if you were.")
    if form.closes_at is None or at >= form.closes_at:
        closed = form.closes_at or at
        return _("The time to answer ended on %(when)s.") % {"when": say_when(closed, form.workshop.timezone)}
    if form.is_anonymous and asked.has_answered:
        return _("You have answered. Thank you. Nobody can find your answer again, so it cannot be changed.")
    return None


def refuse_results(form: Form, count: int) -> str | None:
    """The reason nothing is shown yet, or None: a few anonymous answers would not be anonymous."""
    if form.is_anonymous and count < FEWEST:
        words = _("Answers are anonymous: nothing is shown before %(fewest)d people have answered.")
        return words % {"fewest": FEWEST}
    return None


def refuse_values(form: Form, answers: dict[str, Any]) -> str | None:
    """The reason these answers cannot be stored, or None."""
    known = {str(pk) for pk in form.questions.values_list("pk", flat=True)}
    if set(answers) - known:
        return _("One of these questions is no longer asked. Reload the page.")
    return None if answers else _("Answer at least one question.")
