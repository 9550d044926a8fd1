"""Many people write at once: nothing is overwritten, nothing is lost, nothing is made twice."""

import uuid

import pytest

from tests.makers import NOON
from tests.makers.minutes import make_agreed, make_line, make_minutes, make_round, make_session
from tests.makers.people import make_organisation, make_person
from workinggroup.base.refusals import Refused
from workshops.minutes import actions
from workshops.minutes.merging import Stale
from workshops.minutes.models import Line, Minutes
from workshops.minutes.states import InsightKind, LineKind

pytestmark = pytest.mark.django_db


def texts(minutes: Minutes) -> list[str]:
    return [line.text for line in minutes.lines.current().in_order()]


def save(line: Line, version: int = 1, **changes) -> Line:
    return actions.save_line(line, version=version, by=None, at=NOON, **changes)


def test_minutes_are_opened_once():
    workshop = make_session()
    actions.open_minutes(workshop, by=None, at=NOON)

    with pytest.raises(Refused, match="open already"):
        actions.open_minutes(workshop, by=None, at=NOON)


def test_minutes_wait_for_the_date_of_their_session():
    workshop = make_session(state="draft", starts_at=None, ends_at=None)

    with pytest.raises(Refused, match="once the session has a date"):
        actions.open_minutes(workshop, by=None, at=NOON)


def test_a_line_sent_twice_is_made_once():
    minutes, key = make_minutes(), uuid.uuid4()

    first = make_line(minutes, "Once", key=key)
    second = make_line(minutes, "Once", key=key)

    assert first == second
    assert texts(minutes) == ["Once"]


def test_a_line_goes_behind_the_one_it_was_written_after():
    minutes = make_minutes()
    first = make_line(minutes, "first")
    make_line(minutes, "third")

    make_line(minutes, "second", after=first)

    assert texts(minutes) == ["first", "second", "third"]


def test_a_saved_line_keeps_its_earlier_texts():
    line = make_line(text="draft")

    saved = save(line, text="better")

    assert (saved.version, saved.text) == (2, "better")
    assert [one.text for one in line.texts.all()] == ["draft", "better"]


def test_saving_the_same_text_again_makes_no_version():
    line = make_line(text="same")

    assert save(line, text="same").version == 1


def test_a_stale_save_overwrites_nothing_and_shows_both_texts():
    line = make_line(text="start")
    save(line, text="theirs")

    with pytest.raises(Stale) as refusal:
        save(line, text="mine")

    assert (refusal.value.line.text, refusal.value.mine) == ("theirs", {"text": "mine"})
    line.refresh_from_db()
    assert line.text == "theirs"


def test_changes_of_different_fields_are_merged():
    line = make_line(text="start")
    save(line, text="their words")

    merged = save(line, kind=LineKind.DECISION)

    assert (merged.text, merged.kind, merged.version) == ("their words", LineKind.DECISION, 3)


def test_two_different_owners_at_once_are_a_conflict():
    line = make_line(kind=LineKind.ACTION)
    save(line, owner=make_person())

    with pytest.raises(Stale):
        save(line, owner_organisation=make_organisation())


def test_a_line_that_was_deleted_meanwhile_is_not_changed_behind_the_scenes():
    line = make_line(text="start")
    actions.delete_line(line, version=1, by=None, at=NOON)

    with pytest.raises(Stale) as refusal:
        save(line, text="mine")

    assert refusal.value.line.deleted_at == NOON


def test_a_line_that_was_changed_meanwhile_is_not_deleted():
    line = make_line(text="start")
    save(line, text="theirs")

    with pytest.raises(Stale):
        actions.delete_line(line, version=1, by=None, at=NOON)


def test_a_deleted_line_comes_back_with_its_words_in_its_place():
    minutes = make_minutes()
    first = make_line(minutes, "first")
    make_line(minutes, "second")
    actions.delete_line(first, version=1, by=None, at=NOON)

    actions.restore_line(first, by=None, at=NOON)

    assert texts(minutes) == ["first", "second"]


def test_lines_change_places_and_stop_at_the_edge():
    minutes = make_minutes()
    first, second = make_line(minutes, "first"), make_line(minutes, "second")

    actions.move_line(second, up=True, by=None, at=NOON)
    actions.move_line(second, up=True, by=None, at=NOON)
    actions.move_line(first, up=False, by=None, at=NOON)

    assert texts(minutes) == ["second", "first"]


def test_a_kind_can_be_changed_back():
    line = make_line()

    insight = save(line, kind=LineKind.INSIGHT, insight_kind=InsightKind.CHALLENGE)
    note = save(insight, version=2, kind=LineKind.NOTE)

    assert (note.kind, note.insight_kind) == (LineKind.NOTE, "")


@pytest.mark.parametrize(("make", "reason"), [(make_round, "going round"), (make_agreed, "agreed")])
def test_nobody_writes_once_the_minutes_have_gone_round(make, reason):
    minutes = make()
    line = minutes.lines.get()

    with pytest.raises(Refused, match=reason):
        save(line, version=line.version, text="late")
    with pytest.raises(Refused, match=reason):
        make_line(minutes, "late")

    assert texts(minutes) == ["What was said."]


def test_a_line_is_never_deleted_for_good():
    line = make_line()

    with pytest.raises(TypeError, match="revision"):
        line.delete()
    with pytest.raises(TypeError, match="revision"):
        Line.objects.all().delete()
