"""The work plan: its items, their order, and agreeing it."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from members.needs import rules
from members.needs.models import WorkPlan, WorkPlanItem
from members.needs.states import Event, PlanKind, PlanState
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.editions.models import Edition, Topic


def plan_of(edition: Edition) -> WorkPlan:
    """The plan of an edition as it stands, made on first use."""
    return WorkPlan.objects.get_or_create(edition=edition)[0]


@transaction.atomic
def add_item(
    edition: Edition,
    *,
    title: str,
    by: Any,
    at: dt.datetime,
    topics: Iterable[Topic] = (),
    token: uuid.UUID | None = None,
    **facts: Any,
) -> WorkPlanItem:
    """Put an item into the plan, before the first that begins later, else at the end.

    `facts`: kind, description, from_on, to_on (the day after), owner. The same `token` twice makes one item.
    """
    refuse_if(rules.refuse_plan_change(plan_of(edition).state))
    facts |= {"edition": edition, "title": title, "position": _place_for(edition, facts.get("from_on"))}
    item, made = WorkPlanItem.objects.get_or_create(token=token or uuid.uuid4(), defaults=facts)
    if made:
        item.topics.set(topics)
        history.record(Event.PLAN_ITEM_ADDED, about=item, by=by, at=at, edition=edition)
    return item


def _place_for(edition: Edition, from_on: dt.date | None) -> int:
    """The position of a new item; those behind it make room."""
    rows = list(edition.plan_items.in_order())
    later = (place for place, row in enumerate(rows) if from_on and row.from_on and row.from_on > from_on)
    place = next(later, len(rows))
    for position, row in enumerate(rows):
        row.position = position + (position >= place)
    WorkPlanItem.objects.bulk_update(rows, ["position"])
    return place


@transaction.atomic
def make_session(topic: Topic, *, by: Any, at: dt.datetime) -> WorkPlanItem:
    """Plan a workshop for a topic, named after it; period and owner come later. Refuses a second one."""
    in_plan = topic.plan_items.exclude(kind=PlanKind.DELIVERABLE).exists()
    refuse_if(rules.refuse_session(topic, in_plan=in_plan))
    return add_item(topic.edition, title=topic.title, topics=[topic], by=by, at=at)


@transaction.atomic
def change_item(
    item: WorkPlanItem,
    *,
    version: int,
    by: Any,
    at: dt.datetime,
    topics: Iterable[Topic] | None = None,
    **facts: Any,
) -> WorkPlanItem:
    """Change an item; refuses when somebody else changed it since `version` was read."""
    refuse_if(rules.refuse_plan_change(plan_of(item.edition).state))
    before = {name: str(getattr(item, name)) for name in facts}
    if not WorkPlanItem.objects.filter(pk=item.pk, version=version).update(version=version + 1, **facts):
        raise Refused(_("Somebody changed this while you wrote. Both texts are shown."))
    item.refresh_from_db()
    if topics is not None:
        item.topics.set(topics)
    after = {name: str(value) for name, value in facts.items()}
    history.record(
        Event.PLAN_ITEM_CHANGED, about=item, by=by, at=at, edition=item.edition, before=before, after=after
    )
    return item


@transaction.atomic
def move_item(item: WorkPlanItem, *, up: bool, by: Any, at: dt.datetime) -> None:
    """Move an item one place in the plan and write down from where to where; at the end it stays."""
    refuse_if(rules.refuse_plan_change(plan_of(item.edition).state))
    rows = list(item.edition.plan_items.in_order())
    place = rows.index(item)
    other = place + (-1 if up else 1)
    if not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for position, row in enumerate(rows):
        row.position = position
    WorkPlanItem.objects.bulk_update(rows, ["position"])
    places = {"before": place + 1, "after": other + 1}
    history.record(Event.PLAN_ITEM_MOVED, about=item, by=by, at=at, edition=item.edition, **places)


@transaction.atomic
def remove_item(item: WorkPlanItem, *, by: Any, at: dt.datetime) -> None:
    """Take an item out of the plan; refused once something came of it. The history keeps it."""
    refuse_if(rules.refuse_plan_change(plan_of(item.edition).state))
    refuse_if(rules.refuse_removal(item))
    history.record(Event.PLAN_ITEM_REMOVED, about=item, by=by, at=at, edition=item.edition)
    item.delete()


@transaction.atomic
def agree_plan(edition: Edition, *, by: Any, at: dt.datetime) -> WorkPlan:
    """Agree the plan as it stands: to change it from now on, it is visibly opened again first."""
    plan = plan_of(edition)
    refuse_if(rules.refuse_agreeing(plan.state, edition.plan_items.count()))
    plan.become(PlanState.AGREED, agreed_at=at, agreed_by=by)
    items = list(edition.plan_items.in_order().values_list("title", flat=True))
    history.record(Event.PLAN_AGREED, about=plan, by=by, at=at, edition=edition, after=items)
    return plan


@transaction.atomic
def reopen_plan(edition: Edition, *, by: Any, at: dt.datetime) -> WorkPlan:
    """Open an agreed plan again, to change it."""
    plan = plan_of(edition)
    plan.become(PlanState.DRAFT, agreed_at=None, agreed_by=None)
    history.record(Event.PLAN_REOPENED, about=plan, by=by, at=at, edition=edition)
    return plan
