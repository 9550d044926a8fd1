"""Outgoing mail as rows, written in the transaction of the fact that they tell."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import Stateful

from .states import EmailState


class EmailQuerySet(models.QuerySet):
    def due(self, at: dt.datetime) -> Self:
        return self.filter(state=EmailState.QUEUED, due_at__lte=at)

    def stranded(self, at: dt.datetime) -> Self:
        """Rows whose worker died while it sent them: their lease has run out."""
        return self.filter(state=EmailState.SENDING, lease_until__lte=at)

    def waiting(self) -> Self:
        return self.filter(state__in=[EmailState.QUEUED, EmailState.SENDING])

    def drafts(self) -> Self:
        return self.filter(state=EmailState.DRAFT)

    def for_log(self) -> Self:
        return self.select_related("person").defer("html", "text", "calendar").order_by("-made_at", "-pk")


class Email(Stateful):
    """One mail to one person: draft, queued, sending, then sent or failed for good.

    `key` (`occasion:recipient:version`) makes it unique for ever: saying the same thing twice sends it once.
    The Message-ID follows from the key, so a repeat after a crash is recognised as the same mail.
    """

    States = EmailState

    key = models.CharField(max_length=200, unique=True)
    occasion = models.CharField(max_length=160, db_index=True)
    edition = models.ForeignKey(
        "editions.Edition", null=True, on_delete=models.CASCADE, related_name="emails"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="emails"
    )
    to_name = models.CharField(max_length=150, blank=True)
    to_address = models.EmailField(_("to"))
    from_name = models.CharField(max_length=200, blank=True)
    from_address = models.EmailField()
    reply_to = models.EmailField(blank=True)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField(blank=True)
    template = models.CharField(max_length=120, blank=True)
    action_words = models.CharField(max_length=120, blank=True)
    action_url = models.CharField(max_length=500, blank=True)
    calendar = models.TextField(blank=True)
    calendar_method = models.CharField(max_length=16, blank=True)
    references = models.CharField(max_length=250, blank=True)
    # Mails about one thing to one person, of which an older one must never follow a newer one.
    thread = models.CharField(max_length=60, blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    language = models.CharField(max_length=10, default="en")
    priority = models.PositiveSmallIntegerField(default=5)
    state = models.CharField(max_length=10, choices=EmailState, default=EmailState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField(null=True)
    resend_of = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="resends")
    version = models.PositiveIntegerField(default=1)

    objects = EmailQuerySet.as_manager()

    class Meta:
        indexes = [
            # Only what still has to go is looked for again and again; the rest is an archive.
            models.Index(
                fields=["priority", "due_at", "id"], condition=Q(state=EmailState.QUEUED), name="outbox_due"
            ),
            models.Index(fields=["lease_until"], condition=Q(state=EmailState.SENDING), name="outbox_leased"),
            models.Index(fields=["edition", "-made_at"], name="outbox_log"),
            models.Index(fields=["thread", "id"], name="outbox_thread"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=EmailState.SENT, sent_at__isnull=False)
                | (~Q(state=EmailState.SENT) & Q(sent_at=None)),
                name="email_sent_at_goes_with_sent",
            ),
            models.CheckConstraint(
                condition=Q(state=EmailState.SENDING, lease_until__isnull=False)
                | (~Q(state=EmailState.SENDING) & Q(lease_until=None)),
                name="email_lease_goes_with_sending",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def recipient(self) -> str:
        return self.to_name or self.to_address
