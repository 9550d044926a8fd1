"""The linter itself: a good text passes, and each fault that it knows is named."""

import pytest
from django.test import Client

from tests.makers import NOON
from tests.makers.invitations import make_invited_workshop
from workinggroup.outbox.mime import bytes_of
from workinggroup.outbox.models import Email
from workshops.invitations import actions
from workshops.invitations.models import Invitation

from .linter import lint, lint_calendar, lint_feed, lint_message

GOOD = "\r\n".join(
    [
        "BEGIN:VCALENDAR", "PRODID:-//House//EN", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:REQUEST",
        "BEGIN:VEVENT", "UID:1@example.org", "DTSTAMP:20260601T080000Z", "DTSTART:20260609T080000Z",
        "DTEND:20260609T100000Z", "SEQUENCE:0", "STATUS:CONFIRMED", "SUMMARY:A\\, b\\; c\\\\ d\\n",
        "CONFERENCE;VALUE=URI:https://meet.example.org/x",
        "ORGANIZER;CN=\"Ethics, the group\":mailto:r-1a@example.org",
        "ATTENDEE;CN=Aino;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:aino@example.org",
        "END:VEVENT", "END:VCALENDAR", "",
    ]
)  # fmt: skip


def test_a_good_text_passes() -> None:
    assert lint_calendar(GOOD, "REQUEST") == []


@pytest.mark.parametrize(
    ("good", "bad", "words"),
    [
        ("SEQUENCE:0\r\n", "", "a property missing or repeated"),
        ("SEQUENCE:0", "SEQUENCE:0\r\nSEQUENCE:1", "a property missing or repeated"),
        ("SEQUENCE:0", "SEQUENCE:-1", "a SEQUENCE that is no number"),
        ("SEQUENCE:0", "SEQUENCE:1.5", "a SEQUENCE that is no number"),
        ("METHOD:REQUEST\r\n", "", "not exactly one METHOD, that of the part"),
        ("METHOD:REQUEST", "METHOD:request", "not exactly one METHOD, that of the part"),
        ("METHOD:REQUEST", "METHOD:PUBLISH", "not exactly one METHOD, that of the part"),
        ("STATUS:CONFIRMED", "STATUS:CANCELLED", "STATUS does not go with METHOD"),
        ("PARTSTAT=NEEDS-ACTION", "PARTSTAT=MAYBE", "a PARTSTAT that is none"),
        ("PARTSTAT=NEEDS-ACTION", "PARTSTAT=accepted", "a PARTSTAT that is none"),
        ("PARTSTAT=NEEDS-ACTION;", "", "a PARTSTAT that is none"),
        (":mailto:aino@", ":aino@", "an address that is not a bare mailto:"),
        (":mailto:aino@", ":MAILTO:aino@", "an address that is not a bare mailto:"),
        ("aino@example.org", "aino@example.org?subject=x", "an address that is not a bare mailto:"),
        ("mailto:r-1a@", "mailto:r+1a@", "an ORGANIZER that programs do not keep"),
        ("mailto:r-1a@", f"mailto:{'r' * 65}@", "an ORGANIZER that programs do not keep"),
        ("DTSTART:20260609T080000Z", "DTSTART;TZID=UTC:20260609T080000", "a TZID or VTIMEZONE"),
        ("DTSTART:20260609T080000Z", "DTSTART;TZID=UTC:20260609T080000", "a time that is not in UTC"),
        ("DTSTART:20260609T080000Z", "DTSTART:20260609T080000", "a time that is not in UTC"),
        ("DTSTAMP:20260601T080000Z", "DTSTAMP:2026-06-01", "a time that is not in UTC"),
        ("BEGIN:VEVENT", "BEGIN:VTIMEZONE\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT", "a TZID or VTIMEZONE"),
        ("DTEND:20260609T100000Z", "DTEND:20260609T080000Z", "the end is not after the start"),
        ("DTEND:20260609T100000Z\r\n", "", "the end is not after the start"),
        ("END:VEVENT", "BEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT", "an alarm"),
        ("SEQUENCE:0", "SEQUENCE:0\r\nATTACH:https://example.org/x", "a property that we do not send"),
        ("SEQUENCE:0", "SEQUENCE:0\r\nRRULE:FREQ=DAILY", "a property that we do not send"),
        ("CONFERENCE;VALUE=URI", "CONFERENCE", "a value without its VALUE"),
        ("SUMMARY:A\\,", "SUMMARY:A,", "a sign in a text that is not escaped"),
        ("b\\;", "b;", "a sign in a text that is not escaped"),
        ("c\\\\ d", "c\\ d", "a sign in a text that is not escaped"),
        ("SUMMARY:A", f"SUMMARY:A{'x' * 75}", "a line of more than 75 octets"),
        ("SUMMARY:A", "SUMMARY:\x07A", "a control character"),
        ("SUMMARY:A", "SUMMARY:\x85A", "a control character"),
        ("SUMMARY:A", "SUMMARY:A\nB", "a bare LF or CR"),
        ("SUMMARY:A", "SUMMARY:A\rB", "a bare LF or CR"),
        ("SUMMARY:A", "A summary", "a line that is no property"),
        ("VERSION:2.0", "VERSION:1.0", "VERSION is not 2.0"),
        ("PRODID:-//House//EN\r\n", "", "PRODID, VERSION or CALSCALE not once"),
        ("END:VEVENT\r\n", "", "BEGIN and END do not match"),
        ("END:VCALENDAR\r\n", "END:VCALENDAR", "no line break at the end"),
    ],
)  # fmt: skip
def test_a_fault_is_named(good: str, bad: str, words: str) -> None:
    assert good in GOOD

    assert words in lint_calendar(GOOD.replace(good, bad, 1), "REQUEST")


def test_11_a_character_cut_by_folding_is_noticed() -> None:
    raw = GOOD.encode().replace(b"SUMMARY:A", b"SUMMARY:\xc3\r\n \xa9")

    assert "a character that cannot be read" in lint_calendar(raw.decode("utf-8", "replace"), "REQUEST")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("good", "bad", "words"),
    [
        (b"To: ", b"Cc: all@example.org\r\nTo: ", "not exactly one recipient"),
        (b"Reply-To: ", b"Reply-To: other@example.org, ", "From, Reply-To and ORGANIZER differ"),
        (b"Auto-Submitted: auto-generated\r\n", b"", "not marked as written by a machine"),
        (b"Content-Type: text/calendar;", b"Content-Disposition: attachment\r\nContent-Type: text/calendar;",
         "the calendar part has a disposition"),
        (b"Content-Type: text/calendar;", b"Content-Type: text/plain;", "0 text/calendar parts"),
        (b"Content-Type: application/ics;", b"Content-Type: application/pdf;", "another order of parts"),
        (b'method="REQUEST"', b'method="CANCEL"', "not exactly one METHOD, that of the part"),
    ],
)  # fmt: skip
def test_a_fault_of_the_message_is_named(good: bytes, bad: bytes, words: str) -> None:
    make_invited_workshop()
    raw = bytes_of(Email.objects.get())
    assert lint_message(raw) == []
    assert good in raw

    assert words in lint_message(raw.replace(good, bad, 1))


@pytest.mark.django_db
def test_a_feed_is_read_with_the_same_eyes() -> None:
    make_invited_workshop()
    address = actions.make_feed(Invitation.objects.get().person, at=NOON)
    text = Client().get(f"/calendar/{address.token}.ics").content.decode()

    assert lint_feed(text) == []
    assert "METHOD in a feed" in lint_feed(text.replace("VERSION:2.0", "VERSION:2.0\r\nMETHOD:REQUEST"))
    assert "a person in a feed" in lint_feed(text.replace("END:VEVENT", "ORGANIZER:mailto:x@y\r\nEND:VEVENT"))


@pytest.mark.django_db
@pytest.mark.any_calendar
def test_what_a_test_leaves_in_the_outbox_is_linted() -> None:
    make_invited_workshop()
    mail = Email.objects.get()

    mail.calendar = mail.calendar.replace("SEQUENCE:0\r\n", "")

    assert lint(mail) == ["a property missing or repeated"]
