"""Dates of a poll that are held in people's calendars (calendar checklist 29)."""

import icalendar
import pytest

from tests.makers import DAY, HOUR, NOON
from tests.makers.invitations import leave
from tests.makers.people import make_person
from tests.makers.scheduling import make_participant, make_slot, make_workshop
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.invitations import actions, queries
from workshops.invitations.models import CalendarItem, Invitation
from workshops.invitations.queries.health import held_dates
from workshops.invitations.states import ItemStatus, Partstat
from workshops.scheduling import actions as scheduling
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

from .linter import lint

pytestmark = pytest.mark.django_db


def make_held_poll(*, dates: int = 3, people: int = 2) -> Workshop:
    """An open poll whose dates stand in the calendars of those who are asked; the mails have left."""
    workshop = make_workshop(state=WorkshopState.DRAFT, starts_at=None, ends_at=None)
    for number in range(dates):
        make_slot(workshop=workshop, starts_at=NOON + (10 + number) * DAY)
    for _ in range(people):
        make_participant(workshop=workshop)
    scheduling.open_poll(workshop, closes_at=NOON + 5 * DAY, by=make_person(), at=NOON, holds_dates=True)
    leave()
    return workshop


def events(**which) -> list[icalendar.Event]:
    mails = Email.objects.exclude(calendar="").filter(**which).order_by("pk")
    return [icalendar.Calendar.from_ical(mail.calendar).walk("VEVENT")[0] for mail in mails]


def choose(workshop: Workshop, number: int = 0, **facts) -> actions.Told:
    slot = list(workshop.slots.all())[number]
    slot.workshop = workshop
    return actions.choose_and_invite(slot, by=make_person(), at=NOON + HOUR, **facts)


def test_each_date_is_an_entry_of_its_own_that_may_go_away() -> None:
    make_held_poll()

    found = events()

    assert len(found) == 6
    assert len({str(event["UID"]) for event in found}) == 3
    assert {str(event["STATUS"]) for event in found} == {"TENTATIVE"}
    assert {mail.calendar_method for mail in Email.objects.exclude(calendar="")} == {"REQUEST"}
    mail = Email.objects.exclude(calendar="").first()
    assert "no invitation yet" in mail.text
    assert "still go away" in mail.calendar.replace("\r\n ", "")


def test_without_the_tick_nothing_is_held() -> None:
    workshop = make_workshop(state=WorkshopState.DRAFT, starts_at=None, ends_at=None)
    for number in range(2):
        make_slot(workshop=workshop, starts_at=NOON + (10 + number) * DAY)
    make_participant(workshop=workshop)

    scheduling.open_poll(workshop, closes_at=NOON + 5 * DAY, by=make_person(), at=NOON)

    assert not CalendarItem.objects.exists()


def test_more_than_ten_dates_are_not_held() -> None:
    with pytest.raises(Refused, match="fill people"):
        make_held_poll(dates=11)


def test_29_losing_holds_are_cancelled_and_the_winner_keeps_its_uid() -> None:
    workshop = make_held_poll()
    held = {event.start: str(event["UID"]) for event in events()}
    winner = workshop.slots.all()[1].starts_at

    told = choose(workshop, 1)

    new = events(made_at=NOON + HOUR)
    confirmed = [event for event in new if event["STATUS"] == "CONFIRMED"]
    cancelled = [event for event in new if event["STATUS"] == "CANCELLED"]
    assert {str(event["UID"]) for event in confirmed} == {held[winner]}
    assert {event["SEQUENCE"] for event in confirmed} == {1}
    assert {str(event["UID"]) for event in cancelled} == set(held.values()) - {held[winner]}
    assert (len(confirmed), len(cancelled)) == (2, 4)
    assert (told.changed, told.freed) == (2, 4)
    assert queries.pending(workshop, at=NOON + HOUR).is_empty
    assert {mail.template for mail in Email.objects.filter(made_at=NOON + HOUR)} == {
        "workshops/invitations/invitation", "workshops/invitations/hold_ended",
    }  # fmt: skip
    assert all(lint(mail) == [] for mail in Email.objects.exclude(calendar=""))


def test_29_the_answer_to_a_hold_stays_with_the_date() -> None:
    workshop = make_held_poll(people=1)
    hold = Invitation.objects.get(item__slot=workshop.slots.first())
    actions.answer_invitation(hold, partstat=Partstat.ACCEPTED, by=hold.person, at=NOON)

    choose(workshop, 0)

    assert queries.latest_item(workshop) == hold.item
    assert queries.invitation_of(workshop, hold.person).partstat == Partstat.ACCEPTED


def test_29_another_date_than_the_held_ones_frees_them_all() -> None:
    workshop = make_held_poll(people=1)

    scheduling.set_time(
        workshop, starts_at=NOON + 30 * DAY, ends_at=NOON + 30 * DAY + HOUR, by=make_person(), at=NOON
    )
    told = actions.announce(workshop, by=make_person(), at=NOON + HOUR)

    assert (told.invited, told.freed) == (1, 3)
    assert CalendarItem.objects.exclude(status=ItemStatus.CANCELLED).count() == 1


@pytest.mark.parametrize("how", ["withdrawn", "cancelled"])
def test_29_a_poll_that_ends_without_a_date_frees_them_all(how: str) -> None:
    workshop = make_held_poll()

    if how == "withdrawn":
        scheduling.withdraw_poll(workshop, by=make_person(), at=NOON + HOUR)
    else:
        actions.cancel_and_tell(workshop, reason="Strike.", by=make_person(), at=NOON + HOUR)

    assert {event["SEQUENCE"] for event in events(calendar_method="CANCEL")} == {1}
    assert len(events(calendar_method="CANCEL")) == 6
    assert not CalendarItem.objects.exclude(status=ItemStatus.CANCELLED).exists()


def test_holds_of_who_comes_and_goes_are_told_of_like_any_change() -> None:
    workshop = make_held_poll(dates=2)
    gone = workshop.participants.first()
    scheduling.remove_participant(gone, by=make_person(), at=NOON)
    new = make_participant(workshop=workshop)

    plan = queries.pending(workshop, at=NOON)
    assert ({one.person_id for one in plan.freed}, {one.person_id for one in plan.holding}) == (
        {gone.person_id}, {new.person_id},
    )  # fmt: skip
    told = actions.announce(workshop, by=make_person(), at=NOON + HOUR)

    assert (told.held, told.freed) == (2, 2)
    assert CalendarItem.objects.exclude(status=ItemStatus.CANCELLED).count() == 2
    assert queries.pending(workshop, at=NOON + HOUR).is_empty


def test_who_said_no_to_a_date_is_not_asked_to_hold_it() -> None:
    workshop = make_held_poll(dates=2)
    late = make_participant(workshop=workshop)
    answers = {workshop.slots.first().pk: "no"}
    scheduling.answer_poll(workshop, person=late.person, answers=answers, at=NOON)

    assert len(queries.pending(workshop, at=NOON).holding) == 1


def test_a_chosen_date_that_is_told_later_stays_held_until_then() -> None:
    workshop = make_held_poll(people=1)
    choose(workshop, 0, silent=True)

    assert CalendarItem.objects.filter(status=ItemStatus.TENTATIVE).count() == 3
    told = actions.announce(workshop, by=make_person(), at=NOON + 2 * HOUR)
    assert (told.changed, told.freed) == (1, 2)


def test_the_feed_shows_held_dates_as_tentative() -> None:
    workshop = make_held_poll(dates=2, people=1)
    person = workshop.participants.get().person

    texts = queries.feed_events(person, at=NOON)

    assert len(texts) == 2
    assert all("STATUS:TENTATIVE" in text for text in texts)
    assert not queries.ahead_of(person, at=NOON)


def test_what_is_held_and_what_was_said_is_counted() -> None:
    workshop = make_held_poll(dates=2)
    hold = Invitation.objects.filter(item__slot=workshop.slots.first()).first()
    actions.answer_invitation(hold, partstat=Partstat.DECLINED, by=hold.person, at=NOON)

    first, second = held_dates(workshop)

    assert (first.sent, first.declined, second.declined) == (2, 1, 0)


def test_another_title_reaches_the_dates_that_are_held_once_somebody_says_so() -> None:
    workshop = make_held_poll(dates=2)
    scheduling.change_workshop(workshop, version=workshop.version, title="Other", by=make_person(), at=NOON)

    assert len(queries.pending(workshop, at=NOON).reheld) == 4
    told = actions.announce(workshop, by=make_person(), at=NOON + HOUR)

    new = events(made_at=NOON + HOUR)
    assert told.held == len(new) == 4
    assert {str(event["SUMMARY"]) for event in new} == {"Held: Other"}
    assert {(event["SEQUENCE"], str(event["STATUS"])) for event in new} == {(0, "TENTATIVE")}
    assert queries.pending(workshop, at=NOON + HOUR).is_empty
    assert all(lint(mail) == [] for mail in Email.objects.exclude(calendar=""))


def test_another_title_changes_held_dates_silently_where_that_is_asked() -> None:
    workshop = make_held_poll(dates=2, people=1)
    scheduling.change_workshop(workshop, version=workshop.version, title="Other", by=make_person(), at=NOON)

    actions.announce(workshop, by=make_person(), at=NOON + HOUR, silent=True)

    assert not Email.objects.filter(made_at=NOON + HOUR)
    assert all(
        "Held: Other" in text for text in queries.feed_events(workshop.participants.get().person, at=NOON)
    )
    assert queries.pending(workshop, at=NOON + HOUR).is_empty


def test_held_dates_move_with_the_zone_of_the_poll() -> None:
    workshop = make_held_poll(dates=2, people=1)
    scheduling.change_zone(workshop, zone="Europe/Helsinki", keep="clock", by=make_person(), at=NOON + HOUR)

    slots = {slot.starts_at for slot in workshop.slots.all()}
    assert {event.start for event in events(made_at=NOON + HOUR)} == slots
    assert {event["SEQUENCE"] for event in events(made_at=NOON + HOUR)} == {1}
