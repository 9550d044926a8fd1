"""How the sessions of an edition stand, and which of them want something: for the track, to-dos and gaps."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from workinggroup.base.clock import in_zone
from workinggroup.editions.models import Edition
from workinggroup.editions.once import once

from ..models import TIMED, AgendaItem, Participant, Workshop
from ..states import WorkshopState
from .workshops import visible_to


class Standing(NamedTuple):
    """How many sessions there are, how many were held, are over or want a date; when the next one is."""

    all: int
    held: int
    late: int
    polling: int
    next_at: dt.datetime | None
    next_zone: Any


def standing(edition: Edition, person: Any, *, at: dt.datetime) -> Standing:
    """One query, whatever the number of sessions."""
    return once(edition, ("sessions", person), lambda: _standing(edition, person, at))


def _standing(edition: Edition, person: Any, at: dt.datetime) -> Standing:
    seen = visible_to(person, edition).exclude(state=WorkshopState.CANCELLED).order_by()
    ahead = Q(state=WorkshopState.SCHEDULED, ends_at__gt=at)
    rows = list(
        seen.values("state", "timezone").annotate(
            n=Count("pk"), ahead=Count("pk", filter=ahead), next_at=Min("starts_at", filter=ahead)
        )
    )
    number = {state: sum(row["n"] for row in rows if row["state"] == state) for state in WorkshopState}
    nearest = min((row for row in rows if row["next_at"]), key=lambda row: row["next_at"], default=None)
    return Standing(
        all=sum(number.values()),
        held=number[WorkshopState.HELD],
        late=number[WorkshopState.SCHEDULED] - sum(row["ahead"] for row in rows),
        polling=number[WorkshopState.POLLING],
        next_at=nearest and in_zone(nearest["next_at"], nearest["timezone"]),
        next_zone=nearest and nearest["timezone"],
    )


def _count(found: Any) -> Coalesce:
    return Coalesce(Subquery(found.order_by().values("workshop").annotate(n=Count("pk")).values("n")), 0)


def wanting(edition: Edition) -> list[Workshop]:
    """The sessions that may want something of the secretariat, in their order, each with points (of its
    agenda), asked (people), and silent (those who did not answer the poll)."""
    people = Participant.objects.filter(workshop=OuterRef("pk"))
    found = Workshop.objects.filter(edition=edition).annotate(
        points=_count(AgendaItem.objects.filter(workshop=OuterRef("pk"))),
        asked=_count(people),
        silent=_count(people.filter(poll_answered_at=None)),
    )
    ahead = Q(state__in=[WorkshopState.POLLING, WorkshopState.SCHEDULED])
    found = found.filter(ahead | Q(state__in=TIMED, points=0)).in_order()
    return once(edition, "sessions that want something", lambda: _within(edition, found))


def _within(edition: Edition, found: Any) -> list[Workshop]:
    sessions = list(found)
    for one in sessions:
        one.edition = edition
    return sessions
