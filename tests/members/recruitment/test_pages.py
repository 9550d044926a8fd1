"""Every page opens, in each state, and to nobody whom it does not concern."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.recruitment.actions.notes import publish_note
from members.recruitment.models import Review
from members.recruitment.states import ReviewState
from tests.makers import DAY
from tests.makers.editions import make_edition
from tests.makers.people import make_member, make_reviewer, make_secretary
from tests.makers.recruitment import (
    make_application,
    make_call,
    make_closed_call,
    make_decided,
    make_draft_call,
    make_question,
    make_quota,
    make_review,
    make_selection,
)

pytestmark = pytest.mark.django_db


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def status(client: Client, name: str, *args: Any) -> int:
    return client.get(reverse(f"recruitment:{name}", args=args)).status_code


def test_the_secretariat_opens_every_page_of_a_call_in_draft() -> None:
    call = make_draft_call()
    question = make_question(call)
    quota = make_quota(call)
    slug, client = call.edition.slug, signed_in(make_secretary(edition=call.edition))
    pages = [
        ("home", slug), ("create", slug), ("call", slug, call.pk), ("edit", slug, call.pk),
        ("preview", slug, call.pk),
        ("add_part", slug, call.pk, "criterion"), ("add_part", slug, call.pk, "question"),
        ("add_part", slug, call.pk, "quota"), ("part", slug, call.pk, "criterion", call.criteria.get().pk),
        ("part", slug, call.pk, "question", question.pk), ("part", slug, call.pk, "quota", quota.pk),
    ]  # fmt: skip

    assert {page: status(client, *page) for page in pages} == dict.fromkeys(pages, 200)


def test_the_secretariat_opens_every_page_of_a_closed_call() -> None:
    call = make_closed_call()
    one = make_application(call, score=70)
    make_application(call, score=60)
    make_review(one)
    selection = make_selection(call)
    slug, client = call.edition.slug, signed_in(make_secretary(edition=call.edition))
    pages = [
        ("home", slug), ("call", slug, call.pk), ("applications", slug, call.pk),
        ("application", slug, one.pk),
        ("reviewers", slug, call.pk), ("my_reviews", slug), ("selection", slug, selection.pk),
        ("move", slug, selection.pk, one.number, "out"), ("decisions", slug, selection.pk),
        ("note", slug, selection.pk), ("committee", slug, selection.pk), ("replay_file", slug, selection.pk),
        ("extend", slug, call.pk), ("preview", slug, call.pk),
    ]  # fmt: skip

    assert {page: status(client, *page) for page in pages} == dict.fromkeys(pages, 200)


def test_the_secretariat_opens_the_pages_of_a_decided_call() -> None:
    call = make_closed_call()
    make_application(call, score=70)
    selection = make_decided(call)
    slug, client = call.edition.slug, signed_in(make_secretary(edition=call.edition))
    pages = [("call", slug, call.pk), ("selection", slug, selection.pk), ("decisions", slug, selection.pk)]

    assert {page: status(client, *page) for page in pages} == dict.fromkeys(pages, 200)
    assert status(Client(), "public_note", call.pk) == 404
    publish_note(selection, by=None, at=timezone.now())
    assert status(Client(), "public_note", call.pk) == 200


@pytest.mark.parametrize(
    "state", [ReviewState.ASSIGNED, ReviewState.STARTED, ReviewState.DONE, ReviewState.RECUSED]
)
def test_a_reviewer_opens_a_file_in_each_state(state: str) -> None:
    call = make_closed_call()
    reviewer = make_reviewer(edition=call.edition)
    finished = {"finished_at": timezone.now()} if state == ReviewState.DONE else {}
    review = make_review(make_application(call), reviewer=reviewer, state=state, **finished)
    client, slug = signed_in(reviewer), call.edition.slug

    assert status(client, "my_reviews", slug) == 200
    assert status(client, "declare", slug, review.pk) == (302 if state == ReviewState.RECUSED else 200)
    assert status(client, "review", slug, review.pk) == (302 if state == ReviewState.ASSIGNED else 200)


def test_the_public_reads_a_published_call_and_no_draft() -> None:
    now = timezone.now()
    call = make_call(opens_at=now - DAY, closes_at=now + DAY)

    assert status(Client(), "public_call", call.pk) == 200
    assert status(Client(), "apply", call.pk) == 200
    assert status(Client(), "public_call", make_draft_call().pk) == 404
    assert status(Client(), "resume", call.pk, "nonsense") == 404


INSIDE = ["call", "edit", "preview", "applications", "reviewers", "extend"]


@pytest.mark.parametrize("name", INSIDE)
def test_only_the_secretariat_manages_a_call(name: str) -> None:
    call = make_closed_call()
    args = (call.edition.slug, call.pk)
    member = make_member(edition=call.edition)
    stranger = make_secretary(edition=make_edition())

    assert status(signed_in(member), name, *args) == 403
    assert status(signed_in(make_reviewer(edition=call.edition)), name, *args) == 403
    assert status(signed_in(stranger), name, *args) == 404
    assert status(Client(), name, *args) == 302


@pytest.mark.parametrize("name", ["selection", "decisions", "note", "committee", "replay_file"])
def test_only_the_secretariat_selects(name: str) -> None:
    call = make_closed_call()
    make_application(call, score=50)
    selection = make_selection(call)
    args = (call.edition.slug, selection.pk)

    assert status(signed_in(make_member(edition=call.edition)), name, *args) == 403
    assert status(signed_in(make_reviewer(edition=call.edition)), name, *args) == 403


def test_a_call_of_another_edition_is_not_found_in_mine() -> None:
    mine, other = make_edition(), make_closed_call()
    client = signed_in(make_secretary(edition=mine))

    assert status(client, "call", mine.slug, other.pk) == 404
    assert status(client, "application", mine.slug, make_application(other).pk) == 404
    assert status(client, "selection", mine.slug, make_selection(other).pk) == 404


def test_a_review_opens_to_its_own_reviewer_alone() -> None:
    call = make_closed_call()
    review = make_review(make_application(call), reviewer=make_reviewer(edition=call.edition))
    other = signed_in(make_reviewer(edition=call.edition))

    assert status(other, "review", call.edition.slug, review.pk) == 404
    assert Review.objects.get().state == ReviewState.ASSIGNED
