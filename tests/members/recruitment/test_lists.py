"""Every list costs the same queries for any number of rows."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members.recruitment.models import Application, Review
from members.recruitment.states import ReviewState
from tests.makers import DAY, NOON
from tests.makers.people import make_reviewer, make_secretary
from tests.makers.recruitment import (
    make_application,
    make_closed_call,
    make_decided,
    make_draft_call,
    make_finished_review,
    make_question,
    make_quota,
    make_review,
    make_selection,
    publish,
)

pytestmark = pytest.mark.django_db


def filled_call(number: int) -> Any:
    call = make_draft_call(opens_at=NOON - 2 * DAY, closes_at=NOON - DAY, seats_max=1)
    make_question(call, kind="choice", choices=["a", "b"])
    make_quota(call, value="BE")
    call = publish(call)
    for _ in range(number):
        one = make_application(call)
        make_finished_review(one, points=3)
        make_review(one)
    return call


def counted(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def inside(name: str, number: int) -> int:
    call = filled_call(number)
    client = Client()
    client.force_login(make_secretary(edition=call.edition))
    pk = call.pk
    if name in ("selection", "committee"):
        pk = make_selection(call).pk
    if name == "decisions":
        pk = make_decided(call).pk
    return counted(client, reverse(f"recruitment:{name}", args=[call.edition.slug, pk]))


LISTS = ["applications", "reviewers", "selection", "committee", "decisions", "call"]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_queries_at_one_and_at_three_rows(name: str) -> None:
    one, three = inside(name, 1), inside(name, 3)

    assert one == three
    assert three <= 24


def test_the_list_of_applications_needs_at_most_fifteen_queries() -> None:
    assert inside("applications", 3) <= 15


@pytest.mark.parametrize("number", [1, 3])
def test_my_reviews_cost_the_same_queries_for_any_number(number: int) -> None:
    call = filled_call(number)
    reviewer = make_reviewer(edition=call.edition)
    for application in Application.objects.all():
        make_review(application, reviewer=reviewer)
    client = Client()
    client.force_login(reviewer)

    assert counted(client, reverse("recruitment:my_reviews", args=[call.edition.slug])) <= 10


def test_what_is_left_to_review_stands_first(client: Client) -> None:
    call = filled_call(2)
    reviewer = make_reviewer(edition=call.edition)
    done, left = [make_review(one, reviewer=reviewer) for one in Application.objects.order_by("number")]
    Review.objects.filter(pk=done.pk).update(state=ReviewState.DONE, total=50, finished_at=NOON)
    client.force_login(reviewer)

    page = client.get(reverse("recruitment:my_reviews", args=[call.edition.slug]))

    assert [file.review.pk for file in page.context["calls"][0].files] == [left.pk, done.pk]
    assert f"Review {left.application.number}" in page.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_calls_of_an_edition_cost_the_same_queries(number: int) -> None:
    call = filled_call(number)
    for _ in range(number):
        make_draft_call(edition=call.edition)
    client = Client()
    client.force_login(make_secretary(edition=call.edition))

    assert counted(client, reverse("recruitment:home", args=[call.edition.slug])) <= 18


def test_filter_and_sort_stay_in_the_export() -> None:
    call = make_closed_call()
    make_application(call, score=50, organisation_name="=cmd()", country="NL")
    make_application(call, score=90, organisation_name="Best", country="NL")
    make_application(call, score=95, organisation_name="Elsewhere", country="DK")
    client = Client()
    client.force_login(make_secretary(edition=call.edition))
    url = reverse("recruitment:applications", args=[call.edition.slug, call.pk])

    text = client.get(f"{url}?country=NL&sort=-score&format=csv").content.decode()
    page = client.get(url).content.decode()

    assert page.count('aria-sort="descending"') == 1, "the best stand first"
    assert [line.split(",")[1] for line in text.splitlines()[1:]] == ["'=cmd()", "Best"]
