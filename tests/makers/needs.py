"""Makers for surveys, answers, needs and the work plan."""

from itertools import count
from typing import Any

from members.needs import actions
from members.needs.given import Given
from members.needs.models import Assessment, Need, Question, Section, WorkPlanItem
from members.needs.queries.audience import respondent
from members.needs.states import QuestionKind
from workinggroup.editions.models import Edition, Topic

from . import DAY, NOON
from .editions import make_edition, make_topic
from .people import make_member

_numbers = count(1)


def make_assessment(*, edition: Edition | None = None, **facts: Any) -> Assessment:
    """A draft that closes ten days after noon."""
    defaults = {
        "edition": edition or make_edition(),
        "title": f"Survey {next(_numbers)}",
        "closes_at": NOON + 10 * DAY,
    }
    return Assessment.objects.create(**defaults | facts)


def make_section(*, assessment: Assessment | None = None, **facts: Any) -> Section:
    number = next(_numbers)
    defaults = {
        "assessment": assessment or make_assessment(),
        "title": f"Section {number}",
        "position": number,
    }
    return Section.objects.create(**defaults | facts)


def make_question(
    *,
    assessment: Assessment | None = None,
    kind: str = QuestionKind.PAIR,
    topics: list[Topic] | None = None,
    **facts: Any,
) -> Question:
    """A question in a section of its own; a pair question without topics gets one."""
    section = facts.pop("section", None) or make_section(assessment=assessment)
    if topics is None and kind == QuestionKind.PAIR:
        topics = [make_topic(edition=section.assessment.edition)]
    facts = {"text": f"Question {next(_numbers)}"} | facts
    return actions.add_question(section, kind=kind, topics=topics or [], by=None, at=NOON, **facts)


def open_survey(assessment: Assessment) -> Assessment:
    actions.open_assessment(assessment, by=None, at=NOON)
    return assessment


def answer(assessment: Assessment, person: Any, answers: dict[Any, Given], *, at: Any = NOON) -> Any:
    """Answer and hand in for a member."""
    return actions.give_answers(assessment, respondent(assessment, person), answers, by=person, at=at)


def make_answered_survey(*, topics: int = 1, respondents: int = 5, **facts: Any) -> Assessment:
    """An open survey with one pair question, answered by as many organisations: importance 5, level 2."""
    assessment = make_assessment(**facts)
    rows = [make_topic(edition=assessment.edition) for _number in range(topics)]
    question = make_question(assessment=assessment, topics=rows)
    people = [make_member(edition=assessment.edition) for _number in range(respondents)]
    open_survey(assessment)
    for person in people:
        answer(assessment, person, {row: Given(importance=5, level=2) for row in question.choices.all()})
    return assessment


def make_closed_survey(**facts: Any) -> Assessment:
    return actions.close_assessment(make_answered_survey(**facts), by=None, at=NOON + DAY)


def make_need(*, topic: Topic | None = None, **facts: Any) -> Need:
    """A stored need of a topic, as a closed survey leaves it."""
    topic = topic or make_topic()
    assessment = facts.pop("assessment", None) or make_assessment(edition=topic.edition)
    defaults = {
        "assessment": assessment, "topic": topic, "n": 12, "importance": 4.2, "level": 2.1, "mwds": 8.8,
        "rds": -75.0, "below": 10, "equal": 1, "above": 1, "rank": 1,
    }  # fmt: skip
    return Need.objects.create(**defaults | facts)


def make_plan_item(
    *, edition: Edition | None = None, topics: list[Topic] | None = None, **facts: Any
) -> WorkPlanItem:
    number = next(_numbers)
    edition = edition or (topics[0].edition if topics else make_edition())
    defaults = {"edition": edition, "title": f"Item {number}", "position": number}
    item = WorkPlanItem.objects.create(**defaults | facts)
    item.topics.set(topics or [])
    return item
