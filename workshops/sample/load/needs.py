"""The surveys, what the members answered, and the work plans made of the results."""

import datetime as dt
from typing import Any, NamedTuple

from members.needs import actions
from members.needs.given import Given
from members.needs.queries.audience import Respondent
from members.needs.queries.quotes import texts_of
from members.needs.states import PlanKind
from workshops.sample.content import needs
from workshops.sample.content.shapes import Answer, Assessment, Moment, Question, Quote, Session

from .loader import Loader

DAY = dt.timedelta(days=1)
QUOTES = {"2022": needs.QUOTES_2022, "running": needs.QUOTES_RUNNING}
FINAL_REPORT = "Final report and follow-up checklist"


class Asked(NamedTuple):
    """A survey with its questions and their choices by the keys of the content."""

    edition: str
    assessment: Any
    questions: dict[str, Any]
    choices: dict[str, list[Any]]


def survey(loader: Loader, name: str, content: Assessment, answers: tuple[Answer, ...]) -> Any:
    """Write the survey, open it, let people answer, remind the others once, and close it."""
    opens, closes, by = loader.at(content.opens), loader.at(content.closes), loader.secretary
    assessment = actions.create_assessment(
        loader.editions[name], title=content.title, intro=content.text, audience=content.audience,
        privacy=content.mode, closes_at=closes, by=by, at=opens - 3 * DAY,
    )  # fmt: skip
    questions = _write(loader, name, assessment, content, at=opens - 3 * DAY)
    choices = {key: list(question.choices.all()) for key, question in questions.items()}
    asked = Asked(name, assessment, questions, choices)
    actions.open_assessment(assessment, by=by, at=opens, send=True)
    late = len(answers) * 2 // 3
    for place, answer in enumerate(answers[:late]):
        _answer(loader, asked, answer, at=loader.between(opens, closes - 5 * DAY, place, late))
    actions.remind_members(assessment, by=by, at=closes - 4 * DAY, send=True)
    for place, answer in enumerate(answers[late:]):
        at = loader.between(closes - 4 * DAY, closes - DAY / 4, place, len(answers) - late)
        _answer(loader, asked, answer, at=at)
    closed = actions.close_assessment(assessment, by=by, at=closes + dt.timedelta(hours=15))
    _tie(loader, name, closed, QUOTES[name], at=closes + DAY)
    return closed


def _tie(loader: Loader, name: str, assessment: Any, said: tuple[Quote, ...], *, at: dt.datetime) -> None:
    """Say what each text is about."""
    of_text = {quote.text: loader.topics[name, quote.topic] for quote in said if quote.topic}
    topics = {text.pk: of_text.get(text.text) for text in texts_of(assessment)}
    actions.tie_texts(assessment, topics, by=loader.secretary, at=at)


def _write(
    loader: Loader, name: str, assessment: Any, content: Assessment, *, at: dt.datetime
) -> dict[str, Any]:
    """Sections and questions; topics are the rows of the pair question and the choices of the wanted ones."""
    by, found = loader.secretary, {}
    topics = [loader.topics[name, key] for key in content.topics]
    for section in content.sections:
        row = actions.add_section(assessment, title=section.title, intro=section.text, by=by, at=at)
        for question in content.questions:
            if question.section == section.key:
                found[question.key] = _ask(row, question, topics, by=by, at=at)
    return found


def _ask(section: Any, content: Question, topics: list[Any], *, by: Any, at: dt.datetime) -> Any:
    of_topics = content.kind == "pair" or set(content.options) == {topic.title for topic in topics}
    return actions.add_question(
        section,
        kind=content.kind,
        text=content.text,
        help=content.help,
        is_required=content.required,
        low_words=content.low,
        high_words=content.high,
        may_be_quoted=content.kind == "text",
        choices=() if of_topics else content.options,
        topics=topics if of_topics else (),
        by=by,
        at=at,
    )


def _answer(loader: Loader, asked: Asked, content: Answer, *, at: dt.datetime) -> None:
    person = loader.person(content.person)
    organisation = loader.organisation(content.organisation)
    who = Respondent(organisation, None if asked.assessment.is_for_organisations else person)
    pairs = {loader.topics[asked.edition, key].pk: pair for key, pair in content.pairs.items()}
    given: dict[Any, Given] = {
        row: Given(importance=pairs[row.topic_id][0], level=pairs[row.topic_id][1])
        for row in asked.choices["topics"]
    }
    for key, value in content.values.items():
        given[asked.questions[key]] = _given(asked.questions[key].kind, asked.choices[key], value)
    actions.give_answers(asked.assessment, who, given, by=person, at=at)


def _given(kind: str, choices: list[Any], value: Any) -> Given:
    if kind == "text":
        return Given(text=value, may_quote=True)
    if kind == "scale":
        return Given(number=value)
    by_words = {choice.text: choice.pk for choice in choices}
    chosen = (value,) if isinstance(value, str) else value
    picks = tuple(by_words[words] for words in chosen)
    return Given(picks=picks if kind == "ranking" else tuple(sorted(picks)))


def plan(
    loader: Loader,
    name: str,
    contents: tuple[tuple[str, tuple[str, ...], str], ...],
    sessions: dict[str, Session],
    agreed: Moment,
) -> None:
    """Put a session for each planned topic into the work plan, the report at its end, and agree it."""
    at, edition = loader.at(agreed), loader.editions[name]
    for place, (key, topics, owner) in enumerate(contents):
        session = sessions[key]
        loader.plan_items[key] = actions.add_item(
            edition, title=session.title, kind=PlanKind(session.kind), description=session.description,
            topics=[loader.topics[name, topic] for topic in topics], owner=loader.person(owner),
            by=loader.secretary, at=at - DAY + dt.timedelta(minutes=10 * place), **_period(loader, session),
        )  # fmt: skip
    actions.add_item(
        edition, title=FINAL_REPORT, kind=PlanKind.DELIVERABLE, owner=loader.secretary, by=loader.secretary,
        at=at - DAY / 2, from_on=edition.ends_on - 90 * DAY, to_on=edition.ends_on,
    )  # fmt: skip
    actions.agree_plan(edition, by=loader.secretary, at=at)


def _period(loader: Loader, session: Session) -> dict[str, Any]:
    """The month in which the session is, or its poll wants it to be."""
    if session.starts:
        day = loader.day_of(session.starts)
    else:
        slot = session.poll.slots[0].day if session.poll else 80
        day = loader.today + slot * DAY
    first = day.replace(day=1)
    return {"from_on": first, "to_on": (first + 32 * DAY).replace(day=1)}


def survey_2022(loader: Loader) -> None:
    survey(loader, "2022", needs.ASSESSMENT_2022, needs.ANSWERS_2022)


def survey_running(loader: Loader) -> None:
    survey(loader, "running", needs.ASSESSMENT_RUNNING, needs.ANSWERS_RUNNING)
