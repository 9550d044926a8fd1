"""Every page of recruitment shows the way on: to what comes next, or back from what is refused."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.recruitment.models import Call
from members.recruitment.queries.selections.ranking import ranking
from members.recruitment.queries.selections.workbench import BARS_IN_SIGHT, standing
from tests.makers import DAY
from tests.makers.people import make_reviewer, make_secretary
from tests.makers.recruitment import (
    make_application,
    make_call,
    make_closed_call,
    make_decided,
    make_quota,
    make_selection,
)

pytestmark = pytest.mark.django_db
COUNTRIES = ["AT", "BE", "CH", "DE", "DK", "ES", "FI", "FR", "IT", "NL", "NO", "SE"]


def read(client: Client, name: str, call: Call, *more: object) -> str:
    client.force_login(make_secretary(edition=call.edition))
    return client.get(reverse(f"recruitment:{name}", args=[call.edition.slug, *more])).content.decode()


def test_an_open_call_leads_to_its_reviewers(client: Client) -> None:
    at = timezone.now()
    call = make_call(opens_at=at - DAY, closes_at=at + DAY)

    assert "Give applications to reviewers" in read(client, "call", call, call.pk)


def test_a_closed_call_leads_to_its_selection(client: Client) -> None:
    call = make_closed_call()

    assert "Propose a selection" in read(client, "call", call, call.pk)


def test_a_decided_call_leads_to_its_letters_also_from_the_list(client: Client) -> None:
    call = make_closed_call()
    make_application(call, score=80)
    selection = make_decided(call)
    letters = reverse("recruitment:decisions", args=[call.edition.slug, selection.pk])

    assert letters in read(client, "call", call, call.pk)
    assert letters in read(client, "home", call)


@pytest.mark.parametrize("name", ["amend", "extend"])
def test_a_refused_page_says_why_and_leads_back(client: Client, name: str) -> None:
    call = make_closed_call()
    make_application(call, score=80)
    make_decided(call)

    page = read(client, name, call, call.pk)

    assert "decided" in page
    assert "Back to the call" in page
    assert "<textarea" not in page


def test_nobody_writes_a_question_that_could_not_be_sent(client: Client) -> None:
    call = make_closed_call()
    one = make_application(call, score=80)
    make_decided(call)

    page = read(client, "ask_about", call, one.pk)

    assert "no longer being decided" in page
    assert "Back to the application" in page
    assert "<textarea" not in page


def test_of_many_quotas_the_broken_and_the_tight_stay_in_sight(client: Client) -> None:
    call = make_closed_call(seats_max=2)
    for country in COUNTRIES:
        make_quota(call, value=country, minimum=None, maximum=2)
    broken = make_quota(call, value="PT", minimum=1)
    for score in (90, 80):
        make_application(call, score=score, country="SE")
    selection = make_selection(call)
    rows = ranking(call, reader=None, choices=True, selection=selection)

    now = standing(selection, rows)
    page = read(client, "selection", call, selection.pk)

    assert len(now.watched) == BARS_IN_SIGHT
    assert now.watched[0].line.quota == broken
    assert now.watched[1].line.quota.value == "SE"
    assert {id(one) for one in (*now.watched, *now.calm)} == {id(one) for one in now.filled}
    assert "3 more quotas, all of them kept" in page


def test_few_quotas_stand_in_the_order_in_which_they_were_published() -> None:
    call = make_closed_call()
    for country in COUNTRIES[:4]:
        make_quota(call, value=country, maximum=2)
    make_application(call, score=90, country="DE")
    selection = make_selection(call)

    now = standing(selection, ranking(call, reader=None, choices=True, selection=selection))

    assert [one.line.quota.value for one in now.watched] == COUNTRIES[:4]
    assert now.calm == []


@pytest.mark.parametrize("name", ["reviewers", "by_hand", "applications"])
def test_no_token_stands_in_the_address_of_what_is_only_looked_at(client: Client, name: str) -> None:
    call = make_closed_call()
    make_application(call)
    make_reviewer(edition=call.edition)

    forms = re.findall(r'<form[^>]*method="get".*?</form>', read(client, name, call, call.pk), re.DOTALL)

    assert forms
    assert not [form for form in forms if "csrfmiddlewaretoken" in form]
