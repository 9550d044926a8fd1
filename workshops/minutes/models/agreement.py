"""The agreement round of minutes, and the versions that were agreed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import Stateful

from ..states import ObjectionState
from .writing import Line, Minutes

PERSON = settings.AUTH_USER_MODEL


class Agreement(models.Model):
    """One person who was asked to agree a version of the minutes; `agreed_at` once they did.

    `seq` is the state of the text that they agreed to, so that later changes can be told from it.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="agreements")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number", "person"], name="asked_once_a_version")
        ]

    def __str__(self) -> str:
        return str(self.person)


class Objection(Stateful):
    """A change of a line that a person asks for in the agreement round, and the secretariat's answer."""

    States = ObjectionState

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="objections")
    number = models.PositiveSmallIntegerField()
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="objections")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(_("why"), blank=True)
    was = models.TextField()
    proposal = models.TextField(_("the line as it should read"))
    state = models.CharField(max_length=10, choices=ObjectionState, default=ObjectionState.OPEN)
    made_at = models.DateTimeField()
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ObjectionState.KEPT) | ~Q(answer=""), name="kept_text_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(state=ObjectionState.OPEN, answered_at=None)
                | (~Q(state=ObjectionState.OPEN) & Q(answered_at__isnull=False)),
                name="answered_at_goes_with_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return self.proposal


class AgreedVersion(models.Model):
    """The minutes as they were agreed: canonical JSON and its SHA-256. A correction adds the next."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    agreed_at = models.DateTimeField()
    agreed_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="one_agreed_version_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.minutes}, {self.number}"


class CarriedAction(models.Model):
    """An unfinished action of an earlier edition that a later one goes on with."""

    edition = models.ForeignKey("editions.Edition", on_delete=models.CASCADE, related_name="carried_actions")
    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="carried")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "line"], name="an_action_is_carried_once")]

    def __str__(self) -> str:
        return str(self.line)
