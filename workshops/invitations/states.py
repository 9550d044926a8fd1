"""Answers to an invitation and what is recorded about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import Look, StateMachine


class Partstat(models.TextChoices):
    """RFC 5545, 3.2.12."""

    NEEDS_ACTION = "NEEDS-ACTION", _("no answer yet")
    ACCEPTED = "ACCEPTED", _("yes")
    TENTATIVE = "TENTATIVE", _("perhaps")
    DECLINED = "DECLINED", _("no")

    @property
    def look(self) -> Look:
        return Look(str(self.label), *LOOKS[self])


LOOKS = {
    Partstat.NEEDS_ACTION: ("attention", "later"),
    Partstat.ACCEPTED: ("good", "done"),
    Partstat.TENTATIVE: ("plain", "half"),
    Partstat.DECLINED: ("stop", "stop"),
}


class ItemStatus(models.TextChoices):
    """RFC 5545, 3.8.1.11, for events."""

    TENTATIVE = "TENTATIVE", _("held open")
    CONFIRMED = "CONFIRMED", _("confirmed")
    CANCELLED = "CANCELLED", _("cancelled")


class Method(models.TextChoices):
    """What a message asks the calendar of its reader to do (RFC 5546)."""

    REQUEST = "REQUEST", _("invitation")
    CANCEL = "CANCEL", _("cancellation")
    DECLINECOUNTER = "DECLINECOUNTER", _("another time declined")


class InboundState(StateMachine):
    """A message is kept before it is read; what cannot be used waits for a person."""

    WAITING = "waiting", _("Not read yet")
    USED = "used", _("Used")
    IGNORED = "ignored", _("Nothing to do")
    PARKED = "parked", _("Waits for you")
    SETTLED = "settled", _("Looked at")

    @classmethod
    def moves(cls) -> dict["InboundState", set["InboundState"]]:
        return {cls.WAITING: {cls.USED, cls.IGNORED, cls.PARKED}, cls.PARKED: {cls.SETTLED}}

    @classmethod
    def looks(cls) -> dict["InboundState", tuple[str, str]]:
        return {
            cls.USED: ("good", "done"),
            cls.PARKED: ("attention", "half"),
            cls.SETTLED: ("plain", "done"),
        }


class Reason(models.TextChoices):
    """What became of a message that came back, and why."""

    ANSWERED = "answered", _("The answer is taken.")
    OLD_TIME = "old_time", _("An answer to an earlier time. It is kept, and the person is asked again.")
    PROPOSED = "proposed", _("Another time is proposed. You decide.")
    REFRESHED = "refreshed", _("Asked for the invitation again, and got it.")
    TOO_OFTEN = "too_often", _("Asked for the invitation again within the hour.")
    BOUNCED = "bounced", _("The mail could not be delivered.")
    DELAYED = "delayed", _("The mail is late, not lost.")
    AUTOMATIC = "automatic", _("Written by a machine: an absence note, for example.")
    OLDER = "older", _("Older than what is known, or the same again.")
    OVER = "over", _("The session is over or cancelled, or the person is no longer invited.")
    NO_TOKEN = "no_token", _("The address belongs to no invitation. A sender alone proves nothing.")
    OTHER_EVENT = "other_event", _("It is about another event.")
    OTHER_PERSON = "other_person", _("Somebody else answered: the address is not that of the person invited.")
    DELEGATED = "delegated", _("The person wants to send somebody else.")
    ODD_ANSWER = "odd_answer", _("The answer is neither yes, perhaps nor no.")
    ODD_TIME = "odd_time", _("Another time is proposed, but it cannot be read for certain.")
    OTHER_METHOD = "other_method", _("An invitation or cancellation from outside. It changes nothing here.")
    HELD_DATE = (
        "held_date",
        _("Another time is proposed for a date that is only held."),
    )
    WORDS = "words", _("Somebody wrote to you instead of pressing a button.")
    TOO_LARGE = "too_large", _("Larger than any answer. It was not read.")
    UNREADABLE = "unreadable", _("It cannot be read.")


class ProposalState(StateMachine):
    """Another time that a person proposed (RFC 5546, COUNTER)."""

    OPEN = "open", _("Waits for you")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    REPLACED = "replaced", _("Replaced by a later one")

    @classmethod
    def moves(cls) -> dict["ProposalState", set["ProposalState"]]:
        return {cls.OPEN: {cls.ACCEPTED, cls.DECLINED, cls.REPLACED}}

    @classmethod
    def looks(cls) -> dict["ProposalState", tuple[str, str]]:
        return {cls.OPEN: ("attention", "half"), cls.ACCEPTED: ("good", "done")}


class DeputyState(StateMachine):
    """Somebody named to come in place of the person invited."""

    NAMED = "named", _("Waits for you")
    APPROVED = "approved", _("Comes")
    REFUSED = "refused", _("Does not come")
    REPLACED = "replaced", _("Taken back")

    @classmethod
    def moves(cls) -> dict["DeputyState", set["DeputyState"]]:
        return {cls.NAMED: {cls.APPROVED, cls.REFUSED, cls.REPLACED}}

    @classmethod
    def looks(cls) -> dict["DeputyState", tuple[str, str]]:
        return {cls.NAMED: ("attention", "half"), cls.APPROVED: ("good", "done")}


class Event(models.TextChoices):
    INVITATIONS_SENT = "invitations.sent", _("Invitations sent")
    CHANGED_SILENTLY = "invitations.changed_silently", _("Changed without telling")
    INVITATION_ANSWERED = "invitations.answered", _("Invitation answered")
    INVITATION_RESENT = "invitations.resent", _("Invitation sent again")
    REPLY_TAKEN = "invitations.reply_taken", _("Answer by mail taken")
    OLD_REPLY_KEPT = "invitations.old_reply_kept", _("Answer to an earlier time kept")
    TIME_PROPOSED = "invitations.time_proposed", _("Another time proposed")
    PROPOSAL_ACCEPTED = "invitations.proposal_accepted", _("Proposed time accepted")
    PROPOSAL_DECLINED = "invitations.proposal_declined", _("Proposed time declined")
    DELIVERY_FAILED = "invitations.delivery_failed", _("Invitation could not be delivered")
    MESSAGE_SETTLED = "invitations.message_settled", _("Message from outside looked at")
    FEED_MADE = "invitations.feed_made", _("Calendar address made")
    FEED_REVOKED = "invitations.feed_revoked", _("Calendar address revoked")
    DATES_HELD = "invitations.dates_held", _("Dates held in calendars")
    HOLDS_ENDED = "invitations.holds_ended", _("Held dates taken out of calendars")
    CHANGES_WAIT = "invitations.changes_wait", _("Changes go out in a moment")
    CHANGES_STOPPED = "invitations.changes_stopped", _("Changes taken back before they went out")
    DEPUTY_NAMED = "invitations.deputy_named", _("Deputy named")
    DEPUTY_APPROVED = "invitations.deputy_approved", _("Deputy approved")
    DEPUTY_REFUSED = "invitations.deputy_refused", _("Deputy not approved")
