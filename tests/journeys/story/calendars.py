"""What a mail program must find in an invitation."""

from datetime import datetime
from email.message import EmailMessage

from icalendar import Calendar, Event


def entry_in(mail: EmailMessage, *, method: str = "REQUEST") -> Event:
    """The one event of an invitation, after its MIME structure was checked."""
    assert mail.get_content_type() == "multipart/mixed"
    body, *others = mail.iter_parts()
    assert body.get_content_type() == "multipart/alternative"
    kinds = [part.get_content_type() for part in body.iter_parts()]
    assert kinds == ["text/plain", "text/html", "text/calendar"], kinds
    calendar_part = list(body.iter_parts())[-1]
    assert calendar_part.get_param("method") == method
    assert calendar_part["Content-Transfer-Encoding"] == "base64"
    assert [part.get_content_type() for part in others] == ["application/ics"]
    words = calendar_part.get_payload(decode=True)
    assert b"\n" not in words.replace(b"\r\n", b"")
    assert others[0].get_payload(decode=True) == words
    calendar = Calendar.from_ical(words)
    assert calendar["METHOD"] == method
    (event,) = calendar.walk("VEVENT")
    return event


def check_entry(event: Event, *, starts_at: datetime, sequence: int, who: str) -> str:
    """Time in UTC, version, and the person asked; gives the UID."""
    assert event["DTSTART"].dt == starts_at
    assert event["DTSTART"].to_ical().endswith(b"Z")
    assert int(event["SEQUENCE"]) == sequence
    assert str(event["ATTENDEE"]).lower() == f"mailto:{who}"
    return str(event["UID"])
