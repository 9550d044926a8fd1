"""The agreement round: who is asked, who is reminded, how asked changes are answered."""

import pytest

from tests.makers import DAY, HOUR, NOON
from tests.makers.minutes import make_attendee, make_line, make_minutes, make_round, make_session
from tests.makers.people import make_member
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.minutes import actions
from workshops.minutes.states import LineKind, ObjectionState

pytestmark = pytest.mark.django_db
CLOSE = NOON + 10 * DAY


def circulate(minutes):
    return actions.circulate(minutes, comments_close_at=CLOSE, by=None, at=NOON)


def people_of(minutes):
    return [one.person for one in minutes.agreements.order_by("pk")]


def object_to(minutes, person, proposal="Other words."):
    return actions.object_to(minutes.lines.first(), by=person, at=NOON, proposal=proposal)


def test_everybody_who_attended_gets_one_mail_and_nobody_else_does():
    minutes = make_minutes()
    make_line(minutes)
    present = {make_attendee(minutes.workshop).email for _person in range(3)}
    make_member(edition=minutes.workshop.edition)

    circulate(minutes)

    assert sorted(Email.objects.values_list("to_address", flat=True)) == sorted(present)


def test_the_mail_quotes_the_lines_of_the_reader_only():
    minutes = make_minutes()
    aino, jonas = make_attendee(minutes.workshop), make_attendee(minutes.workshop)
    make_line(minutes, "Said by the city of Aino.", organisation=aino.organisation)
    make_line(minutes, "To be done by Aino.", kind=LineKind.ACTION, owner=aino)

    circulate(minutes)

    hers, his = Email.objects.get(person=aino).text, Email.objects.get(person=jonas).text
    assert "Said by the city of Aino." in hers
    assert "To be done by Aino." in hers
    assert "Aino" not in his.replace(jonas.name, "")


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"ends_at": NOON + HOUR}, "once the session has ended"),
        ({}, "no line yet"),
    ],
    ids=["while the session runs", "without a line"],
)
def test_minutes_do_not_go_round_too_early(facts, reason):
    minutes = make_minutes(workshop=make_session(**facts))

    with pytest.raises(Refused, match=reason):
        circulate(minutes)


def test_minutes_do_not_go_round_to_nobody():
    minutes = make_minutes()
    make_line(minutes)

    with pytest.raises(Refused, match="Nobody is marked as present"):
        circulate(minutes)

    assert not Email.objects.exists()


def test_lines_are_numbered_as_they_stand_and_empty_ones_are_left_out():
    minutes = make_minutes()
    first_item, second_item = minutes.workshop.agenda.all()
    make_line(minutes, "late", agenda_item=second_item)
    make_line(minutes, "", agenda_item=first_item)
    make_line(minutes, "early", agenda_item=first_item)

    make_round(minutes)

    numbered = minutes.lines.current().in_order().values_list("number", "text")
    assert list(numbered) == [(1, "early"), (2, "late")]


def test_a_reminder_goes_only_to_those_who_have_said_nothing_and_once_a_day():
    minutes = make_round(people=3)
    agreed, objecting, silent = people_of(minutes)
    actions.agree(minutes, by=agreed, at=NOON)
    object_to(minutes, objecting)
    Email.objects.all().delete()

    actions.remind(minutes, by=None, at=NOON + DAY)
    actions.remind(minutes, by=None, at=NOON + DAY + HOUR)

    assert list(Email.objects.values_list("person", flat=True)) == [silent.pk]


def test_nobody_is_reminded_when_everybody_has_answered():
    minutes = make_round(people=1)
    actions.agree(minutes, by=people_of(minutes)[0], at=NOON)

    with pytest.raises(Refused, match="nobody to remind"):
        actions.remind(minutes, by=None, at=NOON + DAY)


def test_only_those_who_attended_can_answer():
    minutes = make_round()

    with pytest.raises(Refused, match="Only those who attended"):
        actions.agree(minutes, by=make_member(edition=minutes.workshop.edition), at=NOON)


def test_the_round_closes_at_its_instant():
    minutes = make_round()
    person = people_of(minutes)[0]

    with pytest.raises(Refused, match="The round closed on"):
        actions.agree(minutes, by=person, at=CLOSE)

    assert actions.agree(minutes, by=person, at=CLOSE - HOUR).agreed_at == CLOSE - HOUR


def test_who_asked_for_a_change_agrees_once_it_is_answered():
    minutes = make_round()
    person = people_of(minutes)[0]
    objection = object_to(minutes, person)
    with pytest.raises(Refused, match="You asked for a change"):
        actions.agree(minutes, by=person, at=NOON)

    actions.keep_text(objection, by=None, at=NOON, answer="It was said so.")

    assert actions.agree(minutes, by=person, at=NOON).agreed_at == NOON


def test_a_text_that_stays_needs_a_reason():
    minutes = make_round()
    objection = object_to(minutes, people_of(minutes)[0])

    with pytest.raises(Refused, match="Say why"):
        actions.keep_text(objection, by=None, at=NOON, answer=" ")

    objection.refresh_from_db()
    assert objection.state == ObjectionState.OPEN


def test_the_second_of_two_asked_changes_does_not_overwrite_the_first():
    minutes = make_round()
    first, second = (object_to(minutes, person, f"{person} says") for person in people_of(minutes))
    actions.take_in(first, by=None, at=NOON)

    with pytest.raises(Refused, match="has changed since"):
        actions.take_in(second, by=None, at=NOON)

    line = minutes.lines.get()
    taken = actions.take_in(second, by=None, at=NOON, text="Both.", version=line.version)
    assert taken.line.text == "Both."
    assert [one.text for one in line.texts.all()] == ["What was said.", first.proposal, "Both."]


def test_who_asked_is_told_what_became_of_it():
    minutes = make_round()
    person = people_of(minutes)[0]
    Email.objects.all().delete()

    actions.take_in(object_to(minutes, person), by=None, at=NOON, answer="Thank you.")

    mail = Email.objects.get()
    assert mail.person == person
    assert "Other words." in mail.text
    assert "Thank you." in mail.text


def test_the_round_can_be_made_longer_and_never_shorter():
    minutes = make_round()

    actions.extend_round(minutes, comments_close_at=CLOSE + DAY, by=None, at=NOON)
    with pytest.raises(Refused, match="longer, not shorter"):
        actions.extend_round(minutes, comments_close_at=CLOSE, by=None, at=NOON)

    minutes.refresh_from_db()
    assert minutes.comments_close_at == CLOSE + DAY
