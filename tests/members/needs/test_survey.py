"""Writing a survey, and copying one into the next edition."""

import uuid

import pytest

from members.needs import actions
from members.needs.models import Choice, Question
from members.needs.states import QuestionKind
from tests.makers import NOON
from tests.makers.editions import make_edition, make_group, make_topic
from tests.makers.needs import make_answered_survey, make_assessment, make_question, make_section
from workinggroup.base.refusals import Refused

pytestmark = pytest.mark.django_db
DONE = {"by": None, "at": NOON}


def titles(assessment) -> list[str]:
    return list(assessment.sections.values_list("title", flat=True))


def test_a_form_sent_twice_makes_one_survey_section_and_question() -> None:
    edition, token = make_edition(), uuid.uuid4()
    for _twice in range(2):
        assessment = actions.create_assessment(edition, title="Survey", token=token, **DONE)
        section = actions.add_section(assessment, title="Part", token=token, **DONE)
        actions.add_question(section, kind="text", text="Why?", token=token, **DONE)

    assert (edition.assessments.count(), assessment.sections.count(), Question.objects.count()) == (1, 1, 1)


def test_a_frame_that_somebody_changed_meanwhile_is_not_overwritten() -> None:
    assessment = make_assessment(title="First")
    actions.change_assessment(assessment, version=1, title="Second", **DONE)

    with pytest.raises(Refused, match="Somebody changed this"):
        actions.change_assessment(assessment, version=1, title="Third", **DONE)

    assert assessment.title == "Second"


def test_sections_and_questions_move_one_place_and_stop_at_the_end() -> None:
    assessment = make_assessment()
    a, b = (actions.add_section(assessment, title=title, **DONE) for title in "ab")

    actions.move_section(b, up=True, **DONE)
    actions.move_section(b, up=True, **DONE)
    assert titles(assessment) == ["b", "a"]

    first, second = (actions.add_question(a, kind="text", text=text, **DONE) for text in ["1", "2"])
    actions.move_question(first, up=False, **DONE)
    assert list(a.questions.all()) == [second, first]


def test_sections_and_questions_can_be_changed_and_removed() -> None:
    question = make_question(kind=QuestionKind.SINGLE, choices=["a", "b"])

    actions.change_question(question, kind=QuestionKind.TEXT, text="Why?", may_be_quoted=True, **DONE)
    actions.change_section(question.section, title="Other", intro="", **DONE)
    assert (question.kind, question.choices.count(), question.section.title) == ("text", 0, "Other")

    actions.remove_question(question, **DONE)
    actions.remove_section(question.section, **DONE)
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda a, s, q: actions.change_assessment(a, version=1, title="x", **DONE), id="frame"),
        pytest.param(lambda a, s, q: actions.add_section(a, title="x", **DONE), id="add section"),
        pytest.param(
            lambda a, s, q: actions.change_section(s, title="x", intro="", **DONE), id="change section"
        ),
        pytest.param(lambda a, s, q: actions.remove_section(s, **DONE), id="remove section"),
        pytest.param(lambda a, s, q: actions.move_section(s, up=True, **DONE), id="move section"),
        pytest.param(
            lambda a, s, q: actions.add_question(s, kind="text", text="x", **DONE), id="add question"
        ),
        pytest.param(lambda a, s, q: actions.change_question(q, text="x", **DONE), id="change question"),
        pytest.param(lambda a, s, q: actions.remove_question(q, **DONE), id="remove question"),
        pytest.param(lambda a, s, q: actions.move_question(q, up=True, **DONE), id="move question"),
    ],
)
def test_an_opened_survey_stays_the_same_for_all(write) -> None:
    assessment = make_answered_survey(respondents=1)
    section = assessment.sections.get()

    with pytest.raises(Refused, match="was opened"):
        write(assessment, section, section.questions.get())


def test_a_pair_question_has_one_row_a_topic_and_a_scale_from_one_to_five() -> None:
    section = make_section()
    topics = [make_topic(edition=section.assessment.edition) for _number in range(2)]

    question = actions.add_question(
        section, kind=QuestionKind.PAIR, text="How?", topics=topics, choices=["other"], low=0, high=10, **DONE
    )

    assert [choice.topic for choice in question.choices.all()] == topics
    assert (question.low, question.high) == (1, 5)


def test_a_topic_is_asked_about_once() -> None:
    topic = make_topic()
    assessment = make_assessment(edition=topic.edition)
    make_question(assessment=assessment, topics=[topic])

    with pytest.raises(Refused, match="asked once"):
        make_question(assessment=assessment, topics=[topic])

    assert Question.objects.count() == 1


def test_a_copy_follows_the_topics_into_the_next_edition() -> None:
    group = make_group()
    old, new = make_edition(group=group, year=2025), make_edition(group=group, year=2026)
    kept, dropped = make_topic(edition=old), make_topic(edition=old)
    heir = make_topic(edition=new, title="Carried on", carried_from=kept)
    survey = make_assessment(edition=old, intro="Why", privacy="anonymous")
    make_question(assessment=survey, topics=[kept, dropped])
    make_question(assessment=survey, kind=QuestionKind.MULTIPLE, topics=[dropped], choices=["else"])

    copy = actions.copy_assessment(survey, new, **DONE)

    assert (copy.state, copy.closes_at, copy.intro, copy.privacy) == ("draft", None, "Why", "anonymous")
    rows = Choice.objects.filter(question__section__assessment=copy).order_by("pk")
    assert list(rows.values_list("text", "topic")) == [
        ("Carried on", heir.pk),
        (dropped.title, None),
        ("else", None),
    ]
    assert Choice.objects.filter(question__section__assessment=survey).count() == 4
