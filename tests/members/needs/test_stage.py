"""What survey and plan tell the ground: track, to-dos, gaps, remarks, thread, search, own data."""

import pytest

from members.needs import actions, stage, thread
from members.needs.given import Given
from members.needs.queries.quotes import texts_of
from members.needs.states import QuestionKind
from tests.makers import DAY, NOON
from tests.makers.editions import make_edition, make_group, make_topic
from tests.makers.needs import (
    answer,
    make_answered_survey,
    make_assessment,
    make_closed_survey,
    make_need,
    make_plan_item,
    make_question,
    open_survey,
)
from tests.makers.people import make_member, make_person, make_secretary
from workinggroup.editions import registry

pytestmark = pytest.mark.django_db
DONE = {"by": None, "at": NOON}


@pytest.fixture
def edition():
    return make_edition()


def todo_titles(edition, person, at=NOON) -> list[str]:
    return [todo.title for todo in stage.todos(edition, person, at)]


def test_strangers_see_no_stage(edition) -> None:
    assert stage.needs_now(edition, make_person(), NOON) is None
    assert stage.plan_now(edition, make_person(), NOON) is None


def test_the_track_tells_the_life_of_a_survey(edition) -> None:
    secretary, member = make_secretary(edition=edition), make_member(edition=edition)

    def words(person=secretary):
        return stage.needs_now(edition, person, NOON).words

    assert words() == "not started"
    assessment = make_assessment(edition=edition)
    question = make_question(assessment=assessment, kind=QuestionKind.TEXT)
    assert (words(), words(member)) == ("draft, not open yet", "in preparation")
    open_survey(assessment)
    assert (words(), words(member)) == ("0 of 1 organisation answered", "answer within 10 days")
    answer(assessment, member, {question: Given(text="Yes")})
    assert words(member) == "1 of 1 organisation answered"
    actions.close_assessment(assessment, **DONE)
    assert words() == "closed, 1 of 1 organisation answered"


def test_a_member_is_asked_once_and_a_colleague_answers_for_both(edition) -> None:
    assessment = make_assessment(edition=edition)
    question = make_question(assessment=assessment, kind=QuestionKind.TEXT)
    anna = make_member(edition=edition)
    bo = make_member(edition=edition, organisation=anna.organisation)
    observer = make_member(edition=edition, kind="observer")
    open_survey(assessment)

    (todo,) = stage.todos(edition, bo, NOON)
    assert (todo.verb, todo.due_at) == ("Answer the survey", assessment.closes_at)
    assert todo_titles(edition, observer) == []
    answer(assessment, anna, {question: Given(text="Yes")})

    assert todo_titles(edition, bo) == []


def test_the_secretariat_is_led_from_draft_to_plan(edition) -> None:
    secretary = make_secretary(edition=edition)
    assert todo_titles(edition, secretary) == []
    assessment = make_answered_survey(edition=edition, title="What we need")
    make_member(edition=edition)

    assert todo_titles(edition, secretary, NOON + DAY) == []
    assert todo_titles(edition, secretary, NOON + 6 * DAY) == [
        "Remind the one that has not answered the survey"
    ]
    assert todo_titles(edition, secretary, NOON + 11 * DAY) == [
        "Close the survey “What we need” and fix its results"
    ]
    actions.close_assessment(assessment, **DONE)
    assert todo_titles(edition, secretary) == ["Make the work plan from the ranked topics"]
    actions.make_session(edition.topics.get(), **DONE)
    assert todo_titles(edition, secretary) == ["Agree the work plan"]
    actions.agree_plan(edition, **DONE)
    assert todo_titles(edition, secretary) == []
    assert stage.plan_now(edition, secretary, NOON).words == "agreed, 1 item"


def test_a_topic_without_a_session_is_a_gap_that_offers_one(edition) -> None:
    secretary = make_secretary(edition=edition)
    assessment = make_closed_survey(edition=edition)
    topic = edition.topics.get()

    (gap,) = stage.gaps(edition, secretary, NOON)
    assert (gap.verb, gap.detail) == ("Plan a session", "number 1 by need")
    assert gap.url.endswith(f"/plan/add/?topic={topic.pk}")
    assert list(stage.gaps(edition, make_member(edition=edition), NOON)) == []
    actions.make_session(topic, **DONE)

    assert list(stage.gaps(edition, secretary, NOON)) == []
    assert assessment.needs.count() == 1


def test_what_my_organisation_said_and_what_became_of_it(edition) -> None:
    topics = [make_topic(edition=edition, title=title) for title in ["Labels", "Batteries"]]
    assessment = make_assessment(edition=edition, title="What we need")
    text = make_question(assessment=assessment, kind=QuestionKind.TEXT, may_be_quoted=True)
    pair = make_question(assessment=assessment, topics=topics)
    labels, batteries = pair.choices.all()
    people = [make_member(edition=edition) for _number in range(5)]
    open_survey(assessment)
    for person in people:
        answer(
            assessment,
            person,
            {
                text: Given(text=f"Said by {person.pk}", may_quote=True),
                labels: Given(importance=3, level=3),
                batteries: Given(importance=5, level=1),
            },
        )
    actions.close_assessment(assessment, **DONE)
    actions.make_session(topics[1], **DONE)
    (gap,) = [
        one
        for one in stage.gaps(edition, make_secretary(edition=edition), NOON)
        if "texts of the survey" in one.title
    ]
    actions.tie_texts(assessment, {one.pk: topics[1] for one in texts_of(assessment)}, **DONE)

    (remark,) = thread.remarks([edition], people[0])

    assert gap.title == "5 texts of the survey have no topic"

    assert (remark.quote, remark.source) == (f"Said by {people[0].pk}", "What we need")
    assert [node.words for node in remark.became][:2] == [
        "Batteries: number 1 by need, 5 answers",
        "Batteries",
    ]


def test_the_thread_runs_from_survey_to_plan() -> None:
    topic = make_topic(title="Labels")
    need = make_need(topic=topic)
    need.assessment.state = "closed"
    type(need.assessment).objects.filter(pk=need.assessment_id).update(
        state="closed", opened_at=NOON, closed_at=NOON + DAY
    )
    reader = make_member(edition=topic.edition)
    assert [node.torn for node in registry.led_to(topic, reader=reader)][:1] == [True]
    item = make_plan_item(edition=topic.edition, topics=[topic], title="Workshop on labels")

    assert [node.words for node in registry.comes_from(topic, reader=reader)][-1:] == [
        "Number 1 by need, 12 answers"
    ]
    assert [node.words for node in registry.led_to(topic, reader=reader)][:1] == ["Workshop on labels"]
    assert [node.words for node in registry.led_to(need, reader=reader)][:2] == [
        "Labels",
        "Workshop on labels",
    ]
    (node,) = thread.item_comes_from(item, reader)
    assert (node.words, node.detail) == ("Labels", "number 1 by need, 12 answers")
    assert next(thread.item_comes_from(item, make_person())).detail == ""


def test_drafts_are_found_by_the_secretariat_only(edition) -> None:
    make_assessment(edition=edition, title="Zebra survey")
    make_plan_item(edition=edition, title="Zebra workshop")

    def found(person):
        return [hit.words for hit in thread.hits(edition, person, "zebra")]

    assert found(make_secretary(edition=edition)) == ["Zebra workshop", "Zebra survey"]
    assert found(make_member(edition=edition)) == ["Zebra workshop"]
    assert found(make_person()) == []


def test_my_data_holds_what_i_answered(edition) -> None:
    assessment = make_answered_survey(edition=edition, respondents=1)
    person = assessment.responses.get().submitted_by

    found = dict(thread.personal_data(person))

    assert [row["answer"] for row in found["Answers to surveys"]] == ["Importance 5, level 2"]
    assert len(found["Surveys handed in"]) == 1


def test_the_survey_is_carried_over_once() -> None:
    group = make_group()
    old, new = make_edition(group=group, year=2025), make_edition(group=group, year=2026)
    make_question(assessment=make_assessment(edition=old, title="Last year"))

    assert stage.count_surveys(old) == 1
    assert list(stage.survey(old, new, None, NOON)) == ["The survey “Last year” was copied as a draft."]
    assert list(stage.survey(old, new, None, NOON)) == []
    assert new.assessments.get().state == "draft"


def test_a_survey_past_its_time_is_closed_by_itself() -> None:
    from members.needs.tasks import close_due

    due, running = make_answered_survey(), make_answered_survey()
    for assessment, closes_at in [(due, NOON + DAY), (running, NOON.replace(year=2090))]:
        type(assessment).objects.filter(pk=assessment.pk).update(closes_at=closes_at)

    close_due()

    due.refresh_from_db()
    running.refresh_from_db()
    assert (due.state, running.state, due.needs.count()) == ("closed", "open", 1)
