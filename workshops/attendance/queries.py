"""What the pages of check-in and certificates show."""

import datetime as dt
import hashlib
import hmac
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Q, QuerySet

from workshops.scheduling.models import Attendance, Participant, Workshop
from workshops.scheduling.states import AttendanceState

from .models import Certificate, CheckIn, Package

FURTHEST = dt.timedelta(minutes=240)


def trace_of(kind: str, what: Any) -> str:
    """A fingerprint that means nothing outside this installation."""
    secret = settings.SECRET_KEY.encode()
    return hmac.new(secret, f"check-in {kind} {what}".encode(), hashlib.sha256).hexdigest()


def door_of(workshop: Workshop) -> CheckIn | None:
    found = CheckIn.objects.filter(workshop=workshop).first()
    if found:
        found.workshop = workshop
    return found


def came(workshop: Workshop) -> QuerySet[Attendance]:
    return Attendance.objects.filter(workshop=workshop, state=AttendanceState.PRESENT)


class Standing(NamedTuple):
    """How many came, of how many."""

    present: int
    asked: int


def standing(workshop: Workshop) -> Standing:
    return Standing(came(workshop).count(), Participant.objects.filter(workshop=workshop).count())


def without_certificate(workshop: Workshop) -> QuerySet[Attendance]:
    """Who was there and has no certificate that stands."""
    have = workshop.certificates.standing().values("person")
    found = came(workshop).exclude(person__in=have)
    return found.select_related("person__organisation", "organisation").order_by("person__name", "pk")


def is_valid(certificate: Certificate) -> bool:
    """Whether it stands: it was not withdrawn, and its person is still recorded as present."""
    if certificate.withdrawn_at:
        return False
    return came(certificate.workshop).filter(person=certificate.person_id).exists()


def valid(workshop: Workshop) -> list[Certificate]:
    there = set(came(workshop).values_list("person_id", flat=True))
    return [one for one in workshop.certificates.standing().for_list() if one.person_id in there]


def package_for(workshop: Workshop, person: Any, key: int) -> Package | None:
    """A file that was made for this person, as long as just these certificates stand."""
    found = Package.objects.filter(workshop=workshop, person=person, pk=key).exclude(file="").first()
    stand = sorted(one.number for one in valid(workshop))
    return found if found and found.numbers == stand else None


def _standing_of(person: Any) -> QuerySet[Certificate]:
    """Those of a person that stand: neither withdrawn, nor recorded as anything but present since."""
    there = Q(workshop__attendance__person=person, workshop__attendance__state=AttendanceState.PRESENT)
    return Certificate.objects.standing().filter(there, person=person)


def certificate_of(workshop: Workshop, person: Any) -> Certificate | None:
    """The certificate of a person for a session, as long as it stands."""
    return _standing_of(person).filter(workshop=workshop).first()


def certificates_of(person: Any) -> list[Certificate]:
    return list(_standing_of(person).select_related("workshop__edition").order_by("-starts_at", "pk"))


class Door(NamedTuple):
    """What a participant sees of the check-in of a session."""

    is_open: bool
    is_in: bool


def door_for(workshop: Workshop, person: Any, *, at: dt.datetime) -> Door:
    near = workshop.has_time and workshop.starts_at - FURTHEST <= at < workshop.ends_at + FURTHEST
    door = door_of(workshop) if near else None
    if door is None or not door.is_open(at):
        return Door(is_open=False, is_in=False)
    return Door(is_open=True, is_in=came(workshop).filter(person=person).exists())
