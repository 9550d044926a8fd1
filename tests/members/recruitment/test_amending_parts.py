"""A new version of an open call may add and change what scores, until somebody has given points."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from members.recruitment.actions import amending as actions
from members.recruitment.actions.amending import Amendment
from members.recruitment.models import Call, CallVersion, Score
from members.recruitment.states import ReviewState
from tests.makers import NOON
from tests.makers.people import make_secretary
from tests.makers.recruitment import (
    make_application,
    make_call,
    make_draft_call,
    make_question,
    make_quota,
    make_review,
    publish,
)
from workinggroup.base.refusals import Refused

pytestmark = pytest.mark.django_db

MEANINGS = [(n, f"as good as {n}") for n in range(5)]
CRITERION = {"title": "Reach", "text": "How far.", "kind": "scored", "weight": 2, "meanings": MEANINGS}
QUOTA = {"attribute": "level", "value": "local", "minimum": 1, "maximum": None}


def change(call: Call, /, **wanted: Any) -> CallVersion:
    call.refresh_from_db()
    return actions.amend(
        call, Amendment(**wanted), version=call.version, reason="A mistake", by=None, at=NOON
    )


def scored_call() -> Call:
    """An open call with one file that a reviewer has begun to score."""
    call = make_call()
    review = make_review(make_application(call), state=ReviewState.STARTED)
    Score.objects.create(review=review, criterion=call.criteria.get(), points=3)
    return call


def test_a_criterion_is_added_with_what_its_points_mean() -> None:
    call = make_call()

    made = change(call, added_criteria=[CRITERION])

    assert made.changes == ["New criterion: “Reach”."]
    added = call.criteria.get(title="Reach")
    assert [one.meaning for one in added.points.all()] == [words for _n, words in MEANINGS]
    assert list(call.criteria.all())[-1] == added


def test_an_added_criterion_says_what_every_point_means() -> None:
    call = make_call()
    vague = {**CRITERION, "meanings": [(n, "") for n in range(5)]}

    with pytest.raises(Refused, match="each number of points"):
        change(call, added_criteria=[vague])


def test_a_name_is_given_once() -> None:
    call = make_call()
    twin = {**CRITERION, "title": call.criteria.get().title}

    with pytest.raises(Refused, match="of this name"):
        change(call, added_criteria=[twin])


def test_a_quota_is_added_and_said_in_words() -> None:
    call = make_call()

    assert change(call, added_quotas=[QUOTA]).changes == ["New quota for “Local”: at least 1."]
    with pytest.raises(Refused, match="already"):
        change(call, added_quotas=[QUOTA])


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param({"added_criteria": [CRITERION]}, id="a criterion"),
        pytest.param({"added_quotas": [QUOTA]}, id="a quota"),
        pytest.param({"call": {"seats_max": 9}}, id="seats"),
    ],
)
def test_from_the_first_points_on_what_scores_stays(wanted: dict[str, Any]) -> None:
    call = scored_call()

    with pytest.raises(Refused, match="A reviewer has given points"):
        change(call, **wanted)


def test_what_points_mean_stays_from_the_first_points_on() -> None:
    call = scored_call()
    criterion = call.criteria.get()

    with pytest.raises(Refused, match="A reviewer has given points"):
        change(call, meanings={criterion.pk: MEANINGS})


def test_words_still_change_after_the_first_points() -> None:
    call = scored_call()
    criterion = call.criteria.get()

    made = change(call, criteria={criterion.pk: {"text": "In other words."}})

    assert "other words" in made.changes[0]


def test_quotas_are_named_in_words_and_never_by_their_codes() -> None:
    call = make_draft_call()
    question = make_question(call, label="A mandate?", kind="choice", choices=["yes", "no"])
    quotas = [
        make_quota(call, attribute="country", value="BE"),
        make_quota(call, attribute="newcomer", value="yes"),
        make_quota(call, attribute=question.key, value="yes"),
    ]
    publish(call)

    made = change(call, quotas={one.pk: {"minimum": 2} for one in quotas})

    assert made.changes == [
        "The quota for “Belgium” changed.",
        "The quota for “New to the group” changed.",
        "The quota for “A mandate?: yes” changed.",
    ]


def test_a_quota_may_count_the_question_that_is_added_with_it(client: Client) -> None:
    call = make_draft_call()
    make_question(call)
    publish(call)
    client.force_login(make_secretary(edition=call.edition))
    url = reverse("recruitment:amend", args=[call.edition.slug, call.pk])
    quota = {"new-quota-counts": "question-added=", "new-quota-choice": "maybe", "new-quota-minimum": "1"}
    question = {"new-label": "A mandate?", "new-kind": "choice", "new-choices": "yes\nno"}
    typed = typed_in(client, url) | quota | {"reason": "We forgot it", "publish": "1"}

    alone = client.post(url, typed).content.decode()
    other = client.post(url, typed | question).content.decode()
    client.post(url, typed | question | {"new-quota-choice": "yes"})

    assert "Write the new question with its choices first" in alone
    assert "Write one of the choices of the new question: “yes”, “no”." in other
    added = call.questions.get(label="A mandate?")
    assert [(one.attribute, one.value) for one in call.quotas.all()] == [(added.key, "yes")]
    assert CallVersion.objects.get(call=call, number=2).changes == [
        "New question: “A mandate?”.", "New quota for “A mandate?: yes”: at least 1.",
    ]  # fmt: skip


def typed_in(client: Client, url: str) -> dict[str, Any]:
    form = client.get(url).context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}


def test_the_page_adds_a_criterion_and_a_quota(client: Client) -> None:
    call = make_call()
    client.force_login(make_secretary(edition=call.edition))
    url = reverse("recruitment:amend", args=[call.edition.slug, call.pk])
    added = {f"new-criterion-{n}": words for n, words in MEANINGS}
    added |= {"new-criterion-title": "Reach", "new-criterion-kind": "scored", "new-criterion-weight": "3"}
    added |= {"new-quota-counts": "level=local", "new-quota-minimum": "1", "reason": "We forgot it"}
    typed = typed_in(client, url) | added

    seen = client.post(url, {**typed, "check": "1"}).content.decode()
    client.post(url, {**typed, "publish": "1"})

    assert "New criterion: “Reach”." in seen
    assert "New quota for “Local”: at least 1." in seen
    assert call.criteria.get(title="Reach").weight == 3
    assert call.quotas.get().value == "local"


def test_the_page_of_a_call_with_points_offers_only_words(client: Client) -> None:
    call = scored_call()
    client.force_login(make_secretary(edition=call.edition))
    answer = client.get(reverse("recruitment:amend", args=[call.edition.slug, call.pk]))

    assert "A reviewer has given points" in answer.content.decode()
    assert not any("weight" in name or "new-criterion" in name for name in answer.context["form"].fields)
    assert "new-label" in answer.context["form"].fields
