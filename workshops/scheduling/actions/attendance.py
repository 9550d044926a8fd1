"""Who came, and that the session took place."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import rules
from ..models import Attendance, Participant, Workshop
from ..states import AttendanceState, AttendanceWay, Event, WorkshopState
from .participants import add_participant


@transaction.atomic
def record_attendance(workshop: Workshop, *, states: dict[int, str], by: Any, at: dt.datetime) -> int:
    """Record present, absent or excused for participants; `states` by primary key of the person.

    What was recorded before is replaced; people who are not named keep theirs. Returns how many.
    """
    refuse_if(rules.refuse_attendance(workshop, at=at))
    for_whom = dict(workshop.participants.values_list("person_id", "organisation_id"))
    if set(states) - set(for_whom) or set(states.values()) - set(AttendanceState.values):
        raise Refused(_("Somebody on this list no longer takes part. Reload the page."))
    rows = [
        Attendance(
            workshop=workshop,
            person_id=person,
            organisation_id=for_whom[person],
            state=state,
            way=AttendanceWay.LIST,
            recorded_at=at,
            recorded_by=by,
        )
        for person, state in states.items()
    ]
    Attendance.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["workshop", "person"],
        update_fields=["state", "organisation", "way", "recorded_at", "recorded_by"],
    )
    _record(workshop, len(rows), by=by, at=at)
    return len(rows)


@transaction.atomic
def record_rows(
    workshop: Workshop, *, rows: dict[int, tuple[str, str]], by: Any, at: dt.datetime
) -> dict[int, str]:
    """Record what somebody entered in rows of the list: person → (what they had before them, what they say).

    Rows that somebody else recorded meanwhile are not overwritten: they come back with what stands there.
    """
    refuse_if(rules.refuse_attendance(workshop, at=at))
    for_whom = dict(workshop.participants.values_list("person_id", "organisation_id"))
    if set(rows) - set(for_whom) or {new for _seen, new in rows.values()} - set(AttendanceState.values):
        raise Refused(_("Somebody on this list no longer takes part. Reload the page."))
    facts: dict[str, Any] = {"way": AttendanceWay.LIST, "recorded_at": at, "recorded_by": by}
    recorded = workshop.attendance.filter(person__in=rows)
    new = [
        Attendance(workshop=workshop, person_id=pk, organisation_id=for_whom[pk], state=said, **facts)
        for pk, (seen, said) in rows.items()
        if not seen
    ]
    Attendance.objects.bulk_create(new, ignore_conflicts=True)
    for pair in {pair for pair in rows.values() if pair[0]}:
        same = [pk for pk, other in rows.items() if other == pair]
        workshop.attendance.filter(person__in=same, state=pair[0]).update(state=pair[1], **facts)
    stands = dict(recorded.values_list("person_id", "state"))
    others = {pk: stands.get(pk, "") for pk, (_seen, said) in rows.items() if stands.get(pk) != said}
    if len(others) < len(rows):
        _record(workshop, len(rows) - len(others), by=by, at=at)
    return others


@transaction.atomic
def note_present(
    participant: Participant, *, way: str, by: Any, at: dt.datetime, minutes: int | None = None
) -> Attendance:
    """Record that a participant is there, however it was learned; saying so twice changes nothing."""
    workshop = participant.workshop
    facts: dict[str, Any] = {
        "state": AttendanceState.PRESENT, "organisation_id": participant.organisation_id, "way": way,
        "minutes": minutes, "recorded_at": at, "recorded_by": by,
    }  # fmt: skip
    where = {"workshop": workshop, "person_id": participant.person_id}
    found, made = Attendance.objects.get_or_create(**where, defaults=facts)
    if not made and found.state != AttendanceState.PRESENT:
        Attendance.objects.filter(pk=found.pk).update(**facts)
        found.refresh_from_db()
    return found


@transaction.atomic
def add_arrival(
    workshop: Workshop, *, person: Any, organisation: Any, by: Any, at: dt.datetime
) -> Attendance:
    """Somebody came who was not on the list: they take part from now on, and were there. No mail goes out."""
    refuse_if(rules.refuse_attendance(workshop, at=at))
    participant = add_participant(workshop, person=person, organisation=organisation, by=by, at=at)
    found = note_present(participant, way=AttendanceWay.ARRIVAL, by=by, at=at)
    _record(workshop, 1, by=by, at=at)
    return found


def _record(workshop: Workshop, count: int, *, by: Any, at: dt.datetime) -> None:
    history.record(
        Event.ATTENDANCE_RECORDED, about=workshop, by=by, at=at, edition=workshop.edition, after=count
    )


@transaction.atomic
def mark_held(workshop: Workshop, *, by: Any, at: dt.datetime) -> Workshop:
    """Say that the session took place; its minutes can follow."""
    refuse_if(rules.refuse_holding(workshop, at=at))
    workshop.become(WorkshopState.HELD, held_at=at)
    history.record(Event.WORKSHOP_HELD, about=workshop, by=by, at=at, edition=workshop.edition)
    return workshop
