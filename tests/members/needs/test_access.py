"""Who gets into which page, and what a page costs."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from members.needs.given import Given
from members.needs.models import Assessment
from members.needs.states import QuestionKind
from tests.makers import DAY
from tests.makers.editions import make_edition, make_topic
from tests.makers.needs import answer, make_assessment, make_closed_survey, make_plan_item, make_question
from tests.makers.people import make_member, make_person, make_reviewer, make_secretary

pytestmark = pytest.mark.django_db
S, M, O, R, X = "secretariat", "member", "observer", "reviewer", "stranger"  # noqa: E741
ALL = {S: 200, M: 200, O: 200, R: 403, X: 404}
MANAGE = {S: 200, M: 403, O: 403, R: 403, X: 404}
PAGES = {
    "list": ALL,
    "plan": ALL,
    "plan_item": ALL,
    "results": ALL,
    "assessment": ALL | {M: 302, O: 302},
    "answer": {S: 403, M: 200, O: 403, R: 403, X: 404},
    **dict.fromkeys(
        [
            "create", "edit", "preview", "section_add", "section_edit", "question_add", "question_edit",
            "remind", "extend", "close", "plan_add", "plan_edit",
        ],
        MANAGE,
    ),
}  # fmt: skip
WRITES = [
    "copy", "open", "invite", "section_remove", "section_move", "question_remove", "question_move",
    "make_session", "plan_move", "plan_remove", "plan_agree", "plan_reopen",
]  # fmt: skip
# These ask first, on a page that changes nothing.
ASKED = {"section_remove", "question_remove", "plan_remove"}


def make_world(edition, rows: int = 1, *, closed: bool = False) -> dict[str, Any]:
    """A survey with every kind of question, a plan, and the keys of all its pages."""
    topics = [make_topic(edition=edition) for _number in range(rows)]
    at = timezone.now()
    assessment = make_assessment(edition=edition, closes_at=at + 3 * DAY)
    question = make_question(assessment=assessment, topics=topics)
    for kind in [QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.RANKING]:
        make_question(assessment=assessment, kind=kind, topics=topics, choices=["other"])
    for _number in range(rows):
        make_question(assessment=assessment, kind=QuestionKind.SCALE)
        text = make_question(assessment=assessment, kind=QuestionKind.TEXT, may_be_quoted=True)
    Assessment.objects.filter(pk=assessment.pk).update(state="open", opened_at=at - DAY)
    assessment.refresh_from_db()
    for _number in range(4 + rows):
        given = {row: Given(importance=5, level=2) for row in question.choices.all()}
        given[text] = Given(text="Words", may_quote=True)
        answer(assessment, make_member(edition=edition), given, at=at)
    if closed:
        from members.needs import actions

        actions.close_assessment(assessment, by=None, at=at)
    items = [make_plan_item(edition=edition, topics=topics) for _number in range(rows)]
    keys = dict.fromkeys(["plan_item", "plan_edit", "plan_move", "plan_remove"], items[0].pk)
    keys |= dict.fromkeys(
        ["section_add", "section_edit", "section_remove", "section_move"], question.section_id
    )
    keys |= dict.fromkeys(["question_add"], question.section_id)
    keys |= dict.fromkeys(["question_edit", "question_remove", "question_move"], question.pk)
    keys |= dict.fromkeys(["create", "copy", "list", "plan", "plan_add", "plan_agree", "plan_reopen"], None)
    keys |= {"make_session": topics[0].pk}
    names = ["assessment", "edit", "open", "preview", "section_add", "invite", "remind", "extend", "close"]
    return (
        dict.fromkeys([*names, "answer", "autosave", "results"], assessment.pk)
        | keys
        | {"section_add": assessment.pk}
    )


def url(edition, world, name: str) -> str:
    pk = world[name]
    return reverse(f"needs:{name}", args=[edition.slug, *([pk] if pk else [])])


def people(edition) -> dict[str, Any]:
    return {
        S: make_secretary(edition=edition),
        M: make_member(edition=edition),
        O: make_member(edition=edition, kind="observer"),
        R: make_reviewer(edition=edition),
        X: make_person(),
    }


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_each_page_answers_each_role_as_the_table_says() -> None:
    edition = make_edition()
    world, roles = make_world(edition), people(edition)
    clients = {role: client_of(person) for role, person in roles.items()}

    found = {
        name: {role: clients[role].get(url(edition, world, name)).status_code for role in clients}
        for name in PAGES
    }

    assert found == PAGES


def test_nobody_without_an_account_gets_in() -> None:
    edition = make_edition()
    world = make_world(edition)

    assert {name: Client().get(url(edition, world, name)).status_code for name in PAGES} == dict.fromkeys(
        PAGES, 302
    )


def test_only_the_secretariat_writes_and_never_by_get() -> None:
    edition = make_edition()
    world, roles = make_world(edition), people(edition)
    clients = {role: client_of(person) for role, person in roles.items()}

    for name in WRITES:
        address = url(edition, world, name)
        assert {role: clients[role].post(address).status_code for role in (M, O, R, X)} == {
            M: 403, O: 403, R: 403, X: 404,
        }, name  # fmt: skip
        assert clients[S].get(address).status_code == (200 if name in ASKED else 405), name
    assert Assessment.objects.count() == 1


def test_the_twin_group_gives_nothing_away() -> None:
    edition, twin = make_edition(), make_edition()
    world = make_world(edition)
    make_world(twin)
    secretary = client_of(make_secretary(edition=twin))

    for name in PAGES:
        if world[name]:
            assert secretary.get(url(twin, world, name)).status_code == 404, name
    for name in WRITES:
        if world[name]:
            assert secretary.post(url(twin, world, name)).status_code == 404, name


def costs(person, address: str) -> int:
    client = client_of(person)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ("answer", "results")])
def test_a_page_of_the_secretariat_costs_the_same_for_any_number_of_rows(name: str) -> None:
    small, large = make_edition(), make_edition()
    few, many = make_world(small), make_world(large, 3)

    found = [
        costs(make_secretary(edition=small), url(small, few, name)),
        costs(make_secretary(edition=large), url(large, many, name)),
    ]

    assert found[0] == found[1]
    assert found[0] <= 15


def test_the_respondents_page_costs_the_same_for_any_number_of_questions() -> None:
    found = []
    for rows in (1, 3):
        edition = make_edition()
        world = make_world(edition, rows)
        found.append(costs(make_member(edition=edition), url(edition, world, "answer")))

    assert found[0] == found[1]
    assert found[0] <= 15


def test_the_results_cost_the_same_for_any_number_of_topics() -> None:
    found = []
    for rows in (1, 3):
        edition = make_edition()
        world = make_world(edition, rows, closed=True)
        found.append(costs(make_secretary(edition=edition), url(edition, world, "results")))

    assert found[0] == found[1]
    assert found[0] <= 15
    assert make_closed_survey().needs.exists()
