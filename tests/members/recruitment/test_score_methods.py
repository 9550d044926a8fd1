"""Mean and median, criteria without points, disagreement, and how strict reviewers are."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from members.recruitment.models import Score
from members.recruitment.queries.selections.ranking import Row, ranking
from members.recruitment.queries.selections.scoring import reviewers_by_strictness
from members.recruitment.states import ReviewState, ScoreMethod
from tests.makers import DAY, NOON
from tests.makers.people import make_person, make_secretary
from tests.makers.recruitment import (
    make_application,
    make_closed_call,
    make_criterion,
    make_draft_call,
    make_finished_review,
    make_review,
    publish,
)

pytestmark = pytest.mark.django_db


def reviewed(call: Any, *totals: float, reviewers: Any = None, **facts: Any) -> Any:
    application = make_application(call, **facts)
    for place, total in enumerate(totals):
        given = {"state": ReviewState.DONE, "total": Decimal(str(total)), "eligible": True}
        reviewer = reviewers[place] if reviewers else None
        make_review(application, reviewer=reviewer, finished_at=NOON, **given)
    return application


def row_of(call: Any) -> Row:
    return ranking(call, reader=None)[0]


@pytest.mark.parametrize(
    ("method", "totals", "score"),
    [
        pytest.param(ScoreMethod.MEAN, (90, 60, 30.5), Decimal("60.1667"), id="mean of three"),
        pytest.param(ScoreMethod.MEDIAN, (90, 60, 30.5), Decimal("60"), id="median of three"),
        pytest.param(ScoreMethod.MEDIAN, (90, 60), Decimal("75"), id="median of two"),
        pytest.param(ScoreMethod.MEDIAN, (42,), Decimal("42"), id="median of one"),
    ],
)
def test_the_score_is_what_the_call_published(method: str, totals: Any, score: Decimal) -> None:
    call = make_closed_call(score_method=method)
    reviewed(call, *totals)

    assert row_of(call).score == score


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"state": ReviewState.ABSTAINED, "abstained_because": "Too close"}, id="abstained"),
        pytest.param({"state": ReviewState.RECUSED}, id="recused"),
    ],
)
def test_who_abstained_or_has_a_conflict_never_counts(facts: Any) -> None:
    call = make_closed_call()
    one = reviewed(call, 80, 60)
    make_review(one, total=0, eligible=False, **facts)

    row = row_of(call)

    assert (row.score, row.done, row.assigned, row.ineligible) == (Decimal("70"), 2, 2, 0)


def test_a_criterion_without_points_is_left_out_and_the_score_says_so() -> None:
    call = make_draft_call(opens_at=NOON - 2 * DAY, closes_at=NOON - DAY)
    for _ in range(3):
        make_criterion(call)
    publish(call)
    review = make_finished_review(make_application(call), points=3)
    assert row_of(call).criteria_words == ""

    Score.objects.filter(review=review).last().delete()

    assert row_of(call).criteria_words == "over 3 of 4 criteria"
    assert row_of(call).score == Decimal("75")


def test_far_apart_or_of_two_minds_about_eligibility_is_talked_about() -> None:
    call = make_closed_call()
    far = reviewed(call, 90, 60)
    reviewed(call, 70, 60)
    torn = reviewed(call, 51, 50)
    torn.reviews.filter(total=50).update(eligible=False)

    assert {row.pk for row in ranking(call, reader=None) if row.talk_about} == {far.pk, torn.pk}


def test_strictness_is_the_mean_distance_from_the_others_on_shared_files() -> None:
    call = make_closed_call()
    strict, mild, alone = make_person(name="Strict"), make_person(name="Mild"), make_person(name="Alone")
    reviewed(call, 40, 60, reviewers=[strict, mild])
    reviewed(call, 50, 60, reviewers=[strict, mild])
    reviewed(call, 10, reviewers=[alone])

    lines = {line.person.name: line.strictness for line in reviewers_by_strictness(call)}

    assert lines == {"Strict": (Decimal("-15"), 2), "Mild": (Decimal("15"), 2), "Alone": None}
    assert list(lines) == ["Strict", "Mild", "Alone"]


def test_strictness_leaves_the_reviewer_out_of_the_mean_of_three() -> None:
    call = make_closed_call()
    people = [make_person(name=name) for name in ("One", "Two", "Three")]
    reviewed(call, 30, 60, 90, reviewers=people)

    found = {line.person.name: line.strictness.deviation for line in reviewers_by_strictness(call)}

    assert found == {"One": Decimal("-45"), "Two": Decimal("0"), "Three": Decimal("45")}


def test_strictness_is_shown_beside_the_score_and_changes_nothing() -> None:
    call = make_closed_call()
    strict, mild, other = (make_person() for _ in range(3))
    reviewed(call, 40, 60, reviewers=[strict, mild])
    reviewed(call, 40, 50, reviewers=[strict, other], number="A9")

    row = next(row for row in ranking(call, reader=None) if row.number == "A9")

    assert row.score == Decimal("45")
    assert row.strictness_words == "reviewers −2.5"


def test_the_page_tells_the_method_and_how_strict_each_one_is() -> None:
    call = make_closed_call(score_method=ScoreMethod.MEDIAN)
    reviewed(call, 90, 20, reviewers=[make_person(name="<b>Kind</b>"), make_person(name="Cross")])
    client = Client()
    client.force_login(make_secretary(edition=call.edition))

    text = client.get(reverse("recruitment:scores", args=[call.edition.slug, call.pk])).content.decode()

    assert "median of the finished reviews" in text
    assert "−70.0" in text
    assert "+70.0" in text
    assert "<b>Kind</b>" not in text
