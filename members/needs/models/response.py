"""What was answered, by whom until the survey forgets it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from members.needs.states import ResponseState
from members.people.models import Organisation
from workinggroup.base.states import Stateful
from workinggroup.editions.models import Topic

from .survey import Assessment, Choice, Question


class ResponseQuerySet(models.QuerySet):
    def submitted(self) -> Self:
        return self.filter(state=ResponseState.SUBMITTED)


class Response(Stateful):
    """The answers of one organisation, edited by its colleagues, or of one person.

    `level` is the level of government, copied as it is handed in: an anonymous survey keeps nothing else.
    """

    States = ResponseState

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="responses")
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.SET_NULL, related_name="survey_responses"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="survey_responses"
    )
    level = models.CharField(max_length=14, blank=True)
    state = models.CharField(max_length=10, choices=ResponseState, default=ResponseState.DRAFT)
    started_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ResponseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "organisation"],
                condition=Q(person=None),
                name="one_response_an_organisation",
            ),
            models.UniqueConstraint(fields=["assessment", "person"], name="one_response_a_person"),
            models.CheckConstraint(
                condition=Q(state=ResponseState.SUBMITTED, submitted_at__isnull=False)
                | (~Q(state=ResponseState.SUBMITTED) & Q(submitted_at=None)),
                name="response_submitted_at_goes_with_submitted",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation or self.pk)


class Answer(models.Model):
    """The answer to one question, or to one row of a pair question (`choice`).

    Its version guards it; `page` is the opened page that wrote it last, whose own autosaves are no conflict.
    An answer that was taken back stays as an empty row with `is_given` off, so that its version lives on.
    """

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    choice = models.ForeignKey(Choice, null=True, on_delete=models.CASCADE, related_name="answers")
    importance = models.PositiveSmallIntegerField(null=True)
    level = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveSmallIntegerField(null=True)
    text = models.TextField(blank=True)
    may_quote = models.BooleanField(default=False)
    # What a text is about, as the secretariat read it: the thread starts there.
    topic = models.ForeignKey(Topic, null=True, on_delete=models.SET_NULL, related_name="texts")
    is_given = models.BooleanField(default=True)
    page = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["response", "question"], condition=Q(choice=None), name="one_answer_a_question"
            ),
            models.UniqueConstraint(
                fields=["response", "choice"],
                condition=Q(choice__isnull=False),
                name="one_answer_a_row",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response_id}/{self.question_id}"


class Pick(models.Model):
    """A chosen choice; in a ranking with its place, 1 for the first."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="picks")
    choice = models.ForeignKey(Choice, on_delete=models.CASCADE, related_name="picks")
    place = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["answer", "choice"], name="a_choice_is_picked_once")]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.choice_id}"
