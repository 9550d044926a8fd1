"""What needs me: everything that the stages tell about one person, on one page."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from tests.makers.editions import make_edition
from tests.makers.people import make_member, make_person
from workinggroup.editions import registry
from workinggroup.editions.models import Edition
from workinggroup.editions.registry import MyAction, NextSession, Node, Providers, Remark, Todo

pytestmark = pytest.mark.django_db
SOON = dt.datetime(2099, 6, 1, 8, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def only(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Nobody tells anything but what the test says."""

    def register(name: str, *found: Any) -> None:
        getattr(registry, name).register(lambda *args: found)

    for name in ("todos", "personal_todos", "remarks", "next_sessions", "my_actions"):
        monkeypatch.setattr(registry, name, Providers())
    return register


@pytest.fixture
def edition() -> Edition:
    return make_edition()


def my_page(client: Any, name: str = "me") -> str:
    return client.get(reverse(f"people:{name}")).content.decode()


def test_the_nearest_deadline_comes_first(client: Any, edition: Edition, only: Any) -> None:
    later, never = Todo("Later", "/l/", "Go", SOON + HOUR, edition=edition), Todo("Never", "/n/", "Go")
    only("todos", never, later, Todo("Soon", "/s/", "Go", SOON, edition=edition))
    client.force_login(make_member(edition=edition))

    page = my_page(client)

    assert page.index("Soon") < page.index("Later") < page.index("Never")


def test_a_deadline_is_shown_on_my_own_clock_and_says_so(client: Any, edition: Edition, only: Any) -> None:
    only("todos", Todo("Soon", "/s/", "Go", SOON, edition=edition))
    client.force_login(make_member(edition=edition, timezone="Europe/Helsinki"))

    assert "Mon 1 Jun, 11:00 your time" in my_page(client)


def test_somebody_without_a_role_sees_what_waits_for_them(client: Any, only: Any) -> None:
    only("personal_todos", Todo("Finish your application", "/a/", "Go on", SOON))
    only("todos", Todo("Not for you", "/x/", "No"))
    client.force_login(make_person())

    page = my_page(client)

    assert "Finish your application" in page
    assert "Not for you" not in page


def test_the_next_session_stands_on_my_clock_and_on_that_of_the_meeting(client: Any, only: Any) -> None:
    zone = ZoneInfo("Europe/Brussels")
    facts = {"zone": zone, "answer": "", "answer_url": "/answer/"}
    only("next_sessions", NextSession("Later", "/l/", "Workshop 2", SOON + HOUR, SOON + 3 * HOUR, **facts))
    only("next_sessions", NextSession("Batteries", "/b/", "Workshop 1", SOON, SOON + 2 * HOUR, **facts))
    client.force_login(make_person(timezone="Europe/Helsinki"))

    page = my_page(client)

    assert "11:00–13:00" in page
    assert "10:00–12:00" in page
    assert "You have not answered" in page
    assert "Workshop 2" not in page


def test_my_actions_say_what_is_overdue_and_can_be_marked_as_done(client: Any, only: Any) -> None:
    only("my_actions", MyAction("Share", "", "Line 23", dt.date(2020, 1, 1), False, "/done/"))
    only("my_actions", MyAction("Ask", "", "Line 24", None, True, ""))
    client.force_login(make_person())

    page = my_page(client)

    assert "1 open, 1 done" in page
    assert "Overdue" in page
    assert page.count('action="/done/"') == 1


def test_what_became_of_what_we_said(client: Any, edition: Edition, only: Any) -> None:
    only("remarks", *(Remark(f"Quote {n}", "You", became=(Node("Recommendation", "/r/"),)) for n in range(5)))
    client.force_login(make_member(edition=edition))

    page, whole = my_page(client), my_page(client, "remarks")

    assert ("Quote 2" in page, "Quote 3" in page) == (True, False)
    assert "Quote 4" in whole
    assert '<a href="/r/">Recommendation</a>' in whole


def test_who_speaks_for_my_organisation(client: Any, edition: Edition) -> None:
    me = make_member(edition=edition)
    make_member(edition=edition, name="Olavi", organisation=me.organisation)
    make_member(edition=edition, name="Stranger")
    client.force_login(me)

    page = my_page(client)

    assert ("Olavi" in page, "Stranger" in page) == (True, False)


@pytest.mark.parametrize("number", [1, 3])
def test_my_page_costs_the_same_for_any_number_of_editions(
    client: Any, only: Any, number: int, django_assert_num_queries: Any
) -> None:
    person = make_member(edition=make_edition())
    for _n in range(number):
        person.memberships.create(edition=make_edition(), organisation=person.organisation, since=SOON)
    client.force_login(person)

    with django_assert_num_queries(4):
        my_page(client)
