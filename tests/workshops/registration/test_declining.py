"""Who says no in the calendar gives the seat back; taking somebody off asks first; what else stands there."""

import pytest
from django.urls import reverse

from tests.makers import DAY, HOUR, NOON
from tests.makers.invitations import make_invited_workshop
from tests.makers.people import make_secretary
from tests.makers.registration import make_desk, register
from tests.makers.scheduling import make_workshop
from tests.workshops.invitations.replies import arrive, calendar, message
from workinggroup.outbox.models import Email
from workshops.invitations import actions as invitations
from workshops.invitations.models import Invitation
from workshops.invitations.states import Partstat
from workshops.registration import actions
from workshops.registration.models import Desk, Registration
from workshops.registration.states import RegistrationState
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db
LONG_AHEAD = NOON + 3650 * DAY


def two_for_one_seat() -> tuple[Registration, Registration]:
    desk = make_desk(seats=1)
    first = register(desk, "Ada")
    return first, register(desk, "Bo", at=NOON + HOUR)


def states(*registrations: Registration) -> list[str]:
    for one in registrations:
        one.refresh_from_db()
    return [one.state for one in registrations]


def invitation_of(registration: Registration) -> Invitation:
    return Invitation.objects.active().get(person=registration.person)


def test_saying_no_on_the_page_gives_the_seat_to_who_has_waited_longest() -> None:
    first, second = two_for_one_seat()

    invitations.answer_invitation(
        invitation_of(first), partstat=Partstat.DECLINED, by=first.person, at=NOON + 2 * HOUR
    )

    assert states(first, second) == [RegistrationState.LEFT, RegistrationState.SEATED]
    assert Desk.objects.get().taken == 1
    actions.tell_desk(second.desk, at=NOON + 2 * HOUR)
    assert Email.objects.filter(person=second.person).latest("pk").subject.startswith("You have a seat")


def test_a_calendar_that_declines_by_mail_does_the_same(settings) -> None:
    settings.REPLY_DOMAIN = "reply.example.org"
    first, second = two_for_one_seat()
    mine = invitation_of(first)

    arrive(message(calendar(mine, partstat="DECLINED", stamp=NOON + 2 * HOUR)), mine, at=NOON + 2 * HOUR)

    assert states(first, second) == [RegistrationState.LEFT, RegistrationState.SEATED]


@pytest.mark.parametrize("said", [Partstat.TENTATIVE, Partstat.ACCEPTED])
def test_any_other_answer_keeps_the_seat(said: str) -> None:
    first, second = two_for_one_seat()

    invitations.answer_invitation(invitation_of(first), partstat=said, by=first.person, at=NOON + 2 * HOUR)

    assert states(first, second) == [RegistrationState.SEATED, RegistrationState.WAITING]


def test_a_member_who_never_registered_stays_invited_after_saying_no() -> None:
    workshop = make_invited_workshop(people=1)
    mine = Invitation.objects.get()

    invitations.answer_invitation(mine, partstat=Partstat.DECLINED, by=mine.person, at=NOON + HOUR)

    mine.refresh_from_db()
    assert mine.removed_at is None
    assert workshop.participants.filter(person=mine.person).exists()


def test_taking_somebody_off_asks_first_and_names_who_moves_up(client) -> None:
    desk = make_desk(seats=1, starts_at=LONG_AHEAD)
    first, _second = register(desk, "Ada"), register(desk, "Bo")
    client.force_login(make_secretary(edition=desk.workshop.edition))
    url = reverse("registration:take_off", args=[desk.workshop.edition.slug, desk.workshop_id, first.pk])

    page = client.get(url).content.decode()

    assert "goes at once to Bo" in page
    assert states(first) == [RegistrationState.SEATED]
    client.post(url)
    assert states(first) == [RegistrationState.LEFT]


def test_a_meeting_opens_to_the_public_only_when_somebody_says_so(client) -> None:
    workshop = make_workshop(
        state=WorkshopState.SCHEDULED, is_public=True, kind="meeting", starts_at=LONG_AHEAD
    )
    client.force_login(make_secretary(edition=workshop.edition))
    url = reverse("registration:desk", args=[workshop.edition.slug, workshop.pk])
    typed = {"seats": "3", "closes_at_0": LONG_AHEAD.date().isoformat(), "closes_at_1": "09:00"}

    refused = client.post(url, typed)

    assert "any_kind" in refused.context["form"].errors
    assert client.post(url, {**typed, "any_kind": "on"}).status_code == 302
    assert Desk.objects.get().workshop == workshop


def test_my_page_shows_what_i_answered(client) -> None:
    desk = make_desk(starts_at=LONG_AHEAD)
    question = actions.add_question(desk, label="Diet", kind="text", by=None, at=NOON)
    register(desk, "Ada", answers={str(question.pk): "vegan"})

    page = client.get(Email.objects.get().action_url, follow=True).content.decode()

    assert "Diet" in page
    assert "vegan" in page
