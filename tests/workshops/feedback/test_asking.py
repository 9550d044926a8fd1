"""Who is asked how it was: those who were there, once, on the day after; and reminded once."""

import datetime as dt

import pytest

from tests.makers import DAY, HOUR, NOON
from tests.makers.feedback import answer, make_form
from tests.makers.scheduling import make_attendance, make_participant, make_workshop
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.feedback import actions
from workshops.feedback.models import Asked, Form
from workshops.scheduling.states import AttendanceState, WorkshopState

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
# Nine in the morning in Brussels, on the day after a session that ends on 2 March.
MORNING = dt.datetime(2026, 3, 3, 8, tzinfo=dt.UTC)


def occasions() -> list[str]:
    return sorted(Email.objects.values_list("occasion", flat=True))


def test_only_those_who_were_there_are_asked() -> None:
    form = make_form(is_asked=False)
    absent = make_participant(workshop=form.workshop).person
    make_attendance(workshop=form.workshop, person=absent, state=AttendanceState.ABSENT)
    make_participant(workshop=form.workshop)

    assert actions.ask(form, by=None, at=NOON) == 1
    assert absent not in [one.person for one in Asked.objects.all()]


@pytest.mark.parametrize(("at", "asked"), [(MORNING - MINUTE, 0), (MORNING, 2)], ids=["before", "at nine"])
def test_it_goes_out_by_itself_on_the_morning_after(at: dt.datetime, asked: int) -> None:
    form = make_form(came=2, is_asked=False)

    assert actions.ask_all_due(at=at) == asked
    assert occasions() == [f"feedback-question-{form.pk}"] * asked


def test_nobody_is_asked_twice_and_who_was_entered_late_is_asked_too() -> None:
    form = make_form(came=1, is_asked=False)
    actions.ask_all_due(at=NOON)
    late = make_participant(workshop=form.workshop).person
    make_attendance(workshop=form.workshop, person=late)

    assert [actions.ask_all_due(at=NOON + HOUR) for _ in range(2)] == [1, 0]
    assert Asked.objects.count() == 2


def test_one_reminder_to_those_who_have_not_answered_and_no_second() -> None:
    form = make_form(came=2)
    person = answer(form)

    sent = [actions.ask_all_due(at=NOON + days * DAY) for days in (4, 5, 6, 9)]

    assert sent == [0, 1, 0, 0]
    reminded = Email.objects.get(occasion=f"feedback-reminder-{form.pk}")
    assert reminded.person != person
    form.refresh_from_db()
    with pytest.raises(Refused, match="one reminder has gone out"):
        actions.remind(form, by=None, at=NOON + 9 * DAY)


def test_after_the_end_nobody_is_asked_or_reminded() -> None:
    form = make_form(came=1)
    late = make_participant(workshop=form.workshop).person
    make_attendance(workshop=form.workshop, person=late)

    assert actions.ask_all_due(at=NOON + 14 * DAY) == 0


def test_not_before_the_session_is_over_nor_without_a_list_of_who_came() -> None:
    ahead = make_workshop(state=WorkshopState.SCHEDULED)
    form = actions.prepare(ahead, by=None, at=NOON)
    empty = make_form(came=0, is_asked=False)

    for one, reason in ((form, "not over yet"), (empty, "Record who came first")):
        with pytest.raises(Refused, match=reason):
            actions.ask(one, by=None, at=NOON)
    assert actions.ask_all_due(at=NOON) == 0


def test_the_questions_and_the_promise_stand_once_somebody_was_asked() -> None:
    form = make_form()
    form.refresh_from_db()

    with pytest.raises(Refused, match="asked already"):
        actions.add_question(form, label="More?", kind="text", by=None, at=NOON)
    with pytest.raises(Refused, match="asked already"):
        actions.change_form(form, is_anonymous=False, days_open=5, version=form.version, by=None, at=NOON)
    with pytest.raises(Refused, match="asked already"):
        actions.remove_question(form.questions.first(), by=None, at=NOON)
    assert Form.objects.get().is_anonymous


def test_the_mail_says_the_promise_and_the_last_day() -> None:
    make_form()

    mail = Email.objects.get()

    assert "anonymous" in mail.text
    assert "Tue 17 March" in mail.text
