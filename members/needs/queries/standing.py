"""How a survey stands, counted in the one query that finds it: for the stage track, to-dos and lists."""

from typing import Any, NamedTuple

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from members.needs.models import Assessment, Need, Response, WorkPlan, WorkPlanItem
from members.needs.states import Audience, PlanKind, PlanState, ResponseState
from members.people.models import Membership
from workinggroup.editions.models import Edition, Topic
from workinggroup.editions.once import once
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
    pk = person.pk if person else None
    mine = Membership.objects.current().filter(edition=OuterRef("edition"), person=pk)
    mine_too = Response.objects.filter(
        assessment=OuterRef("pk"),
        state=ResponseState.SUBMITTED,
        person=None,
        organisation__in=Membership.objects.current()
        .filter(edition=OuterRef(OuterRef("edition")), person=pk)
        .values("organisation"),
    )
    return surveys.annotate(
        asked_o=_count(_members(), "organisation", "edition"),
        asked_p=_count(_members(), "person", "edition"),
        given=_count(submitted, "pk", "assessment"),
        asks_me=Exists(mine.members()),
        answered_by_me=Exists(submitted.filter(person=pk))
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


def _of_plan(edition: str) -> dict[str, Any]:
    """The annotations of_state, of_items and of_torn; `edition` is the field that names the edition."""
    treated = WorkPlanItem.topics.through.objects.filter(topic=OuterRef("pk"))
    treated = treated.exclude(workplanitem__kind=PlanKind.DELIVERABLE)
    torn = Topic.objects.filter(~Exists(treated), edition=OuterRef(edition)).order_by()
    items = WorkPlanItem.objects.filter(edition=OuterRef(edition)).order_by()
    plan = WorkPlan.objects.filter(edition=OuterRef(edition))
    return {
        "of_state": Coalesce(Subquery(plan.values("state")), Value(PlanState.DRAFT)),
        "of_agreed_at": Subquery(plan.values("agreed_at")),
        "of_items": _count(items, "pk", "edition"),
        "of_torn": _count(torn, "pk", "edition"),
    }


def _plan(row: Any) -> PlanStanding:
    return PlanStanding(row.of_state, row.of_items, row.of_torn if row.of_items else 0, row.of_agreed_at)


def plan_standing(edition: Edition) -> PlanStanding:
    """The plan in one query, or in none just after `latest`; topics are missed only once there is a plan."""
    if known := edition.__dict__.pop("_plan_standing", None):
        return known
    return _plan(Edition.objects.annotate(**_of_plan("pk")).get(pk=edition.pk))


def latest(edition: Edition, person: Any) -> Assessment | None:
    """The survey that the track speaks of: the open one, else the newest closed, else a draft.

    It brings the plan along, for the stage that follows.
    """
    found = once(edition, ("survey", person), lambda: _latest(edition, person))
    if found:
        found.edition = edition
        edition.__dict__["_plan_standing"] = _plan(found)
    return found


def _latest(edition: Edition, person: Any) -> Assessment | None:
    ranks = Need.objects.filter(assessment=OuterRef("pk"), rank__isnull=False).order_by()
    surveys = Assessment.objects.filter(edition=edition).annotate(
        **_of_plan("edition"), ranked=_count(ranks, "pk", "assessment")
    )
    return with_standing(surveys, person).most_telling().first()
