"""Who is asked to take part in a session, and who came."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..states import AttendanceState, AttendanceWay
from .workshops import Workshop

PERSON = settings.AUTH_USER_MODEL


class ParticipantQuerySet(models.QuerySet):
    def for_list(self) -> Self:
        return self.select_related("person", "organisation").order_by("person__name", "pk")

    def who_have_not_answered(self) -> Self:
        return self.filter(poll_answered_at=None)


class Participant(models.Model):
    """A person who is asked to take part, and for whom they speak there."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="participations")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    must_have = models.BooleanField(_("cannot be missing"), default=False)
    part = models.CharField(_("part"), max_length=80, blank=True)
    poll_comment = models.CharField(_("comment"), max_length=300, blank=True)
    poll_answered_at = models.DateTimeField(null=True, blank=True)
    # Who wrote the answers down, where somebody gave them by phone or mail.
    poll_entered_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    access_needs = models.CharField(_("what I need to take part"), max_length=500, blank=True)
    added_at = models.DateTimeField()

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workshop", "person"], name="a_person_takes_part_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}"


class Attendance(models.Model):
    """Who came, and for whom."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="attendance")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=8, choices=AttendanceState)
    way = models.CharField(max_length=8, choices=AttendanceWay, default=AttendanceWay.LIST)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)  # as a video tool counted them
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workshop", "person"], name="attendance_is_recorded_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_state_display()}"
