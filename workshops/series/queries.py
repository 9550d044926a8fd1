"""What the pages of a series show."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django_countries import countries

from workinggroup.base.clock import in_zone
from workinggroup.editions.models import Edition
from workshops.invitations.models import Invitation
from workshops.invitations.states import ItemStatus
from workshops.scheduling.hours import holiday_on
from workshops.scheduling.models import Participant, Workshop
from workshops.scheduling.queries import visible_to
from workshops.scheduling.states import WorkshopState

from .dates import Planned, moved
from .models import Part


def siblings(part: Part, person: Any, edition: Edition) -> list[Part]:
    """All sessions of a series that this person may see, in their order."""
    seen = visible_to(person, edition).values("pk")
    return list(part.series.parts.filter(workshop__in=seen).select_related("workshop"))


def last_of(part: Part) -> Workshop:
    """The session of a series with the latest date, from which further ones follow."""
    return part.series.dated().select_related("workshop__edition__group").last().workshop


def later_parts(part: Part, *, at: dt.datetime) -> list[Part]:
    """This session and those after it that are ahead and have a date."""
    parts = part.series.parts.filter(position__gte=part.position, workshop__state=WorkshopState.SCHEDULED)
    ahead = parts.filter(workshop__starts_at__gt=at)
    return list(ahead.select_related("workshop__edition__group", "series"))


def countries_of(workshop: Workshop) -> list[str]:
    """The countries from which people come, and that of the host."""
    asked = Participant.objects.filter(workshop=workshop, organisation__isnull=False)
    found = set(asked.values_list("organisation__country", flat=True))
    if workshop.host and workshop.host.organisation:
        found.add(workshop.host.organisation.country)
    return sorted(str(code) for code in found if code)


def with_marks(
    dates: Iterable[Planned], *, codes: Sequence[str], first: dt.datetime, zone: Any
) -> list[Planned]:
    """The same dates with the public holidays on them, and whether the clock has changed since the first."""
    offset = in_zone(first, zone).utcoffset()
    return [
        date._replace(
            holidays=tuple(_holidays(date.day, codes)),
            shifted=bool(date.starts_at and in_zone(date.starts_at, zone).utcoffset() != offset),
        )
        for date in dates
    ]


def _holidays(day: dt.date, codes: Sequence[str]) -> list[str]:
    named: dict[str, list[str]] = {}
    for code in codes:
        if name := holiday_on(day, code):
            named.setdefault(name, []).append(countries.name(code))
    return [_("%(holiday)s (%(countries)s)") % {"holiday": name, "countries": ", ".join(where)}
            for name, where in named.items()]  # fmt: skip


class Move(NamedTuple):
    """A session of a series, and where it would go."""

    part: Part
    date: Planned
    told: int


def moves(parts: Sequence[Part], *, days: int, time: dt.time) -> list[Move]:
    """Where each would go, and how many people were told the old time and hear of the new one."""
    found = []
    for part in parts:
        workshop = part.workshop
        date = moved(workshop.starts_at, workshop.ends_at, days=days, time=time, zone=workshop.timezone)
        found.append(Move(part, date, _told(workshop)))
    return found


def _told(workshop: Workshop) -> int:
    """Who holds an entry of this session now."""
    living = Invitation.objects.active().filter(item__workshop=workshop, sent_sequence__isnull=False)
    return living.exclude(item__status=ItemStatus.CANCELLED).count()


def seen(parts: Iterable[Part]) -> str:
    """Names exactly these sessions as they stand."""
    return ",".join(f"{part.workshop_id}:{part.workshop.version}" for part in parts)
