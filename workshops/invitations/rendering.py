"""One pure function makes the calendar text; mail, download and feed use it.

Everything is in UTC: a session is a single event, and no reader has to understand a VTIMEZONE of ours.
"""

import datetime as dt
from functools import lru_cache

from icalendar import Calendar, Event, vCalAddress, vText, vUri
from icalendar.parser import Contentline, Parameters

from .facts import Facts, facts_of_item, many_lines, one_line
from .models import CalendarItem, Invitation
from .states import ItemStatus, Method

PRODID = "-//Workinggroup//Sessions//EN"
ATTENDEE_MARK = "mailto:attendee@mark.invalid"
ORGANIZER_MARK = "organizer@mark.invalid"
Header = tuple[str, str, int, dt.datetime, bool, str]


class Words(vText):
    """A text that every reader gets back as it was: the library takes `\\N` for a line break."""

    def to_ical(self) -> bytes:
        words = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return words.encode()


def render_item(
    item: CalendarItem,
    invitation: Invitation | None = None,
    *,
    method: str = "",
    stamp: dt.datetime | None = None,
) -> str:
    """RFC 5545 text of an item, CRLF and folded.

    With an invitation it is a message to that person (`method` REQUEST or CANCEL, ORGANIZER, the one
    ATTENDEE); without, an entry for a file or feed: no METHOD, no people. `stamp` is the DTSTAMP, by default
    that of the last change. Same arguments, same text.
    """
    stamp = (stamp or item.stamped_at).astimezone(dt.UTC).replace(microsecond=0)
    header = (item.uid, method, item.sequence, stamp, invitation is not None, _status(item, method))
    before, between, after = _shared(facts_of_item(item), header)
    if invitation is None:
        return before
    return before + attendee_line(invitation) + between + organizer_line(invitation) + after


def render_event(item: CalendarItem) -> str:
    """The VEVENT of an item alone, for a feed."""
    text = render_item(item)
    begin = text.index("BEGIN:VEVENT")
    return text[begin : text.index("END:VCALENDAR")]


def _status(item: CalendarItem, method: str) -> str:
    """A person who is taken off the list gets a cancellation of an event that goes on for the others."""
    return ItemStatus.CANCELLED if method == Method.CANCEL else item.status


@lru_cache(maxsize=128)
def _shared(facts: Facts, header: Header) -> tuple[str, str, str]:
    """The text around the two lines that are a person's own: the same for everybody who is told the same."""
    calendar = Calendar()
    calendar.add("PRODID", PRODID)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    if header[1]:
        calendar.add("METHOD", header[1])
    calendar.add_component(_event(facts, header))
    text = calendar.to_ical().decode()
    if not header[4]:
        return text, "", ""
    # icalendar sorts the properties of an event by name.
    before, _mark, rest = text.partition(_attendee("", ATTENDEE_MARK, "NEEDS-ACTION"))
    between, _mark, after = rest.partition(_organizer("", ORGANIZER_MARK))
    return before, between, after


def _event(facts: Facts, header: Header) -> Event:
    uid, _method, sequence, stamp, is_message, status = header
    event = Event()
    event.add("UID", uid)
    event.add("DTSTAMP", stamp)
    event.add("DTSTART", facts.starts_at.astimezone(dt.UTC))
    event.add("DTEND", facts.ends_at.astimezone(dt.UTC))
    event.add("SEQUENCE", sequence)
    event.add("STATUS", str(status))
    event.add("SUMMARY", Words(one_line(facts.summary)))
    event.add("TRANSP", "TRANSPARENT" if status == ItemStatus.CANCELLED else "OPAQUE")
    event.add("LAST-MODIFIED", stamp)
    if facts.location:
        event.add("LOCATION", Words(one_line(facts.location)))
    # Not to somebody who no longer comes: it says how to join, as the joining link does.
    if facts.description and status != ItemStatus.CANCELLED:
        event.add("DESCRIPTION", Words(many_lines(facts.description)))
    if facts.url:
        event.add("URL", vUri(facts.url))
    if facts.join_url and status != ItemStatus.CANCELLED:
        conference = vUri(facts.join_url)
        conference.params = Parameters({"VALUE": "URI", "FEATURE": "VIDEO"})
        event.add("CONFERENCE", conference)
    if is_message:
        event.add("ORGANIZER", _address("", ORGANIZER_MARK))
        event.add("ATTENDEE", _attendee_value("", ATTENDEE_MARK, "NEEDS-ACTION"))
    return event


def organizer_line(invitation: Invitation) -> str:
    """The line that says where this person's answer goes, folded."""
    return _organizer(invitation.organizer_name, invitation.organizer)


def _organizer(name: str, address: str) -> str:
    return _line("ORGANIZER", _address(name, address))


def attendee_line(invitation: Invitation) -> str:
    """The line of the one person who is asked, folded."""
    person = invitation.person
    return _attendee(person.name, f"mailto:{person.email}", invitation.partstat)


def _attendee(name: str, address: str, partstat: str) -> str:
    return _line("ATTENDEE", _attendee_value(name, address, partstat))


def _line(name: str, value: vCalAddress) -> str:
    return Contentline.from_parts(name, value.params, value).to_ical().decode() + "\r\n"


def _attendee_value(name: str, address: str, partstat: str) -> vCalAddress:
    value = vCalAddress(address)
    facts = {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": str(partstat), "RSVP": "TRUE"}
    if cn := parameter(name):
        facts["CN"] = vText(cn)
    value.params = Parameters(facts)
    return value


def _address(name: str, address: str) -> vCalAddress:
    value = vCalAddress(f"mailto:{address}")
    if cn := parameter(name):
        value.params = Parameters({"CN": vText(cn)})
    return value


def parameter(words: str) -> str:
    """Text that may stand in a parameter. A double quote has no escape there, and a backslash is read as one
    by many programs: both are replaced by their likes."""
    return one_line(words).replace('"', "'").replace("\\", "/")


def file_of(events: list[str], *, name: str = "") -> str:
    """A calendar of ready events, as a feed: no METHOD, which would make it an invitation."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID}", "CALSCALE:GREGORIAN"]
    if name:
        head.append(Contentline.from_parts("NAME", Parameters(), vText(one_line(name))).to_ical().decode())
        head.append(
            Contentline.from_parts("X-WR-CALNAME", Parameters(), vText(one_line(name))).to_ical().decode()
        )
    head.append("REFRESH-INTERVAL;VALUE=DURATION:PT1H")
    return "\r\n".join(head) + "\r\n" + "".join(events) + "END:VCALENDAR\r\n"
