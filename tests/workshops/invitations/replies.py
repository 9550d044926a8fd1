"""Answers as the calendar programs write them, made for one invitation."""

import datetime as dt
from base64 import encodebytes

from tests.makers import HOUR, NOON
from tests.makers.people import make_person
from workshops.invitations import actions
from workshops.invitations.models import InboundMessage, Invitation
from workshops.scheduling import actions as scheduling

LATER = NOON + 2 * HOUR
PROGRAMS = ["google", "exchange", "apple", "thunderbird"]


def utc(instant: dt.datetime) -> str:
    return instant.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")


def calendar(
    invitation: Invitation,
    *,
    method: str = "REPLY",
    partstat: str = "ACCEPTED",
    attendee: str = "",
    sequence: int | None = None,
    stamp: dt.datetime = NOON + dt.timedelta(hours=1),
    uid: str = "",
    lines: tuple[str, ...] = (),
    organizer: bool = True,
) -> str:
    """The calendar of an answer, with CRLF."""
    item = invitation.item
    address = attendee or invitation.person.email
    host = [f"ORGANIZER;CN=Group:mailto:{invitation.organizer}"] if organizer else []
    return "\r\n".join(
        [
            "BEGIN:VCALENDAR", "PRODID:-//Example//Example//EN", "VERSION:2.0", f"METHOD:{method}",
            "BEGIN:VEVENT", f"UID:{uid or item.uid}",
            f"SEQUENCE:{item.sequence if sequence is None else sequence}",
            f"DTSTAMP:{utc(stamp)}", *lines, *host,
            f"ATTENDEE;CN=\"Somebody\";PARTSTAT={partstat}:mailto:{address}",
            "END:VEVENT", "END:VCALENDAR", "",
        ]
    )  # fmt: skip


def message(text: str | bytes, *, charset: str = "utf-8", method: str = "REPLY", headers: str = "") -> bytes:
    """A calendar in a message, base64, beside a line of plain text."""
    content = text if isinstance(text, bytes) else text.encode(charset)
    body = encodebytes(content).decode().replace("\n", "\r\n")
    return (
        "From: Somebody <somebody@example.org>\r\nSubject: Accepted: Session\r\nMIME-Version: 1.0\r\n"
        f"{headers}"
        'Content-Type: multipart/alternative; boundary="b1"\r\n\r\n'
        "--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSomebody accepts.\r\n"
        f"--b1\r\nContent-Type: text/calendar; charset={charset}; method={method}\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{body}\r\n--b1--\r\n"
    ).encode()


def as_program(program: str, invitation: Invitation, partstat: str = "ACCEPTED") -> bytes:
    """An answer in the manner of one program."""
    return {"google": google, "exchange": exchange, "apple": apple, "thunderbird": thunderbird}[program](
        invitation, partstat
    )


def google(invitation: Invitation, partstat: str) -> bytes:
    """Echoes the whole event with every guest, and attaches the calendar a second time."""
    item, person = invitation.item, invitation.person
    lines = "\r\n".join(
        [
            "BEGIN:VCALENDAR", "PRODID:-//Google Inc//Google Calendar 70.9054//EN", "VERSION:2.0",
            "CALSCALE:GREGORIAN", "METHOD:REPLY", "BEGIN:VEVENT", f"DTSTART:{utc(item.starts_at)}",
            f"DTEND:{utc(item.ends_at)}", f"DTSTAMP:{utc(NOON + dt.timedelta(hours=1))}",
            f"ORGANIZER;CN={invitation.organizer}:mailto:{invitation.organizer}", f"UID:{item.uid}",
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;CN=other@example.org;X-NU",
            " M-GUESTS=0:mailto:other@example.org",
            f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={partstat};X-NUM-GUESTS=0;X-RES",
            f" PONSE-COMMENT=\"See you\":mailto:{person.email}",
            "CREATED:20260101T000000Z", "LAST-MODIFIED:20260101T000000Z", f"SEQUENCE:{item.sequence}",
            "STATUS:CONFIRMED", "SUMMARY:Session", "TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR", "",
        ]
    )  # fmt: skip
    packed = encodebytes(lines.encode()).decode().replace("\n", "\r\n")
    return (
        f"From: {person.email}\r\nSubject: =?UTF-8?Q?Accept=C3=A9=3A_Session?=\r\nMIME-Version: 1.0\r\n"
        "Reply-To: Somebody <somebody@example.org>\r\nSender: Google Calendar <calendar@example.com>\r\n"
        'Content-Type: multipart/mixed; boundary="mix"\r\n\r\n--mix\r\n'
        'Content-Type: multipart/alternative; boundary="alt"\r\n\r\n'
        '--alt\r\nContent-Type: text/plain; charset="UTF-8"; format=flowed\r\n\r\nhas accepted\r\n'
        '--alt\r\nContent-Type: text/html; charset="UTF-8"\r\n\r\n<p>has accepted\r\n'
        f'--alt\r\nContent-Type: text/calendar; charset="UTF-8"; method=REPLY\r\n\r\n{lines}\r\n--alt--\r\n'
        '--mix\r\nContent-Type: application/ics; name="invite.ics"\r\n'
        'Content-Disposition: attachment; filename="invite.ics"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{packed}\r\n--mix--\r\n"
    ).encode()


def exchange(invitation: Invitation, partstat: str) -> bytes:
    """No ORGANIZER, Windows zones, a MAILTO in capitals, and a comment that is empty."""
    item, person = invitation.item, invitation.person
    text = "\r\n".join(
        [
            "BEGIN:VCALENDAR", "METHOD:REPLY", "PRODID:Microsoft Exchange Server 2010", "VERSION:2.0",
            "BEGIN:VTIMEZONE", "TZID:W. Europe Standard Time", "BEGIN:STANDARD", "DTSTART:16010101T030000",
            "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100",
            "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "END:STANDARD", "END:VTIMEZONE",
            "BEGIN:VEVENT", f"ATTENDEE;PARTSTAT={partstat};CN=Somebody:MAILTO:{person.email.upper()}",
            "COMMENT;LANGUAGE=en-US:\\n", f"UID:{item.uid}", "SUMMARY;LANGUAGE=en-US:Accepted: Session",
            "DTSTART;TZID=W. Europe Standard Time:20260301T100000",
            "DTEND;TZID=W. Europe Standard Time:20260301T120000", "CLASS:PUBLIC", "PRIORITY:5",
            f"DTSTAMP:{utc(NOON + dt.timedelta(hours=1))}", "TRANSP:OPAQUE", "STATUS:CONFIRMED",
            f"SEQUENCE:{item.sequence}", "LOCATION;LANGUAGE=en-US:Online",
            "X-MICROSOFT-CDO-APPT-SEQUENCE:0", "END:VEVENT", "END:VCALENDAR", "",
        ]
    )  # fmt: skip
    return message(text, headers="X-MS-Has-Attach:\r\nAuto-Submitted: auto-generated\r\n")


def apple(invitation: Invitation, partstat: str) -> bytes:
    """An attached file alone, folded, and the line ends of the machine it was written on."""
    text = calendar(invitation, partstat=partstat, lines=("X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC",))
    text = text.replace(
        f"UID:{invitation.item.uid}", f"UID:{invitation.item.uid[:20]}\n {invitation.item.uid[20:]}"
    )
    return (
        f"From: {invitation.person.email}\r\nSubject: Session\r\nMIME-Version: 1.0\r\n"
        'Content-Type: text/calendar; charset="utf-8"; method=REPLY; name=iCal.ics\r\n'
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
    ).encode() + text.replace("\r\n", "\n").encode()


def thunderbird(invitation: Invitation, partstat: str) -> bytes:
    """A mixed message with the calendar among the alternatives, and the same again as a file."""
    text = calendar(
        invitation, partstat=partstat, lines=("PERCENT-COMPLETE:0", f"X-MOZ-RECEIVED-DTSTAMP:{utc(NOON)}")
    )
    return message(text, headers="User-Agent: Mozilla Thunderbird\r\n")


def arrive(raw: bytes, invitation: Invitation, *, at: dt.datetime = LATER, to: str = "") -> InboundMessage:
    """Let a message come in at the address of the invitation, and be read."""
    row = actions.receive_message(raw, to=to or invitation.organizer, at=at)
    actions.read_message(row.pk, at=at)
    invitation.refresh_from_db()
    row.refresh_from_db()
    return row


def move_to(invitation: Invitation, starts_at: dt.datetime, *, at: dt.datetime) -> None:
    """Move the session and tell everybody."""
    workshop = invitation.item.workshop
    workshop.refresh_from_db()
    scheduling.set_time(workshop, starts_at=starts_at, ends_at=starts_at + HOUR, by=make_person(), at=at)
    actions.announce(workshop, by=make_person(), at=at)
    invitation.refresh_from_db()
