"""Answering an invitation."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F

from workinggroup.base import history
from workinggroup.base.refusals import refuse_if

from .. import listeners, rules
from ..models import Invitation
from ..states import Event


@transaction.atomic
def answer_invitation(invitation: Invitation, *, partstat: str, by: Any, at: dt.datetime) -> Invitation:
    """Store yes, perhaps or no for this person; it may be changed until the session is over."""
    refuse_if(rules.refuse_answer(invitation, partstat, at=at))
    before = invitation.partstat
    facts = {
        "partstat": partstat,
        "answered_at": at,
        "answered_sequence": invitation.known_sequence,
        "answered_stamp": at,
        "old_answer": "",
    }
    Invitation.objects.filter(pk=invitation.pk).update(**facts, version=F("version") + 1)
    for name, value in facts.items():
        setattr(invitation, name, value)
    workshop = invitation.item.workshop
    history.record(
        Event.INVITATION_ANSWERED,
        about=workshop,
        by=by,
        at=at,
        edition=workshop.edition,
        before=before,
        after=partstat,
    )
    listeners.tell(invitation, at=at)
    return invitation
