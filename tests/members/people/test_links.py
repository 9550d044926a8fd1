"""Personal links: exchanged for a cookie, for one purpose, in the name of one person, until they end."""

from typing import Any

import pytest
from django.core import signing
from django.urls import reverse

from members.people import actions, personal_links
from tests.makers import NOON
from tests.makers.editions import make_edition
from tests.makers.people import make_person
from workinggroup.base.models import Event
from workinggroup.editions import links
from workinggroup.editions.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _poll(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        personal_links._targets, "poll", lambda edition, pk: f"/editions/{edition.slug}/poll/{pk}/"
    )


@pytest.fixture
def edition() -> Edition:
    return make_edition()


def follow(client: Any, token: str) -> Any:
    return client.get(reverse("people:link", args=[token]))


def test_a_link_becomes_a_cookie_and_leads_on_without_its_token(client: Any, edition: Edition) -> None:
    token = links.token_for(make_person(), purpose="poll", edition=edition, pk=7)

    answer = follow(client, token)

    cookie = answer.cookies[links.COOKIE]
    assert (answer.status_code, answer.url) == (303, f"/editions/{edition.slug}/poll/7/")
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == (token, True, "Lax")
    assert answer["Referrer-Policy"] == "no-referrer"


def test_following_a_link_writes_nothing(
    client: Any, edition: Edition, django_assert_num_queries: Any
) -> None:
    token = links.token_for(make_person(), purpose="poll", edition=edition, pk=7)

    with django_assert_num_queries(2) as asked:
        follow(client, token)

    assert all(query["sql"].startswith("SELECT") for query in asked.captured_queries)
    assert not Event.objects.exists()


def test_a_false_link_is_not_found_and_says_what_to_do(client: Any) -> None:
    answer = follow(client, "nothing-of-ours")

    assert answer.status_code == 404
    assert reverse("account_login") in answer.content.decode()


def test_a_link_that_was_tampered_with_is_not_found(client: Any, edition: Edition) -> None:
    token = links.token_for(make_person(), purpose="poll", edition=edition, pk=7)

    assert follow(client, token[:-3] + "abc").status_code == 404


def test_an_old_link_is_gone(client: Any, edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    token = links.token_for(make_person(), purpose="poll", edition=edition, pk=7)
    monkeypatch.setattr(links, "LIFETIME", -1)

    answer = follow(client, token)

    assert answer.status_code == 410
    assert links.COOKIE not in answer.cookies


def test_ended_links_are_gone_and_their_cookies_too(client: Any, edition: Edition, rf: Any) -> None:
    person = make_person()
    token = links.token_for(person, purpose="poll", edition=edition, pk=7)
    request = rf.get("/")
    request.COOKIES[links.COOKIE] = token
    before = links.guest_of(request, purpose="poll", edition=edition, pk=7)

    actions.end_links(person, by=person, at=NOON)

    assert before == person
    assert follow(client, token).status_code == 410
    assert links.guest_of(request, purpose="poll", edition=edition, pk=7) is None


@pytest.mark.parametrize(
    ("purpose", "pk"), [("rsvp", 7), ("poll", 8)], ids=["another purpose", "another object"]
)
def test_a_link_opens_one_page_only(rf: Any, edition: Edition, purpose: str, pk: int) -> None:
    request = rf.get("/")
    request.COOKIES[links.COOKIE] = links.token_for(make_person(), purpose="poll", edition=edition, pk=7)

    assert links.guest_of(request, purpose=purpose, edition=edition, pk=pk) is None


def test_a_link_of_another_edition_opens_nothing(rf: Any, edition: Edition) -> None:
    request = rf.get("/")
    request.COOKIES[links.COOKIE] = links.token_for(
        make_person(), purpose="poll", edition=make_edition(), pk=7
    )

    assert links.guest_of(request, purpose="poll", edition=edition, pk=7) is None


def test_a_purpose_that_nobody_serves_leads_nowhere(client: Any, edition: Edition) -> None:
    token = links.token_for(make_person(), purpose="portrait", edition=edition, pk=7)

    assert follow(client, token).status_code == 410


def test_what_was_signed_for_something_else_is_no_link(client: Any) -> None:
    assert follow(client, signing.dumps([1, 0, "poll", 1, "7"], salt="another")).status_code == 404
