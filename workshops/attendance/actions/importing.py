"""Who came, as a video tool has counted it: all of a file that somebody has looked at, or none of it."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workshops.scheduling import rules as scheduling
from workshops.scheduling.models import Attendance, Workshop
from workshops.scheduling.states import AttendanceState, AttendanceWay

from ..states import Event


@transaction.atomic
def import_attendance(
    workshop: Workshop,
    *,
    minutes: dict[int, int],
    at_least: int,
    others_absent: bool,
    known: dict[int, str],
    by: Any,
    at: dt.datetime,
) -> int:
    """Record as present who was there for `at_least` minutes (person → minutes); returns how many.

    `known` is what stood in the list when the file was looked at: if somebody recorded since, nothing is
    stored. Who was there for less is left as they are.
    """
    refuse_if(scheduling.refuse_attendance(workshop, at=at))
    list(Workshop.objects.select_for_update().filter(pk=workshop.pk).values_list("pk"))
    for_whom = dict(workshop.participants.values_list("person_id", "organisation_id"))
    if dict(workshop.attendance.values_list("person_id", "state")) != known or set(minutes) - set(for_whom):
        raise Refused(_("Somebody changed the list since you looked at the file. Look at it again."))
    present = {pk: count for pk, count in minutes.items() if count >= at_least}
    missing = set(for_whom) - set(minutes) - set(known) if others_absent else set()
    said: list[tuple[int, str, int | None]] = [
        *((pk, AttendanceState.PRESENT, count) for pk, count in present.items()),
        *((pk, AttendanceState.ABSENT, None) for pk in missing),
    ]
    facts: dict[str, Any] = {"way": AttendanceWay.IMPORT, "recorded_at": at, "recorded_by": by}
    rows = [
        Attendance(
            workshop=workshop, person_id=pk, organisation_id=for_whom[pk], state=state, minutes=count, **facts
        )
        for pk, state, count in said
    ]
    _store(rows)
    history.record(
        Event.IMPORTED, about=workshop, by=by, at=at, edition=workshop.edition,
        after={"present": len(present), "absent": len(missing)},
    )  # fmt: skip
    return len(present)


def _store(rows: list[Attendance]) -> None:
    Attendance.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["workshop", "person"],
        update_fields=["state", "organisation", "way", "minutes", "recorded_at", "recorded_by"],
    )
