"""What calendars were told: one item a session, one invitation a person, one address a feed."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from workinggroup.base.states import Look
from workshops.scheduling.models import Slot, Workshop

from ..states import ItemStatus, Partstat
from ..tokens import reply_address

PERSON = settings.AUTH_USER_MODEL


class CalendarItem(models.Model):
    """A session as calendars were last told about it.

    The facts are a copy: the workshop may be edited as often as one likes, the copy moves only when the
    change is announced (or made silently). `sequence` never goes down; `last_significant_sequence` is that of
    the last change of time: answers to an older one are answers to another time.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="calendar_items")
    # A date of the poll, held open in calendars. The chosen one stays the same item and is a hold no more.
    slot = models.ForeignKey(Slot, null=True, on_delete=models.SET_NULL, related_name="calendar_items")
    is_hold = models.BooleanField(default=False)
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
                condition=~Q(status=ItemStatus.CANCELLED) & Q(is_hold=False),
                name="one_living_item_a_workshop",
            ),
            models.UniqueConstraint(
                fields=["slot"],
                condition=~Q(status=ItemStatus.CANCELLED) & Q(is_hold=True),
                name="one_living_hold_a_date",
            ),
            models.CheckConstraint(
                condition=Q(status=ItemStatus.TENTATIVE, is_hold=True)
                | Q(status=ItemStatus.CONFIRMED, is_hold=False)
                | Q(status=ItemStatus.CANCELLED),
                name="only_a_hold_is_tentative",
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
    # What was said to the time in the last mail that left: it counts again when the session moves back there.
    kept_answer = models.CharField(max_length=12, choices=Partstat, default=Partstat.NEEDS_ACTION)
    kept_at = models.DateTimeField(null=True, blank=True)
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
    def known_sequence(self) -> int:
        """The highest that the person's calendar can answer to: who only comes or goes raises the item's."""
        return max(self.sent_sequence or 0, self.item.last_significant_sequence)

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
