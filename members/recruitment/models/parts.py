"""What is published with a call: criteria, questions, quotas."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..states import CriterionKind, QuestionKind, QuotaAttribute
from .call import Call
from .translated import Translated, spoken

POINTS = range(5)
QUESTION_PREFIX = "question-"


class CriterionQuerySet(models.QuerySet):
    def scored(self) -> Self:
        return self.filter(kind=CriterionKind.SCORED)


class Criterion(Translated):
    """What applications are judged by: the same object is published and scores."""

    SPEAKS = ("title", "text")

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


class CriterionPoint(Translated):
    """The sentence that says what a number of points means."""

    SPEAKS = ("meaning",)

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


class Question(Translated):
    """One field of the application form. `step` names the page that it stands on.

    Of a choice the words in the first language are stored as the answer, whatever language was read.
    `since_version` is the version of the call that brought the question.
    """

    SPEAKS = ("step", "label", "hint", "readers")

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(_("page of the form"), max_length=60)
    label = models.CharField(_("question"), max_length=200)
    hint = models.CharField(_("hint"), max_length=400, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=QuestionKind, default=QuestionKind.LONG_TEXT)
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
    reveals_identity = models.BooleanField(_("the answer tells who applies"), default=False)
    since_version = models.PositiveSmallIntegerField(default=1)

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

    def said_choice(self, value: str, language: str | None = None) -> str:
        """The words of a choice in the reader's language; its value where it is not translated."""
        return self.translations.get(language or spoken(), {}).get(choice_name(value)) or value

    def choice_pairs(self, language: str | None = None) -> list[tuple[str, str]]:
        """(stored value, words in the reader's language) of each choice."""
        return [(value, self.said_choice(value, language)) for value in self.choices]

    def must_be_answered_in(self, application: Any) -> bool:
        """A question that came by a later version is optional for those who had sent their form before."""
        sent_before = not application.is_draft and application.call_version < self.since_version
        return self.required and not sent_before


def choice_name(value: str) -> str:
    """The name under which the translation of a choice is kept."""
    return f"choice:{value}"


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
