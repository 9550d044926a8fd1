"""A call for members, and the versions in which it was published."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import Look, Stateful
from workinggroup.base.zones import TimeZoneField
from workinggroup.editions.models import Edition

from ..states import CallState, ReviewPhase, ScoreMethod
from .translated import Translated


class CallQuerySet(models.QuerySet):
    def published(self) -> Self:
        return self.exclude(state=CallState.DRAFT)

    def open_at(self, at: dt.datetime) -> Self:
        """Half-open: a call that closes at noon takes nothing at noon."""
        return self.filter(state=CallState.OPEN, opens_at__lte=at, closes_at__gt=at)

    def for_edition(self, edition: Edition) -> Self:
        return self.filter(edition=edition).order_by("-made_at", "-pk")


class Call(Translated, Stateful):
    """A call for applications. Opening it freezes criteria, questions and quotas under a published hash."""

    States = CallState
    SPEAKS = ("title", "text", "audience", "privacy_notice", "retention_words")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="calls")
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    audience = models.TextField(_("who can apply"), blank=True)
    privacy_notice = models.TextField(_("privacy notice"), blank=True)
    privacy_version = models.CharField(_("version of the privacy notice"), max_length=20, default="1")
    retention_words = models.CharField(_("what becomes of the applications"), max_length=400, blank=True)
    retention_days = models.PositiveSmallIntegerField(
        _("days until refused applications are deleted"), default=180
    )
    seats_min = models.PositiveSmallIntegerField(_("seats, at least"), default=1)
    seats_max = models.PositiveSmallIntegerField(_("seats, at most"), default=27)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    reviews_due_at = models.DateTimeField(_("reviews are due"), null=True, blank=True)
    decides_at = models.DateTimeField(_("the committee decides"), null=True, blank=True)
    timezone = TimeZoneField(_("time zone"), default="Europe/Brussels")
    language = models.CharField(_("first language"), max_length=10, default="en")
    languages = models.JSONField(_("languages"), default=list, blank=True)
    is_blind = models.BooleanField(_("reviewers do not see who applied"), default=False)
    review_phase = models.CharField(
        _("phase of the review"), max_length=12, choices=ReviewPhase, default=ReviewPhase.INDEPENDENT
    )
    reviews_each = models.PositiveSmallIntegerField(_("reviews of each application"), default=3)
    bars_same_country = models.BooleanField(_("nobody reviews their own country"), default=False)
    bars_same_organisation = models.BooleanField(_("nobody reviews their own organisation"), default=True)
    score_method = models.CharField(
        _("the score is"), max_length=6, choices=ScoreMethod, default=ScoreMethod.MEAN
    )
    offer_days = models.PositiveSmallIntegerField(_("days to answer an offered seat"), default=7)
    state = models.CharField(max_length=8, choices=CallState, default=CallState.DRAFT)
    frozen_hash = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey("people.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    last_number = models.PositiveIntegerField(default=0)
    copied_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="copies")
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = CallQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
                name="call_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(seats_min__gte=1, seats_max__gte=F("seats_min")), name="call_seats_are_a_range"
            ),
            models.CheckConstraint(
                condition=Q(state=CallState.DRAFT, opened_at=None, frozen_hash="")
                | (
                    Q(opened_at__isnull=False, opens_at__isnull=False, closes_at__isnull=False)
                    & ~Q(state=CallState.DRAFT)
                    & ~Q(frozen_hash="")
                ),
                name="call_is_frozen_once_opened",
            ),
            models.CheckConstraint(
                condition=Q(state=CallState.DECIDED, decided_at__isnull=False)
                | (~Q(state=CallState.DECIDED) & Q(decided_at=None)),
                name="call_decided_at_goes_with_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state=CallState.CLOSED), name="call_closing_is_told_by_the_clock"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("recruitment:call", args=[self.edition.slug, self.pk])

    def phase(self, at: dt.datetime) -> CallState:
        """Where the call stands: an open one is closed as soon as its deadline has come."""
        if self.state == CallState.OPEN and self.closes_at and at >= self.closes_at:
            return CallState.CLOSED
        return CallState(self.state)

    def is_open(self, at: dt.datetime) -> bool:
        return self.phase(at) == CallState.OPEN and self.opens_at is not None and self.opens_at <= at

    def look_at(self, at: dt.datetime) -> Look:
        if self.phase(at) == CallState.OPEN and not self.is_open(at):
            return Look(str(_("Opens soon")), "now", "later")
        return self.phase(at).look

    @property
    def is_draft(self) -> bool:
        return self.state == CallState.DRAFT

    @property
    def offered(self) -> list[str]:
        """The languages in which the call can be read, its first one first."""
        return [self.language, *(one for one in self.languages if one != self.language)]

    def language_for(self, *wanted: str | None) -> str:
        """The first wanted language that the call speaks, or its own first one."""
        return next((one for one in wanted if one in self.offered), self.language)

    @property
    def erase_after(self) -> dt.datetime | None:
        """From when on the data of those who got no seat is deleted; None while nothing is decided."""
        return self.decided_at + dt.timedelta(days=self.retention_days) if self.decided_at else None


class CallVersion(models.Model):
    """What was published, and when: version 1 when the call opened, then one for each later change."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    hash = models.CharField(max_length=64)
    content = models.JSONField()
    changes = models.JSONField(_("what changed"), default=list, blank=True)
    reason = models.TextField(_("why"), blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("people.Person", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="one_call_version_a_number"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""), name="a_later_call_version_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call}, {self.number}"


class Extension(models.Model):
    """A deadline that was moved to a later time, and why."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="extensions")
    before = models.DateTimeField()
    after = models.DateTimeField()
    reason = models.TextField(_("reason"))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("people.Person", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(after__gt=F("before")), name="an_extension_goes_later"),
            models.CheckConstraint(condition=~Q(reason=""), name="an_extension_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.call}: {self.after:%Y-%m-%d %H:%M}"
