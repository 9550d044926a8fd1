"""Answering together: nothing is overwritten, and one hands it in."""

import uuid

import pytest

from members.needs import actions
from members.needs.given import Given
from members.needs.models import Answer
from members.needs.queries.audience import respondent
from members.needs.states import QuestionKind, ResponseState
from tests.makers import DAY, HOUR, NOON
from tests.makers.needs import make_assessment, make_question, open_survey
from tests.makers.people import make_member
from workinggroup.base.refusals import Refused

pytestmark = pytest.mark.django_db
NOTHING = Given().digest


def open_with(kind: str, **facts):
    """An open survey of one question, and two colleagues of one organisation."""
    assessment = make_assessment()
    question = make_question(assessment=assessment, kind=kind, **facts)
    anna = make_member(edition=assessment.edition)
    bo = make_member(edition=assessment.edition, organisation=anna.organisation)
    return open_survey(assessment), question, anna, bo


def save(assessment, person, entry, *, at=NOON, page=None):
    who = respondent(assessment, person)
    return actions.save_answers(assessment, who, [entry], by=person, at=at, page=page)


def test_colleagues_write_one_response() -> None:
    assessment, question, anna, bo = open_with(QuestionKind.TEXT)

    save(assessment, anna, actions.Entry(question, Given(text="Ours"), version=0))
    conflicts = save(assessment, bo, actions.Entry(question, Given(text="Ours, longer"), version=1))

    assert conflicts == []
    assert assessment.responses.count() == 1
    assert Answer.objects.get().text == "Ours, longer"


def test_of_two_who_wrote_at_once_neither_is_overwritten_and_both_texts_come_back() -> None:
    assessment, question, anna, bo = open_with(QuestionKind.TEXT)
    save(assessment, anna, actions.Entry(question, Given(text="Anna's"), version=0, was=NOTHING))

    (conflict,) = save(assessment, bo, actions.Entry(question, Given(text="Bo's"), version=0, was=NOTHING))

    assert Answer.objects.get().text == "Anna's"
    assert (conflict.stored.text, conflict.entry.given.text, conflict.by) == ("Anna's", "Bo's", anna)


def test_what_a_page_only_showed_is_not_saved_over_what_came_since() -> None:
    assessment, question, anna, bo = open_with(QuestionKind.TEXT)
    save(assessment, anna, actions.Entry(question, Given(text="Anna's"), version=0, was=NOTHING))

    assert save(assessment, bo, actions.Entry(question, Given(), version=0, was=NOTHING)) == []
    assert Answer.objects.get().text == "Anna's"


def test_the_autosaves_of_one_page_do_not_conflict_with_themselves() -> None:
    assessment, question, anna, _bo = open_with(QuestionKind.TEXT)
    page = uuid.uuid4()

    for text in ["O", "Ou", "Ours", ""]:
        entry = actions.Entry(question, Given(text=text), version=0, was=NOTHING if text else "other")
        assert save(assessment, anna, entry, page=page) == []

    answer = Answer.objects.get()
    assert (answer.text, answer.is_given, answer.version) == ("", False, 4)


def test_a_ranking_keeps_its_order_and_a_second_one_replaces_it() -> None:
    assessment, question, anna, _bo = open_with(QuestionKind.RANKING, choices=["a", "b", "c"])
    a, b, c = question.choices.all()

    save(assessment, anna, actions.Entry(question, Given(picks=(c.pk, a.pk, b.pk))))
    save(assessment, anna, actions.Entry(question, Given(picks=(b.pk, c.pk, a.pk))))

    assert [pick.choice.text for pick in Answer.objects.get().picks.all()] == ["b", "c", "a"]


def test_answers_are_taken_until_the_closing_time_and_not_after() -> None:
    assessment, question, anna, _bo = open_with(QuestionKind.TEXT)

    save(assessment, anna, actions.Entry(question, Given(text="in time")), at=assessment.closes_at - HOUR)
    with pytest.raises(Refused, match="has closed"):
        save(assessment, anna, actions.Entry(question, Given(text="late")), at=assessment.closes_at)

    assert Answer.objects.get().text == "in time"


def test_a_draft_survey_takes_no_answers() -> None:
    assessment = make_assessment()
    question = make_question(assessment=assessment, kind=QuestionKind.TEXT)
    anna = make_member(edition=assessment.edition)

    with pytest.raises(Refused, match="not open yet"):
        save(assessment, anna, actions.Entry(question, Given(text="early")))


def test_one_colleague_hands_in_for_all_and_it_can_be_corrected() -> None:
    assessment, question, anna, bo = open_with(QuestionKind.TEXT, is_required=True)
    who = respondent(assessment, anna)
    with pytest.raises(Refused, match="must be answered"):
        actions.submit_response(assessment, who, by=anna, at=NOON)

    save(assessment, anna, actions.Entry(question, Given(text="Ours")))
    actions.submit_response(assessment, who, by=bo, at=NOON)
    save(assessment, anna, actions.Entry(question, Given(text="Corrected")), at=NOON + HOUR)
    response = actions.submit_response(assessment, who, by=anna, at=NOON + HOUR)

    assert (response.state, response.submitted_by, response.level) == (
        ResponseState.SUBMITTED,
        anna,
        "local",
    )
    assert Answer.objects.get().text == "Corrected"


def test_a_required_pair_needs_both_numbers_on_each_row() -> None:
    assessment, question, anna, _bo = open_with(QuestionKind.PAIR, is_required=True)
    row = question.choices.get()
    save(assessment, anna, actions.Entry(question, Given(importance=5), row))

    with pytest.raises(Refused, match="must be answered"):
        actions.submit_response(assessment, respondent(assessment, anna), by=anna, at=NOON)

    save(assessment, anna, actions.Entry(question, Given(importance=5, level=1), row))
    actions.submit_response(assessment, respondent(assessment, anna), by=anna, at=NOON)


def test_nothing_is_handed_in_after_the_closing_time() -> None:
    assessment, question, anna, _bo = open_with(QuestionKind.TEXT)
    save(assessment, anna, actions.Entry(question, Given(text="Ours")))

    with pytest.raises(Refused, match="has closed"):
        actions.submit_response(assessment, respondent(assessment, anna), by=anna, at=NOON + 11 * DAY)


def test_a_stranger_answers_for_nobody() -> None:
    assessment = make_assessment()

    assert respondent(assessment, make_member()) is None
