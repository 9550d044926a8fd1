"""Answers to an invitation and what is recorded about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import Look


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


class Event(models.TextChoices):
    INVITATIONS_SENT = "invitations.sent", _("Invitations sent")
    CHANGED_SILENTLY = "invitations.changed_silently", _("Changed without telling")
    INVITATION_ANSWERED = "invitations.answered", _("Invitation answered")
    INVITATION_RESENT = "invitations.resent", _("Invitation sent again")
    FEED_MADE = "invitations.feed_made", _("Calendar address made")
    FEED_REVOKED = "invitations.feed_revoked", _("Calendar address revoked")
