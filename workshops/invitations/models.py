"""What calendars were told: one item a session, one invitation a person, one address a feed."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from workinggroup.base.states import Look, Stateful
from workshops.scheduling.models import Workshop

from .states import InboundState, ItemStatus, Partstat, ProposalState, Reason
from .tokens import reply_address

PERSON = settings.AUTH_USER_MODEL


class CalendarItem(models.Model):
    """A session as calendars were last told about it.

    The facts are a copy: the workshop may be edited as often as one likes, the copy moves only when the
    change is announced (or made silently). `sequence` never goes down; `last_significant_sequence` is that of
    the last change of time: answers to an older one are answers to another time.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="calendar_items")
    uid = models.CharField(max_length=120, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    last_significant_sequence = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=10, choices=ItemStatus, default=ItemStatus.CONFIRMED)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    summary = models.CharField(max_length=250)
    location = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    url = models.CharField(max_length=500, blank=True)
    join_url = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    stamped_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    feed_text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workshop"],
                condition=~Q(status=ItemStatus.CANCELLED),
                name="one_living_item_a_workshop",
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="item_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(last_significant_sequence__lte=F("sequence")),
                name="significant_sequence_is_not_ahead",
            ),
            models.CheckConstraint(
                condition=Q(status=ItemStatus.CANCELLED, cancelled_at__isnull=False)
                | (~Q(status=ItemStatus.CANCELLED) & Q(cancelled_at=None)),
                name="item_cancelled_at_goes_with_cancelled",
            ),
        ]

    def __str__(self) -> str:
        return self.summary


class InvitationQuerySet(models.QuerySet):
    def active(self) -> Self:
        """Of those who are still asked to come."""
        return self.filter(removed_at=None)

    def for_list(self) -> Self:
        return self.select_related("person__organisation", "item").order_by("person__name", "pk")


class Invitation(models.Model):
    """One person's invitation: its answer, and exactly what was last sent."""

    item = models.ForeignKey(CalendarItem, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="invitations")
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    token_hash = models.CharField(max_length=64, unique=True)
    organizer_name = models.CharField(max_length=200)
    # Where answers go: `r-<token>@reply_domain`, or the house's address where answers by mail are not read.
    organizer_address = models.EmailField()
    reply_domain = models.CharField(max_length=190, blank=True)
    partstat = models.CharField(max_length=12, choices=Partstat, default=Partstat.NEEDS_ACTION)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_sequence = models.PositiveIntegerField(null=True, blank=True)
    # DTSTAMP of the answer: with the sequence it tells which of two answers is the newer one.
    answered_stamp = models.DateTimeField(null=True, blank=True)
    # An answer to a time that is no longer meant, and for which sequence the person was asked again.
    old_answer = models.CharField(max_length=12, blank=True, choices=Partstat)
    asked_again = models.PositiveIntegerField(null=True, blank=True)
    refreshed_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    bounce_words = models.CharField(max_length=300, blank=True)
    # What this person knows: as sent, or as changed silently.
    known_facts = models.CharField(max_length=64, blank=True)
    known_text = models.CharField(max_length=64, blank=True)
    sent_sequence = models.PositiveIntegerField(null=True, blank=True)
    sent_stamp = models.DateTimeField(null=True, blank=True)
    # The last part of the key of the first mail, from which its Message-ID follows.
    first_sent = models.CharField(max_length=60, blank=True)
    resends = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "person"], name="one_invitation_a_person_and_item"),
            models.CheckConstraint(
                condition=Q(partstat=Partstat.NEEDS_ACTION, answered_at=None)
                | (~Q(partstat=Partstat.NEEDS_ACTION) & Q(answered_at__isnull=False)),
                name="an_answer_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(sent_sequence=None, sent_stamp=None)
                | Q(sent_sequence__isnull=False, sent_stamp__isnull=False),
                name="sent_sequence_and_stamp_go_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_partstat_display()}"

    @property
    def organizer(self) -> str:
        """The ORGANIZER of every message of this invitation, always the same."""
        return reply_address(self.key, self.reply_domain) if self.reply_domain else self.organizer_address

    @property
    def state_look(self) -> Look:
        return Partstat(self.partstat).look


class FeedToken(models.Model):
    """The secret address under which one person's calendar program reads; only its hash is kept."""

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="feed_tokens")
    name = models.CharField(max_length=80, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name or f"{self.pk}"


class InboundMessageQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(state=InboundState.WAITING)

    def parked(self) -> Self:
        return self.filter(state=InboundState.PARKED)


class InboundMessage(Stateful):
    """A message that came back, stored before it is read. `raw` is kept only while somebody needs it."""

    States = InboundState

    digest = models.CharField(max_length=64)
    envelope_to = models.CharField(max_length=254)
    state = models.CharField(max_length=8, choices=InboundState, default=InboundState.WAITING)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    invitation = models.ForeignKey(
        Invitation, null=True, on_delete=models.CASCADE, related_name="inbound_messages"
    )
    sender = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    offered = models.CharField(max_length=12, choices=Partstat, blank=True)
    raw = models.BinaryField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    received_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = InboundMessageQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "received_at"], name="inbound_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["digest", "envelope_to"], name="one_row_a_message"),
            models.CheckConstraint(
                condition=Q(state=InboundState.WAITING, reason="", raw__isnull=False)
                | (~Q(state=InboundState.WAITING) & ~Q(reason="")),
                name="a_read_message_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=InboundState.SETTLED, settled_at__isnull=False)
                | (~Q(state=InboundState.SETTLED) & Q(settled_at=None)),
                name="settled_at_goes_with_settled",
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.get_reason_display()

    @property
    def can_be_taken(self) -> bool:
        """Somebody answered for this invitation from an address that is not known: the host may take it."""
        return self.state == InboundState.PARKED and bool(self.offered and self.invitation_id)


class Proposal(Stateful):
    """Another time for a session, proposed from somebody's calendar."""

    States = ProposalState

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="proposals")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    comment = models.TextField(blank=True)
    sequence = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=ProposalState, default=ProposalState.OPEN)
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation"],
                condition=Q(state=ProposalState.OPEN),
                name="one_open_proposal_an_invitation",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="a_proposal_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invitation.person}: {self.starts_at:%Y-%m-%d %H:%M}"
