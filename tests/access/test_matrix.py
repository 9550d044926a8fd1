"""Role × address × POST, as real requests on the loaded sample; GET is in test_sweep."""

import pytest
from django.test import Client

from tests.access.matrix import MATRIX
from tests.access.world import World, finish, is_let_in, own_patterns
from tests.sample import sample  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]
PATTERNS = own_patterns()


@pytest.fixture(scope="module")
def world(sample, django_db_blocker):  # noqa: F811
    """One world for all addresses; what a request changes is rolled back after it."""
    with django_db_blocker.unblock():
        return World()


@pytest.fixture(autouse=True)
def _sample_mode(settings):
    settings.SAMPLE_MODE = True


def test_every_address_of_ours_stands_in_the_matrix():
    assert set(PATTERNS) == set(MATRIX)


@pytest.mark.parametrize("name", sorted(name for name, roles in MATRIX.items() if len(roles) < 7))
def test_nobody_else_can_post_there_either(name, world):
    url = world.url(name, PATTERNS[name])
    shut_out = {role: person for role, person in world.people.items() if role not in MATRIX[name]}

    found = {role for role, person in shut_out.items() if ask_to_post(person, url)}

    assert found == set(), url


def ask_to_post(person, url):
    response = client_of(person).post(url)
    finish(response)
    return is_let_in(response.status_code, response.headers.get("Location", ""))


def client_of(person):
    client = Client(raise_request_exception=False)
    if person:
        client.force_login(person)
    return client


def test_a_strangers_edition_is_not_found_rather_than_forbidden(world):
    response = client_of(world.people["stranger"]).get(world.edition.get_absolute_url())

    assert response.status_code == 404
