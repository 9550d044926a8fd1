"""Writing the form."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workshops.scheduling.models import Workshop

from .. import rules
from ..models import Form, Question
from ..states import Event, QuestionKind


def first_questions() -> list[tuple[str, str, bool]]:
    """What is asked where nobody writes other questions: words, kind, whether it must be answered."""
    return [
        (_("How useful was the session for your work?"), QuestionKind.SCALE, True),
        (_("What should stay as it was?"), QuestionKind.TEXT, False),
        (_("What should be different next time?"), QuestionKind.TEXT, False),
        (_("Would you like to be asked again?"), QuestionKind.YES_NO, False),
    ]


@transaction.atomic
def prepare(
    workshop: Workshop, *, by: Any, at: dt.datetime, is_anonymous: bool = True, days_open: int = 14
) -> Form:
    """A form with the usual questions, in the language of the edition. A second one is the first one."""
    refuse_if(rules.refuse_preparing(workshop, at=at))
    facts = {"is_anonymous": is_anonymous, "days_open": days_open, "made_at": at}
    form, made = Form.objects.get_or_create(workshop=workshop, defaults=facts)
    if not made:
        return form
    with override(workshop.edition.language):
        rows = [
            Question(form=form, position=place, label=str(label), kind=kind, required=required)
            for place, (label, kind, required) in enumerate(first_questions(), start=1)
        ]
    Question.objects.bulk_create(rows)
    _record(Event.PREPARED, form, by=by, at=at)
    return form


@transaction.atomic
def change_form(
    form: Form, *, is_anonymous: bool, days_open: int, version: int, by: Any, at: dt.datetime
) -> Form:
    """Whether names are kept, and for how long people can answer; only before anybody was asked."""
    form.refresh_from_db()
    refuse_if(rules.refuse_change(form))
    fresh = Form.objects.filter(pk=form.pk, version=version, asked_at=None)
    if not fresh.update(is_anonymous=is_anonymous, days_open=days_open, version=version + 1):
        raise Refused(_("Somebody changed this while you wrote. Both texts are shown."))
    form.refresh_from_db()
    _record(Event.CHANGED, form, by=by, at=at)
    return form


@transaction.atomic
def add_question(
    form: Form, *, label: str, kind: str, by: Any, at: dt.datetime, required: bool = False
) -> Question:
    """Ask one thing more."""
    refuse_if(rules.refuse_question(form, label))
    last = form.questions.order_by("position").last()
    position = last.position + 1 if last else 1
    question = Question.objects.create(
        form=form, label=label, kind=kind, required=required, position=position
    )
    _record(Event.CHANGED, form, by=by, at=at)
    return question


@transaction.atomic
def remove_question(question: Question, *, by: Any, at: dt.datetime) -> None:
    """Ask it no longer."""
    refuse_if(rules.refuse_change(question.form))
    question.delete()
    _record(Event.CHANGED, question.form, by=by, at=at)


@transaction.atomic
def close_form(form: Form, *, by: Any, at: dt.datetime) -> None:
    """Take no more answers."""
    if not Form.objects.filter(pk=form.pk, asked_at__lt=at, closes_at__gt=at).update(closes_at=at):
        raise Refused(_("Nobody can answer now."))
    _record(Event.CLOSED, form, by=by, at=at)


def _record(verb: Event, form: Form, *, by: Any, at: dt.datetime) -> None:
    history.record(verb, about=form.workshop, by=by, at=at, edition=form.workshop.edition)
