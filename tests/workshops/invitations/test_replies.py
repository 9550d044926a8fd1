"""Answers that come back by mail (checklist 30–40): the token decides, the order decides, and no more."""

import datetime as dt
import re

import pytest

from tests.makers import DAY, HOUR, NOON
from tests.makers.invitations import make_invitation
from tests.makers.people import make_person
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.invitations import actions
from workshops.invitations.models import InboundMessage, Invitation, Proposal
from workshops.invitations.states import InboundState, Partstat, ProposalState, Reason
from workshops.scheduling import actions as scheduling

from . import replies
from .linter import lint

pytestmark = pytest.mark.django_db
LATER = NOON + 2 * HOUR


@pytest.fixture(autouse=True)
def _reply_domain(settings) -> None:
    settings.REPLY_DOMAIN = "reply.example.org"


def arrive(raw: bytes, invitation: Invitation, *, at: dt.datetime = LATER, to: str = "") -> InboundMessage:
    row = actions.receive_message(raw, to=to or invitation.organizer, at=at)
    actions.read_message(row.pk, at=at)
    invitation.refresh_from_db()
    row.refresh_from_db()
    return row


def move_to(invitation: Invitation, starts_at: dt.datetime, *, at: dt.datetime) -> None:
    workshop = invitation.item.workshop
    workshop.refresh_from_db()
    scheduling.set_time(workshop, starts_at=starts_at, ends_at=starts_at + HOUR, by=make_person(), at=at)
    actions.announce(workshop, by=make_person(), at=at)
    invitation.refresh_from_db()


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

    assert late.reason == Reason.OLDER
    assert (again.reason, InboundMessage.objects.count()) == (Reason.ANSWERED, 2)
    assert invitation.partstat == Partstat.DECLINED


def test_35_an_answer_on_the_page_is_newer_than_a_mail_from_before() -> None:
    invitation = make_invitation()
    actions.answer_invitation(invitation, partstat="DECLINED", by=invitation.person, at=NOON + HOUR * 1.5)

    row = arrive(replies.message(replies.calendar(invitation, stamp=NOON + HOUR)), invitation)

    assert (row.reason, invitation.partstat) == (Reason.OLDER, Partstat.DECLINED)


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


def test_37_a_counter_is_a_proposal_and_declining_it_sends_declinecounter() -> None:
    invitation = make_invitation()
    start = invitation.item.starts_at + DAY
    times = (f"DTSTART:{replies.utc(start)}", f"DTEND:{replies.utc(start + HOUR)}", "COMMENT:Later\\, please")
    counter = replies.calendar(invitation, method="COUNTER", partstat="TENTATIVE", lines=times)

    row = arrive(replies.message(counter, method="COUNTER"), invitation)

    proposal = Proposal.objects.get()
    assert (row.reason, proposal.starts_at, proposal.comment) == (Reason.PROPOSED, start, "Later, please")
    assert invitation.partstat == Partstat.NEEDS_ACTION
    actions.decline_proposal(proposal, by=make_person(), at=LATER)
    mail = Email.objects.order_by("-pk").first()
    assert (mail.calendar_method, mail.person) == ("DECLINECOUNTER", invitation.person)
    assert not lint(mail)
    assert Proposal.objects.get().state == ProposalState.DECLINED


def test_37_accepting_a_proposal_moves_the_session_and_tells_nobody_by_itself() -> None:
    invitation = make_invitation()
    start = invitation.item.starts_at + DAY
    times = (f"DTSTART;TZID=Romance Standard Time:{start:%Y%m%dT%H%M%S}", "DURATION:PT90M")
    arrive(
        replies.message(replies.calendar(invitation, method="COUNTER", lines=times), method="COUNTER"),
        invitation,
    )
    mails = Email.objects.count()

    actions.accept_proposal(Proposal.objects.get(), by=make_person(), at=LATER)

    workshop = invitation.item.workshop
    workshop.refresh_from_db()
    assert workshop.ends_at - workshop.starts_at == dt.timedelta(minutes=90)
    assert workshop.starts_at.astimezone(workshop.timezone).strftime("%H%M") == f"{start:%H%M}"
    assert Email.objects.count() == mails


@pytest.mark.parametrize(
    "times",
    [
        (),
        ("DTSTART;VALUE=DATE:20991010", "DTEND;VALUE=DATE:20991011"),
        ("DTSTART;TZID=Nowhere/Land:20991010T100000", "DTEND;TZID=Nowhere/Land:20991010T110000"),
        ("DTSTART:20991010T100000Z", "DTEND:20991010T090000Z"),
        ("DTSTART:20000101T100000Z", "DTEND:20000101T110000Z"),
    ],
)
def test_37_a_proposal_without_a_certain_time_is_parked(times: tuple[str, ...]) -> None:
    invitation = make_invitation()
    counter = replies.calendar(invitation, method="COUNTER", lines=times)

    row = arrive(replies.message(counter, method="COUNTER"), invitation)

    assert (row.state, row.reason, Proposal.objects.count()) == (InboundState.PARKED, Reason.ODD_TIME, 0)


def test_38_refresh_sends_again_to_one_person_and_at_most_once_an_hour() -> None:
    invitation = make_invitation()
    mails = Email.objects.count()

    asked = [
        arrive(
            replies.message(replies.calendar(invitation, method="REFRESH", stamp=at), method="REFRESH"),
            invitation,
            at=at,
        ).reason
        for at in (LATER, LATER + HOUR / 2, LATER + HOUR)
    ]

    assert asked == [Reason.REFRESHED, Reason.TOO_OFTEN, Reason.REFRESHED]
    assert Email.objects.count() == mails + 2
    assert set(Email.objects.values_list("person", flat=True)) == {invitation.person_id}


@pytest.mark.parametrize("partstat", ["DELEGATED", 'ACCEPTED;DELEGATED-TO="mailto:x@example.org"'])
def test_39_delegation_is_parked_for_the_host(partstat: str) -> None:
    invitation = make_invitation()

    row = arrive(replies.message(replies.calendar(invitation, partstat=partstat)), invitation)

    assert (row.state, row.reason) == (InboundState.PARKED, Reason.DELEGATED)
    assert invitation.partstat == Partstat.NEEDS_ACTION


BOUNCE = (
    "From: MAILER-DAEMON@example.org\r\nReturn-Path: <>\r\nAuto-Submitted: auto-replied\r\n"
    "MIME-Version: 1.0\r\n"
    'Content-Type: multipart/report; report-type=delivery-status; boundary="x"\r\n\r\n'
    "--x\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
    "--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n"
    "Final-Recipient: rfc822; a@example.org\r\nAction: {action}\r\nStatus: {status}\r\n"
    "Diagnostic-Code: smtp; 550 5.1.1 No such user\r\n\r\n"
    "--x\r\nContent-Type: message/rfc822\r\n\r\nSubject: Session\r\n\r\ntext\r\n--x--\r\n"
)


def test_40_a_failure_notice_marks_delivery_failed_and_an_answer_clears_it() -> None:
    invitation = make_invitation()

    row = arrive(BOUNCE.format(action="failed", status="5.1.1").encode(), invitation)

    assert (row.reason, invitation.bounced_at) == (Reason.BOUNCED, LATER)
    assert "No such user" in invitation.bounce_words
    arrive(replies.message(replies.calendar(invitation)), invitation)
    assert invitation.bounced_at is None


def test_40_late_mail_and_absence_notes_change_nothing_and_are_never_answered() -> None:
    invitation = make_invitation()
    mails = Email.objects.count()
    late = BOUNCE.format(action="delayed", status="4.4.1").encode()
    absent = b"From: a@example.org\r\nAuto-Submitted: auto-replied\r\nSubject: Away\r\n\r\nBack on Monday\r\n"
    named = b"From: a@example.org\r\nSubject: Out of office: Session\r\n\r\nBack on Monday\r\n"

    reasons = [arrive(raw, invitation).reason for raw in (late, absent, named)]

    assert reasons == [Reason.DELAYED, Reason.AUTOMATIC, Reason.AUTOMATIC]
    assert (invitation.partstat, invitation.bounced_at) == (Partstat.NEEDS_ACTION, None)
    assert Email.objects.count() == mails


def test_words_of_a_person_wait_for_the_host_and_lose_their_text_when_settled() -> None:
    invitation = make_invitation()
    letter = b"From: a@example.org\r\nSubject: Re: Session\r\n\r\nI come an hour later.\r\n> quoted\r\n"

    row = arrive(letter, invitation)

    assert (row.state, row.reason, row.words) == (
        InboundState.PARKED, Reason.WORDS, "I come an hour later.",
    )  # fmt: skip
    actions.settle_message(row, by=make_person(), at=LATER)
    assert (row.state, row.words, row.raw) == (InboundState.SETTLED, "", None)
