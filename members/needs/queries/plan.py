"""What the page of the work plan shows."""

from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from members.needs.models import Assessment, Need, WorkPlan, WorkPlanItem
from members.needs.states import AssessmentState, PlanKind, PlanState
from workinggroup.base.prepared import prepared
from workinggroup.editions.models import Edition, Topic


class PlanPage(NamedTuple):
    """The plan, its items, and the topics that no session treats."""

    plan: WorkPlan
    items: list[WorkPlanItem]
    without_session: list[Topic]


def plan_as_it_stands(edition: Edition) -> WorkPlan:
    """The plan, or an unsaved draft: reading writes nothing."""
    found = WorkPlan.objects.filter(edition=edition).select_related("agreed_by").first()
    return found or WorkPlan(edition=edition, state=PlanState.DRAFT)


def plan_page(edition: Edition) -> PlanPage:
    items = list(edition.plan_items.for_plan())
    planned = {topic.pk for item in items if item.is_session for topic in item.topics.all()}
    topics = [topic for topic in edition.topics.all() if topic.pk not in planned]
    return PlanPage(plan_as_it_stands(edition), items, topics)


def topics_without_session(edition: Edition) -> list[Topic]:
    """The topics that no planned session treats: where the thread is torn. One query.

    Only once there is a plan, or a ranking to make one of; `rank_words` says how great the need is.
    """
    topics = _untreated(edition)
    for topic in topics:
        topic.rank_words = _("number %(rank)d by need") % {"rank": topic.rank} if topic.rank else ""
    return topics


@prepared
def _untreated(edition: Edition) -> QuerySet[Topic]:
    sessions = WorkPlanItem.objects.filter(edition=edition).exclude(kind=PlanKind.DELIVERABLE)
    ranked = Need.objects.filter(topic=OuterRef("pk"), assessment__state=AssessmentState.CLOSED)
    begun = WorkPlanItem.objects.filter(edition=edition)
    closed = Assessment.objects.filter(edition=edition, state=AssessmentState.CLOSED)
    found = Topic.objects.filter(edition=edition).exclude(
        pk__in=sessions.exclude(topics=None).values("topics")
    )
    return found.filter(Exists(begun) | Exists(closed)).annotate(
        rank=Subquery(ranked.order_by("-assessment_id").values("rank")[:1])
    )


def item_by_topic(edition: Edition) -> dict[int, WorkPlanItem]:
    """topic → the first session planned for it."""
    found: dict[int, Any] = {}
    rows = WorkPlanItem.topics.through.objects.filter(workplanitem__edition=edition)
    sessions = rows.exclude(workplanitem__kind=PlanKind.DELIVERABLE).select_related("workplanitem")
    for row in sessions.order_by("workplanitem__position", "workplanitem_id"):
        found.setdefault(row.topic_id, row.workplanitem)
    return found
