"""A session loses its date for now, and people hear why."""

import datetime as dt
from typing import Any

from django.db import transaction

from workinggroup.base import history
from workinggroup.base.refusals import refuse_if
from workshops.scheduling import paper_days
from workshops.scheduling.models import Availability, Workshop
from workshops.scheduling.states import Event, WorkshopState

from .. import rules
from .announcing import announce
from .telling import Told


@transaction.atomic
def postpone_and_tell(
    workshop: Workshop, *, reason: str, by: Any, at: dt.datetime, silent: bool = False
) -> Told:
    """Take the date away with a reason, and the entry out of the calendars of those invited.

    Agenda, papers and registrations stay; what an earlier poll asked is forgotten. A new date is a new entry
    with a UID of its own: what was cancelled never comes back to life.
    """
    reason = reason.strip()
    refuse_if(rules.refuse_postponing(workshop, reason, at=at))
    before = workshop.starts_at
    workshop.become(
        WorkshopState.DRAFT, starts_at=None, ends_at=None, poll_opened_at=None, poll_closes_at=None,
        poll_holds_dates=False, postponed_because=reason, postponed_at=at, postponed_from=before,
        version=workshop.version + 1,
    )  # fmt: skip
    paper_days.recount(workshop)
    Availability.objects.filter(slot__workshop=workshop).delete()
    workshop.participants.update(poll_answered_at=None, poll_comment="", poll_entered_by=None)
    history.record(
        Event.WORKSHOP_POSTPONED, about=workshop, by=by, at=at, edition=workshop.edition,
        before=before.isoformat(), after=reason,
    )  # fmt: skip
    return announce(workshop, by=by, at=at, silent=silent)
