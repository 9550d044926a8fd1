"""The words of the sample hold together: every key exists, the counts are right, nothing is said twice."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from workshops.sample.content import (
    beside,
    facts,
    needs,
    organisations,
    people,
    recruitment,
    report,
    workshops,
)
from workshops.sample.content.shapes import Moment, Session, Source

SESSIONS = (*workshops.SESSIONS_2022, *workshops.SESSIONS_RUNNING, *beside.SESSIONS)
REPORTS = (report.REPORT_2022, report.REPORT_RUNNING)
LINES = {
    session.key: {line.key: line for line in session.minutes.lines} for session in SESSIONS if session.minutes
}
RECORDS = {"edition", "applications", "members", "attendance"}
LONGEST = {"Line": 320, "Paragraph": 700, "ChecklistItem": 200, "Quote": 300, "Objection": 300}


def texts(thing: object) -> Iterator[str]:
    """Every text inside a piece of content."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name != "proposal":  # one that was taken in is the line of today
                yield from texts(getattr(thing, field.name))
    elif isinstance(thing, dict):
        yield from texts(tuple(thing.values()))
    elif isinstance(thing, tuple | list):
        for part in thing:
            yield from texts(part)


def organisations_of(members: tuple[str, ...]) -> list[organisations.Org]:
    return [organisations.BY_KEY[people.BY_KEY[key].organisation] for key in members]


def test_every_organisation_says_that_it_is_a_sample():
    assert all(organisation.name.startswith("Sample ") for organisation in organisations.ORGANISATIONS)


def test_organisations_cover_all_countries_and_levels():
    assert len(organisations.ORGANISATIONS) == len(organisations.BY_KEY) >= 64
    assert set(facts.COUNTRIES) <= {organisation.country for organisation in organisations.ORGANISATIONS}
    levels = {organisation.level for organisation in organisations.ORGANISATIONS}
    assert levels == {"supranational", "national", "regional", "local", "joint", "other"}


def test_people_have_an_address_of_their_own_in_a_sample_domain():
    addresses = [person.email for person in people.PEOPLE]
    assert len(set(addresses)) == len(addresses) == len(people.BY_KEY)
    assert all(address.isascii() and address.endswith(".sample.invalid") for address in addresses)
    assert {person.organisation for person in people.PEOPLE} <= set(organisations.BY_KEY)


@pytest.mark.parametrize("members", [people.MEMBERS_2022, people.MEMBERS_RUNNING])
def test_an_edition_has_27_members_of_19_organisations_in_11_countries(members):
    own = organisations_of(members)
    assert len(set(members)) == 27
    assert len({organisation.key for organisation in own}) == 19
    assert {organisation.country for organisation in own} == set(facts.COUNTRIES)
    assert Counter(organisation.level for organisation in own) == {
        "local": 13,
        "regional": 5,
        "national": 7,
        "joint": 2,
    }


def test_every_person_named_anywhere_exists():
    named = {*people.SECRETARIAT, *people.REVIEWERS, *people.APPLICANTS_2022, *people.PERSONAS.values()}
    named |= {guest.person for guest in (*people.GUESTS_2022, *people.GUESTS_RUNNING)}
    named |= {person for session in SESSIONS for person in people_in(session)}
    named |= {
        key for came in beside.DEPUTIES.values() for one in came for key in (one.person, one.instead_of)
    }
    named |= {answer.person for answer in (*needs.ANSWERS_2022, *needs.ANSWERS_RUNNING)}
    named |= {quote.person for quote in (*needs.QUOTES_2022, *needs.QUOTES_RUNNING)}
    assert named <= set(people.BY_KEY)


def people_in(session: Session) -> Iterator[str]:
    yield from (session.owner, *session.invited, *session.present, *session.excused, *session.rsvp)
    yield from (person for item in session.agenda for person in item.presenters)
    yield from (paper.by for paper in session.papers)
    if session.minutes:
        yield from session.minutes.agreed_by or ()
        yield from (objection.person for objection in session.minutes.objections)
        yield from (line.owner for line in session.minutes.lines if line.owner)


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.key)
def test_only_invited_people_attend_and_answer(session):
    assert set(session.present) | set(session.excused) | set(session.rsvp) <= set(session.invited)
    assert not set(session.present) & set(session.excused)
    if session.minutes:
        asked = set(session.present)
        assert set(session.minutes.agreed_by or ()) <= asked
        assert not {o.person for o in session.minutes.objections if o.outcome == "open"} & set(
            session.minutes.agreed_by or ()
        )


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.key)
def test_an_agenda_is_a_chain_of_items_that_fills_the_session(session):
    starts = [int(item.start[:2]) * 60 + int(item.start[3:]) for item in session.agenda]
    ends = [start + item.minutes for start, item in zip(starts, session.agenda, strict=True)]
    assert starts[1:] == ends[:-1]
    assert ends[-1] - starts[0] == session.length
    assert session.starts is None or session.starts.time == session.agenda[0].start
    topics = {topic.key for topic in (*facts.TOPICS_2022, *facts.RUNNING_TOPICS)}
    assert {topic for item in session.agenda for topic in item.topics} | set(session.topics) <= topics


@pytest.mark.parametrize("session", [s for s in SESSIONS if s.minutes], ids=lambda session: session.key)
def test_minutes_have_substance_and_name_things_that_exist(session):
    lines, items = session.minutes.lines, {item.key for item in session.agenda}
    assert len({line.key for line in lines}) == len(lines) >= 18
    assert {line.item for line in lines} == items
    assert {line.said_by for line in lines} - {None} <= set(organisations.BY_KEY)
    assert all(line.owner and line.due for line in lines if line.kind == "action")
    assert all(bool(line.insight) == (line.kind == "insight") for line in lines)
    for objection in session.minutes.objections:
        today = LINES[session.key][objection.line].text
        assert objection.outcome == "open" or (objection.proposal == today != objection.before)


def test_sessions_of_2022_are_those_that_were_published():
    made = [(s.key, s.kind, s.title, s.topics[0]) for s in workshops.SESSIONS_2022]
    assert sorted(made) == sorted(facts.SESSIONS_2022)
    assert len(workshops.SESSIONS_RUNNING) == 5


def test_published_lessons_stand_in_the_minutes_word_for_word():
    said = {line.text for lines in LINES.values() for line in lines.values() if line.insight == "lesson"}
    assert {text for text, _topic in facts.LESSONS_2022} <= said


def test_one_topic_of_the_running_edition_has_no_session():
    treated = {topic for session in workshops.SESSIONS_RUNNING for topic in session.topics}
    assert {topic.key for topic in facts.RUNNING_TOPICS} - treated == {
        workshops.GAPS["topic_without_session"]
    }


def test_the_gaps_point_at_lines_that_are_open():
    session, line = workshops.GAPS["question_without_owner"]
    assert LINES[session][line].kind == "question"
    for session, line in workshops.GAPS["overdue"]:
        held = workshops.BY_KEY[session].starts.day
        assert LINES[session][line].done is None
        assert held + LINES[session][line].due < 0


def test_22_of_29_have_answered_the_date_poll():
    poll = workshops.BY_KEY["chemicals-poll"].poll
    assert len(set(poll.invited)) == 29
    assert len(poll.answers) == 22
    assert set(poll.answers) <= set(poll.invited)
    assert {len(letters) for letters in poll.answers.values()} == {len(poll.slots)} == {6}


def test_the_surveys_are_answered_by_those_who_were_asked():
    assert len(needs.ANSWERS_2022) == len({answer.organisation for answer in needs.ANSWERS_2022}) == 19
    assert len(needs.ANSWERS_RUNNING) == 23
    assert {answer.person for answer in needs.ANSWERS_RUNNING} <= set(people.MEMBERS_RUNNING)
    assert len(needs.QUOTES_RUNNING) >= 25


@pytest.mark.parametrize(
    ("topic", "below", "equal", "above"),
    [
        ("due-diligence", 18, 4, 1),
        ("end-of-life", 15, 6, 2),
        ("chemicals", 13, 8, 2),
        ("contract-follow-up", 12, 8, 3),
        ("batteries", 10, 10, 3),
        ("labels", 9, 9, 5),
    ],
)
def test_the_running_survey_ranks_six_topics_clearly(topic, below, equal, above):
    pairs = [answer.pairs[topic] for answer in needs.ANSWERS_RUNNING]
    signs = Counter((level > importance) - (level < importance) for importance, level in pairs)
    assert (signs[-1], signs[0], signs[1]) == (below, equal, above)


@pytest.mark.parametrize("answer", [*needs.ANSWERS_2022, *needs.ANSWERS_RUNNING], ids=lambda a: a.person)
def test_answers_use_the_options_of_their_question(answer):
    assessment = needs.ASSESSMENT_2022 if answer in needs.ANSWERS_2022 else needs.ASSESSMENT_RUNNING
    questions = {question.key: question for question in assessment.questions}
    assert tuple(answer.pairs) == assessment.topics
    for key, value in answer.values.items():
        if questions[key].kind in ("multiple", "ranking", "single"):
            chosen = value if isinstance(value, tuple) else (value,)
            assert set(chosen) <= set(questions[key].options)
            assert len(chosen) <= (questions[key].at_most or len(questions[key].options))


@pytest.mark.parametrize("made", REPORTS, ids=lambda made: made.title)
def test_every_source_of_a_report_resolves(made):
    topics = {topic.key for topic in (*facts.TOPICS_2022, *facts.RUNNING_TOPICS)}
    sourced = [p for chapter in made.chapters for p in chapter.paragraphs] + list(made.checklist)
    for source in (source for thing in sourced for source in thing.sources):
        assert resolves(source, topics), source


def resolves(source: Source, topics: set[str]) -> bool:
    if source.record:
        return source.record in RECORDS
    return source.topic in topics if source.topic else source.line in LINES[source.session]


def test_the_report_of_2022_is_complete():
    paragraphs = [p for chapter in report.REPORT_2022.chapters for p in chapter.paragraphs]
    assert 30 <= len(paragraphs) <= 50
    assert len({p.key for p in paragraphs}) == len(paragraphs)
    assert all(bool(p.sources) != p.own_view for p in paragraphs)
    assert all(p.heading for p in paragraphs if p.kind == "recommendation")
    assert 10 <= len(report.REPORT_2022.checklist) <= 12


def test_the_running_report_has_four_paragraphs_without_a_source():
    paragraphs = [p for chapter in report.REPORT_RUNNING.chapters for p in chapter.paragraphs]
    assert len(paragraphs) == 12
    assert sum(not p.sources for p in paragraphs) == 4


def test_texts_stay_short_enough_to_be_read():
    for thing in walk((SESSIONS, REPORTS, needs.QUOTES_2022, needs.QUOTES_RUNNING)):
        limit = LONGEST.get(type(thing).__name__)
        assert not limit or len(thing.text) <= limit, thing


def walk(thing: object) -> Iterator[object]:
    if is_dataclass(thing):
        yield thing
        yield from walk(tuple(getattr(thing, field.name) for field in fields(thing)))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from walk(part)


def test_no_longer_text_is_said_twice():
    said = [text for text in texts((SESSIONS, needs.QUOTES_2022, needs.QUOTES_RUNNING)) if len(text) > 60]
    said += [text for made in REPORTS for text in texts(made) if len(text) > 60]
    said += [
        text
        for application in (*recruitment.APPLICATIONS_2022, *recruitment.APPLICATIONS_RUNNING)
        for key, text in application.answers.items()
        if key in ("motivation", "experience", "bring") and len(text) > 40
    ]
    published = {text for text, _topic in facts.LESSONS_2022}
    published |= {recommendation["text"] for recommendation in facts.RECOMMENDATIONS_2022}
    assert [text for text, times in Counter(said).items() if times > 1 and text not in published] == []


def test_the_finished_edition_has_days_and_the_running_one_offsets():
    for moment in (m for session in workshops.SESSIONS_2022 for m in walk(session) if isinstance(m, Moment)):
        assert moment.on
        assert moment.day is None
    for moment in (
        m
        for session in (*workshops.SESSIONS_RUNNING, *beside.SESSIONS)
        for m in walk(session)
        if isinstance(m, Moment)
    ):
        assert moment.on is None
        assert moment.day is not None
