"""Other times, wishes to see it again, deputies, failures and letters that come back (checklist 37–40)."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from tests.makers import DAY, HOUR
from tests.makers.invitations import make_invitation
from tests.makers.people import make_person
from workinggroup.outbox.models import Email
from workshops.invitations import actions
from workshops.invitations.models import Proposal
from workshops.invitations.states import InboundState, Partstat, ProposalState, Reason

from . import replies
from .linter import lint
from .replies import LATER, arrive, move_to

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reply_domain(settings) -> None:
    settings.REPLY_DOMAIN = "reply.example.org"


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


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Europe/Paris", "Romance Standard Time"),
        ("UTC", '"tzone://Microsoft/Utc"'),
        ("America/New_York", "/mozilla.org/20050126_1/America/New_York"),
    ],
)
def test_37_accepting_a_proposal_moves_the_session_and_tells_nobody_by_itself(zone: str, name: str) -> None:
    invitation = make_invitation()
    start = invitation.item.starts_at + DAY
    times = (f"DTSTART;TZID={name}:{start:%Y%m%dT%H%M%S}", "DURATION:PT90M")
    arrive(
        replies.message(replies.calendar(invitation, method="COUNTER", lines=times), method="COUNTER"),
        invitation,
    )
    mails = Email.objects.count()

    actions.accept_proposal(Proposal.objects.get(), by=make_person(), at=LATER)

    workshop = invitation.item.workshop
    workshop.refresh_from_db()
    assert workshop.ends_at - workshop.starts_at == dt.timedelta(minutes=90)
    assert workshop.starts_at.astimezone(ZoneInfo(zone)).strftime("%H%M") == f"{start:%H%M}"
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


EXIM = "From: Mail Delivery System <Mailer-Daemon@mx.example.org>\r\nX-Failed-Recipients: a@example.org\r\n"
FAILED = {
    "with a comment": BOUNCE.format(action="Failed (bad destination)", status="5.1.1"),
    "the second of two": BOUNCE.format(action="relayed", status="2.0.0").replace(
        "No such user\r\n\r\n",
        "fine\r\n\r\nAction: failed\r\nDiagnostic-Code: smtp; 550 No such user\r\n\r\n",
    ),
    "Exim without a report": EXIM + "Subject: Undelivered\r\n\r\nfailed: No such user\r\n",
    "qmail": "From: MAILER-DAEMON@mx.example.org\r\n\r\nHi. This is the qmail-send.\r\nNo such user\r\n",
}


@pytest.mark.parametrize("make", FAILED)
def test_40_failures_are_understood_as_each_server_writes_them(make: str) -> None:
    invitation = make_invitation()

    row = arrive(FAILED[make].encode(), invitation)

    assert (row.reason, invitation.bounced_at) == (Reason.BOUNCED, LATER)
    assert "No such user" in invitation.bounce_words


RECEIPT = BOUNCE.replace("delivery-status", "disposition-notification").replace("Auto-Submitted", "X-Not")


def test_40_machines_are_never_answered_whatever_calendar_they_send() -> None:
    """An absence note that carries our invitation back, a receipt, a REFRESH and an answer to an old time."""
    invitation = make_invitation()
    move_to(invitation, invitation.item.starts_at + DAY, at=LATER - HOUR)
    mails = Email.objects.count()
    echo, wish, answer = (
        replies.message(
            replies.calendar(invitation, method=method, sequence=0),
            method=method,
            headers="Auto-Submitted: auto-replied\r\n",
        )
        for method in ("REQUEST", "REFRESH", "REPLY")
    )
    broken = replies.message("BEGIN:VCALENDAR", headers="Auto-Submitted: auto-replied\r\n")

    reasons = [arrive(raw, invitation).reason for raw in (echo, RECEIPT.encode(), broken, wish, answer)]

    assert reasons == [Reason.AUTOMATIC] * 4 + [Reason.OLD_TIME]
    assert (invitation.old_answer, Email.objects.count()) == ("ACCEPTED", mails)


def test_40_a_person_who_writes_about_absence_is_no_machine() -> None:
    letter = (
        b"From: a@example.org\r\nSubject: Re: Out of office rules, auto-reply\r\n\r\nMay I come late?\r\n"
    )

    assert arrive(letter, make_invitation()).reason == Reason.WORDS


def test_what_cannot_be_read_says_who_sent_it() -> None:
    row = arrive(replies.message("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"), make_invitation())

    assert (row.reason, row.sender) == (Reason.UNREADABLE, "Somebody <somebody@example.org>")
    assert (row.subject, row.words) == ("Accepted: Session", "Somebody accepts.")


def test_words_of_a_person_wait_for_the_host_and_lose_their_text_when_settled() -> None:
    invitation = make_invitation()
    letter = b"From: a@example.org\r\nSubject: Re: Session\r\n\r\nI come an hour later.\r\n> quoted\r\n"

    row = arrive(letter, invitation)

    assert (row.state, row.reason, row.words) == (
        InboundState.PARKED, Reason.WORDS, "I come an hour later.",
    )  # fmt: skip
    actions.settle_message(row, by=make_person(), at=LATER)
    assert (row.state, row.words, row.raw) == (InboundState.SETTLED, "", None)
