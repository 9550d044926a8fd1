"""The guard of every page: strangers learn nothing, roles open what they should, links open one page."""

from typing import Any

import pytest
from django.urls import reverse

from tests.makers.editions import make_edition, make_topic
from tests.makers.people import make_member, make_person, make_reviewer, make_secretary, with_role
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, Role, permissions_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return make_edition()


def person_with(role: str, edition: Edition) -> Any:
    """Somebody of that role; `stranger` holds one in another edition."""
    makers = {
        "secretariat": lambda: make_secretary(edition=edition),
        "reviewer": lambda: make_reviewer(edition=edition),
        "member": lambda: make_member(edition=edition),
        "observer": lambda: make_member(edition=edition, kind="observer"),
        "speaker": lambda: with_role(make_person(), Role.SPEAKER, edition),
        "stranger": lambda: make_secretary(edition=make_edition()),
    }
    return makers[role]()


READING = {
    "secretariat": 200,
    "reviewer": 403,
    "member": 200,
    "observer": 200,
    "speaker": 403,
    "stranger": 404,
}
MANAGING = {
    "secretariat": 200,
    "reviewer": 403,
    "member": 403,
    "observer": 403,
    "speaker": 403,
    "stranger": 404,
}
PAGES = {
    "editions:home": READING,
    "editions:topics": READING,
    "editions:search": READING,
    "people:directory": READING,
    "editions:change": MANAGING,
    "editions:hosts": MANAGING,
    "editions:objectives": MANAGING,
    "editions:figures": MANAGING,
    "editions:history": MANAGING,
    "editions:new_edition": MANAGING,
    "people:add_guest": MANAGING,
    "people:invite_again": MANAGING,
    "people:roles": MANAGING,
    "outbox:log": MANAGING,
    "outbox:drafts": MANAGING,
    "outbox:send": MANAGING,
    "outbox:discard": MANAGING,
}


@pytest.mark.parametrize("role", list(READING))
def test_each_role_opens_its_pages_and_no_others(client: Any, edition: Edition, role: str) -> None:
    client.force_login(person_with(role, edition))

    found = {name: client.get(reverse(name, args=[edition.slug])).status_code for name in PAGES}

    assert found == {name: roles[role] for name, roles in PAGES.items()}


@pytest.mark.parametrize("name", list(PAGES))
def test_a_guest_is_asked_to_sign_in(client: Any, edition: Edition, name: str) -> None:
    url = reverse(name, args=[edition.slug])

    assert client.get(url).url == f"{reverse('account_login')}?next={url}"


def test_an_edition_that_does_not_exist_looks_like_one_that_is_not_mine(
    client: Any, edition: Edition
) -> None:
    client.force_login(person_with("stranger", edition))

    assert client.get(edition.get_absolute_url()).status_code == 404
    assert client.get(reverse("editions:home", args=["no-such-edition"])).status_code == 404


def test_a_topic_of_another_edition_is_not_found(client: Any, edition: Edition) -> None:
    topic = make_topic()
    client.force_login(person_with("secretariat", edition))

    for name in ("topic", "change_topic"):
        assert client.get(reverse(f"editions:{name}", args=[edition.slug, topic.pk])).status_code == 404


POSTS = ["editions:start", "editions:finish", "editions:reopen"]


@pytest.mark.parametrize("name", POSTS)
def test_a_get_moves_nothing(client: Any, edition: Edition, name: str) -> None:
    client.force_login(person_with("secretariat", edition))

    assert client.get(reverse(name, args=[edition.slug])).status_code == 405


def test_a_person_with_two_roles_may_do_what_either_allows(edition: Edition) -> None:
    person = with_role(make_member(edition=edition), Role.REVIEWER, edition)

    granted = permissions_of(person, edition)

    assert {Permission.REVIEW_APPLICATIONS, Permission.ANSWER_NEEDS} <= granted
    assert Permission.MANAGE_EDITION not in granted
