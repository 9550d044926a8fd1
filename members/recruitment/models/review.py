"""A reviewer's declaration, scores and comment on one application."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.people.models import Person
from workinggroup.base.states import Stateful

from ..states import IDLE_REVIEWS, ReviewState
from .application import Application
from .parts import POINTS, Criterion


class ReviewQuerySet(models.QuerySet):
    def mine(self, person: Person) -> Self:
        """The reviews of a person in the order in which they read."""
        return self.filter(reviewer=person).order_by("application__number", "pk")

    def to_do(self) -> Self:
        return self.filter(state__in=[ReviewState.ASSIGNED, ReviewState.STARTED])

    def done(self) -> Self:
        return self.filter(state=ReviewState.DONE)

    def counted(self) -> Self:
        """Without those of whom no review is expected any more: conflicts, abstentions, taken off."""
        return self.exclude(state__in=IDLE_REVIEWS)


class Review(Stateful):
    """One reviewer's scores of one application. `total` is on 0–100, of the criteria scored so far."""

    States = ReviewState

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reviews")
    state = models.CharField(max_length=9, choices=ReviewState, default=ReviewState.ASSIGNED)
    comment = models.TextField(_("comment for the committee"), blank=True)
    comment_for_applicant = models.TextField(_("comment for the applicant"), blank=True)
    abstained_because = models.CharField(_("why you abstain"), max_length=300, blank=True)
    changed_because = models.CharField(_("why the points changed"), max_length=300, blank=True)
    removed_because = models.CharField(_("why taken off the file"), max_length=300, blank=True)
    first_total = models.DecimalField(max_digits=7, decimal_places=4, null=True)
    total = models.DecimalField(max_digits=7, decimal_places=4, null=True)
    eligible = models.BooleanField(null=True)
    assigned_at = models.DateTimeField()
    assigned_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    saved_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "reviewer"], name="one_review_a_reviewer"),
            models.CheckConstraint(
                condition=~Q(state=ReviewState.DONE) | Q(finished_at__isnull=False),
                name="a_finished_review_says_when",
            ),
            models.CheckConstraint(
                condition=Q(total=None) | Q(total__gte=0, total__lte=100), name="a_review_total_is_0_to_100"
            ),
            models.CheckConstraint(
                condition=~Q(state=ReviewState.ABSTAINED) | ~Q(abstained_because=""),
                name="an_abstention_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application}, {self.reviewer}"


class Score(models.Model):
    """Points for one criterion: 0–4, or 0 and 1 for no and yes."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    points = models.PositiveSmallIntegerField(null=True)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="one_score_a_criterion"),
            models.CheckConstraint(
                condition=Q(points=None) | Q(points__lte=max(POINTS)), name="a_score_is_0_to_4"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"


class Enquiry(models.Model):
    """A question to the applicant. The applicant never learns which reviewer asked."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="enquiries")
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(_("question"))
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField(_("answer until"))
    token = models.UUIDField(unique=True, default=uuid.uuid4)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "enquiries"
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="an_answered_enquiry_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.text}"
