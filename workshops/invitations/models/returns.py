"""What came back: messages as they arrived, other times proposed, deputies named."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from workinggroup.base.states import Stateful

from ..states import DeputyState, InboundState, Partstat, ProposalState, Reason
from .items import Invitation

PERSON = settings.AUTH_USER_MODEL


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
    # To whom a delegation hands the invitation on.
    deputy_address = models.CharField(max_length=254, blank=True)
    offered = models.CharField(max_length=12, choices=Partstat, blank=True)
    raw = models.BinaryField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Since when a worker reads it: nobody else does meanwhile.
    taken_at = models.DateTimeField(null=True)
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
    def names_a_deputy(self) -> bool:
        """Somebody hands the invitation on, or answers in place of the person invited."""
        return self.reason in (Reason.DELEGATED, Reason.OTHER_PERSON) and self.invitation_id is not None

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


class Deputy(Stateful):
    """Somebody who is to come in place of the person invited, until the host has said yes or no."""

    States = DeputyState

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="deputies")
    name = models.CharField(max_length=150)
    email = models.EmailField()
    words = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=DeputyState, default=DeputyState.NAMED)
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation"], condition=Q(state=DeputyState.NAMED), name="one_deputy_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state=DeputyState.NAMED, decided_at=None)
                | (~Q(state=DeputyState.NAMED) & Q(decided_at__isnull=False)),
                name="a_decided_deputy_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.name
