"""Why an invitation cannot be answered or sent."""

import datetime as dt

from django.utils.translation import gettext as _

from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

from .models import InboundMessage, Invitation
from .states import ItemStatus, Partstat


def refuse_answer(invitation: Invitation, partstat: str, *, at: dt.datetime) -> str | None:
    """The reason this invitation cannot be answered, or None."""
    if invitation.removed_at is not None:
        return _("You are no longer invited to this session.")
    if invitation.item.is_hold and invitation.item.status == ItemStatus.CANCELLED:
        return _("This date is no longer held.")
    if invitation.item.status == ItemStatus.CANCELLED:
        return _("This session is cancelled.")
    if at >= invitation.item.ends_at:
        return _("This session is over.")
    if partstat not in (Partstat.ACCEPTED, Partstat.TENTATIVE, Partstat.DECLINED):
        return _("Answer with yes, perhaps or no.")
    return None


def refuse_proposing(
    invitation: Invitation, starts_at: dt.datetime | None, ends_at: dt.datetime | None, *, at: dt.datetime
) -> str | None:
    """The reason this person cannot propose another time, or not this one, or None."""
    if reason := refuse_answer(invitation, Partstat.ACCEPTED, at=at):
        return reason
    if invitation.item.is_hold:
        return _("The date is not chosen yet. Say in the poll when you can.")
    if starts_at and starts_at <= at:
        return _("That time is past. Propose a later one.")
    if (starts_at, ends_at) == (invitation.item.starts_at, invitation.item.ends_at):
        return _("The session is planned for that time already.")
    return None


def refuse_resend(invitation: Invitation, *, at: dt.datetime) -> str | None:
    """The reason this invitation cannot be sent again, or None."""
    if invitation.removed_at is not None:
        return _("This person is no longer invited.")
    if invitation.item.status == ItemStatus.CANCELLED:
        return _("This session is cancelled.")
    if at >= invitation.item.ends_at:
        return _("This session is over.")
    return None


def refuse_taking(message: InboundMessage) -> str | None:
    """The reason a parked answer cannot be taken as that of the person invited, or None."""
    if not message.can_be_taken:
        return _("This message holds no answer that could be taken. Settle it instead.")
    return None


def refuse_postponing(workshop: Workshop, reason: str, *, at: dt.datetime) -> str | None:
    """The reason a session cannot lose its date, or None."""
    if workshop.state != WorkshopState.SCHEDULED:
        return _("Only a session with a date ahead can be postponed.")
    if workshop.starts_at <= at:
        return _("The session has begun, so it cannot be postponed.")
    return None if reason.strip() else _("Say why, so that people understand.")


def refuse_deputy(invitation: Invitation, email: str, *, at: dt.datetime) -> str | None:
    """The reason nobody, or not this person, can come in place of the one invited, or None."""
    if reason := refuse_answer(invitation, Partstat.DECLINED, at=at):
        return reason
    if email and email == invitation.person.email:
        return _("That is your own address. Name somebody else.")
    if email and invitation.item.invitations.active().filter(person__email=email).exists():
        return _("This person is invited already.")
    return None
