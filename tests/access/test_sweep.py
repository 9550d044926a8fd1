"""Every address as every role, once: confidential words, writes, third parties, what the CSP would stop."""

import re
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client, override_settings

from tests.access import canaries
from tests.access.matrix import EVERYBODY, MATRIX, OWN
from tests.access.world import World, finish, is_let_in, own_patterns
from tests.sample import sample  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]
PATTERNS = own_patterns()
ROLES = sorted(EVERYBODY)
WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE)\b(?!.*django_session)", re.I | re.S)
FOREIGN = re.compile(
    r"""<(?:script|link|img|iframe|source|form)\b[^>]*?(?:src|href|action)=["'](https?:)?//""", re.I
)
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>|\sstyle=[\"']|\son\w+=[\"']|<style\b", re.I
)


@dataclass
class Answer:
    """What one address gave to one role."""

    url: str
    status: int
    location: str
    content: str
    is_page: bool
    writes: list[str]


@pytest.fixture(scope="module")
def swept(sample, django_db_blocker):  # noqa: F811
    """The planted words, and for each role all that it can get."""
    with django_db_blocker.unblock(), override_settings(SAMPLE_MODE=True):
        world = World()
        planted = canaries.put(world)
        yield planted, {role: sweep(world, role) for role in ROLES}


def all_of(swept, role):
    """Every answer that a role got."""
    return [answer for answers in swept[1][role].values() for answer in answers]


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_the_address_opens_to_those_it_is_meant_for_and_to_nobody_else(swept, name):
    answers = {role: swept[1][role][name][0] for role in ROLES}

    found = {role for role, answer in answers.items() if is_let_in(answer.status, answer.location)}

    assert found <= MATRIX[name] if name in OWN else found == MATRIX[name], answers["secretariat"].url


def sweep(world: World, role: str) -> dict[str, list[Answer]]:
    """For each address what the role gets, and behind a list its export."""
    client = Client(raise_request_exception=False)
    if person := world.people[role]:
        client.force_login(person)
    found = {}
    for name in sorted(MATRIX):
        url = world.url(name, PATTERNS[name])
        found[name] = [get(client, url)]
        if "format=csv" in found[name][0].content:
            found[name].append(get(client, f"{url}?format=csv"))
    return found


def get(client: Client, url: str) -> Answer:
    writes: list[str] = []

    def note(execute, sql, params, many, context):
        if WRITES.match(sql):
            writes.append(sql[:200])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        response = client.get(url)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    finish(response)
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    location = response.headers.get("Location", "")
    return Answer(url, response.status_code, location, body.decode(errors="replace"), is_page, writes)


@pytest.mark.parametrize("role", ROLES)
def test_nobody_meets_a_confidential_word_that_is_not_for_them(swept, role):
    met = {
        f"{canary.where}: {answer.url}"
        for answer in all_of(swept, role)
        # The sample shows all of its mails to whoever tries it out; no installation has that page.
        if not answer.url.startswith("/mail/")
        for canary in swept[0]
        if role not in canary.readers and canary.word in answer.content
    }

    assert met == set()


def test_the_secretariat_does_meet_the_words(swept):
    text = "".join(answer.content for answer in all_of(swept, "secretariat"))

    assert [canary.where for canary in swept[0] if canary.word not in text] == []


@pytest.mark.parametrize("role", ROLES)
def test_reading_changes_nothing(swept, role):
    assert [(answer.url, answer.writes) for answer in all_of(swept, role) if answer.writes] == []


@pytest.mark.parametrize("role", ROLES)
def test_no_page_breaks(swept, role):
    assert [
        answer.url for answer in all_of(swept, role) if answer.status >= 500 and "healthz" not in answer.url
    ] == []


def pages_of(swept, role):
    """The pages that a role gets; the body of a mail is shown in a sandbox with a policy of its own."""
    found = [answer for answer in all_of(swept, role) if answer.is_page and answer.status == 200]
    return [answer for answer in found if not answer.url.split("?")[0].endswith("/html/")]


@pytest.mark.parametrize("role", ["anonymous", "member", "reviewer", "secretariat"])
def test_no_page_calls_a_third_party_or_needs_what_the_policy_forbids(swept, role):
    pages = pages_of(swept, role)

    found = {
        (answer.url, match.group()[:120])
        for answer in pages
        for pattern in (FOREIGN, INLINE)
        for match in pattern.finditer(answer.content)
    }

    assert found == set()


@pytest.mark.parametrize("role", ["anonymous", "member", "reviewer", "secretariat"])
def test_every_page_has_a_title_one_main_heading_and_a_language(swept, role):
    pages = [
        answer
        for answer in all_of(swept, role)
        if answer.is_page and answer.status == 200 and "<html" in answer.content
    ]
    pages = [answer for answer in pages if not answer.url.split("?")[0].endswith("/html/")]

    wrong = [
        answer.url
        for answer in pages
        if len(re.findall(r"<h1\b", answer.content)) != 1
        or not re.search(r"<title>\s*\S", answer.content)
        or not re.search(r"<html lang=\"\w\w", answer.content)
    ]

    assert wrong == []
