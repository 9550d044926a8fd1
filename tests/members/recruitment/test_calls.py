"""Writing, freezing and extending a call."""

import pytest
from django.db import IntegrityError, transaction

from members.recruitment.actions import calls as actions
from members.recruitment.actions.copying import copy_from
from members.recruitment.actions.deadlines import extend_deadline
from members.recruitment.models import Call
from members.recruitment.queries.calls.published import percentages
from members.recruitment.queries.calls.versions import is_as_published
from members.recruitment.rules.opening import refuse_opening
from members.recruitment.states import CallState
from tests.makers import DAY, HOUR, NOON
from tests.makers.editions import make_edition
from tests.makers.people import make_person
from tests.makers.recruitment import (
    make_call,
    make_closed_call,
    make_criterion,
    make_draft,
    make_draft_call,
    make_question,
    make_quota,
)
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db


def test_opening_freezes_the_call_under_its_hash() -> None:
    call = make_draft_call()

    actions.open_call(call, by=make_person(), at=NOON)

    assert call.state == CallState.OPEN
    assert len(call.frozen_hash) == 64
    assert is_as_published(Call.objects.get())


def test_the_hash_betrays_a_criterion_that_was_changed_behind_our_back() -> None:
    call = make_call()
    call.criteria.update(weight=9)

    assert not is_as_published(Call.objects.get())


@pytest.mark.parametrize("what", ["words", "criterion", "question", "quota"])
def test_nothing_that_counts_is_changed_once_the_call_is_open(what: str) -> None:
    call, by = make_call(), make_person()
    change = {
        "words": lambda: actions.change_call(call, version=1, by=by, at=NOON, title="Other"),
        "criterion": lambda: actions.save_criterion(call, by=by, at=NOON, title="New"),
        "question": lambda: actions.save_question(call, by=by, at=NOON, label="New", step="One"),
        "quota": lambda: actions.save_quota(
            call, by=by, at=NOON, attribute="level", value="local", minimum=1
        ),
    }[what]

    with pytest.raises(Refused, match="frozen"):
        change()

    assert is_as_published(Call.objects.get())


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        pytest.param({"privacy_notice": " "}, "privacy notice", id="without a privacy notice"),
        pytest.param({"retention_words": ""}, "what becomes", id="without its retention"),
        pytest.param({"closes_at": None}, "opens and closes", id="without a deadline"),
        pytest.param(
            {"opens_at": NOON - DAY, "closes_at": NOON}, "has passed", id="with a deadline that has come"
        ),
    ],
)
def test_a_call_in_which_something_is_missing_does_not_open(facts: dict, reason: str) -> None:
    assert reason in (refuse_opening(make_draft_call(**facts), at=NOON) or "")


def test_a_scored_criterion_needs_a_sentence_for_each_point() -> None:
    call = make_draft_call()
    call.criteria.get().points.get(points=2).delete()

    assert "0 to 4" in (refuse_opening(call, at=NOON) or "")


def test_a_call_is_open_from_its_first_second_and_closed_at_its_deadline() -> None:
    call = make_call(opens_at=NOON, closes_at=NOON + HOUR)

    assert [call.is_open(at) for at in (NOON - HOUR, NOON, NOON + HOUR)] == [False, True, False]
    assert call.phase(NOON + HOUR) == CallState.CLOSED


def test_an_extension_tells_everyone_with_a_draft_and_nobody_else() -> None:
    call = make_call()
    draft = make_draft(call)
    make_draft()

    told = extend_deadline(call, closes_at=NOON + 9 * DAY, reason="Holidays", by=None, at=NOON)

    assert told == 1
    assert list(Email.objects.values_list("to_address", flat=True)) == [draft.email]
    assert "Holidays" in Email.objects.get().text
    assert Call.objects.get(pk=call.pk).closes_at == NOON + 9 * DAY


def test_a_closed_call_can_be_extended_and_is_open_again() -> None:
    call = make_closed_call()

    extend_deadline(call, closes_at=NOON + DAY, reason="Too few applied", by=None, at=NOON)

    assert call.is_open(NOON)


@pytest.mark.parametrize(("days", "reason"), [(0, "Late"), (-1, "Earlier"), (5, "  ")])
def test_a_deadline_is_only_moved_later_and_with_a_reason(days: int, reason: str) -> None:
    call = make_call()

    with pytest.raises(Refused):
        extend_deadline(call, closes_at=call.closes_at + days * DAY, reason=reason, by=None, at=NOON)


def test_criteria_questions_and_quotas_are_taken_over_with_their_points() -> None:
    old = make_draft_call()
    question = make_question(old, kind="choice", choices=["a", "b"], criterion=old.criteria.get())
    make_quota(old, attribute=question.key, value="a")
    new = actions.create_call(make_edition(), title="Next", by=None, at=NOON)

    copy_from(new, source=old, by=None, at=NOON)

    copied = new.questions.get()
    assert new.criteria.get().points.count() == 5
    assert copied.criterion == new.criteria.get()
    assert new.quotas.get().attribute == copied.key
    assert old.criteria.count() == 1


def test_two_people_who_change_a_draft_do_not_overwrite_each_other() -> None:
    call = make_draft_call()
    actions.change_call(call, version=call.version, by=None, at=NOON, title="First")

    with pytest.raises(Refused, match="Both texts"):
        actions.change_call(call, version=1, by=None, at=NOON, title="Second")

    assert Call.objects.get().title == "First"


@pytest.mark.parametrize("weights", [[30, 25, 25, 20], [1, 1, 1], [2, 3, 7, 1], [5]])
def test_shares_of_the_score_add_up_to_100(weights: list[int]) -> None:
    assert sum(percentages(dict(enumerate(weights))).values()) == 100


BROKEN = {
    "closes before it opens": {"opens_at": NOON, "closes_at": NOON - DAY},
    "has no seats": {"seats_min": 0},
    "has fewer seats at most than at least": {"seats_min": 3, "seats_max": 2},
    "is open without a hash": {"state": "open", "opened_at": NOON, "opens_at": NOON, "closes_at": NOON + DAY},
    "is open without a deadline": {"state": "open", "opened_at": NOON, "frozen_hash": "x", "closes_at": None},
    "is stored as closed": {"state": "closed", "opened_at": NOON, "frozen_hash": "x"},
    "is decided without a day": {"state": "decided", "opened_at": NOON, "frozen_hash": "x"},
}


@pytest.mark.parametrize("how", BROKEN)
def test_the_database_refuses_a_call_that(how: str) -> None:
    call = make_draft_call()

    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.filter(pk=call.pk).update(**BROKEN[how])


def test_the_database_refuses_a_quota_without_a_bound_and_one_turned_round() -> None:
    call = make_draft_call()
    for bounds in ({"minimum": None}, {"minimum": 3, "maximum": 2}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_quota(call, **bounds)


def test_the_database_refuses_a_scored_criterion_without_weight() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_criterion(make_draft_call(), weight=0)
