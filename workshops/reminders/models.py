"""When people are reminded, for an edition or for one session of it."""

from django.db import models
from django.db.models import Q

from workinggroup.editions.models import Edition
from workshops.scheduling.models import Workshop


def one_day() -> list[int]:
    return [1]


def one_hour() -> list[int]:
    return [1]


def three_days_and_the_day() -> list[int]:
    return [3, 0]


class Rules(models.Model):
    """How long before. An edition without a row has what a fresh one says, a session what its edition has.

    `days` and `hours` before the start of a session, `paper_days` before a promised paper is due. Days are
    calendar days and come at nine on the recipient's clock, hours count back from the start.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="reminder_rules")
    workshop = models.OneToOneField(
        Workshop, null=True, on_delete=models.CASCADE, related_name="reminder_rules"
    )
    days = models.JSONField(default=one_day)
    hours = models.JSONField(default=one_hour)
    paper_days = models.JSONField(default=three_days_and_the_day)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=Q(workshop=None), name="an_edition_has_one_set_of_reminders"
            )
        ]

    def __str__(self) -> str:
        return str(self.workshop or self.edition)
