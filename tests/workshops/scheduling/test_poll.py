"""The date poll: one mail each, answers until it closes, reminders only to those missing."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.makers import DAY, HOUR, NOON
from tests.makers.editions import make_edition
from tests.makers.people import make_member, make_person, make_secretary
from tests.makers.scheduling import make_participant, make_slot, make_workshop
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.scheduling import actions
from workshops.scheduling.models import Availability, Workshop
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db


def make_poll(*, people: int = 2, slots: int = 2) -> Workshop:
    """An open poll with people who have not answered."""
    workshop = make_workshop(state=WorkshopState.POLLING)
    for _ in range(people):
        make_participant(workshop=workshop)
    for _ in range(slots):
        make_slot(workshop=workshop)
    return workshop


def test_opening_sends_each_participant_one_mail_with_their_own_times_and_link() -> None:
    workshop = make_workshop(edition=make_edition())
    make_slot(workshop=workshop, starts_at=NOON + 20 * DAY)
    make_slot(workshop=workshop)
    helsinki = make_participant(
        workshop=workshop, person=make_member(edition=workshop.edition, timezone="Europe/Helsinki")
    )
    make_participant(workshop=workshop)

    actions.open_poll(workshop, closes_at=NOON + 5 * DAY, by=make_person(), at=NOON)

    assert Email.objects.count() == 2
    mail = Email.objects.get(person=helsinki.person)
    assert "Mon 23 March 2026, 14:00–16:00 your time (Helsinki), 13:00–15:00 (Brussels)" in mail.text
    assert f"Dear {helsinki.person.name}," in mail.text
    assert "/p/" in mail.action_url
    assert mail.action_url in mail.text
    assert len(set(Email.objects.values_list("action_url", flat=True))) == 2


def test_nobody_gets_the_same_poll_twice_and_opening_twice_is_refused() -> None:
    workshop = make_workshop()
    make_slot(workshop=workshop)
    make_slot(workshop=workshop)
    make_participant(workshop=workshop)
    actions.open_poll(workshop, closes_at=NOON + DAY, by=make_person(), at=NOON)

    with pytest.raises(Refused, match="draft"):
        actions.open_poll(workshop, closes_at=NOON + DAY, by=make_person(), at=NOON)

    assert Email.objects.count() == 1


def test_an_answer_can_be_changed_until_the_poll_closes() -> None:
    workshop = make_poll(people=1)
    person = workshop.participants.get().person
    first, second = workshop.slots.all()
    actions.answer_poll(workshop, person=person, answers={first.pk: "yes", second.pk: "no"}, at=NOON)

    actions.answer_poll(
        workshop, person=person, answers={first.pk: "if_needed"}, comment="Late?", at=NOON + HOUR
    )

    assert dict(Availability.objects.values_list("slot", "answer")) == {
        first.pk: "if_needed",
        second.pk: "no",
    }
    assert workshop.participants.get().poll_comment == "Late?"


@pytest.mark.parametrize(
    ("after", "refused"),
    [
        pytest.param(3 * DAY - HOUR / 3600, False, id="a second before it closes"),
        pytest.param(3 * DAY, True, id="as it closes"),
    ],
)
def test_answers_are_taken_until_the_poll_closes(after, refused: bool) -> None:
    workshop = make_poll(people=1, slots=1)
    person = workshop.participants.get().person
    answers = {workshop.slots.get().pk: "yes"}

    if refused:
        with pytest.raises(Refused, match="closed on Fri 6 March 2026, 13:00"):
            actions.answer_poll(workshop, person=person, answers=answers, at=NOON + after)
    else:
        actions.answer_poll(workshop, person=person, answers=answers, at=NOON + after)

    assert Availability.objects.exists() is not refused


def test_who_is_not_asked_cannot_answer() -> None:
    workshop = make_poll()
    stranger = make_member(edition=workshop.edition)

    with pytest.raises(Refused, match="not asked"):
        actions.answer_poll(workshop, person=stranger, answers={workshop.slots.first().pk: "yes"}, at=NOON)


def test_a_date_of_another_poll_cannot_be_answered() -> None:
    workshop, other = make_poll(), make_poll()

    with pytest.raises(Refused, match="no longer proposed"):
        actions.answer_poll(
            workshop,
            person=workshop.participants.first().person,
            answers={other.slots.first().pk: "yes"},
            at=NOON,
        )


def test_reminders_go_only_to_those_who_have_not_answered_and_once_a_day() -> None:
    workshop = make_poll(people=3, slots=1)
    done, *missing = [one.person for one in workshop.participants.order_by("pk")]
    actions.answer_poll(workshop, person=done, answers={workshop.slots.get().pk: "no"}, at=NOON)

    actions.remind_missing(workshop, by=make_person(), at=NOON)
    actions.remind_missing(workshop, by=make_person(), at=NOON + HOUR)

    assert sorted(Email.objects.values_list("person", flat=True)) == sorted(one.pk for one in missing)


def test_nobody_is_reminded_when_everybody_has_answered() -> None:
    workshop = make_poll(people=1, slots=1)
    person = workshop.participants.get().person
    actions.answer_poll(workshop, person=person, answers={workshop.slots.get().pk: "yes"}, at=NOON)

    with pytest.raises(Refused, match="Everybody"):
        actions.remind_missing(workshop, by=make_person(), at=NOON)

    assert not Email.objects.exists()


def test_the_last_reminder_goes_once_a_day_before_the_poll_closes() -> None:
    make_poll(people=2)

    assert actions.queue_poll_closed(at=NOON + DAY) == 0
    assert actions.queue_poll_closed(at=NOON + 2 * DAY + HOUR) == 2
    actions.queue_poll_closed(at=NOON + 2 * DAY + 2 * HOUR)

    assert Email.objects.count() == 2


def test_a_date_in_the_past_or_twice_is_refused_and_nothing_is_stored() -> None:
    workshop = make_workshop()
    good = (NOON + DAY, NOON + DAY + HOUR)

    with pytest.raises(Refused, match="proposed already"):
        actions.propose_slots(workshop, [good, good], by=make_person(), at=NOON)
    with pytest.raises(Refused, match="in the past"):
        actions.propose_slots(workshop, [good, (NOON - DAY, NOON)], by=make_person(), at=NOON)

    assert not workshop.slots.exists()


def test_dates_cannot_change_while_people_answer_them() -> None:
    workshop = make_poll()

    with pytest.raises(Refused, match="Withdraw"):
        actions.propose_slots(workshop, [(NOON + DAY, NOON + DAY + HOUR)], by=make_person(), at=NOON)
    with pytest.raises(Refused, match="Withdraw"):
        actions.remove_slot(workshop.slots.first(), by=make_person(), at=NOON)


def test_withdrawing_forgets_the_answers_and_reopening_asks_everybody_again() -> None:
    workshop = make_poll(people=1, slots=2)
    person = workshop.participants.get().person
    actions.answer_poll(workshop, person=person, answers={workshop.slots.first().pk: "yes"}, at=NOON)

    actions.withdraw_poll(workshop, by=make_person(), at=NOON)
    actions.open_poll(workshop, closes_at=NOON + DAY, by=make_person(), at=NOON + HOUR)

    assert not Availability.objects.exists()
    assert workshop.participants.get().poll_answered_at is None
    assert Email.objects.count() == 1


def test_choosing_a_date_makes_it_the_time_of_the_session() -> None:
    workshop = make_poll()
    slot = workshop.slots.first()

    actions.choose_slot(slot, by=make_person(), at=NOON)

    workshop.refresh_from_db()
    assert (workshop.state, workshop.starts_at, workshop.ends_at) == (
        WorkshopState.SCHEDULED,
        slot.starts_at,
        slot.ends_at,
    )


def test_before_a_reminder_goes_one_reads_it_with_its_recipients(client) -> None:
    workshop = make_poll(people=1)
    Workshop.objects.update(poll_closes_at=timezone.now() + DAY)
    late = workshop.participants.get()
    client.force_login(make_secretary(edition=workshop.edition))
    url = reverse("scheduling:remind", args=[workshop.edition.slug, workshop.pk])

    page = client.get(url).content.decode()

    assert late.person.email in page
    assert "Remind 1 person" in page
    assert not Email.objects.exists()
    client.post(url)
    assert Email.objects.get().person == late.person


def test_where_no_poll_is_open_the_page_says_so_and_shows_no_mail(client) -> None:
    workshop = make_workshop(state=WorkshopState.SCHEDULED)
    make_participant(workshop=workshop)
    client.force_login(make_secretary(edition=workshop.edition))

    page = client.get(reverse("scheduling:remind", args=[workshop.edition.slug, workshop.pk]))

    assert page.status_code == 200
    assert "The poll is not open" in page.content.decode()
