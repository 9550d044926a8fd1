"""What becomes of a line: actions are done, questions get an owner or an answer, open actions go on."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import rules
from ..models import CarriedAction, Line
from ..states import Event, LineKind
from .writing import clean


@transaction.atomic
def mark_done(line: Line, *, by: Any, at: dt.datetime, outcome: str = "") -> Line:
    """The owner or the secretariat says that an action is done, and what came of it."""
    refuse_if(rules.refuse_done(line, by, at=at))
    found = Line.objects.filter(pk=line.pk, done_at=None)
    if found.update(done_at=at, done_by=by, outcome=clean(outcome)):
        _tell(Event.ACTION_DONE, line, by=by, at=at, after=clean(outcome))
    line.refresh_from_db()
    return line


@transaction.atomic
def mark_not_done(line: Line, *, by: Any, at: dt.datetime) -> Line:
    """Take "done" back."""
    refuse_if(rules.refuse_done(line, by, at=at))
    if Line.objects.filter(pk=line.pk, done_at__isnull=False).update(done_at=None, done_by=None):
        _tell(Event.ACTION_REOPENED, line, by=by, at=at)
    line.refresh_from_db()
    return line


@transaction.atomic
def give_owner(
    line: Line, *, by: Any, at: dt.datetime, owner: Any = None, owner_organisation: Any = None,
    due_on: dt.date | None = None,
) -> Line:  # fmt: skip
    """Give an action or a question to a person or an organisation, agreed minutes or not."""
    refuse_if(rules.refuse_owner(line, at=at))
    if bool(owner) == bool(owner_organisation):
        raise Refused(_("Choose one owner: a person or an organisation."))
    changes = {"owner": owner, "owner_organisation": owner_organisation, "due_on": due_on or line.due_on}
    before = line.owner_words
    Line.objects.filter(pk=line.pk).update(**changes)
    line.refresh_from_db()
    _tell(Event.OWNER_GIVEN, line, by=by, at=at, before=before, after=line.owner_words)
    return line


@transaction.atomic
def answer_question(
    line: Line, *, by: Any, at: dt.datetime, outcome: str = "", answer: Line | None = None
) -> Line:
    """Answer a question in words, or by another line of the same edition."""
    if line.kind != LineKind.QUESTION or line.deleted_at:
        raise Refused(_("Only a question can be answered."))
    if not clean(outcome) and answer is None:
        raise Refused(_("Write the answer, or choose the line that answers."))
    Line.objects.filter(pk=line.pk).update(answer=answer, outcome=clean(outcome), done_at=at, done_by=by)
    line.refresh_from_db()
    _tell(Event.QUESTION_ANSWERED, line, by=by, at=at, after=clean(outcome) or (answer and answer.text))
    return line


@transaction.atomic
def carry_over_actions(old: Any, new: Any, *, by: Any, at: dt.datetime) -> int:
    """Let a new edition go on with the unfinished actions of an earlier one; returns how many."""
    open_lines = Line.objects.of_edition(old).current().undone()
    carried = Line.objects.filter(carried__edition=old).current().undone()
    lines = {line.pk: line for line in [*open_lines, *carried]}.values()
    made = [
        CarriedAction.objects.get_or_create(edition=new, line=line, defaults={"at": at})[1] for line in lines
    ]
    if any(made):
        history.record(Event.ACTIONS_CARRIED, about=new, by=by, at=at, edition=new, after=sum(made))
    return sum(made)


def _tell(event: Event, line: Line, *, by: Any, at: dt.datetime, **facts: Any) -> None:
    history.record(event, about=line, by=by, at=at, edition=line.minutes.workshop.edition, **facts)
