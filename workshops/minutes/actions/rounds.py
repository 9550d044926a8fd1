"""The agreement round: those who attended read, ask for changes or agree; the secretariat answers."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.db.models import F, Value
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.clock import say_when
from workinggroup.base.refusals import Refused, refuse_if
from workshops.scheduling.states import AttendanceState

from .. import mails, rules
from ..models import Agreement, Line, Minutes, Objection
from ..queries.round import round_of
from ..states import Event, MinutesState, ObjectionState
from .writing import change_text, clean, take_turn

FAR = 1_000_000


@transaction.atomic
def circulate(
    minutes: Minutes, *, comments_close_at: dt.datetime, by: Any, at: dt.datetime
) -> list[Agreement]:
    """Close the writing; ask everybody who attended, each by one mail, to agree until `comments_close_at`."""
    refuse_if(rules.refuse_circulating(minutes, at=at))
    refuse_if(rules.refuse_end_of_round(minutes, comments_close_at, at=at))
    seq = take_turn(minutes, at=at)
    Line.objects.current().filter(minutes=minutes, text="").update(deleted_at=at, seq=seq)
    if minutes.number == 1:
        _number_in_order(minutes, seq)
    minutes.become(MinutesState.CIRCULATED, circulated_at=at, comments_close_at=comments_close_at)
    asked = _ask_those_who_attended(minutes, at=at)
    lines = _lines(minutes)
    for agreement in asked:
        mails.queue_round(agreement, lines, by=by, at=at)
    _tell(Event.MINUTES_CIRCULATED, minutes, by=by, at=at, after=len(asked))
    return asked


@transaction.atomic
def extend_round(minutes: Minutes, *, comments_close_at: dt.datetime, by: Any, at: dt.datetime) -> Minutes:
    """Make the round longer; nobody is written to, `remind` does that."""
    refuse_if(rules.refuse_extending(minutes, at=at))
    refuse_if(rules.refuse_end_of_round(minutes, comments_close_at, at=at))
    before = say_when(minutes.comments_close_at, minutes.workshop.timezone)
    found = Minutes.objects.filter(pk=minutes.pk, state=MinutesState.CIRCULATED)
    if not found.update(comments_close_at=comments_close_at):
        raise Refused(_("Somebody else was faster. Reload the page to see how it stands now."))
    minutes.comments_close_at = comments_close_at
    _tell(Event.ROUND_EXTENDED, minutes, by=by, at=at, before=before)
    return minutes


@transaction.atomic
def remind(minutes: Minutes, *, by: Any, at: dt.datetime) -> list[Agreement]:
    """Remind those who have said nothing, at most once a day, and nobody else."""
    refuse_if(rules.refuse_reminding(minutes, at=at))
    missing = round_of(minutes).missing
    lines = _lines(minutes)
    for agreement in missing:
        mails.queue_reminder(agreement, lines, by=by, at=at)
    Agreement.objects.filter(pk__in=[one.pk for one in missing]).update(reminded_at=at)
    _tell(Event.ROUND_REMINDED, minutes, by=by, at=at, after=len(missing))
    return missing


@transaction.atomic
def object_to(
    line: Line, *, by: Any, at: dt.datetime, proposal: str, text: str = "", key: uuid.UUID | None = None
) -> Objection:
    """Ask for other words in a line. A `key` used before gives the objection made then."""
    minutes, key = line.minutes, key or uuid.uuid4()
    if made := Objection.objects.filter(key=key, person=by).first():
        return made
    refuse_if(rules.refuse_reply(minutes, by, at=at))
    proposal = clean(proposal)
    if not proposal or proposal == line.text:
        raise Refused(_("Write the line as it should read. It says the same as before."))
    objection = Objection.objects.create(
        line=line, number=minutes.number, key=key, person=by, was=line.text, proposal=proposal,
        text=clean(text), organisation_id=rules.asked(minutes).get(person=by).organisation_id, made_at=at,
    )  # fmt: skip
    _tell(Event.OBJECTION_MADE, minutes, by=by, at=at, after={"line": line.number})
    return objection


@transaction.atomic
def withdraw_objection(objection: Objection, *, by: Any, at: dt.datetime) -> Objection:
    """Take one's own asked change back before it is answered."""
    refuse_if(rules.refuse_answer(objection, at=at))
    if objection.person_id != by.pk:
        raise Refused(_("Only who asked for a change can take it back."))
    objection.become(ObjectionState.WITHDRAWN, answered_at=at, answered_by=by)
    _tell(
        Event.OBJECTION_WITHDRAWN, objection.line.minutes, by=by, at=at, after={"line": objection.line.number}
    )
    return objection


@transaction.atomic
def take_in(
    objection: Objection,
    *,
    by: Any,
    at: dt.datetime,
    text: str = "",
    version: int | None = None,
    answer: str = "",
) -> Objection:
    """Change the line as asked, or to `text`; who asked is told. The words before stay as a revision.

    When the line has changed since the change was asked for, `text` must be written by somebody who has
    seen it as it stands now: `version` says so.
    """
    refuse_if(rules.refuse_answer(objection, at=at))
    minutes = objection.line.minutes
    seq = take_turn(minutes, at=at, state=MinutesState.CIRCULATED)
    line = Line.objects.get(pk=objection.line_id)
    if version != line.version and line.text != objection.was:
        raise Refused(_("The line has changed since. Compare the texts and write it as it should read now."))
    change_text(line, text or objection.proposal, seq=seq, by=by, at=at)
    line.minutes = minutes
    objection.line = line
    objection.become(ObjectionState.TAKEN_IN, answer=clean(answer), answered_at=at, answered_by=by)
    mails.queue_answer(objection, by=by, at=at)
    _tell(Event.OBJECTION_TAKEN_IN, minutes, by=by, at=at, before=objection.was, after=line.text)
    return objection


@transaction.atomic
def keep_text(objection: Objection, *, by: Any, at: dt.datetime, answer: str) -> Objection:
    """Leave the line as it is and say why; who asked is told."""
    refuse_if(rules.refuse_answer(objection, at=at))
    if not clean(answer):
        raise Refused(_("Say why the text stays: who asked reads it."))
    objection.become(ObjectionState.KEPT, answer=clean(answer), answered_at=at, answered_by=by)
    mails.queue_answer(objection, by=by, at=at)
    _tell(Event.OBJECTION_KEPT, objection.line.minutes, by=by, at=at, after={"line": objection.line.number})
    return objection


@transaction.atomic
def agree(minutes: Minutes, *, by: Any, at: dt.datetime) -> Agreement:
    """One person agrees to the text as it stands now."""
    refuse_if(rules.refuse_agreement(minutes, by, at=at))
    seq = Minutes.objects.values_list("seq", flat=True).get(pk=minutes.pk)
    rules.asked(minutes).filter(person=by, agreed_at=None).update(agreed_at=at, seq=seq)
    _tell(Event.PERSON_AGREED, minutes, by=by, at=at)
    return rules.asked(minutes).get(person=by)


def _ask_those_who_attended(minutes: Minutes, *, at: dt.datetime) -> list[Agreement]:
    came = minutes.workshop.attendance.filter(state=AttendanceState.PRESENT).select_related("person")
    Agreement.objects.bulk_create(
        Agreement(
            minutes=minutes,
            number=minutes.number,
            person=one.person,
            organisation_id=one.organisation_id,
            asked_at=at,
        )
        for one in came
    )
    asked = rules.asked(minutes).select_related("person", "minutes__workshop__edition__group")
    return list(asked.order_by("person__name", "pk"))


def _number_in_order(minutes: Minutes, seq: int) -> None:
    """Number the lines as they stand in the document: from now on people quote them by number.

    Two steps, because two lines may never share a number, not even for a moment.
    """
    lines = list(minutes.lines.current().in_order()) + list(
        minutes.lines.exclude(deleted_at=None).order_by("number")
    )
    minutes.lines.update(number=F("number") + Value(FAR))
    for number, line in enumerate(lines, start=1):
        line.number, line.seq = number, seq
    Line.objects.bulk_update(lines, ["number", "seq"], batch_size=200)


def _lines(minutes: Minutes) -> list[Line]:
    return list(minutes.lines.current().for_page().in_order())


def _tell(event: Event, minutes: Minutes, *, by: Any, at: dt.datetime, **facts: Any) -> None:
    history.record(event, about=minutes, by=by, at=at, edition=minutes.workshop.edition, **facts)
