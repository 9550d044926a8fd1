"""The work plan: items, order, sessions made of topics, agreement."""

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from members.needs import actions
from members.needs.models import WorkPlanItem
from members.needs.queries.plan import topics_without_session
from members.needs.states import PlanKind, PlanState
from tests.makers import NOON
from tests.makers.editions import make_edition, make_topic
from tests.makers.needs import make_plan_item
from tests.makers.people import make_secretary
from workinggroup.base.models import Event
from workinggroup.base.refusals import Refused

pytestmark = pytest.mark.django_db
DONE = {"by": None, "at": NOON}
MAY, JUNE, JULY = (dt.date(2026, month, 1) for month in (5, 6, 7))


def order(edition) -> list[str]:
    return [item.title for item in edition.plan_items.in_order()]


def test_a_new_item_stands_before_the_first_that_begins_later() -> None:
    edition = make_edition()
    actions.add_item(edition, title="July", from_on=JULY, to_on=JULY + dt.timedelta(1), **DONE)
    actions.add_item(edition, title="Some time", **DONE)
    actions.add_item(edition, title="June", from_on=JUNE, to_on=JULY, **DONE)
    actions.add_item(edition, title="May", from_on=MAY, to_on=JUNE, **DONE)

    assert order(edition) == ["May", "June", "July", "Some time"]


def test_a_form_sent_twice_makes_one_item() -> None:
    edition, token = make_edition(), uuid.uuid4()

    for _twice in range(2):
        actions.add_item(edition, title="Kick-off", token=token, **DONE)

    assert order(edition) == ["Kick-off"]


def test_an_item_moves_one_place() -> None:
    edition = make_edition()
    items = [actions.add_item(edition, title=title, **DONE) for title in "abc"]

    actions.move_item(items[2], up=True, **DONE)
    actions.move_item(items[0], up=True, **DONE)

    assert order(edition) == ["a", "c", "b"]


def test_a_topic_becomes_a_session_once() -> None:
    topic = make_topic(title="Labels")
    assert topics_without_session(topic.edition, None, at=NOON) == []
    make_plan_item(edition=topic.edition, kind=PlanKind.DELIVERABLE, topics=[topic])
    assert topics_without_session(topic.edition, None, at=NOON) == [topic]

    item = actions.make_session(topic, **DONE)
    with pytest.raises(Refused, match="in the plan already"):
        actions.make_session(topic, **DONE)

    assert (item.title, item.kind, list(item.topics.all())) == ("Labels", PlanKind.WORKSHOP, [topic])
    assert topics_without_session(topic.edition, None, at=NOON) == []


def test_a_change_of_what_somebody_else_changed_meanwhile_is_refused() -> None:
    item = make_plan_item()
    actions.change_item(item, version=1, title="First", **DONE)

    with pytest.raises(Refused, match="Somebody changed this"):
        actions.change_item(item, version=1, title="Second", **DONE)

    assert WorkPlanItem.objects.get().title == "First"


def test_an_agreed_plan_is_opened_again_before_it_is_changed() -> None:
    item = make_plan_item()
    edition = item.edition

    plan = actions.agree_plan(edition, **DONE)
    assert (plan.state, plan.agreed_at) == (PlanState.AGREED, NOON)
    for change in [
        lambda: actions.add_item(edition, title="x", **DONE),
        lambda: actions.change_item(item, version=1, title="x", **DONE),
        lambda: actions.move_item(item, up=True, **DONE),
        lambda: actions.remove_item(item, **DONE),
    ]:
        with pytest.raises(Refused, match="The plan is agreed"):
            change()
    with pytest.raises(Refused, match="agreed already"):
        actions.agree_plan(edition, **DONE)

    actions.reopen_plan(edition, **DONE)
    actions.remove_item(item, **DONE)

    assert not edition.plan_items.exists()
    assert Event.objects.filter(verb="needs.plan_item_removed", about_words=item.title).exists()


def test_an_empty_plan_is_not_agreed() -> None:
    with pytest.raises(Refused, match="The plan is empty"):
        actions.agree_plan(make_edition(), **DONE)


def test_an_item_that_led_to_a_workshop_stays() -> None:
    from workshops.scheduling.models import Workshop

    item = make_plan_item()
    Workshop.objects.create(edition=item.edition, plan_item=item, number=1, title="Held")

    with pytest.raises(Refused, match="Something came of"):
        actions.remove_item(item, **DONE)


def test_the_pages_of_the_plan_add_change_and_show_both_texts() -> None:
    edition = make_edition()
    topic = make_topic(edition=edition)
    client = Client()
    client.force_login(make_secretary(edition=edition))
    facts = {"title": "Labels in tenders", "kind": "webinar", "topics": [topic.pk]}
    facts |= {"from_on": "2026-05-04", "last_on": "2026-05-08"}

    assert (
        f'value="{topic.title}"'
        in client.get(reverse("needs:plan_add", args=[edition.slug]), {"topic": topic.pk}).content.decode()
    )
    client.post(reverse("needs:plan_add", args=[edition.slug]), {**facts, "token": uuid.uuid4()})
    item = WorkPlanItem.objects.get()
    assert (item.from_on, item.to_on) == (dt.date(2026, 5, 4), dt.date(2026, 5, 9))

    url = reverse("needs:plan_edit", args=[edition.slug, item.pk])
    client.post(url, {**facts, "title": "Second", "version": 1})
    stale = client.post(url, {**facts, "title": "Third", "version": 1}).content.decode()
    assert "Second" in stale
    assert "Third" in stale
    assert WorkPlanItem.objects.get().title == "Second"


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    edition = make_edition()
    client = Client()
    client.force_login(make_secretary(edition=edition))

    page = client.post(
        reverse("needs:plan_add", args=[edition.slug]),
        {
            "title": "x",
            "kind": "webinar",
            "from_on": "2026-05-04",
            "last_on": "2026-05-01",
            "token": uuid.uuid4(),
        },
    ).content.decode()

    assert "The last day comes before the first." in page
    assert not WorkPlanItem.objects.exists()


def test_moving_an_item_is_written_down_with_its_places() -> None:
    edition = make_edition()
    items = [actions.add_item(edition, title=title, **DONE) for title in "abc"]

    actions.move_item(items[2], up=True, **DONE)
    actions.move_item(items[0], up=True, **DONE)

    moved = Event.objects.filter(verb="needs.plan_item_moved")
    assert list(moved.values_list("about_words", "before", "after")) == [("c", 3, 2)]
