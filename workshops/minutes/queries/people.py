"""Who is there, who writes, and who can own a line."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from members.people.models import Membership
from workinggroup.base.states import Look
from workshops.scheduling.models import Participant, Workshop
from workshops.scheduling.states import AttendanceState

from ..models import Minutes, Presence

SILENCE = dt.timedelta(seconds=20)


class Somebody(NamedTuple):
    """One row of "People present"."""

    pk: int
    name: str
    note: str
    look: Look


class Choices(NamedTuple):
    """Who can have said something, and who can own it. People have the value `p7`, bodies `o4`."""

    organisations: list[tuple[int, str]]
    people: list[tuple[str, str]]
    bodies: list[tuple[str, str]]


def writing_now(minutes: Minutes, *, at: dt.datetime) -> list[Presence]:
    """Who has the minutes open, by name."""
    now = minutes.presences.filter(seen_at__gt=at - SILENCE)
    return list(now.select_related("person", "line").order_by("person__name", "person_id"))


def people_present(
    workshop: Workshop, presences: Iterable[Presence], participants: Iterable[Participant] | None = None
) -> list[Somebody]:
    """Everybody of the session: those who are here first, then present, excused and the others."""
    asked = workshop.participants.select_related("person") if participants is None else participants
    here = {one.person_id: one for one in presences}
    states = {one.person_id: one for one in workshop.attendance.select_related("person")}
    people = {one.person_id: one.person for one in asked}
    people |= {pk: one.person for pk, one in states.items()} | {pk: one.person for pk, one in here.items()}
    rows = [
        Somebody(pk, str(person), _note(here.get(pk)), _look(here.get(pk), states.get(pk)))
        for pk, person in people.items()
    ]
    return sorted(rows, key=lambda row: (row.note == "", _rank(row.look), row.name))


def choices_of(workshop: Workshop, participants: Iterable[Participant] | None = None) -> Choices:
    """The people and organisations of the edition, and of this session."""
    asked = workshop.participants.select_related("person", "organisation")
    members = Membership.objects.filter(edition=workshop.edition_id).current()
    rows: list[Any] = list(members.select_related("person", "organisation"))
    rows += list(asked if participants is None else participants)
    people = {row.person_id: str(row.person) for row in rows}
    bodies = {row.organisation_id: str(row.organisation) for row in rows if row.organisation_id}
    in_order = sorted(bodies.items(), key=lambda pair: pair[1])
    return Choices(
        in_order,
        [(f"p{pk}", name) for pk, name in sorted(people.items(), key=lambda pair: pair[1])],
        [(f"o{pk}", name) for pk, name in in_order],
    )


def _note(presence: Presence | None) -> str:
    if presence is None:
        return ""
    if presence.line:
        return _("writes, line %(number)d") % {"number": presence.line.number}
    return _("reads along")


def _look(presence: Presence | None, attendance: Any) -> Look:
    if attendance and attendance.state == AttendanceState.EXCUSED:
        return Look(str(attendance.get_state_display()), "plain", "half")
    if attendance and attendance.state == AttendanceState.ABSENT:
        return Look(str(attendance.get_state_display()), "plain", "later")
    if attendance:
        return Look(str(attendance.get_state_display()), "good", "done")
    if presence:
        return Look(pgettext("has the page open", "Here"), "good", "now")
    return Look(_("Not seen"), "plain", "later")


def _rank(look: Look) -> int:
    return ["now", "done", "half", "later"].index(look.shape)
