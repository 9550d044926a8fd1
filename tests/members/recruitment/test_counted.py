"""What quotas count: countries new to the group, one choice, several choices."""

from typing import Any

import pytest

from members.recruitment.actions import selections as actions
from members.recruitment.models import Answer
from members.recruitment.queries.calls.published import attributes_of
from members.recruitment.queries.selections.file import selection_file
from members.recruitment.queries.selections.ranking import ranking
from tests.makers import NOON
from tests.makers.editions import make_edition, make_group
from tests.makers.people import make_member, make_organisation
from tests.makers.recruitment import (
    make_application,
    make_draft_call,
    make_question,
    make_quota,
    make_selection,
    publish,
)

pytestmark = pytest.mark.django_db


def call_of(**facts: Any) -> Any:
    return make_draft_call(opens_at=NOON.replace(year=2020), closes_at=NOON.replace(year=2021), **facts)


def member_from(edition: Any, country: str) -> None:
    make_member(edition=edition, organisation=make_organisation(country=country))


def test_the_first_of_its_country_had_no_member_in_earlier_editions_of_the_group() -> None:
    group = make_group()
    earlier, now = make_edition(group=group, year=2021), make_edition(group=group, year=2022)
    member_from(earlier, "BE")
    member_from(now, "NL")
    member_from(make_edition(year=2020), "DK")
    call = call_of(edition=now)
    make_quota(call, attribute="first_of_country", value="yes", minimum=1)
    publish(call)
    for country in ("BE", "NL", "DK"):
        make_application(call, country=country)

    found = {
        row.country: row.attributes["first_of_country"] for row in ranking(call, reader=None, choices=True)
    }

    assert found == {"BE": "no", "NL": "yes", "DK": "yes"}


def test_a_quota_counts_one_choice_and_each_of_several() -> None:
    call = call_of(seats_max=2)
    one = make_question(call, kind="choice", choices=["Small", "Large"])
    several = make_question(call, kind="choices", choices=["Standards", "Contracts"])
    make_quota(call, attribute=one.key, value="Small", minimum=1)
    make_quota(call, attribute=several.key, value="Standards", minimum=1)
    make_quota(call, attribute=several.key, value="Contracts", minimum=2)
    publish(call)
    best = make_application(call, score=90)
    both, small = make_application(call, score=80), make_application(call, score=70)
    Answer.objects.create(application=both, question=several, value=["Standards", "Contracts"])
    Answer.objects.create(application=small, question=several, value=["Contracts"])
    Answer.objects.create(application=small, question=one, value="Small")

    selection = make_selection(call)
    file = selection_file(selection)

    assert {row["id"]: row["attributes"] for row in file["candidates"]}[both.number].items() >= {
        f"{several.key}:Standards": "yes", f"{several.key}:Contracts": "yes",
    }.items()  # fmt: skip
    assert file["quotas"] == [
        {"attribute": one.key, "value": "Small", "min": 1},
        {"attribute": f"{several.key}:Standards", "value": "yes", "min": 1},
        {"attribute": f"{several.key}:Contracts", "value": "yes", "min": 2},
    ]
    assert selection.result["status"] == "optimal"
    assert set(selection.result["selected"]) == {both.number, small.number}
    assert best.number in selection.result["reserve"]


def test_what_no_quota_counts_stays_out_of_the_file() -> None:
    call = call_of()
    question = make_question(call, kind="choice", choices=["Small", "Large"])
    publish(call)
    one = make_application(call, score=50)
    Answer.objects.create(application=one, question=question, value="Small")
    selection = actions.start_selection(call, by=None, at=NOON)

    (candidate,) = selection_file(selection)["candidates"]

    assert set(candidate["attributes"]) == {
        "country", "outside_eu", "level", "role", "newcomer", "legal_type",
    }  # fmt: skip


def test_a_quota_can_be_written_over_one_choice_and_over_several() -> None:
    call = call_of()
    questions = [
        make_question(call, kind=kind, choices=["a", "b"]) for kind in ("choice", "choices", "number")
    ]

    known = dict(attributes_of(call))

    assert [one.key in known for one in questions] == [True, True, False]
