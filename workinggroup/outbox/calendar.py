"""A calendar part as people read it: what, when, where, who."""

import datetime as dt
from typing import Any, NamedTuple

from icalendar import Calendar


class Invite(NamedTuple):
    """One event of a calendar part."""

    method: str
    summary: str
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    place: str
    uid: str
    sequence: int
    status: str
    attendees: list[str]


def invite_of(text: str) -> Invite | None:
    """The first event of an iCalendar text, or None when there is none to read."""
    if not text:
        return None
    try:
        calendar = Calendar.from_ical(text)
    except ValueError:
        return None
    event = next(iter(calendar.walk("VEVENT")), None)
    if event is None:
        return None
    attendees = event.get("ATTENDEE", [])
    return Invite(
        method=str(calendar.get("METHOD", "")),
        summary=str(event.get("SUMMARY", "")),
        starts_at=_moment(event.get("DTSTART")),
        ends_at=_moment(event.get("DTEND")),
        place=str(event.get("LOCATION", "")),
        uid=str(event.get("UID", "")),
        sequence=int(event.get("SEQUENCE", 0)),
        status=str(event.get("STATUS", "")),
        attendees=[_name(one) for one in (attendees if isinstance(attendees, list) else [attendees])],
    )


def _moment(found: Any) -> dt.datetime | None:
    moment = getattr(found, "dt", None)
    return moment if isinstance(moment, dt.datetime) and moment.tzinfo else None


def _name(attendee: Any) -> str:
    return str(getattr(attendee, "params", {}).get("CN", "")) or str(attendee).removeprefix("mailto:")
