"""Steps that lose something ask first: opening their address changes nothing and shows one button."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.makers import NOON
from tests.makers.editions import make_edition
from tests.makers.minutes import make_line, make_minutes
from tests.makers.needs import make_assessment, make_plan_item, make_question
from tests.makers.people import make_person, make_secretary
from tests.makers.scheduling import make_agenda_item, make_paper, make_participant, make_slot, make_workshop
from workshops.invitations.models import FeedToken
from workshops.scheduling.models import Availability
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return make_edition()


@pytest.fixture
def desk(edition) -> Client:
    client = Client()
    client.force_login(make_secretary(edition=edition))
    return client


def removals(edition) -> dict[str, object]:
    """address of each step that takes something away → the thing."""
    workshop = make_workshop(edition=edition)
    of_workshop = {
        "scheduling:remove_slot": make_slot(workshop=workshop),
        "scheduling:remove_agenda_item": make_agenda_item(workshop=workshop),
        "scheduling:remove_paper": make_paper(workshop=workshop),
        "scheduling:remove_participant": make_participant(workshop=workshop),
    }
    item = make_plan_item(edition=edition)
    question = make_question(assessment=make_assessment(edition=edition))
    of_edition = {
        "needs:plan_remove": item,
        "needs:question_remove": question,
        "needs:section_remove": question.section,
    }
    here = [edition.slug, workshop.pk]
    found = {reverse(name, args=[*here, one.pk]): one for name, one in of_workshop.items()}
    return found | {reverse(name, args=[edition.slug, one.pk]): one for name, one in of_edition.items()}


def is_there(thing) -> bool:
    return type(thing).objects.filter(pk=thing.pk).exists()


def test_each_removal_asks_and_then_does_it(edition, desk) -> None:
    for url, thing in removals(edition).items():
        asked = desk.get(url)

        page = asked.content.decode()
        assert asked.status_code == 200, url
        assert page.count(f'action="{url}"') == 1, url
        assert "Not now" in page
        assert is_there(thing), url

        assert desk.post(url).status_code == 302, url
        assert not is_there(thing), url


def test_withdrawing_a_poll_says_how_many_answers_are_lost(edition, desk) -> None:
    workshop = make_workshop(edition=edition, state=WorkshopState.POLLING)
    one = make_participant(workshop=workshop, poll_answered_at=NOON)
    make_participant(workshop=workshop)
    slot = make_slot(workshop=workshop)
    Availability.objects.create(slot=slot, person=one.person, answer="yes", answered_at=NOON)

    page = desk.get(reverse("scheduling:withdraw_poll", args=[edition.slug, workshop.pk])).content.decode()

    assert "1 person has answered" in page
    assert Availability.objects.exists()


def test_a_line_is_deleted_in_the_version_that_was_read(edition, desk) -> None:
    minutes = make_minutes(edition=edition)
    line = make_line(minutes, "Words to lose")
    url = reverse("minutes:delete", args=[edition.slug, minutes.workshop_id, line.pk])

    page = desk.get(url).content.decode()

    assert "Words to lose" in page
    assert f'name="version" value="{line.version}"' in page
    desk.post(url, {"version": line.version})
    line.refresh_from_db()
    assert line.deleted_at


def test_no_other_method_gets_in(edition, desk) -> None:
    item = make_plan_item(edition=edition)

    assert desk.delete(reverse("needs:plan_remove", args=[edition.slug, item.pk])).status_code == 405


def test_a_calendar_address_ends_only_once_one_has_said_so() -> None:
    person, client = make_person(), Client()
    client.force_login(person)
    made = FeedToken.objects.create(person=person, name="phone", token_hash="x", made_at=NOON)
    url = reverse("invitations:revoke_feed", args=[made.pk])

    assert "phone" in client.get(url).content.decode()
    made.refresh_from_db()
    assert made.revoked_at is None
    client.post(url)
    made.refresh_from_db()
    assert made.revoked_at
