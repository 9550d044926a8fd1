"""Makers for sessions, their agenda, participants, dates and papers."""

import datetime as dt
from itertools import count
from typing import Any

from members.people.models import Membership, Person
from workinggroup.editions.models import Edition
from workshops.scheduling.models import AgendaItem, Attendance, Paper, Participant, Slot, Workshop
from workshops.scheduling.states import AttendanceState, WorkshopState

from . import DAY, HOUR, NOON
from .editions import make_edition
from .people import make_member

_numbers = count(1)


def make_workshop(
    *, edition: Edition | None = None, state: str = WorkshopState.DRAFT, **facts: Any
) -> Workshop:
    """A session in any state, with what that state demands: two hours, ten days from NOON."""
    number = next(_numbers)
    defaults: dict[str, Any] = {"number": number, "title": f"Session {number}", "timezone": "Europe/Brussels"}
    if state in (WorkshopState.SCHEDULED, WorkshopState.HELD):
        defaults |= {"starts_at": NOON + 10 * DAY}
    if state == WorkshopState.POLLING:
        defaults |= {"poll_opened_at": NOON - DAY, "poll_closes_at": NOON + 3 * DAY}
    if state == WorkshopState.CANCELLED:
        defaults |= {"cancelled_at": NOON, "cancelled_because": "The host is ill."}
    facts = defaults | facts
    if facts.get("starts_at"):
        facts.setdefault("ends_at", facts["starts_at"] + 2 * HOUR)
    return Workshop.objects.create(edition=edition or make_edition(), state=state, **facts)


def make_participant(*, workshop: Workshop, person: Person | None = None, **facts: Any) -> Participant:
    """A participant; without a person, a new member of the edition."""
    person = person or make_member(edition=workshop.edition)
    membership = Membership.objects.filter(edition=workshop.edition, person=person).first()
    defaults = {"organisation": membership and membership.organisation, "added_at": NOON}
    return Participant.objects.create(workshop=workshop, person=person, **defaults | facts)


def make_agenda_item(*, workshop: Workshop, **facts: Any) -> AgendaItem:
    position = workshop.agenda.count() + 1
    defaults = {"position": position, "title": f"Point {position}", "duration": 30}
    return AgendaItem.objects.create(workshop=workshop, **defaults | facts)


def make_slot(
    *, workshop: Workshop, starts_at: dt.datetime | None = None, hours: int = 2, **facts: Any
) -> Slot:
    """A proposed date; each further one lies a day later."""
    starts_at = starts_at or NOON + (20 + workshop.slots.count()) * DAY
    return Slot.objects.create(
        workshop=workshop, starts_at=starts_at, ends_at=starts_at + hours * HOUR, **facts
    )


def make_paper(*, workshop: Workshop, **facts: Any) -> Paper:
    defaults = {
        "title": "A paper",
        "url": "https://example.org/paper.pdf",
        "added_at": NOON,
        "made_at": NOON,
    }
    return Paper.objects.create(workshop=workshop, **defaults | facts)


def make_attendance(
    *, workshop: Workshop, person: Person, state: str = AttendanceState.PRESENT, **facts: Any
) -> Attendance:
    defaults = {"recorded_at": NOON, "organisation": person.organisation}
    return Attendance.objects.create(workshop=workshop, person=person, state=state, **defaults | facts)
