"""What a date asks of whom: the hour of each date for each person, and who had the bad hours so far."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from django.db.models import Exists, OuterRef
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..hours import Hour, Place, hour_at, place_of
from ..models import TIMED, Attendance, Participant, Workshop
from ..states import AttendanceState


class Dated(Protocol):
    @property
    def pk(self) -> int: ...

    @property
    def starts_at(self) -> dt.datetime: ...

    @property
    def ends_at(self) -> dt.datetime: ...


class Burden(NamedTuple):
    """In how many sessions so far somebody had an unsocial hour, and that of the last one if it was."""

    bad: int = 0
    of: int = 0
    last: Hour | None = None

    @property
    def words(self) -> str:
        """What stands beside the name."""
        facts = {"bad": self.bad, "of": self.of}
        if self.last and self.bad > 1:
            return _("had the bad hour last time, and in %(bad)d of %(of)d sessions so far") % facts
        if self.last:
            return _("had the bad hour last time")
        return _("had the bad hour in %(bad)d of %(of)d sessions so far") % facts if self.bad else ""


NONE = Burden()


def country_of(participant: Participant) -> str:
    return participant.organisation.country.code if participant.organisation else ""


def places_of(people: Iterable[Participant]) -> dict[int, Place]:
    """Where each person is and when they work, by person."""
    return {one.person_id: place_of(one.person, country_of(one)) for one in people}


def hours_of(dates: Iterable[Dated], places: dict[int, Place]) -> dict[tuple[int, int], Hour]:
    """The hour of each date for each person, worked out once for those who live and work alike."""
    language, found = get_language() or "", {}
    where: dict[Place, list[int]] = {}
    for person, place in places.items():
        where.setdefault(place, []).append(person)
    for date in dates:
        for place, people in where.items():
            hour = hour_at(date.starts_at, date.ends_at, place, language)
            for person in people:
                found[date.pk, person] = hour
    return found


def burdens(workshop: Workshop, places: dict[int, Place]) -> dict[int, Burden]:
    """What the other dated sessions of this edition asked of those who are asked to this one, by person.

    A session counts for those who were asked to it, not for those who were noted as absent. One query.
    """
    away = Attendance.objects.exclude(state=AttendanceState.PRESENT).filter(
        workshop=OuterRef("workshop"), person=OuterRef("person")
    )
    rows = Participant.objects.filter(
        ~Exists(away),
        workshop__edition=workshop.edition_id,
        workshop__state__in=TIMED,
        person__in=workshop.participants.values("person"),
    ).exclude(workshop=workshop)
    found: dict[int, Burden] = {}
    language = get_language() or ""
    for person, start, end in rows.order_by("workshop__starts_at", "pk").values_list(
        "person", "workshop__starts_at", "workshop__ends_at"
    ):
        place, so_far = places[person], found.get(person, NONE)
        hour = hour_at(start, end, place, language)
        bad = hour.is_bad
        found[person] = Burden(so_far.bad + bad, so_far.of + 1, hour if bad else None)
    return found
