"""Opening, inviting, reminding, extending, closing."""

import pytest

from members.needs import actions
from members.needs.given import Given
from members.needs.models import Answer, Need
from members.needs.states import AssessmentState, Privacy, QuestionKind
from tests.makers import DAY, HOUR, NOON
from tests.makers.editions import make_edition
from tests.makers.needs import (
    answer,
    make_answered_survey,
    make_assessment,
    make_closed_survey,
    make_question,
    open_survey,
)
from tests.makers.people import make_member, make_organisation
from workinggroup.base.models import Event
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState

pytestmark = pytest.mark.django_db


def recipients() -> list[str]:
    return sorted(Email.objects.values_list("to_address", flat=True))


def test_opening_writes_one_draft_to_each_member_and_none_to_observers() -> None:
    assessment = make_assessment()
    make_question(assessment=assessment)
    members = [make_member(edition=assessment.edition) for _number in range(3)]
    make_member(edition=assessment.edition, kind="observer")

    actions.open_assessment(assessment, by=None, at=NOON)

    assert recipients() == sorted(person.email for person in members)
    assert {email.state for email in Email.objects.all()} == {EmailState.DRAFT}
    assert assessment.state == AssessmentState.OPEN


def test_the_invitation_opens_the_survey_by_a_personal_link() -> None:
    assessment = make_assessment()
    make_question(assessment=assessment)
    make_member(edition=assessment.edition)

    (email,) = actions.open_assessment(assessment, by=None, at=NOON, send=True)

    assert email.state == EmailState.QUEUED
    assert email.action_url in email.text
    assert "Fri 13 March 2026, 13:00 (Brussels)" in email.text


def test_a_member_who_joins_later_is_invited_and_nobody_again() -> None:
    assessment = make_assessment()
    make_question(assessment=assessment)
    make_member(edition=assessment.edition)
    open_survey(assessment)
    late = make_member(edition=assessment.edition)

    written = actions.invite_members(assessment, by=None, at=NOON + HOUR)

    assert [email.to_address for email in written] == [late.email]
    with pytest.raises(Refused, match="invited already"):
        actions.invite_members(assessment, by=None, at=NOON + HOUR)


@pytest.mark.parametrize(
    ("facts", "with_question", "reason"),
    [
        pytest.param({"closes_at": None}, True, "Set the closing time", id="without closing time"),
        pytest.param({"closes_at": NOON}, True, "has passed", id="closing time passed"),
        pytest.param({}, False, "no question", id="without question"),
    ],
)
def test_a_survey_that_cannot_be_answered_is_not_opened(
    facts: dict, with_question: bool, reason: str
) -> None:
    assessment = make_assessment(**facts)
    if with_question:
        make_question(assessment=assessment)

    with pytest.raises(Refused, match=reason):
        actions.open_assessment(assessment, by=None, at=NOON)


def test_a_question_without_choices_keeps_the_survey_closed() -> None:
    assessment = make_assessment()
    make_question(assessment=assessment, kind=QuestionKind.SINGLE)

    with pytest.raises(Refused, match="nothing to choose from"):
        actions.open_assessment(assessment, by=None, at=NOON)


def test_a_survey_is_opened_once() -> None:
    assessment = make_answered_survey()

    with pytest.raises(Refused, match="opened already"):
        actions.open_assessment(assessment, by=None, at=NOON)


def test_a_reminder_goes_only_to_those_whose_organisation_has_not_answered() -> None:
    assessment = make_answered_survey(respondents=1)
    answered = assessment.responses.get().organisation
    make_member(edition=assessment.edition, organisation=answered)
    waiting = make_member(edition=assessment.edition)

    written = actions.remind_members(assessment, by=None, at=NOON + DAY)

    assert [email.to_address for email in written] == [waiting.email]


def test_a_member_is_reminded_once_a_day() -> None:
    assessment = make_answered_survey(respondents=1)
    make_member(edition=assessment.edition)
    actions.remind_members(assessment, by=None, at=NOON + DAY)
    before = Email.objects.count()

    actions.remind_members(assessment, by=None, at=NOON + DAY + HOUR)
    assert Email.objects.count() == before

    actions.remind_members(assessment, by=None, at=NOON + 2 * DAY)
    assert Email.objects.count() == before + 1


def test_nobody_is_reminded_when_all_have_answered() -> None:
    assessment = make_answered_survey(respondents=1)

    with pytest.raises(Refused, match="Everybody has answered"):
        actions.remind_members(assessment, by=None, at=NOON + DAY)


def test_nobody_is_reminded_after_the_closing_time() -> None:
    assessment = make_answered_survey(respondents=1)
    make_member(edition=assessment.edition)

    with pytest.raises(Refused, match="Only an open survey"):
        actions.remind_members(assessment, by=None, at=assessment.closes_at)


def test_the_closing_time_moves_later_and_never_back() -> None:
    assessment = make_answered_survey()
    closes_at = assessment.closes_at

    actions.extend_assessment(assessment, closes_at=closes_at + DAY, by=None, at=NOON)
    with pytest.raises(Refused, match="count on the closing time"):
        actions.extend_assessment(assessment, closes_at=closes_at, by=None, at=NOON)

    assessment.refresh_from_db()
    assert assessment.closes_at == closes_at + DAY


def test_closing_fixes_one_need_for_each_topic_and_the_turnout() -> None:
    assessment = make_closed_survey(topics=2, respondents=5)

    assert list(Need.objects.values_list("n", "importance", "level", "rds", "mwds", "rank")) == [
        (5, 5, 2, -100, 15, 1),
        (5, 5, 2, -100, 15, 1),
    ]
    assert (assessment.organisations_asked, assessment.organisations_answered) == (5, 5)
    with pytest.raises(Refused, match="results are fixed"):
        actions.close_assessment(assessment, by=None, at=NOON + 2 * DAY)


def test_fewer_than_five_respondents_yield_no_figures() -> None:
    assessment = make_closed_survey(respondents=4)

    need = assessment.needs.get()
    assert (need.n, need.rds, need.mwds, need.importance, need.rank) == (4, None, None, None, None)


def test_what_is_not_handed_in_does_not_count() -> None:
    assessment = make_answered_survey(respondents=5)
    other = make_member(edition=assessment.edition)
    row = assessment.sections.get().questions.get().choices.get()
    from members.needs.queries.audience import respondent

    who = respondent(assessment, other)
    entry = actions.Entry(row.question, Given(importance=1, level=5), row)
    actions.save_answers(assessment, who, [entry], by=other, at=NOON)

    actions.close_assessment(assessment, by=None, at=NOON + DAY)

    assert assessment.needs.get().n == 5
    assert (assessment.organisations_asked, assessment.organisations_answered) == (6, 5)


def test_an_anonymous_survey_forgets_whose_answers_they_are_as_it_closes() -> None:
    assessment = make_answered_survey(privacy=Privacy.ANONYMOUS)

    actions.close_assessment(assessment, by=None, at=NOON + DAY)

    left = assessment.responses.values_list("organisation", "person", "submitted_by", "started_at", "level")
    assert set(left) == {(None, None, None, None, "local")}
    assert set(Answer.objects.values_list("by", "at", "page")) == {(None, None, None)}
    handed_in = Event.objects.filter(verb="needs.response_submitted")
    assert set(handed_in.values_list("by", "about_type")) == {(None, "needs.Assessment")}


def test_persons_and_organisations_are_counted_apart() -> None:
    edition = make_edition()
    assessment = make_assessment(edition=edition, audience="persons")
    row = make_question(assessment=assessment).choices.get()
    organisation = make_organisation()
    first = make_member(edition=edition, organisation=organisation)
    make_member(edition=edition, organisation=organisation)
    make_member(edition=edition)
    open_survey(assessment)

    answer(assessment, first, {row: Given(importance=4, level=4)})
    actions.close_assessment(assessment, by=None, at=NOON + DAY)

    assert (assessment.persons_asked, assessment.persons_answered) == (3, 1)
    assert (assessment.organisations_asked, assessment.organisations_answered) == (2, 1)
