"""A call for members, and what is published with it: criteria, questions, quotas."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from timezone_field import TimeZoneField

from workinggroup.base.states import Look, Stateful
from workinggroup.editions.models import Edition

from ..states import CallState, CriterionKind, QuestionKind, QuotaAttribute

POINTS = range(5)
QUESTION_PREFIX = "question-"


class CallQuerySet(models.QuerySet):
    def published(self) -> Self:
        return self.exclude(state=CallState.DRAFT)

    def open_at(self, at: dt.datetime) -> Self:
        """Half-open: a call that closes at noon takes nothing at noon."""
        return self.filter(state=CallState.OPEN, opens_at__lte=at, closes_at__gt=at)

    def for_edition(self, edition: Edition) -> Self:
        return self.filter(edition=edition).order_by("-made_at", "-pk")


class Call(Stateful):
    """A call for applications. Opening it freezes criteria, questions and quotas under a published hash."""

    States = CallState

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
    def erase_after(self) -> dt.datetime | None:
        """From when on the data of those who got no seat is deleted; None while nothing is decided."""
        return self.decided_at + dt.timedelta(days=self.retention_days) if self.decided_at else None


class CriterionQuerySet(models.QuerySet):
    def scored(self) -> Self:
        return self.filter(kind=CriterionKind.SCORED)


class Criterion(models.Model):
    """What applications are judged by: the same object is published and scores."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("criterion"), max_length=120)
    text = models.TextField(_("what it means"), blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=CriterionKind, default=CriterionKind.SCORED)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "title"], name="one_criterion_of_a_title_a_call"),
            models.CheckConstraint(
                condition=Q(kind=CriterionKind.ELIGIBILITY) | Q(weight__gt=0),
                name="a_scored_criterion_has_weight",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_scored(self) -> bool:
        return self.kind == CriterionKind.SCORED


class CriterionPoint(models.Model):
    """The sentence that says what a number of points means."""

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="points")
    points = models.PositiveSmallIntegerField()
    meaning = models.CharField(max_length=200)

    class Meta:
        ordering = ["points"]
        constraints = [
            models.UniqueConstraint(fields=["criterion", "points"], name="one_meaning_a_point"),
            models.CheckConstraint(condition=Q(points__lte=max(POINTS)), name="points_are_0_to_4"),
        ]

    def __str__(self) -> str:
        return f"{self.points}: {self.meaning}"


class Question(models.Model):
    """One field of the application form. `step` names the page that it stands on."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(_("page of the form"), max_length=60)
    label = models.CharField(_("question"), max_length=200)
    hint = models.CharField(_("hint"), max_length=400, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=QuestionKind, default=QuestionKind.LONG_TEXT)
    choices = models.JSONField(_("choices"), default=list, blank=True)
    required = models.BooleanField(_("must be answered"), default=True)
    max_words = models.PositiveSmallIntegerField(_("at most so many words"), null=True, blank=True)
    criterion = models.ForeignKey(
        Criterion,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="questions",
        verbose_name=_("for criterion"),
    )
    readers = models.CharField(_("who reads the answer"), max_length=200, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "label"], name="one_question_of_a_label_a_call")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def key(self) -> str:
        """The name of its form field, and the attribute of a quota over its choices."""
        return f"{QUESTION_PREFIX}{self.pk}"


class Quota(models.Model):
    """At least or at most so many seats for one value of an attribute."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="quotas")
    position = models.PositiveSmallIntegerField(default=0)
    attribute = models.CharField(_("counts"), max_length=30)
    value = models.CharField(_("value"), max_length=200)
    minimum = models.PositiveSmallIntegerField(_("at least"), null=True, blank=True)
    maximum = models.PositiveSmallIntegerField(_("at most"), null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "attribute", "value"], name="one_quota_a_value"),
            models.CheckConstraint(
                condition=Q(minimum__isnull=False) | Q(maximum__isnull=False), name="a_quota_has_a_bound"
            ),
            models.CheckConstraint(
                condition=Q(minimum=None) | Q(maximum=None) | Q(maximum__gte=F("minimum")),
                name="a_quota_is_a_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attribute}: {self.value}"

    @property
    def attribute_label(self) -> str:
        known = dict(QuotaAttribute.choices)
        return str(known.get(self.attribute, self.attribute))
