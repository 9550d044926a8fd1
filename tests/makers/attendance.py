"""Makers for check-in and certificates."""

from typing import Any

from workshops.attendance import actions
from workshops.attendance.models import Certificate, CheckIn
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

from . import HOUR, NOON
from .scheduling import make_attendance, make_participant, make_workshop


def make_door(*, minutes_before: int = 15, minutes_after: int = 15, **facts: Any) -> CheckIn:
    """The check-in of a session of two hours that began an hour before NOON."""
    facts = {"state": WorkshopState.SCHEDULED, "starts_at": NOON - HOUR} | facts
    workshop = facts.pop("workshop", None) or make_workshop(**facts)
    return actions.prepare_check_in(
        workshop, minutes_before=minutes_before, minutes_after=minutes_after, by=None, at=NOON - 2 * HOUR
    )


def make_certificate(*, workshop: Workshop | None = None, **facts: Any) -> Certificate:
    """The certificate of somebody who was there."""
    workshop = workshop or make_workshop(state=WorkshopState.HELD, starts_at=NOON - 24 * HOUR)
    person = facts.pop("person", None) or make_participant(workshop=workshop).person
    make_attendance(workshop=workshop, person=person)
    made = actions.issue_certificates(workshop, signed_by="Secretariat", by=None, at=NOON, **facts)
    return next(one for one in made if one.person_id == person.pk)
