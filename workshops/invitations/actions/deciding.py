"""What the host does with what came back: takes an answer, settles a message, accepts or declines a time."""

import datetime as dt
from typing import Any

from django.db import transaction

from workinggroup.base import history
from workinggroup.base.refusals import refuse_if
from workshops.scheduling import actions as scheduling

from .. import mails, rules
from ..models import Deputy, InboundMessage, Invitation, Proposal
from ..states import Event, InboundState, Method, ProposalState
from .answers import answer_invitation
from .deputies import approve_deputy, name_deputy
from .items import following_stamp


@transaction.atomic
def settle_message(message: InboundMessage, *, by: Any, at: dt.datetime) -> None:
    """Say that a parked message needs nothing more; its text goes, what it was stays on record."""
    _settle(message, by=by, at=at, after=message.reason)


@transaction.atomic
def take_answer(message: InboundMessage, *, by: Any, at: dt.datetime) -> Invitation:
    """Take an answer that came from an address that is not known as this person's."""
    refuse_if(rules.refuse_taking(message))
    invitation = answer_invitation(message.invitation, partstat=message.offered, by=by, at=at)
    _settle(message, by=by, at=at, after=message.offered)
    return invitation


@transaction.atomic
def take_deputy(message: InboundMessage, *, name: str, email: str, by: Any, at: dt.datetime) -> Deputy:
    """Invite the person to whom an invitation was handed on by mail; the message needs nothing more."""
    deputy = name_deputy(message.invitation, name=name, email=email, by=by, at=at)
    approve_deputy(deputy, by=by, at=at)
    _settle(message, by=by, at=at, after=deputy.name)
    return deputy


def _settle(message: InboundMessage, *, by: Any, at: dt.datetime, after: str) -> None:
    message.become(InboundState.SETTLED, settled_at=at, settled_by=by, raw=None, words="")
    edition = message.invitation.item.workshop.edition if message.invitation else None
    history.record(Event.MESSAGE_SETTLED, about=message, by=by, at=at, edition=edition, after=after)


@transaction.atomic
def accept_proposal(proposal: Proposal, *, by: Any, at: dt.datetime) -> None:
    """Move the session to the proposed time. Who is told of it is a step of its own, as with every change."""
    invitation = proposal.invitation
    workshop = invitation.item.workshop
    scheduling.set_time(workshop, starts_at=proposal.starts_at, ends_at=proposal.ends_at, by=by, at=at)
    proposal.become(ProposalState.ACCEPTED, decided_at=at, decided_by=by)
    after = proposal.starts_at.isoformat()
    history.record(
        Event.PROPOSAL_ACCEPTED, about=workshop, by=by, at=at, edition=workshop.edition, after=after
    )


@transaction.atomic
def decline_proposal(proposal: Proposal, *, by: Any, at: dt.datetime) -> None:
    """Keep the time, and tell the one person's calendar so (RFC 5546, 3.2.8)."""
    proposal.become(ProposalState.DECLINED, decided_at=at, decided_by=by)
    invitation = proposal.invitation
    item, workshop = invitation.item, invitation.item.workshop
    stamp = following_stamp(at, [invitation.sent_stamp, item.stamped_at])
    mails.queue_invitations(
        workshop, item, [invitation], template="proposal_declined", method=Method.DECLINECOUNTER,
        version=f"declined-{proposal.pk}", stamp=stamp, proposal=proposal, at=at, by=by,
    )  # fmt: skip
    Invitation.objects.filter(pk=invitation.pk).update(sent_stamp=stamp)
    history.record(Event.PROPOSAL_DECLINED, about=workshop, by=by, at=at, edition=workshop.edition)


@transaction.atomic
def forget_raw_messages(*, at: dt.datetime, keep: dt.timedelta = dt.timedelta(days=90)) -> int:
    """Delete what came back and is long used or settled; what is parked stays until somebody looks."""
    done = [InboundState.USED, InboundState.IGNORED, InboundState.SETTLED]
    old = InboundMessage.objects.filter(state__in=done, received_at__lt=at - keep)
    return old.delete()[0]
