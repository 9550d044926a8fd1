"""The dates that a poll proposes, and who can when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..states import Answer
from .meaning import MeaningField
from .workshops import Workshop

PERSON = settings.AUTH_USER_MODEL


class Slot(models.Model):
    """A date that the poll proposes."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    meant = MeaningField()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "starts_at", "ends_at"], name="a_date_is_proposed_once"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="slot_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class Availability(models.Model):
    """What one person says about one date."""

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="availabilities")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="availabilities")
    answer = models.CharField(max_length=9, choices=Answer)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slot", "person"], name="one_answer_a_date_and_person")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.answer}"
