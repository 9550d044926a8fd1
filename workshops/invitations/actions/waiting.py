"""Changes wait a moment before people are told, so that the correction of a slip goes with them.

Only changes wait. A first invitation goes at once: nobody has anything older that it could follow. So does a
cancellation: somebody may be about to leave for the station, and there is no state after it to wait for.
"""

import datetime as dt
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused
from workshops.scheduling.models import Workshop

from .. import queries
from ..models import Announcement
from ..queries import Pending
from ..states import Event
from .announcing import announce, refuse_unseen
from .telling import Told

log = structlog.get_logger()


@transaction.atomic
def announce_soon(workshop: Workshop, *, by: Any, at: dt.datetime, seen: str = "") -> Told | Announcement:
    """Tell people of a change in two minutes, as the session stands then; what cannot wait is told now.

    Announcing again while one waits joins it: people get one mail, with the last state, at the time that was
    said first.
    """
    plan = queries.pending(workshop, at=at)
    refuse_unseen(plan, seen)
    if not waits(plan):
        return announce(workshop, by=by, at=at)
    due_at = at + dt.timedelta(seconds=settings.ANNOUNCE_AFTER_SECONDS)
    facts = {"due_at": due_at, "made_at": at, "made_by": by}
    waiting, made = Announcement.objects.get_or_create(workshop=workshop, defaults=facts)
    if made:
        _record(Event.CHANGES_WAIT, workshop, by=by, at=at, after=plan.how_many)
    return waiting


def waits(plan: Pending) -> bool:
    """Whether there is something in calendars already that this changes."""
    return bool(settings.ANNOUNCE_AFTER_SECONDS) and not (plan.cancels or plan.only_invites)


@transaction.atomic
def take_back(workshop: Workshop, *, by: Any, at: dt.datetime) -> None:
    """Stop changes that have not gone out: nobody is told, and they stay to be told."""
    if not Announcement.objects.filter(workshop=workshop).delete()[0]:
        raise Refused(_("The mails have gone out already, so they cannot be taken back."))
    _record(Event.CHANGES_STOPPED, workshop, by=by, at=at)


def announce_due(*, at: dt.datetime) -> int:
    """Tell people of the changes whose moment has come; returns of how many sessions."""
    due = Announcement.objects.filter(due_at__lte=at).values_list("pk", flat=True)
    return sum(_announce(pk, at=at) for pk in list(due))


def _announce(pk: int, *, at: dt.datetime) -> bool:
    """Whoever deletes the row announces: two workers at once never both do."""
    with transaction.atomic():
        found = Announcement.objects.select_related("workshop__edition__group", "made_by")
        waiting = found.filter(pk=pk).first()
        if waiting is None or not Announcement.objects.filter(pk=pk).delete()[0]:
            return False
        try:
            with transaction.atomic():
                announce(waiting.workshop, by=waiting.made_by, at=at)
        except Refused as refusal:  # somebody announced it by hand at the same moment
            log.info("invitations.not_announced", workshop=waiting.workshop_id, reason=str(refusal))
    return True


def _record(verb: Event, workshop: Workshop, *, by: Any, at: dt.datetime, after: Any = None) -> None:
    history.record(verb, about=workshop, by=by, at=at, edition=workshop.edition, after=after)
