"""How the sessions of an edition stand, and which of them want something: for the track, to-dos and gaps."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from workinggroup.base.clock import in_zone
from workinggroup.base.prepared import prepared
from workinggroup.editions.models import Edition
from workinggroup.editions.once import by_edition, once_for_all

from ..models import TIMED, AgendaItem, Paper, Participant, Workshop
from ..states import WorkshopState
from .workshops import is_visible


class Standing(NamedTuple):
    """How many sessions there are, how many were held, are over or want a date; when the next one is.

    `owes` says whether the person owes a paper to one of them.
    """

    all: int
    held: int
    late: int
    polling: int
    next_at: dt.datetime | None
    next_zone: Any
    owes: bool


def standing(edition: Edition, person: Any, *, at: dt.datetime) -> Standing:
    """One query, whatever the number of sessions."""

    def find(editions: list[Edition]) -> dict[int, Standing]:
        rows = _standing(editions, person, at)
        return {one.pk: _standing_in(one, person, rows) for one in editions}

    return once_for_all(edition, ("sessions", person), find)


@prepared
def _standing(editions: list[Edition], person: Any, at: dt.datetime) -> QuerySet:
    ahead = Q(state=WorkshopState.SCHEDULED, ends_at__gt=at)
    here = Q(workshop=OuterRef("pk"))
    found = Workshop.objects.filter(edition__in=editions).alias(
        owes=Exists(Paper.objects.filter(here, author=person, added_at=None))
    )
    return (
        found.annotate(is_asked=Exists(Participant.objects.filter(here, person=person)))
        .order_by()
        .values("edition", "state", "timezone", "is_asked")
        .annotate(
            n=Count("pk"),
            ahead=Count("pk", filter=ahead),
            next_at=Min("starts_at", filter=ahead),
            owed=Count("pk", filter=Q(owes=True)),
        )
    )


def _standing_in(edition: Edition, person: Any, found: list[Any]) -> Standing:
    rows = [
        row
        for row in found
        if row["edition"] == edition.pk
        and row["state"] != WorkshopState.CANCELLED
        and is_visible(person, edition, state=row["state"], is_asked=row["is_asked"])
    ]
    number = {state: sum(row["n"] for row in rows if row["state"] == state) for state in WorkshopState}
    nearest = min((row for row in rows if row["next_at"]), key=lambda row: row["next_at"], default=None)
    return Standing(
        all=sum(number.values()),
        held=number[WorkshopState.HELD],
        late=number[WorkshopState.SCHEDULED] - sum(row["ahead"] for row in rows),
        polling=number[WorkshopState.POLLING],
        next_at=nearest and in_zone(nearest["next_at"], nearest["timezone"]),
        next_zone=nearest and nearest["timezone"],
        owes=any(row["owed"] for row in found if row["edition"] == edition.pk),
    )


def _count(found: Any) -> Coalesce:
    return Coalesce(Subquery(found.order_by().values("workshop").annotate(n=Count("pk")).values("n")), 0)


def wanting(edition: Edition, person: Any) -> list[Workshop]:
    """The sessions that may want something of the secretariat or of the person, in their order.

    Each with points (of its agenda), asked (people), silent (those who did not answer the poll), and asks_me.
    """
    return once_for_all(
        edition,
        ("sessions that want something", person),
        lambda editions: by_edition(editions, _wanting(editions, person)),
    )


@prepared
def _wanting(editions: list[Edition], person: Any) -> QuerySet[Workshop]:
    people = Participant.objects.filter(workshop=OuterRef("pk"))
    silent = people.filter(poll_answered_at=None)
    found = Workshop.objects.filter(edition__in=editions).annotate(
        points=_count(AgendaItem.objects.filter(workshop=OuterRef("pk"))),
        asked=_count(people),
        silent=_count(silent),
        asks_me=Exists(silent.filter(person=person)),
    )
    ahead = Q(state__in=[WorkshopState.POLLING, WorkshopState.SCHEDULED])
    return found.filter(ahead | Q(state__in=TIMED, points=0)).in_order()
