"""Answers that come back by mail (checklist 30–40): the token decides, the order decides, and no more."""

import re

import pytest

from tests.makers import DAY, HOUR, NOON
from tests.makers.invitations import make_invitation
from tests.makers.people import make_person
from tests.makers.scheduling import make_participant
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.invitations import actions
from workshops.invitations.models import InboundMessage, Invitation
from workshops.invitations.states import InboundState, Partstat, Reason
from workshops.scheduling import actions as scheduling

from . import replies
from .linter import lint
from .replies import LATER, arrive, move_to

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reply_domain(settings) -> None:
    settings.REPLY_DOMAIN = "reply.example.org"


def test_05_and_13_each_invitation_has_an_organizer_address_of_its_own_that_every_program_keeps() -> None:
    invitations = [make_invitation() for _ in range(2)]

    for invitation, mail in zip(invitations, Email.objects.order_by("pk"), strict=True):
        organizer = invitation.organizer
        assert re.fullmatch(r"[a-z0-9-]{1,64}@reply\.example\.org", organizer)
        assert f"mailto:{organizer}" in mail.calendar.replace("\r\n ", "")
        assert (mail.from_address, mail.reply_to) == (organizer, organizer)
        assert lint(mail) == []
    assert invitations[0].organizer != invitations[1].organizer


def test_17_the_organizer_stays_when_the_domain_of_the_house_changes(settings) -> None:
    invitation = make_invitation()
    before = invitation.organizer
    settings.REPLY_DOMAIN = "other.example.org"

    move_to(invitation, invitation.item.starts_at + DAY, at=NOON + HOUR)

    change = Email.objects.order_by("-pk").first()
    assert (change.from_address, change.reply_to) == (before, before)


def test_52_the_database_holds_no_token_of_an_invitation() -> None:
    invitation = make_invitation()
    token = invitation.organizer.partition("@")[0].removeprefix("r-")

    row = Invitation.objects.values().get(pk=invitation.pk)

    assert token not in str(row)


@pytest.mark.parametrize("program", replies.PROGRAMS)
@pytest.mark.parametrize("partstat", ["ACCEPTED", "TENTATIVE", "DECLINED"])
def test_30_each_program_sets_partstat(program: str, partstat: str) -> None:
    invitation = make_invitation()

    row = arrive(replies.as_program(program, invitation, partstat), invitation)

    assert (row.state, row.reason, row.raw) == (InboundState.USED, Reason.ANSWERED, None)
    assert (invitation.partstat, invitation.answered_at) == (partstat, LATER)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("METHOD:REPLY", "METHOD:reply"), id="lower-case method"),
        pytest.param(lambda text: text.replace("=ACCEPTED", "=accepted"), id="lower-case partstat"),
        pytest.param(lambda text: text.replace("mailto:", "MAILTO:"), id="MAILTO in capitals"),
        pytest.param(
            lambda text: text.replace("CN=", "CN\r\n =", 1).replace("UID:", "UI\r\n D:"), id="folded"
        ),
        pytest.param(lambda text: "\ufeff" + text, id="byte order mark"),
        pytest.param(lambda text: text.replace("Somebody", "Jörg").encode("latin-1"), id="latin-1 unsaid"),
        pytest.param(lambda text: text.replace("\r\n", "\n"), id="bare line feeds"),
    ],
)
def test_31_what_clients_really_send_is_accepted(change) -> None:
    invitation = make_invitation()

    row = arrive(replies.message(change(replies.calendar(invitation))), invitation)

    assert (row.reason, invitation.partstat) == (Reason.ANSWERED, Partstat.ACCEPTED)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"uid": "other@example.org"}, Reason.OTHER_EVENT),
        ({"method": "REQUEST"}, Reason.OTHER_METHOD),
        ({"method": "CANCEL"}, Reason.OTHER_METHOD),
        ({"method": "PUBLISH"}, Reason.OTHER_METHOD),
        ({"method": "ADD"}, Reason.OTHER_METHOD),
        ({"partstat": "COMPLETED"}, Reason.ODD_ANSWER),
        ({"lines": ("RECURRENCE-ID:20260301T100000Z",)}, Reason.OTHER_EVENT),
    ],
)
def test_32_what_is_no_answer_to_this_event_changes_nothing(facts: dict, reason: str) -> None:
    invitation = make_invitation()

    row = arrive(replies.message(replies.calendar(invitation, **facts)), invitation)

    assert (row.state, row.reason) == (InboundState.PARKED, reason)
    assert invitation.partstat == Partstat.NEEDS_ACTION


@pytest.mark.parametrize(
    "to", ["r-0123456789abcdef0123456789abcdef@reply.example.org", "info@example.org", ""]
)
def test_32_an_unknown_token_changes_nothing(to: str) -> None:
    invitation = make_invitation()

    row = arrive(replies.google(invitation, "ACCEPTED"), invitation, to=to or "r-@reply.example.org")

    assert (row.state, row.reason, row.invitation) == (InboundState.PARKED, Reason.NO_TOKEN, None)
    assert invitation.partstat == Partstat.NEEDS_ACTION


def test_32_a_token_of_somebody_who_was_removed_or_a_session_that_is_over_changes_nothing() -> None:
    invitation = make_invitation()
    answer = replies.message(replies.calendar(invitation))

    assert arrive(answer, invitation, at=invitation.item.ends_at + DAY).reason == Reason.OVER
    scheduling.remove_participant(invitation.item.workshop.participants.get(), by=make_person(), at=NOON)
    actions.announce(invitation.item.workshop, by=make_person(), at=NOON)
    assert arrive(b"Received: again\r\n" + answer, invitation).reason == Reason.OVER
    assert invitation.partstat == Partstat.NEEDS_ACTION


def test_33_right_token_other_attendee_changes_nothing_until_the_host_takes_it() -> None:
    invitation, host = make_invitation(), make_person()
    answer = replies.message(replies.calendar(invitation, attendee="deputy@example.org", partstat="DECLINED"))

    row = arrive(answer, invitation)

    assert (row.state, row.reason, row.offered) == (InboundState.PARKED, Reason.OTHER_PERSON, "DECLINED")
    assert invitation.partstat == Partstat.NEEDS_ACTION
    actions.take_answer(row, by=host, at=LATER)
    invitation.refresh_from_db()
    assert (invitation.partstat, row.state) == (Partstat.DECLINED, InboundState.SETTLED)
    with pytest.raises(Refused):
        actions.take_answer(row, by=host, at=LATER)


def test_33_another_confirmed_address_of_the_person_counts() -> None:
    invitation = make_invitation()
    invitation.person.emailaddress_set.create(email="Alias@example.org", verified=True)

    row = arrive(replies.message(replies.calendar(invitation, attendee="alias@example.org")), invitation)

    assert (row.reason, invitation.partstat) == (Reason.ANSWERED, Partstat.ACCEPTED)


def test_34_a_spoofed_sender_without_token_changes_nothing() -> None:
    invitation = make_invitation()
    spoofed = replies.google(invitation, "DECLINED")
    assert invitation.person.email.encode() in spoofed.split(b"\r\n")[0]

    row = arrive(spoofed, invitation, to="secretariat@reply.example.org")

    assert (row.reason, invitation.partstat) == (Reason.NO_TOKEN, Partstat.NEEDS_ACTION)


def test_35_the_newer_answer_wins_in_whichever_order_they_come() -> None:
    invitation = make_invitation()
    first = replies.message(replies.calendar(invitation, partstat="ACCEPTED", stamp=NOON + HOUR))
    second = replies.message(replies.calendar(invitation, partstat="DECLINED", stamp=NOON + HOUR * 1.5))

    arrive(second, invitation)
    late = arrive(first, invitation)
    again = arrive(second, invitation)
    twice = arrive(b"Received: by another way\r\n" + second, invitation)

    assert late.reason == twice.reason == Reason.OLDER
    assert (again.reason, InboundMessage.objects.count()) == (Reason.ANSWERED, 3)
    assert invitation.partstat == Partstat.DECLINED


def test_35_an_answer_on_the_page_is_newer_than_a_mail_from_before() -> None:
    invitation = make_invitation()
    actions.answer_invitation(invitation, partstat="DECLINED", by=invitation.person, at=NOON + HOUR * 1.5)

    row = arrive(replies.message(replies.calendar(invitation, stamp=NOON + HOUR)), invitation)

    assert (row.reason, invitation.partstat) == (Reason.OLDER, Partstat.DECLINED)


def test_35_an_answer_by_mail_is_newer_than_one_on_the_page_before_whoever_left_meanwhile() -> None:
    invitation = make_invitation()
    workshop = invitation.item.workshop
    gone = make_participant(workshop=workshop)
    actions.announce(workshop, by=make_person(), at=NOON)
    scheduling.remove_participant(gone, by=make_person(), at=NOON)
    actions.announce(workshop, by=make_person(), at=NOON)
    invitation.item.refresh_from_db()
    assert (invitation.item.sequence, invitation.sent_sequence) == (1, 0)
    actions.answer_invitation(invitation, partstat="DECLINED", by=invitation.person, at=NOON + HOUR)

    row = arrive(replies.message(replies.calendar(invitation, sequence=0, stamp=LATER)), invitation)

    assert (row.reason, invitation.partstat) == (Reason.ANSWERED, Partstat.ACCEPTED)


def test_35_a_sequence_that_nobody_was_sent_makes_no_later_answer_an_older_one() -> None:
    invitation = make_invitation()

    for sequence, partstat in ((999_999_999, "ACCEPTED"), (0, "DECLINED")):
        stamp = NOON + HOUR * (1 + (sequence == 0) / 2)
        answer = replies.calendar(invitation, sequence=sequence, partstat=partstat, stamp=stamp)
        assert arrive(replies.message(answer), invitation).reason == Reason.ANSWERED

    assert (invitation.partstat, invitation.answered_sequence) == (Partstat.DECLINED, 0)


def test_36_an_answer_to_an_older_time_is_kept_as_such_and_the_person_is_asked_again_once() -> None:
    invitation = make_invitation()
    old = invitation.item.sequence
    move_to(invitation, invitation.item.starts_at + DAY, at=NOON + HOUR)
    mails = Email.objects.count()

    row = arrive(replies.message(replies.calendar(invitation, sequence=old)), invitation)
    later = replies.calendar(invitation, sequence=old, stamp=NOON + HOUR * 1.5, partstat="TENTATIVE")
    arrive(replies.message(later), invitation)

    assert (row.state, row.reason) == (InboundState.USED, Reason.OLD_TIME)
    assert (invitation.partstat, invitation.old_answer) == (Partstat.NEEDS_ACTION, "TENTATIVE")
    assert Email.objects.count() == mails + 1
    assert Email.objects.order_by("-pk").first().calendar_method == "REQUEST"


def test_36_an_answer_to_the_new_time_clears_the_old_one() -> None:
    invitation = make_invitation()
    move_to(invitation, invitation.item.starts_at + DAY, at=NOON + HOUR)
    arrive(replies.message(replies.calendar(invitation, sequence=0)), invitation)

    arrive(replies.message(replies.calendar(invitation, sequence=1, stamp=NOON + HOUR * 1.5)), invitation)

    assert (invitation.partstat, invitation.old_answer) == (Partstat.ACCEPTED, "")
