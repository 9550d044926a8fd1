"""Agreed minutes: a digest over canonical JSON, a database that refuses, and visible new versions."""

import hashlib
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from tests.makers import DAY, NOON
from tests.makers.minutes import make_agreed, make_line, make_minutes, make_round
from workinggroup.base.refusals import Refused
from workshops.minutes import actions, snapshot
from workshops.minutes.models import AgreedVersion, Line
from workshops.minutes.states import MinutesState, ObjectionState

pytestmark = pytest.mark.django_db
LATER = NOON + 11 * DAY


def test_minutes_are_not_agreed_while_the_round_runs():
    minutes = make_round()

    with pytest.raises(Refused, match="runs until"):
        actions.agree_minutes(minutes, by=None, at=NOON + DAY)


def test_minutes_are_agreed_early_when_everybody_has_agreed():
    minutes = make_round()
    for asked in minutes.agreements.all():
        actions.agree(minutes, by=asked.person, at=NOON + DAY)

    actions.agree_minutes(minutes, by=None, at=NOON + DAY)

    assert minutes.state == MinutesState.AGREED


def test_an_asked_change_must_be_answered_before_the_minutes_are_agreed():
    minutes = make_round()
    person = minutes.agreements.first().person
    actions.object_to(minutes.lines.get(), by=person, at=NOON, proposal="Other words.")

    with pytest.raises(Refused, match="1 asked change is open"):
        actions.agree_minutes(minutes, by=None, at=LATER)


def test_the_digest_is_the_sha256_of_the_canonical_text():
    version = make_agreed().versions.get()

    assert version.digest == hashlib.sha256(version.text.encode()).hexdigest()
    assert version.text == json.dumps(
        json.loads(version.text), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert json.loads(version.text)["items"][0]["lines"][0]["text"] == "What was said."


def test_the_same_minutes_give_the_same_digest_every_time():
    minutes = make_round()

    facts = [snapshot.canonical(snapshot.facts_of_minutes(minutes, at=LATER)) for _time in range(2)]

    assert facts[0] == facts[1]


@pytest.mark.parametrize(
    "change", [{"text": "x"}, {"kind": "decision"}, {"position": 9}, {"deleted_at": NOON}]
)
def test_the_database_itself_refuses_to_change_an_agreed_line(change):
    line = make_agreed().lines.get()

    with pytest.raises(IntegrityError, match="agreed minutes never change"), transaction.atomic():
        Line.objects.filter(pk=line.pk).update(**change)


def test_the_database_itself_refuses_a_new_line_in_agreed_minutes():
    minutes = make_agreed()

    with pytest.raises(IntegrityError, match="agreed minutes never change"), transaction.atomic():
        Line.objects.create(minutes=minutes, number=99, position=9, text="x", made_at=NOON, changed_at=NOON)


def test_the_database_itself_refuses_to_change_an_agreed_version():
    version = make_agreed().versions.get()

    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        AgreedVersion.objects.filter(pk=version.pk).update(text="{}")


def test_what_becomes_of_a_line_can_be_followed_up_after_the_agreement():
    minutes = make_minutes()
    make_line(minutes, "Ask legal services.", kind="action")
    make_agreed(minutes)
    line = minutes.lines.get()
    owner = minutes.agreements.first().person

    actions.give_owner(line, owner=owner, by=None, at=LATER)
    done = actions.mark_done(line, by=owner, at=LATER)

    assert (done.owner, done.done_at) == (owner, LATER)
    assert not snapshot.lines_differ(minutes.versions.get())


def test_a_correction_is_a_new_version_that_names_the_one_before():
    minutes = make_agreed()
    first = minutes.versions.get()
    actions.open_correction(minutes, reason="A figure was wrong.", by=None, at=LATER)
    line = minutes.lines.get()
    actions.save_line(line, version=line.version, text="The right figure.", by=None, at=LATER)
    actions.circulate(minutes, comments_close_at=LATER + DAY, by=None, at=LATER)
    second = actions.agree_minutes(minutes, by=None, at=LATER + DAY)

    facts = json.loads(second.text)
    assert (facts["version"], facts["corrects"], facts["why"]) == (2, first.digest, "A figure was wrong.")
    assert "What was said." in AgreedVersion.objects.get(pk=first.pk).text
    assert minutes.digest == second.digest != first.digest


def test_a_correction_says_why():
    with pytest.raises(Refused, match="Say what is wrong"):
        actions.open_correction(make_agreed(), reason=" ", by=None, at=LATER)


def test_a_change_that_is_taken_in_stands_in_the_agreed_text():
    minutes = make_round()
    person = minutes.agreements.first().person
    objection = actions.object_to(minutes.lines.get(), by=person, at=NOON, proposal="Other words.")

    actions.take_in(objection, by=None, at=NOON + DAY)
    version = actions.agree_minutes(minutes, by=None, at=LATER)

    assert objection.state == ObjectionState.TAKEN_IN
    assert "Other words." in version.text


def test_the_command_finds_a_version_that_is_not_what_was_agreed(capsys):
    version = make_agreed().versions.get()
    call_command("verify_minutes")
    assert f"{version.digest}  unchanged" in capsys.readouterr().out

    AgreedVersion.objects.filter(pk=version.pk).delete()
    AgreedVersion.objects.create(
        minutes=version.minutes, number=1, text="{}", digest=version.digest, agreed_at=NOON
    )

    with pytest.raises(CommandError, match="1 agreed versions"):
        call_command("verify_minutes")
