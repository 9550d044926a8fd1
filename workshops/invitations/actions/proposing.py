"""Another time: proposed on the page of one's invitation, or by a calendar in a COUNTER."""

import datetime as dt
from typing import Any

from django.db import transaction

from workinggroup.base import history
from workinggroup.base.refusals import refuse_if

from .. import rules
from ..models import Invitation, Proposal
from ..states import Event, ProposalState


@transaction.atomic
def propose_time(
    invitation: Invitation,
    *,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    by: Any,
    at: dt.datetime,
    comment: str = "",
) -> Proposal:
    """Say that another time would suit better. It replaces one that waits, and changes nothing by itself."""
    refuse_if(rules.refuse_proposing(invitation, starts_at, ends_at, at=at))
    sequence = invitation.item.sequence
    return keep_proposal(
        invitation, starts_at, ends_at, comment=comment.strip(), sequence=sequence, by=by, at=at
    )


def keep_proposal(
    invitation: Invitation,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    *,
    comment: str,
    sequence: int,
    by: Any,
    at: dt.datetime,
) -> Proposal:
    """Let another time wait for the host in place of an earlier one; `sequence` is what it answers to."""
    invitation.proposals.filter(state=ProposalState.OPEN).update(state=ProposalState.REPLACED, decided_at=at)
    proposal = Proposal.objects.create(
        invitation=invitation, starts_at=starts_at, ends_at=ends_at, comment=comment, sequence=sequence,
        made_at=at,
    )  # fmt: skip
    workshop = invitation.item.workshop
    after = starts_at.isoformat()
    history.record(Event.TIME_PROPOSED, about=workshop, by=by, at=at, edition=workshop.edition, after=after)
    return proposal
