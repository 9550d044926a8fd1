"""The code of a session, and checking in with it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workshops.scheduling.actions.attendance import note_present
from workshops.scheduling.models import Attendance, Participant, Workshop
from workshops.scheduling.states import AttendanceWay

from .. import codes, rules
from ..models import CheckIn, WrongTry
from ..states import Event

KEPT = dt.timedelta(days=1)


@transaction.atomic
def prepare_check_in(
    workshop: Workshop, *, minutes_before: int, minutes_after: int, by: Any, at: dt.datetime
) -> CheckIn:
    """Let people check in themselves, from so long before the start until so long after the end."""
    refuse_if(rules.refuse_preparing(workshop, at=at))
    facts = {"minutes_before": minutes_before, "minutes_after": minutes_after, "ended_at": None}
    door, made = CheckIn.objects.get_or_create(
        workshop=workshop, defaults={**facts, "code": _new_code(), "renewed_at": at}
    )
    if not made:
        CheckIn.objects.filter(pk=door.pk).update(**facts)
        door.refresh_from_db()
    _record(Event.CHECK_IN_OPENED, workshop, by=by, at=at)
    return door


@transaction.atomic
def renew_code(door: CheckIn, *, by: Any, at: dt.datetime) -> CheckIn:
    """Another code; the one before counts no longer from this moment."""
    CheckIn.objects.filter(pk=door.pk).update(code=_new_code(), renewed_at=at)
    door.refresh_from_db()
    _record(Event.CODE_RENEWED, door.workshop, by=by, at=at)
    return door


@transaction.atomic
def end_check_in(door: CheckIn, *, by: Any, at: dt.datetime) -> None:
    """Nobody can check in any more; who did stays recorded."""
    if not CheckIn.objects.filter(pk=door.pk, ended_at=None).update(ended_at=at):
        raise Refused(_("Check-in has ended already."))
    _record(Event.CHECK_IN_ENDED, door.workshop, by=by, at=at)


@transaction.atomic
def check_in(door: CheckIn, person: Any, *, at: dt.datetime) -> Attendance:
    """Record that this person is there. Twice is once; who was entered as absent is present from now."""
    found = Participant.objects.filter(workshop=door.workshop, person=person).select_related("workshop")
    participant = found.first()
    refuse_if(rules.refuse_checking_in(door, takes_part=participant is not None, at=at))
    return note_present(participant, way=AttendanceWay.CODE, by=person, at=at)


def note_wrong(traces: Iterable[str], *, at: dt.datetime) -> None:
    """Count a wrong code."""
    WrongTry.objects.bulk_create([WrongTry(trace=trace, at=at) for trace in traces])


def forget_tries(*, at: dt.datetime, keep: dt.timedelta = KEPT) -> int:
    """Delete what was counted more than a day ago."""
    return WrongTry.objects.filter(at__lt=at - keep).delete()[0]


def _new_code() -> str:
    """One that no session has; with 23 signs two of them meet once in a hundred and fifty million."""
    while CheckIn.objects.filter(code=(code := codes.new(codes.CHECK_IN_LENGTH))).exists():
        continue
    return code


def _record(verb: Event, workshop: Workshop, *, by: Any, at: dt.datetime) -> None:
    history.record(verb, about=workshop, by=by, at=at, edition=workshop.edition)
