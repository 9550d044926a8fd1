"""From an item of the work plan to its session: a button, then a link."""

import pytest
from django.test import Client
from django.urls import reverse

from members.needs.states import PlanKind
from tests.makers import NOON
from tests.makers.editions import make_edition
from tests.makers.needs import make_plan_item
from tests.makers.people import make_member, make_secretary
from workshops.scheduling import actions
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopKind

pytestmark = pytest.mark.django_db


def page_of(item, person, name: str = "needs:plan_item") -> str:
    client = Client()
    client.force_login(person)
    args = [item.edition.slug, item.pk] if name == "needs:plan_item" else [item.edition.slug]
    return client.get(reverse(name, args=args)).content.decode()


@pytest.fixture
def edition():
    return make_edition()


def test_an_item_without_a_session_has_the_button_that_plans_it(edition) -> None:
    item, secretary = make_plan_item(edition=edition), make_secretary(edition=edition)
    address = f"{reverse('scheduling:new', args=[edition.slug])}?plan_item={item.pk}"

    assert f'href="{address}"' in page_of(item, secretary)
    assert f'href="{address}"' in page_of(item, secretary, "needs:plan")
    assert address not in page_of(item, make_member(edition=edition))


def test_an_item_with_a_session_leads_there_instead(edition) -> None:
    item, secretary = make_plan_item(edition=edition), make_secretary(edition=edition)
    session = actions.plan_workshop(edition=edition, plan_item=item, by=secretary, at=NOON)

    page = page_of(item, secretary)

    assert f'href="{session.get_absolute_url()}"' in page
    assert "plan_item=" not in page
    assert session.get_absolute_url() not in page_of(item, make_member(edition=edition))  # still a draft


def test_a_deliverable_has_no_session_to_plan(edition) -> None:
    item = make_plan_item(edition=edition, kind=PlanKind.DELIVERABLE)

    assert "plan_item=" not in page_of(item, make_secretary(edition=edition))


def test_an_item_of_a_cancelled_session_can_be_planned_again(edition) -> None:
    item, secretary = make_plan_item(edition=edition), make_secretary(edition=edition)
    session = actions.plan_workshop(edition=edition, plan_item=item, by=secretary, at=NOON)
    actions.cancel_workshop(session, reason="Nobody is free", by=secretary, at=NOON)

    assert f"plan_item={item.pk}" in page_of(item, secretary)


def test_a_kick_off_of_the_plan_becomes_a_kick_off(edition) -> None:
    item = make_plan_item(edition=edition, kind=PlanKind.KICK_OFF)

    session = actions.plan_workshop(edition=edition, plan_item=item, by=None, at=NOON)

    assert Workshop.objects.get(pk=session.pk).kind == WorkshopKind.KICK_OFF
