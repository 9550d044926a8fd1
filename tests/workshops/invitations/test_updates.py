"""What a change sends, to whom, and under which number (calendar checklist 18 to 28)."""

import time
from concurrent.futures import ThreadPoolExecutor

import icalendar
import pytest
from django.db import OperationalError, connection

from tests.makers import DAY, HOUR, NOON
from tests.makers.invitations import item_of, make_invited_workshop
from tests.makers.people import make_person
from tests.makers.scheduling import make_participant, make_slot, make_workshop
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.invitations import actions, queries
from workshops.invitations.actions.items import move_item
from workshops.invitations.models import Invitation
from workshops.invitations.states import Partstat
from workshops.scheduling import actions as scheduling
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db


def event_of(email: Email) -> icalendar.Event:
    """The event that a mail carries."""
    return icalendar.Calendar.from_ical(email.calendar).walk("VEVENT")[0]


def last_event() -> icalendar.Event:
    return event_of(Email.objects.order_by("pk").last())


def change(workshop: Workshop, **facts: object) -> None:
    scheduling.change_workshop(workshop, version=workshop.version, by=make_person(), at=NOON, **facts)


def move(workshop: Workshop, *, by_hours: int = 1) -> None:
    scheduling.set_time(
        workshop,
        starts_at=workshop.starts_at + by_hours * HOUR,
        ends_at=workshop.ends_at + by_hours * HOUR,
        by=make_person(),
        at=NOON,
    )


def test_18_time_change_raises_sequence() -> None:
    workshop = make_invited_workshop()
    first = last_event()

    move(workshop)
    actions.announce(workshop, by=make_person(), at=NOON + HOUR)

    second = last_event()
    assert second["UID"] == first["UID"]
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 1)
    assert second.DTSTAMP > first.DTSTAMP
    assert second.start == first.start + HOUR


def test_19_a_corrected_word_keeps_the_sequence() -> None:
    workshop = make_invited_workshop()
    first = last_event()

    change(workshop, description="Without the typo.")
    actions.announce(workshop, by=make_person(), at=NOON)

    second = last_event()
    assert second["SEQUENCE"] == first["SEQUENCE"]
    assert second.DTSTAMP > first.DTSTAMP
    assert "Without the typo." in second["DESCRIPTION"]


def test_20_saving_without_change_sends_nothing() -> None:
    workshop = make_invited_workshop()

    change(workshop, title=workshop.title)
    told = actions.announce(workshop, by=make_person(), at=NOON + HOUR)

    assert told.total == 0
    assert Email.objects.count() == 1
    assert item_of(workshop).version == 1


def test_21_three_quick_edits_become_one_mail_with_the_last_state() -> None:
    workshop = make_invited_workshop()

    for title in ["One", "Two", "Three"]:
        change(workshop, title=title)
    actions.announce(workshop, by=make_person(), at=NOON + HOUR)

    assert Email.objects.count() == 2
    assert last_event()["SUMMARY"] == "Three"


def test_22_the_second_and_third_move_keep_counting() -> None:
    workshop = make_invited_workshop()

    for number in range(3):
        move(workshop)
        actions.announce(workshop, by=make_person(), at=NOON + number * HOUR)

    assert [event_of(mail)["SEQUENCE"] for mail in Email.objects.order_by("pk")] == [0, 1, 2, 3]
    assert item_of(workshop).last_significant_sequence == 3


def test_22_there_and_back_again_is_told_too() -> None:
    workshop = make_invited_workshop()

    for title in ["Other", workshop.title]:
        change(workshop, title=title)
        actions.announce(workshop, by=make_person(), at=NOON)

    stamps = [event_of(mail).DTSTAMP for mail in Email.objects.order_by("pk")]
    assert stamps == sorted(set(stamps))
    assert len(stamps) == 3


@pytest.mark.parametrize(
    ("what", "kept"),
    [
        pytest.param("time", False, id="another time"),
        pytest.param("place", True, id="another place"),
        pytest.param("joining link", True, id="another joining link"),
        pytest.param("words", True, id="other words"),
    ],
)
def test_23_only_a_change_of_time_resets_answers(what: str, kept: bool) -> None:
    workshop = make_invited_workshop(format="hybrid", place="Hall 1")
    invitation = Invitation.objects.get()
    actions.answer_invitation(invitation, partstat=Partstat.ACCEPTED, by=invitation.person, at=NOON)

    if what == "time":
        move(workshop)
    else:
        facts = {
            "place": {"place": "Hall 2"},
            "joining link": {"join_url": "https://meet.example.org/y"},
            "words": {"title": "Other"},
        }[what]
        change(workshop, **facts)
    actions.announce(workshop, by=make_person(), at=NOON + HOUR)

    invitation.refresh_from_db()
    assert (invitation.partstat == Partstat.ACCEPTED) is kept
    assert last_event()["ATTENDEE"].params["PARTSTAT"] == ("ACCEPTED" if kept else "NEEDS-ACTION")
    assert last_event()["SEQUENCE"] == (0 if what == "words" else 1)


def test_24_two_who_announce_at_once_never_share_a_sequence() -> None:
    workshop = make_invited_workshop()
    move(workshop)
    mine, yours = (queries.pending(workshop, at=NOON) for _ in range(2))

    move_item(mine, at=NOON)
    with pytest.raises(Refused, match="just announced"):
        move_item(yours, at=NOON)

    assert item_of(workshop).sequence == 1


@pytest.mark.django_db(transaction=True)
def test_24_two_announcements_in_parallel_send_one_mail() -> None:
    workshop = make_invited_workshop()
    move(workshop)
    person = make_person()

    def press(_number: int) -> int:
        for _ in range(200):
            try:
                return actions.announce(Workshop.objects.get(pk=workshop.pk), by=person, at=NOON + HOUR).total
            except Refused:
                return 0
            except OperationalError:
                time.sleep(0.02)  # the tests' database in memory refuses where a file would wait
            finally:
                connection.close()
        raise AssertionError("never got through")

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(press, range(4)))

    assert sum(told) == 1
    assert Email.objects.count() == 2
    assert item_of(workshop).sequence == 1


def test_what_the_page_showed_is_what_is_sent() -> None:
    workshop = make_invited_workshop()
    move(workshop)
    seen = queries.pending(workshop, at=NOON).seen
    make_participant(workshop=workshop)

    with pytest.raises(Refused, match="since you looked"):
        actions.announce(workshop, by=make_person(), at=NOON, seen=seen)

    assert Email.objects.count() == 1


def test_26_cancelling_reaches_each_active_invitee_once() -> None:
    workshop = make_invited_workshop(people=4)
    gone, *staying = workshop.participants.all()
    scheduling.remove_participant(gone, by=make_person(), at=NOON)
    actions.announce(workshop, by=make_person(), at=NOON)

    actions.cancel_and_tell(workshop, reason="The host is ill.", by=make_person(), at=NOON + HOUR)
    actions.announce(workshop, by=make_person(), at=NOON + 2 * HOUR)

    mails = Email.objects.filter(calendar_method="CANCEL", made_at__gt=NOON)
    assert sorted(mail.person_id for mail in mails) == sorted(one.person_id for one in staying)
    assert {event_of(mail)["STATUS"] for mail in mails} == {"CANCELLED"}
    assert {event_of(mail)["SEQUENCE"] for mail in mails} == {2}
    assert all("The host is ill." in mail.text for mail in mails)


def test_27_whoever_is_removed_is_told_and_nobody_else() -> None:
    workshop = make_invited_workshop(people=3)
    gone = workshop.participants.first()

    scheduling.remove_participant(gone, by=make_person(), at=NOON)
    actions.announce(workshop, by=make_person(), at=NOON + HOUR)

    mails = Email.objects.filter(made_at=NOON + HOUR)
    assert [(mail.person, mail.calendar_method) for mail in mails] == [(gone.person, "CANCEL")]
    assert event_of(mails.get())["SEQUENCE"] == 1


def test_adding_one_person_invites_that_person_alone() -> None:
    workshop = make_invited_workshop(people=2)
    new = make_participant(workshop=workshop)

    told = actions.announce(workshop, by=make_person(), at=NOON + HOUR)

    assert (told.invited, told.total) == (1, 1)
    assert Email.objects.get(made_at=NOON + HOUR).person == new.person
    assert item_of(workshop).sequence == 0


def test_28_people_who_declined_are_told_of_the_cancellation() -> None:
    workshop = make_invited_workshop()
    invitation = Invitation.objects.get()
    actions.answer_invitation(invitation, partstat=Partstat.DECLINED, by=invitation.person, at=NOON)

    actions.cancel_and_tell(workshop, reason="No room.", by=make_person(), at=NOON)

    assert Email.objects.filter(calendar_method="CANCEL").count() == 1


def test_28_coming_back_has_a_higher_sequence() -> None:
    workshop = make_invited_workshop(people=2)
    participant = workshop.participants.first()
    scheduling.remove_participant(participant, by=make_person(), at=NOON)
    actions.announce(workshop, by=make_person(), at=NOON + HOUR)

    scheduling.add_participant(workshop, person=participant.person, by=make_person(), at=NOON + HOUR)
    actions.announce(workshop, by=make_person(), at=NOON + 2 * HOUR)

    mine = [event_of(mail) for mail in Email.objects.filter(person=participant.person).order_by("pk")]
    assert [event["SEQUENCE"] for event in mine] == [0, 1, 2]
    assert Email.objects.count() == 4


def test_a_silent_change_sends_nothing_and_is_not_sent_later() -> None:
    workshop = make_invited_workshop()

    change(workshop, title="Corrected")
    actions.announce(workshop, by=make_person(), at=NOON + HOUR, silent=True)

    assert Email.objects.count() == 1
    assert queries.pending(workshop, at=NOON + HOUR).is_empty
    assert "SUMMARY:Corrected" in item_of(workshop).feed_text


def test_choosing_a_date_invites_voters_and_non_voters_alike() -> None:
    workshop = make_workshop(state=WorkshopState.POLLING)
    slot = make_slot(workshop=workshop)
    voter, silent = make_participant(workshop=workshop), make_participant(workshop=workshop)
    scheduling.answer_poll(workshop, person=voter.person, answers={slot.pk: "no"}, at=NOON)

    told = actions.choose_and_invite(slot, by=make_person(), at=NOON + DAY)

    assert told.invited == 2
    assert set(Email.objects.values_list("person", flat=True)) == {voter.person_id, silent.person_id}


def test_what_is_over_is_announced_no_more() -> None:
    workshop = make_invited_workshop()

    change(workshop, title="Afterwards")

    assert actions.announce(workshop, by=make_person(), at=NOON + 30 * DAY).total == 0
