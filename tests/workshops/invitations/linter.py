"""What every outgoing invitation must keep to (RFC 5545, 5546, 6047), whatever it says."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

import icalendar

from workinggroup.outbox.mime import bytes_of
from workinggroup.outbox.models import Email

ONCE = ["UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "ORGANIZER", "ATTENDEE", "STATUS"]
ALLOWED = {"REQUEST": {"CONFIRMED", "TENTATIVE"}, "CANCEL": {"CANCELLED"}, "DECLINECOUNTER": {"CONFIRMED"}}
ADDRESS = re.compile(r"^mailto:[^\s?]+@[^\s?]+$")


def message_of(mail: Email) -> EmailMessage:
    """The message as a mail program parses it."""
    parsed = message_from_bytes(bytes_of(mail), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def lint_calendar(text: str, method: str) -> list[str]:
    """What is wrong with a calendar text, in words; an empty list when nothing is."""
    raw, lines = text.encode(), unfolded(text)
    names = [re.split("[;:]", line, maxsplit=1)[0] for line in lines]
    event = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]
    status = str(event.get("STATUS"))
    wrong = {
        "a bare LF or CR": "\r" in text.replace("\r\n", "") or "\n" in text.replace("\r\n", ""),
        "a line of more than 75 octets": any(len(line) > 75 for line in raw.split(b"\r\n")),
        "a control character": re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text) is not None,
        "not exactly one METHOD": lines.count(f"METHOD:{method}") != 1 or names.count("METHOD") != 1,
        "PRODID, VERSION or CALSCALE not once": any(
            names.count(name) != 1 for name in ("PRODID", "VERSION", "CALSCALE")
        ),
        "VERSION is not 2.0": "VERSION:2.0" not in lines,
        "a property missing or repeated": any(names.count(name) != 1 for name in ONCE),
        "DTSTAMP, DTSTART or DTEND not in UTC": any(
            not line.endswith("Z") for line in lines if line.startswith(("DTSTAMP", "DTSTART", "DTEND"))
        ),
        "a TZID or VTIMEZONE": "TZID" in text or "VTIMEZONE" in text,
        "an alarm or attachment": "VALARM" in text or "ATTACH" in names,
        "the end is not after the start": not event.end > event.start,
        "STATUS does not go with METHOD": status not in ALLOWED[method],
        "an address that is not a bare mailto:": any(
            not ADDRESS.match(str(event[name])) for name in ("ORGANIZER", "ATTENDEE")
        ),
        "CONFERENCE without VALUE": "CONFERENCE" in names and "VALUE=URI" not in text,
        "a PARTSTAT that is none": event["ATTENDEE"].params["PARTSTAT"]
        not in {"NEEDS-ACTION", "ACCEPTED", "TENTATIVE", "DECLINED"},
    }
    return [words for words, found in wrong.items() if found]


def lint(mail: Email) -> list[str]:
    """What is wrong with an outgoing invitation."""
    raw, message = bytes_of(mail), message_of(mail)
    parts = [part.get_content_type() for part in message.walk()]
    calendars = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    wrong = {
        "a header line of more than 998 octets": any(
            len(line) > 998 for line in raw.split(b"\r\n\r\n", 1)[0].split(b"\r\n")
        ),
        "another order of parts": parts
        != [
            "multipart/mixed",
            "multipart/alternative",
            "text/plain",
            "text/html",
            "text/calendar",
            "application/ics",
        ],
        "the method of the part is not METHOD": calendars[0].get_param("method") != mail.calendar_method,
        "the calendar part has a disposition": calendars[0]["Content-Disposition"] is not None,
        "not exactly one recipient": len(message["To"].addresses) != 1,
    }
    return [words for words, found in wrong.items() if found] + lint_calendar(
        mail.calendar, mail.calendar_method
    )
