"""The registration desk of a session, its questions, and who registered."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from members.people.models import Person
from workinggroup.base.states import Stateful
from workshops.scheduling.models import Workshop

from .states import QuestionKind, RegistrationState


class Desk(models.Model):
    """Where the public registers for a session. `taken` counts seats, so that two cannot take the last."""

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="desk")
    seats = models.PositiveIntegerField(_("seats"), default=100)
    taken = models.PositiveIntegerField(default=0)
    has_waiting_list = models.BooleanField(_("keep a waiting list"), default=True)
    closes_at = models.DateTimeField(_("registration closes"))
    note = models.TextField(_("what to know before registering"), blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=1), name="a_desk_has_seats"),
            models.CheckConstraint(condition=Q(taken__lte=F("seats")), name="no_more_taken_than_seats"),
        ]

    def __str__(self) -> str:
        return str(self.workshop)

    def get_absolute_url(self) -> str:
        return reverse("registration:desk", args=[self.workshop.edition.slug, self.workshop_id])

    @property
    def free(self) -> int:
        return self.seats - self.taken

    @property
    def is_full(self) -> bool:
        return self.taken >= self.seats


class Question(models.Model):
    """Something that is asked when registering."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(_("question"), max_length=200)
    kind = models.CharField(_("kind"), max_length=8, choices=QuestionKind, default=QuestionKind.TEXT)
    choices = models.JSONField(_("choices"), default=list, blank=True)
    required = models.BooleanField(_("must be answered"), default=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["desk", "label"], name="one_question_of_a_label_a_desk")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def key(self) -> str:
        return f"question-{self.pk}"


class RegistrationQuerySet(models.QuerySet):
    def here(self) -> Self:
        """Those who have a seat or wait for one."""
        return self.exclude(state=RegistrationState.LEFT)

    def waiting(self) -> Self:
        """The waiting list, who came first stands first."""
        return self.filter(state=RegistrationState.WAITING).order_by("queued_at", "pk")

    def untold(self) -> Self:
        """Those who were not told yet where they stand."""
        return self.here().filter(told_at=None, person__isnull=False)

    def for_list(self) -> Self:
        return self.order_by("queued_at", "pk")


class Registration(Stateful):
    """One person's registration for one session."""

    States = RegistrationState

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="registrations")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="registrations")
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    state = models.CharField(max_length=8, choices=RegistrationState, default=RegistrationState.WAITING)
    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail"))
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    country = CountryField(_("country"), blank=True)
    answers = models.JSONField(default=dict, blank=True)
    queued_at = models.DateTimeField()
    seated_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    # When the mail about what is true now was written; the mail follows the seat, for many at once.
    told_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["desk"], condition=Q(told_at=None), name="registration_untold"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["desk", "email"], condition=~Q(email=""), name="one_registration_an_address"
            ),
            models.CheckConstraint(
                condition=~Q(state=RegistrationState.SEATED) | Q(seated_at__isnull=False),
                name="a_seat_says_since_when",
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at=None) | Q(name="", email="", organisation_name=""),
                name="a_forgotten_registration_names_nobody",
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.pk)

    def said(self, question: Question) -> Any:
        return self.answers.get(str(question.pk), "")
