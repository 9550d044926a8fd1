"""What the page of the work plan shows."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext as _

from members.needs.models import Assessment, Need, WorkPlan, WorkPlanItem
from members.needs.states import AssessmentState, PlanKind, PlanState
from workinggroup.base.gathered import Gathered
from workinggroup.editions import tally
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


def topics_without_session(edition: Edition, person: Any, *, at: dt.datetime) -> list[Topic]:
    """The topics that no planned session treats: where the thread is torn.

    Only once there is a plan, or a ranking to make one of; `rank_words` says how great the need is.
    """
    topics = []
    for row in tally.rows_of(edition, person, at=at)["topics_without_session"]:
        topic = Topic(pk=row["pk"], title=row["title"], edition=edition)
        topic.rank_words = _("number %(rank)d by need") % {"rank": row["rank"]} if row["rank"] else ""
        topics.append(topic)
    return topics


def rows_to_tell(asked: tally.Asked) -> dict[str, Gathered]:
    sessions = WorkPlanItem.objects.filter(topics=OuterRef("pk")).exclude(kind=PlanKind.DELIVERABLE)
    ranked = Need.objects.filter(topic=OuterRef("pk"), assessment__state=AssessmentState.CLOSED)
    begun = WorkPlanItem.objects.filter(edition=OuterRef("edition"))
    closed = Assessment.objects.filter(edition=OuterRef("edition"), state=AssessmentState.CLOSED)
    found = Topic.objects.filter(~Exists(sessions), Exists(begun) | Exists(closed), edition=OuterRef("pk"))
    found = found.annotate(rank=Subquery(ranked.order_by("-assessment_id").values("rank")[:1]))
    return {"topics_without_session": Gathered(found.order_by("position", "pk"), "pk", "title", "rank")}


def item_by_topic(edition: Edition) -> dict[int, WorkPlanItem]:
    """topic → the first session planned for it."""
    found: dict[int, Any] = {}
    rows = WorkPlanItem.topics.through.objects.filter(workplanitem__edition=edition)
    sessions = rows.exclude(workplanitem__kind=PlanKind.DELIVERABLE).select_related("workplanitem")
    for row in sessions.order_by("workplanitem__position", "workplanitem_id"):
        found.setdefault(row.topic_id, row.workplanitem)
    return found
