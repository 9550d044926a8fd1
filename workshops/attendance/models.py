"""The code of a session, wrong tries, and certificates of attendance."""

import datetime as dt
import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workshops.scheduling.models import Workshop

from . import codes

PERSON = settings.AUTH_USER_MODEL


class CheckIn(models.Model):
    """The code by which people say themselves that they are there, and when it counts."""

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="check_in")
    code = models.CharField(max_length=codes.CHECK_IN_LENGTH, unique=True)
    minutes_before = models.PositiveSmallIntegerField(_("minutes before the start"), default=15)
    minutes_after = models.PositiveSmallIntegerField(_("minutes after the end"), default=15)
    renewed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes_before__lte=240, minutes_after__lte=240),
                name="check_in_is_near_its_session",
            )
        ]

    def __str__(self) -> str:
        return str(self.workshop)

    @property
    def spaced(self) -> str:
        return codes.spaced(self.code)

    @property
    def opens_at(self) -> dt.datetime:
        return self.workshop.starts_at - dt.timedelta(minutes=self.minutes_before)

    @property
    def closes_at(self) -> dt.datetime:
        return self.workshop.ends_at + dt.timedelta(minutes=self.minutes_after)

    def is_open(self, at: dt.datetime) -> bool:
        return self.ended_at is None and self.opens_at <= at < self.closes_at


class WrongTry(models.Model):
    """A wrong code, by a fingerprint of who tried: enough to count, too little to know."""

    trace = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["trace", "at"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class CertificateQuerySet(models.QuerySet):
    def for_list(self) -> Self:
        return self.select_related("person", "workshop__edition__group").order_by("name", "pk")

    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)


class Certificate(models.Model):
    """That somebody was there. What it says is frozen; who was not there after all loses it."""

    number = models.CharField(max_length=codes.NUMBER_LENGTH, unique=True)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="certificates")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="certificates")
    name = models.CharField(max_length=150)
    organisation_name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=60)
    group_name = models.CharField(max_length=200)
    edition_title = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    zone = models.CharField(max_length=60)
    minutes = models.PositiveSmallIntegerField()
    signed_by = models.CharField(_("signed by"), max_length=200)
    language = models.CharField(max_length=10)
    issued_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "person"],
                condition=Q(withdrawn_at=None),
                name="one_certificate_a_person_and_session",
            )
        ]

    def __str__(self) -> str:
        return self.spaced

    def get_absolute_url(self) -> str:
        return reverse("attendance:verify", args=[self.number])

    @property
    def spaced(self) -> str:
        return codes.spaced(self.number, 4)


def package_path(package: "Package", name: str) -> str:
    """A name that nobody can guess, and that says nothing."""
    return f"certificates/{uuid.uuid4().hex}"


class Package(models.Model):
    """All certificates of a session in one ZIP, made by a job for one officer. Kept a day."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="packages")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="+")
    numbers = models.JSONField(default=list)
    file = models.FileField(upload_to=package_path, blank=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.workshop}, {self.made_at:%Y-%m-%d}"
