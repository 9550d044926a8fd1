"""How a survey stands, counted in the one query that finds it: for the stage track, to-dos and lists."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from members.needs.models import Answer, Assessment, Need, Response, WorkPlan, WorkPlanItem
from members.needs.states import (
    AssessmentState,
    Audience,
    PlanKind,
    PlanState,
    QuestionKind,
    ResponseState,
)
from members.people.models import Membership
from workinggroup.base.prepared import prepared
from workinggroup.editions import tally
from workinggroup.editions.models import Edition, Topic
from workinggroup.editions.once import by_edition, once_for_all
from workinggroup.outbox.models import Email

from .audience import INVITATION


def _members() -> Any:
    return Membership.objects.current().members().filter(edition=OuterRef("edition")).order_by()


def _count(queryset: Any, what: str, by: str) -> Coalesce:
    counted = queryset.values(by).annotate(found=Count(what, distinct=True)).values("found")
    return Coalesce(Subquery(counted), 0)


def with_standing(surveys: QuerySet[Assessment], person: Any) -> QuerySet[Assessment]:
    """Adds asked_o, asked_p, given (handed-in responses), asks_me and answered_by_me."""
    submitted = Response.objects.filter(assessment=OuterRef("pk"), state=ResponseState.SUBMITTED).order_by()
    mine = Membership.objects.current().filter(edition=OuterRef("edition"), person=person)
    mine_too = Response.objects.filter(
        assessment=OuterRef("pk"),
        state=ResponseState.SUBMITTED,
        person=None,
        organisation__in=Membership.objects.current()
        .filter(edition=OuterRef(OuterRef("edition")), person=person)
        .values("organisation"),
    )
    return surveys.annotate(
        asked_o=_count(_members(), "organisation", "edition"),
        asked_p=_count(_members(), "person", "edition"),
        given=_count(submitted, "pk", "assessment"),
        asks_me=Exists(mine.members()),
        answered_by_me=Exists(submitted.filter(person=person))
        | (Q(audience=Audience.ORGANISATIONS) & Exists(mine_too)),
    )


def with_waiting(surveys: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Adds waiting (members without a handed-in answer) and missing (members without an invitation)."""
    answered = Response.objects.filter(
        Q(person=OuterRef("person")) | Q(person=None, organisation=OuterRef("organisation")),
        assessment=OuterRef(OuterRef("pk")),
        state=ResponseState.SUBMITTED,
    )
    occasion = Concat(
        Value(INVITATION), Cast(OuterRef(OuterRef("pk")), CharField()), output_field=CharField()
    )
    written = Email.objects.filter(person=OuterRef("person"), occasion=occasion)
    return surveys.annotate(
        waiting=_count(_members().filter(~Exists(answered)), "person", "edition"),
        missing=_count(_members().filter(~Exists(written)), "person", "edition"),
    )


class PlanStanding(NamedTuple):
    """How the plan stands, how many items it has, how many topics no session treats."""

    state: str
    items: int
    torn: int
    agreed_at: Any


def untied_texts() -> QuerySet[Answer]:
    """Texts of the edition's closed surveys that may be quoted and of which nobody has said the topic."""
    closed = {
        "response__assessment__edition": OuterRef("pk"),
        "response__assessment__state": AssessmentState.CLOSED,
    }
    submitted = Answer.objects.filter(**closed, response__state=ResponseState.SUBMITTED, topic=None)
    return submitted.filter(question__kind=QuestionKind.TEXT, is_given=True, may_quote=True)


def tallied(asked: tally.Asked) -> dict[str, Any]:
    """The plan of an edition, its items, and the topics that no session treats."""
    treated = WorkPlanItem.topics.through.objects.filter(topic=OuterRef("pk"))
    treated = treated.exclude(workplanitem__kind=PlanKind.DELIVERABLE)
    plan = WorkPlan.objects.filter(edition=OuterRef("pk"))
    return {
        "plan_state": Coalesce(Subquery(plan.values("state")), Value(PlanState.DRAFT)),
        "plan_agreed_at": Subquery(plan.values("agreed_at")),
        "plan_items": tally.count(WorkPlanItem.objects.filter(edition=OuterRef("pk"))),
        "texts_untied": tally.count(untied_texts(), "response__assessment__edition"),
        "plan_torn": tally.count(Topic.objects.filter(~Exists(treated), edition=OuterRef("pk"))),
    }


def plan_standing(edition: Edition, person: Any, *, at: dt.datetime) -> PlanStanding:
    """How the plan stands; topics are missed only once there is a plan."""
    row = tally.of(edition, person, at=at)
    found = PlanStanding(*(row[f"plan_{name}"] for name in PlanStanding._fields))
    return found if found.items else found._replace(torn=0)


def latest(edition: Edition, person: Any) -> Assessment | None:
    """The survey that the track speaks of: the open one, else the newest closed, else a draft."""

    def find(editions: list[Edition]) -> dict[int, Assessment | None]:
        found = by_edition(editions, _surveys(editions, person))
        return {pk: next(iter(surveys), None) for pk, surveys in found.items()}

    return once_for_all(edition, ("survey", person), find)


@prepared
def _surveys(editions: list[Edition], person: Any) -> QuerySet[Assessment]:
    ranks = Need.objects.filter(assessment=OuterRef("pk"), rank__isnull=False).order_by()
    surveys = Assessment.objects.filter(edition__in=editions).annotate(
        ranked=_count(ranks, "pk", "assessment")
    )
    return with_standing(surveys, person).most_telling()
