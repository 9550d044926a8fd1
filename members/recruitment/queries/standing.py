"""How the calls of an edition stand, counted in the query that finds them: for the track, to-dos and gaps."""

import datetime as dt
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from members.people.models import Membership
from workinggroup.base.gathered import Gathered
from workinggroup.base.prepared import prepared
from workinggroup.editions import tally
from workinggroup.editions.models import Edition
from workinggroup.editions.once import by_edition, once_for_all

from ..models import Application, Call, Review, Selection
from ..states import ApplicationState, CallState, OfferState, Outcome, SelectionState
from .reviewing.readers import left_behind

URGENCY = [CallState.CLOSED, CallState.OPEN, CallState.DRAFT, CallState.DECIDED]


def calls_of(edition: Edition, person: Any) -> list[Call]:
    """The calls, the newest first, each with sent (applications), the members of its edition, left (files
    that the person still has to read), and unread (files whose readers lost their role)."""
    return once_for_all(
        edition, ("calls", person), lambda editions: by_edition(editions, _calls(editions, person))
    )


@prepared
def _calls(editions: list[Edition], person: Any) -> QuerySet[Call]:
    sent = Application.objects.filter(call=OuterRef("pk"), submitted_at__isnull=False, withdrawn_at=None)
    members = Membership.objects.current().members().filter(edition=OuterRef("edition"))
    mine = Review.objects.filter(
        application__call=OuterRef("pk"),
        application__state=ApplicationState.SUBMITTED,
        reviewer=person,
    )
    newest = Selection.objects.filter(call=OuterRef("pk")).order_by("-number")
    found = Call.objects.filter(edition__in=editions).annotate(
        newest_selection=Subquery(newest.values("pk")[:1]),
        left=tally.count(mine.to_do(), "application__call"),
        sent=tally.count(sent, "call"),
        unread=tally.count(
            left_behind().filter(application__call=OuterRef("pk")), "application__call", "application"
        ),
        members=tally.count(members, "edition"),
        organisations=tally.count(members, "edition", "organisation"),
        countries=tally.count(members, "edition", "organisation__country"),
    )
    return found.defer("text", "audience", "privacy_notice").order_by("-made_at", "-pk")


def current_call(edition: Edition, person: Any, at: dt.datetime) -> Call | None:
    """The call in which something waits: to be decided, open, in draft; else the last one."""
    return min(calls_of(edition, person), key=lambda call: URGENCY.index(call.phase(at)), default=None)


def decided_in(edition: Edition, person: Any, *, at: dt.datetime) -> list[dict[str, Any]]:
    """The decided selections: pk, call, seats, and what became of the decisions."""
    return tally.rows_of(edition, person, at=at)["decided"]


def rows_to_tell(asked: tally.Asked) -> dict[str, Gathered]:
    found = Selection.objects.filter(call__edition=OuterRef("pk"), state=SelectionState.DECIDED)
    accepted = Q(decisions__outcome=Outcome.ACCEPTED)
    gone = Q(decisions__offer__in=[OfferState.DECLINED, OfferState.EXPIRED]) | Q(
        decisions__application__state=ApplicationState.WITHDRAWN
    )
    unwritten = Q(decisions__letter=None, decisions__application__erased_at=None)
    counted = found.annotate(
        unwritten=Count("decisions", filter=unwritten),
        declined=Count("decisions", filter=Q(decisions__offer=OfferState.DECLINED)),
        ended=Count("decisions", filter=Q(decisions__offer=OfferState.EXPIRED)),
        left=Count("decisions", filter=accepted & gone),
        reserve=Count("decisions", filter=Q(decisions__outcome=Outcome.RESERVE)),
        held=Count("decisions", filter=accepted & ~gone),
    )
    names = ["pk", "call", "seats", "unwritten", "declined", "ended", "left", "reserve", "held"]
    return {"decided": Gathered(counted.order_by("pk"), *names)}
