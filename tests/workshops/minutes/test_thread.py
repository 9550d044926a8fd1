"""What the rest of the house learns from minutes: to-dos, gaps, remarks, actions, the thread."""

import datetime as dt

import pytest

from tests.makers import DAY, NOON
from tests.makers.editions import make_edition, make_topic
from tests.makers.minutes import make_agreed, make_line, make_minutes, make_round, make_session
from tests.makers.people import make_member, make_secretary
from tests.makers.scheduling import make_agenda_item, make_workshop
from workinggroup.base.refusals import Refused
from workinggroup.editions import registry
from workshops.minutes import actions, stage, thread
from workshops.minutes.states import LineKind

pytestmark = pytest.mark.django_db


def titles(found) -> list[str]:
    return [one.title for one in found]


def test_a_member_is_asked_to_read_until_they_have_agreed():
    minutes = make_round()
    edition, person = minutes.workshop.edition, minutes.agreements.first().person

    before = list(stage.todos(edition, person, NOON))
    actions.agree(minutes, by=person, at=NOON)
    after = list(stage.todos(edition, person, NOON))

    assert titles(before) == [f"Read and agree the minutes: {minutes.workshop.title}"]
    assert before[0].due_at == minutes.comments_close_at
    assert after == []


def test_the_owner_of_an_action_sees_it_among_the_things_to_do_until_it_is_done():
    minutes = make_minutes()
    edition = minutes.workshop.edition
    owner = make_member(edition=edition)
    line = make_line(minutes, "Ask legal services.", kind=LineKind.ACTION, owner=owner)

    before = titles(stage.todos(edition, owner, NOON))
    actions.mark_done(line, by=owner, at=NOON)

    assert before == ["Ask legal services."]
    assert titles(stage.todos(edition, owner, NOON)) == []
    assert [one.is_done for one in thread.my_actions(owner)] == [True]


def test_a_colleague_of_the_owning_organisation_may_say_that_it_is_done_and_a_stranger_may_not():
    minutes = make_minutes()
    edition = minutes.workshop.edition
    first = make_member(edition=edition)
    colleague = make_member(edition=edition, organisation=first.organisation)
    line = make_line(minutes, kind=LineKind.ACTION, owner_organisation=first.organisation)

    with pytest.raises(Refused, match="Only the owner"):
        actions.mark_done(line, by=make_member(edition=edition), at=NOON)

    assert actions.mark_done(line, by=colleague, at=NOON).done_by == colleague


def test_the_secretariat_is_told_the_next_step_of_each_session():
    edition = make_edition()
    secretary = make_secretary(edition=edition)
    make_session(edition=edition, title="One")
    make_minutes(workshop=make_session(edition=edition, title="Two"))
    round_over = make_round(make_minutes(workshop=make_session(edition=edition, title="Three")))
    asked = make_round(make_minutes(workshop=make_session(edition=edition, title="Four")))
    person = asked.agreements.first().person
    actions.object_to(asked.lines.get(), by=person, at=NOON, proposal="Other words.")

    found = titles(stage.todos(edition, secretary, round_over.comments_close_at))

    assert found == [
        "Open the minutes: One",
        "Finish and circulate the minutes: Two",
        "Agree the minutes, the round is over: Three",
        "Answer asked changes of the minutes: Four",
    ]


def test_the_secretariat_is_told_of_overdue_actions():
    minutes = make_minutes()
    edition = minutes.workshop.edition
    make_line(minutes, kind=LineKind.ACTION, due_on=dt.date(2026, 3, 2))

    found = titles(stage.todos(edition, make_secretary(edition=edition), NOON))

    assert "1 action is overdue" in found


def test_a_question_without_owner_and_a_session_without_insight_are_gaps_until_they_are_closed():
    minutes = make_minutes()
    question = make_line(minutes, "Who may read it?", kind=LineKind.QUESTION)
    make_agreed(minutes)
    edition = minutes.workshop.edition
    question.refresh_from_db()

    before = titles(stage.gaps(edition, None, NOON))
    actions.answer_question(question, by=None, at=NOON, outcome="Everybody.")

    assert before == [
        "Question without an answer: “Who may read it?”",
        f"Session without a lesson: {minutes.workshop.title}",
    ]
    assert titles(stage.gaps(edition, None, NOON)) == [f"Session without a lesson: {minutes.workshop.title}"]


def test_what_my_organisation_said_is_shown_once_it_has_gone_round():
    minutes = make_minutes()
    edition = minutes.workshop.edition
    mine, other = make_member(edition=edition), make_member(edition=edition)
    make_line(minutes, "Ours.", kind=LineKind.INSIGHT, organisation=mine.organisation)
    make_line(minutes, "Theirs.", organisation=other.organisation)

    before = list(thread.remarks([edition], mine))
    make_round(minutes)
    after = list(thread.remarks([edition], mine))

    assert before == []
    assert [(one.quote, one.became[0].torn) for one in after] == [("Ours.", True)]


def test_unfinished_actions_go_on_in_the_new_edition_once():
    minutes = make_minutes()
    old, new = minutes.workshop.edition, make_edition()
    owner = make_member(edition=old)
    make_line(minutes, "Unfinished.", kind=LineKind.ACTION, owner=owner)
    done = make_line(minutes, "Finished.", kind=LineKind.ACTION, owner=owner)
    actions.mark_done(done, by=owner, at=NOON)

    said = [list(stage.unfinished_actions(old, new, None, NOON)) for _time in range(2)]

    assert said == [["1 unfinished action was taken over."], ["0 unfinished actions were taken over."]]
    assert [one.line.text for one in new.carried_actions.all()] == ["Unfinished."]


def test_a_line_comes_from_its_topic_its_session_and_its_item():
    minutes = make_minutes()
    topic = make_topic(edition=minutes.workshop.edition, title="Due diligence")
    line = make_line(minutes, kind=LineKind.INSIGHT)
    line.agenda_item.topics.add(topic)
    reader = make_secretary(edition=minutes.workshop.edition)

    words = [node.words for node in registry.comes_from(line, reader=reader)]

    assert words == ["Due diligence", minutes.workshop.title, "Item 1"]
    assert line.text in [node.words for node in registry.led_to(topic, reader=reader)]


def test_an_action_leads_to_the_point_of_the_session_that_takes_it_up():
    minutes = make_minutes()
    line = make_line(minutes, kind=LineKind.ACTION, text="Share the clauses")
    later = make_workshop(edition=minutes.workshop.edition, state="scheduled", number=7)
    point = make_agenda_item(workshop=later, title="The clauses", source=f"action:{line.pk}")
    draft = make_workshop(edition=minutes.workshop.edition)
    make_agenda_item(workshop=draft, title="Not yet", source=f"action:{line.pk}")

    (knot,) = registry.led_to(line, reader=make_secretary(edition=minutes.workshop.edition))

    assert knot.words == "Workshop 7, “The clauses”"
    assert knot.url == f"{later.get_absolute_url()}#point-{point.pk}"


def test_search_finds_lines_and_only_for_those_who_may_read_them():
    minutes = make_minutes()
    edition = minutes.workshop.edition
    make_line(minutes, "A word like quetzal.")

    found = thread.hits(edition, make_member(edition=edition), "quetzal")

    assert [hit.words for hit in found] == ["A word like quetzal."]
    assert list(thread.hits(edition, make_member(), "quetzal")) == []


def test_ones_own_data_hold_what_one_wrote_and_agreed():
    minutes = make_round()
    person = minutes.agreements.first().person
    actions.object_to(minutes.lines.get(), by=person, at=NOON + DAY, proposal="Mine.")

    found = dict(thread.personal_data(person))

    assert len(found["Minutes I was asked to agree"]) == 1
    assert found["Changes of minutes I asked for"][0]["proposal"] == "Mine."


def test_one_line_may_answer_several_questions():
    minutes = make_minutes()
    answer = make_line(minutes, "Both the buyer and the partners.")
    questions = [
        make_line(minutes, text, kind=LineKind.QUESTION) for text in ("Who reads it?", "Who keeps it?")
    ]
    for question in questions:
        actions.answer_question(question, answer=answer, by=None, at=NOON)
        question.refresh_from_db()

    found = registry.led_to.of_many(questions, reader=None)

    assert [[node.words for node in found[question.pk]] for question in questions] == [[answer.text]] * 2
