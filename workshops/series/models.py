"""Sessions that follow each other. Each stays a session and a calendar entry of its own."""

import uuid

from django.db import models

from workinggroup.editions.models import Edition
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

from .states import Rhythm


class Series(models.Model):
    """What was repeated. It links sessions and rules nothing: changing one of them changes one."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="series")
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    rhythm = models.CharField(max_length=10, choices=Rhythm)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.get_rhythm_display())

    def dated(self) -> models.QuerySet["Part"]:
        """Its sessions that have a date and are not cancelled, in the order of their dates."""
        living = self.parts.exclude(workshop__state=WorkshopState.CANCELLED)
        return living.filter(workshop__starts_at__isnull=False).order_by("workshop__starts_at")


class Part(models.Model):
    """The place of a session in its series."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="parts")
    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="series_part")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["series", "position"], name="one_session_a_place_in_a_series")
        ]

    def __str__(self) -> str:
        return f"{self.position}"
