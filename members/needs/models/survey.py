"""The needs assessment: sections, questions, choices."""

import datetime as dt
import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.needs.states import AssessmentState, Audience, Privacy, QuestionKind
from workinggroup.base.states import Stateful
from workinggroup.base.zones import TimeZoneField
from workinggroup.editions.models import Edition, Topic


class AssessmentQuerySet(models.QuerySet):
    def open(self, at: dt.datetime) -> Self:
        return self.filter(state=AssessmentState.OPEN, closes_at__gt=at)

    def closed(self) -> Self:
        return self.filter(state=AssessmentState.CLOSED)

    def newest_first(self) -> Self:
        return self.order_by("-pk")

    def most_telling(self) -> Self:
        """Open ones first, then closed ones, then drafts; the newest of each first."""
        order = [AssessmentState.OPEN, AssessmentState.CLOSED, AssessmentState.DRAFT]
        places = [models.When(state=state, then=place) for place, state in enumerate(order)]
        return self.order_by(models.Case(*places, default=9), "-pk")


class Assessment(Stateful):
    """A needs and status survey of an edition: draft, open until `closes_at`, closed with fixed results.

    The four counts and `results` (see queries.results) are written as it closes, because an anonymous survey
    forgets then who answered, and what was shown must not change any more.
    """

    States = AssessmentState

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="assessments")
    title = models.CharField(_("title"), max_length=200)
    intro = models.TextField(_("introduction"), blank=True)
    audience = models.CharField(
        _("who answers"), max_length=14, choices=Audience, default=Audience.ORGANISATIONS
    )
    privacy = models.CharField(_("privacy"), max_length=14, choices=Privacy, default=Privacy.NAMED)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    timezone = TimeZoneField(_("time zone"), default="Europe/Brussels")
    state = models.CharField(max_length=8, choices=AssessmentState, default=AssessmentState.DRAFT)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    persons_asked = models.PositiveIntegerField(null=True)
    persons_answered = models.PositiveIntegerField(null=True)
    organisations_asked = models.PositiveIntegerField(null=True)
    organisations_answered = models.PositiveIntegerField(null=True)
    results = models.JSONField(null=True)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to"
    )
    version = models.PositiveIntegerField(default=1)
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=AssessmentState.DRAFT)
                | Q(closes_at__isnull=False, opened_at__isnull=False, closes_at__gt=models.F("opened_at")),
                name="an_open_survey_has_a_closing_time",
            ),
            models.CheckConstraint(
                condition=Q(state=AssessmentState.CLOSED, closed_at__isnull=False)
                | (~Q(state=AssessmentState.CLOSED) & Q(closed_at=None)),
                name="survey_closed_at_goes_with_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("needs:assessment", args=[self.edition.slug, self.pk])

    def is_open(self, at: dt.datetime) -> bool:
        """Whether answers are taken: opened, and the closing time has not come."""
        return self.state == AssessmentState.OPEN and self.closes_at is not None and at < self.closes_at

    @property
    def is_for_organisations(self) -> bool:
        return self.audience == Audience.ORGANISATIONS


class Section(models.Model):
    """A part of a survey with its own heading."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="sections")
    title = models.CharField(_("title"), max_length=200)
    intro = models.TextField(_("introduction"), blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """One question. Scales run from `low` to `high`; a pair uses the same scale for importance and level."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField(_("kind"), max_length=10, choices=QuestionKind)
    text = models.CharField(_("question"), max_length=300)
    help = models.CharField(_("help"), max_length=300, blank=True)
    is_required = models.BooleanField(_("must be answered"), default=False)
    low = models.PositiveSmallIntegerField(_("lowest"), default=1)
    high = models.PositiveSmallIntegerField(_("highest"), default=5)
    low_words = models.CharField(_("lowest, in words"), max_length=60, blank=True)
    high_words = models.CharField(_("highest, in words"), max_length=60, blank=True)
    may_be_quoted = models.BooleanField(_("ask whether the text may be quoted in the group"), default=False)
    position = models.PositiveSmallIntegerField(default=0)
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(high__gt=models.F("low"), high__lte=10), name="a_scale_goes_up_to_ten_at_most"
            ),
            models.CheckConstraint(
                condition=Q(kind=QuestionKind.TEXT) | Q(may_be_quoted=False), name="only_texts_are_quoted"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Choice(models.Model):
    """One choice of a question, or one row of a pair question; with a topic it feeds the ranking."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="choices")
    text = models.CharField(_("choice"), max_length=200)
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="survey_choices"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["question", "topic"], name="one_row_a_topic_and_question")
        ]

    def __str__(self) -> str:
        return self.text
