"""The short form after a session: its questions, who is asked, and what was said.

Who has answered and what was said are two tables that nothing joins. When answers are anonymous the first
keeps no moment, and the second no order.
"""

import datetime as dt
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workshops.scheduling.models import Workshop

from .states import QuestionKind

PERSON = settings.AUTH_USER_MODEL


class Form(models.Model):
    """The feedback of one session. It is asked for on the day after."""

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="feedback")
    is_anonymous = models.BooleanField(_("answers are anonymous"), default=True)
    days_open = models.PositiveSmallIntegerField(_("days to answer"), default=14)
    made_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_at=None, closes_at=None)
                | Q(asked_at__isnull=False, closes_at__gt=F("asked_at")),
                name="feedback_closes_after_it_was_asked",
            ),
            models.CheckConstraint(
                condition=Q(days_open__gte=3, days_open__lte=90), name="feedback_is_open_for_some_days"
            ),
        ]

    def __str__(self) -> str:
        return str(self.workshop)

    def get_absolute_url(self) -> str:
        return reverse("feedback:desk", args=[self.workshop.edition.slug, self.workshop_id])

    def is_open(self, at: dt.datetime) -> bool:
        return self.asked_at is not None and self.asked_at <= at < self.closes_at


class Question(models.Model):
    """One thing that is asked. The questions stand still once somebody was asked."""

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(_("question"), max_length=200)
    kind = models.CharField(_("kind"), max_length=8, choices=QuestionKind, default=QuestionKind.TEXT)
    required = models.BooleanField(_("must be answered"), default=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["form", "label"], name="one_question_of_a_label_a_feedback")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def key(self) -> str:
        return f"question-{self.pk}"


class Asked(models.Model):
    """That somebody was asked, and whether they have answered: never what."""

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="asked")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="feedback_asked")
    has_answered = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "person"], name="asked_for_feedback_once")]

    def __str__(self) -> str:
        return str(self.person)


class Response(models.Model):
    """What was said. Its key is random, so that the order in which people answered is not kept."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="responses")
    person = models.ForeignKey(
        PERSON, null=True, on_delete=models.SET_NULL, related_name="feedback_responses"
    )
    answers = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["form", "person"],
                condition=Q(person__isnull=False),
                name="one_named_feedback_a_person",
            )
        ]

    def __str__(self) -> str:
        return str(self.key)

    def said(self, question: Question) -> Any:
        return self.answers.get(str(question.pk), "")
