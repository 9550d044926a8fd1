"""How the sessions of an edition stand, and which of them want something: for the track, to-dos and gaps."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from members.needs.models import WorkPlanItem
from workinggroup.base.clock import in_zone
from workinggroup.base.gathered import Gathered
from workinggroup.base.prepared import prepared
from workinggroup.editions import tally
from workinggroup.editions.models import Edition
from workinggroup.editions.once import by_edition, once_for_all
from workinggroup.editions.permissions import Permission, may

from ..models import TIMED, AgendaItem, Paper, Participant, Suggestion, Workshop
from ..states import SuggestionState, WorkshopState


class Standing(NamedTuple):
    """How many sessions there are, how many were held, are over or want a date; when the next one is.

    `papers_owed` are those that the person has not handed in yet; `unplanned` are items of the plan;
    `proposed` are points of members that wait for an answer.
    """

    all: int
    held: int
    late: int
    polling: int
    next_at: dt.datetime | None
    next_zone: Any
    papers_owed: int
    unplanned: int
    proposed: int


def standing(edition: Edition, person: Any, *, at: dt.datetime) -> Standing:
    """Drafts count for those who plan; a speaker's sessions are those to which they are asked."""
    row = tally.of(edition, person, at=at)
    facts = {name: row[f"sessions_{name}"] for name in Standing._fields}
    facts["all"] += row["sessions_drafts"] if may(person, Permission.MANAGE_WORKSHOPS, edition) else 0
    facts["next_at"] = facts["next_at"] and in_zone(facts["next_at"], facts["next_zone"])
    return Standing(**facts)


def unplanned(edition: Any) -> QuerySet[WorkPlanItem]:
    """The items of the plan of which nobody has made a session."""
    living = Workshop.objects.filter(plan_item=OuterRef("pk")).exclude(state=WorkshopState.CANCELLED)
    return WorkPlanItem.objects.filter(~Exists(living), edition=edition).sessions()


def items_without_session(edition: Edition, person: Any, *, at: dt.datetime) -> list[WorkPlanItem]:
    """The same as a list, in the order of the plan."""
    if not standing(edition, person, at=at).unplanned:
        return []
    rows = tally.rows_of(edition, person, at=at)["items_without_session"]
    return [WorkPlanItem(**row, edition=edition) for row in rows]


def _proposed(edition: Any, at: dt.datetime) -> QuerySet[Suggestion]:
    """Points that members propose for sessions ahead, and that nobody has answered."""
    found = Suggestion.objects.filter(workshop__edition=edition, state=SuggestionState.OPEN)
    ahead = Q(workshop__starts_at=None) | Q(workshop__starts_at__gt=at)
    return found.filter(ahead).exclude(workshop__state=WorkshopState.CANCELLED)


def rows_to_tell(asked: tally.Asked) -> dict[str, Gathered]:
    session = {"session": "workshop__title", "starts_at": "workshop__starts_at"}
    proposed = _proposed(OuterRef("pk"), asked.at).order_by("made_at", "pk")
    return {
        "items_without_session": Gathered(unplanned(OuterRef("pk")).in_order(), "pk", "title"),
        "points_proposed": Gathered(proposed, "workshop", "title", name="person__name", **session),
    }


def tallied(asked: tally.Asked) -> dict[str, Any]:
    """The sessions of an edition, and the papers that the person owes to them."""
    here = Workshop.objects.filter(edition=OuterRef("pk"))
    seen = here.exclude(state__in=[WorkshopState.DRAFT, WorkshopState.CANCELLED])
    if asked.is_guest:
        seen = seen.filter(participants__person=asked.person)
    scheduled = seen.filter(state=WorkshopState.SCHEDULED)
    nearest = scheduled.filter(ends_at__gt=asked.at).order_by("starts_at")
    owed = Paper.objects.filter(workshop__edition=OuterRef("pk"), author=asked.person, added_at=None)
    return {
        "sessions_all": tally.count(seen),
        "sessions_drafts": tally.count(here.filter(state=WorkshopState.DRAFT)),
        "sessions_held": tally.count(seen.filter(state=WorkshopState.HELD)),
        "sessions_late": tally.count(scheduled.filter(ends_at__lte=asked.at)),
        "sessions_polling": tally.count(seen.filter(state=WorkshopState.POLLING)),
        "sessions_next_at": Subquery(nearest.values("starts_at")[:1]),
        "sessions_next_zone": Subquery(nearest.values("timezone")[:1]),
        "sessions_unplanned": tally.count(unplanned(OuterRef("pk"))),
        "sessions_proposed": tally.count(_proposed(OuterRef("pk"), asked.at), "workshop__edition"),
        "sessions_papers_owed": tally.count(owed, "workshop__edition"),
    }


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
        points=tally.count(AgendaItem.objects.filter(workshop=OuterRef("pk")), "workshop"),
        asked=tally.count(people, "workshop"),
        silent=tally.count(silent, "workshop"),
        asks_me=Exists(silent.filter(person=person)),
    )
    ahead = Q(state__in=[WorkshopState.POLLING, WorkshopState.SCHEDULED])
    return found.filter(ahead | Q(state__in=TIMED, points=0)).in_order()
