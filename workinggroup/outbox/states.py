"""The life of an outgoing mail."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import StateMachine


class EmailState(StateMachine):
    DRAFT = "draft", _("Draft")
    QUEUED = "queued", _("Queued")
    SENDING = "sending", _("Sending")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    DISCARDED = "discarded", _("Discarded")
    SUPERSEDED = "superseded", _("Replaced by a newer one")

    @classmethod
    def moves(cls) -> dict["EmailState", set["EmailState"]]:
        return {
            cls.DRAFT: {cls.QUEUED, cls.DISCARDED},
            cls.QUEUED: {cls.SENDING, cls.DISCARDED, cls.SUPERSEDED},
            cls.SENDING: {cls.SENT, cls.QUEUED, cls.FAILED},
            cls.FAILED: {cls.QUEUED, cls.DISCARDED, cls.SUPERSEDED},
        }

    @classmethod
    def looks(cls) -> dict["EmailState", tuple[str, str]]:
        return {
            cls.DRAFT: ("attention", "draft"),
            cls.QUEUED: ("plain", "half"),
            cls.SENDING: ("now", "half"),
            cls.SENT: ("good", "done"),
            cls.FAILED: ("stop", "stop"),
        }


class Event(models.TextChoices):
    DRAFT_CHANGED = "outbox.draft_changed", _("Draft changed")
    DRAFTS_SENT = "outbox.drafts_sent", _("Drafts sent")
    DRAFTS_DISCARDED = "outbox.drafts_discarded", _("Drafts discarded")
    MAIL_RESENT = "outbox.mail_resent", _("Mail sent again")
