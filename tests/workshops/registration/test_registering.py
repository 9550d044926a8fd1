"""Seats are exact, the waiting list moves by itself, and each person is told what is theirs alone."""

import pytest

from tests.makers import DAY, HOUR, NOON
from tests.makers.invitations import make_invited_workshop
from tests.makers.people import make_person
from tests.makers.registration import make_desk, register
from tests.workshops.invitations.linter import lint
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.invitations.models import Invitation
from workshops.registration import actions
from workshops.registration.models import Desk, Registration
from workshops.registration.states import RegistrationState

pytestmark = pytest.mark.django_db
SEATED, WAITING, LEFT = RegistrationState.SEATED, RegistrationState.WAITING, RegistrationState.LEFT


def states(desk: Desk) -> list[str]:
    return list(desk.registrations.for_list().values_list("state", flat=True))


def mails_to(name: str) -> list[str]:
    found = Email.objects.filter(to_address=f"{name.lower()}@example.org").order_by("pk")
    return [mail.subject.split(":")[0] for mail in found]


def test_a_seat_comes_with_the_calendar_entry_and_a_link_to_give_it_back() -> None:
    desk = make_desk()

    one = register(desk, "Ada", organisation_name="Sample Town", country="BE")

    mail = Email.objects.get()
    assert (one.state, mail.calendar_method, mail.to_address) == (SEATED, "REQUEST", "ada@example.org")
    assert lint(mail) == []
    assert Invitation.objects.get().partstat == "ACCEPTED"
    desk.refresh_from_db()
    assert desk.taken == 1


def test_the_same_address_again_changes_nothing() -> None:
    desk = make_desk()
    first = register(desk, "Ada")

    again = register(desk, "ADA", at=NOON + HOUR)

    assert (again.pk, Email.objects.count()) == (first.pk, 1)
    desk.refresh_from_db()
    assert desk.taken == 1


def test_the_next_one_waits_and_moves_up_when_somebody_leaves() -> None:
    desk = make_desk(seats=1)
    ada = register(desk, "Ada")
    register(desk, "Bo", at=NOON + HOUR)
    register(desk, "Cy", at=NOON + 2 * HOUR)
    assert states(desk) == [SEATED, WAITING, WAITING]

    actions.leave(ada, by=ada.person, at=NOON + 3 * HOUR)
    actions.tell_desk(desk, at=NOON + 3 * HOUR)

    assert states(desk) == [LEFT, SEATED, WAITING]
    assert mails_to("Ada") == ["You have a seat", "No longer invited"]
    assert mails_to("Bo") == ["On the waiting list", "You have a seat"]
    assert mails_to("Cy") == ["On the waiting list"]


def test_who_left_may_come_back_to_the_end_of_the_list() -> None:
    desk = make_desk(seats=1)
    ada = register(desk, "Ada")
    register(desk, "Bo", at=NOON + HOUR)
    actions.leave(ada, by=ada.person, at=NOON + 2 * HOUR)

    back = register(desk, "Ada", at=NOON + 3 * HOUR)
    actions.leave(Registration.objects.get(name="Bo"), by=None, at=NOON + 4 * HOUR)
    actions.tell_desk(desk, at=NOON + 4 * HOUR)

    back.refresh_from_db()
    assert back.state == SEATED
    sequences = [mail.calendar.split("SEQUENCE:")[1].split("\r\n")[0] for mail in Email.objects.filter(
        to_address="ada@example.org").exclude(calendar="").order_by("pk")]  # fmt: skip
    assert sequences == sorted(sequences, key=int)
    assert len(set(sequences)) == 3


def test_more_seats_go_to_those_who_wait_and_taken_seats_stay() -> None:
    desk = make_desk(seats=1)
    for name in ("Ada", "Bo", "Cy"):
        register(desk, name)
    desk.refresh_from_db()

    actions.change_desk(desk, version=desk.version, seats=2, by=None, at=NOON + HOUR)

    assert sorted(states(desk)) == [SEATED, SEATED, WAITING]
    with pytest.raises(Refused, match="2 seats are taken"):
        actions.change_desk(desk, version=desk.version, seats=1, by=None, at=NOON + HOUR)


def test_the_secretariat_gives_a_seat_out_of_turn_by_making_one_more() -> None:
    desk = make_desk(seats=1)
    for hour, name in enumerate(("Ada", "Bo", "Cy")):
        register(desk, name, at=NOON + hour * HOUR)

    actions.move_up(Registration.objects.get(name="Cy"), by=make_person(), at=NOON + DAY)

    desk.refresh_from_db()
    assert (states(desk), desk.seats, desk.taken) == ([SEATED, WAITING, SEATED], 2, 2)


def test_without_a_waiting_list_a_full_desk_says_so() -> None:
    desk = make_desk(seats=1, has_waiting_list=False)
    register(desk, "Ada")

    with pytest.raises(Refused, match="Every seat is taken"):
        register(desk, "Bo")

    assert Registration.objects.count() == 1


@pytest.mark.parametrize("at", [NOON + 5 * DAY, NOON + 11 * DAY])
def test_registration_ends_at_its_second(at) -> None:
    desk = make_desk()

    with pytest.raises(Refused):
        register(desk, "Ada", at=at)
    assert register(desk, "Bo", at=NOON + 5 * DAY - HOUR / 3600).state == SEATED


def test_a_closed_desk_still_moves_up_those_who_wait() -> None:
    desk = make_desk(seats=1)
    ada = register(desk, "Ada")
    bo = register(desk, "Bo")
    actions.close_desk(desk, by=None, at=NOON + HOUR)

    actions.leave(ada, by=None, at=NOON + 2 * HOUR)

    bo.refresh_from_db()
    assert bo.state == SEATED


def test_registering_tells_nobody_else_of_what_is_not_announced_yet() -> None:
    workshop = make_invited_workshop(people=2, is_public=True)
    desk = actions.open_desk(workshop, seats=5, closes_at=workshop.starts_at, by=None, at=NOON)
    workshop.place, workshop.format = "Another hall", "hybrid"
    workshop.save()
    mails = Email.objects.count()

    register(desk, "Ada", at=NOON + HOUR)

    assert Email.objects.count() == mails + 1
    assert "Another hall" not in Email.objects.order_by("-pk").first().calendar


def test_a_session_without_public_page_or_date_has_no_desk() -> None:
    desk = make_desk()
    workshop = desk.workshop
    workshop.is_public = False

    with pytest.raises(Refused, match="no public page"):
        actions.open_desk(workshop, seats=3, closes_at=workshop.starts_at, by=None, at=NOON)


def test_names_and_answers_go_ninety_days_after_the_session() -> None:
    desk = make_desk()
    register(desk, "Ada", answers={"1": "vegan"})
    end = desk.workshop.ends_at

    assert actions.forget_registrations(at=end + 90 * DAY) == 0
    assert actions.forget_registrations(at=end + 91 * DAY) == 1

    one = Registration.objects.get()
    assert (one.name, one.email, one.answers, one.person, one.state) == ("", "", {}, None, SEATED)


def test_a_removed_question_takes_its_answers_along() -> None:
    desk = make_desk()
    question = actions.add_question(desk, label="Diet", kind="text", by=None, at=NOON)
    register(desk, "Ada", answers={str(question.pk): "vegan"})

    actions.remove_question(question, by=make_person(), at=NOON)

    assert Registration.objects.get().answers == {}
