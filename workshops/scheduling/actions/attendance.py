"""Who came, and that the session took place."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import rules
from ..models import Attendance, Workshop
from ..states import AttendanceState, Event, WorkshopState


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
            recorded_at=at,
            recorded_by=by,
        )
        for person, state in states.items()
    ]
    Attendance.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["workshop", "person"],
        update_fields=["state", "organisation", "recorded_at", "recorded_by"],
    )
    history.record(
        Event.ATTENDANCE_RECORDED, about=workshop, by=by, at=at, edition=workshop.edition, after=len(rows)
    )
    return len(rows)


@transaction.atomic
def mark_held(workshop: Workshop, *, by: Any, at: dt.datetime) -> Workshop:
    """Say that the session took place; its minutes can follow."""
    refuse_if(rules.refuse_holding(workshop, at=at))
    workshop.become(WorkshopState.HELD, held_at=at)
    history.record(Event.WORKSHOP_HELD, about=workshop, by=by, at=at, edition=workshop.edition)
    return workshop
