"""What every outgoing calendar must keep to (RFC 5545, 5546, 6047, 7986), whatever it says.

`tests/conftest.py` runs `lint` on each calendar that a test leaves in the outbox. It reads the
text itself and borrows no library: a linter that reads with the writer's eyes misses the writer's faults.
"""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from workinggroup.outbox.mime import bytes_of
from workinggroup.outbox.models import Email

SHAPE = ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar"]
HEAD = ["PRODID", "VERSION", "CALSCALE"]
ONCE = ["UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "ORGANIZER", "ATTENDEE", "STATUS"]
ONCE_IN_FEED = ["UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "STATUS"]
AT_MOST_ONCE = ["DTEND", "DURATION", "DESCRIPTION", "LOCATION", "URL", "TRANSP", "LAST-MODIFIED", "CREATED"]
ALLOWED = {
    "REQUEST": {"CONFIRMED", "TENTATIVE"},
    "CANCEL": {"CANCELLED"},
    "DECLINECOUNTER": {"CONFIRMED", "TENTATIVE"},
}
PARTSTATS = {"NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED"}
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "NAME", "X-WR-CALNAME"}
NEED_VALUE = {"CONFERENCE": "URI", "REFRESH-INTERVAL": "DURATION", "SOURCE": "URI"}
FORBIDDEN = {"ATTACH", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "REQUEST-STATUS"}
ADDRESS = re.compile(r"mailto:[^\s?@]+@[^\s?@]+")
REPLY_ADDRESS = re.compile(r"mailto:[a-z0-9-]{1,64}@[a-z0-9.-]+")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
BAD_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\(?![\\;,nN])")
BARE_SIGN = re.compile(r"(?<!\\)(?:\\\\)*[;,]")
UTC_MOMENT = re.compile(r"\d{8}T\d{6}Z")
LINE = re.compile(
    r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)', re.S
)
PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";:]*)')
Property = tuple[str, dict[str, str], str]


def message_of(mail: Email) -> EmailMessage:
    """The message as a mail program parses it."""
    return parsed(bytes_of(mail))


def parsed(raw: bytes) -> EmailMessage:
    found = message_from_bytes(raw, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def properties(text: str) -> list[Property]:
    """Name, parameters and value of each line that is one."""
    found = [LINE.fullmatch(line) for line in unfolded(text) if line]
    return [
        (one[1].upper(), {name.upper(): value for name, value in PARAMETER.findall(one[2])}, one[3])
        for one in found
        if one
    ]


def lint(mail: Email) -> list[str]:
    """What is wrong with an outgoing invitation."""
    return lint_message(bytes_of(mail))


def lint_message(raw: bytes) -> list[str]:
    """What is wrong with a message that carries a calendar, in words; an empty list when nothing is."""
    message = parsed(raw)
    parts, others = list(message.walk()), message["Cc"] or message["Bcc"]
    kinds = [part.get_content_type() for part in parts]
    calendars = [part for part in parts if part.get_content_type() == "text/calendar"]
    if len(calendars) != 1:
        return [f"{len(calendars)} text/calendar parts"]
    [calendar], head = calendars, raw.split(b"\r\n\r\n", 1)[0]
    copies = [part for part in parts if part.get_content_type() == "application/ics"]
    content = calendar.get_payload(decode=True)
    wrong = {
        "another order of parts": kinds not in (SHAPE, [*SHAPE, "application/ics"]),
        "a header line of more than 998 octets": any(len(line) > 998 for line in head.split(b"\r\n")),
        "a bare LF or CR in the message": bool({10, 13} & set(raw.replace(b"\r\n", b""))),
        "the calendar part has a disposition": calendar["Content-Disposition"] is not None,
        "the calendar is not in UTF-8": calendar.get_content_charset() != "utf-8",
        "the calendar is not in base64": calendar["Content-Transfer-Encoding"] != "base64",
        "the copy says something else": any(one.get_payload(decode=True) != content for one in copies),
        "not exactly one recipient": len(message["To"].addresses) != 1 or bool(others),
        "not marked as written by a machine": message["Auto-Submitted"] != "auto-generated",
    }
    method = str(calendar.get_param("method"))
    text = content.decode("utf-8", "replace")
    return _said(wrong) + _people(message, text) + lint_calendar(text, method)


def _people(message: EmailMessage, text: str) -> list[str]:
    """Sender, organiser and the address for answers are one; the recipient is the attendee."""
    named = {name: value for name, _facts, value in properties(text) if name in ("ORGANIZER", "ATTENDEE")}
    senders = {parseaddr(str(message[name]))[1] for name in ("From", "Reply-To")}
    organizer = named.get("ORGANIZER", "").removeprefix("mailto:")
    attendee = named.get("ATTENDEE", "").removeprefix("mailto:")
    recipients = {one.addr_spec for one in message["To"].addresses}
    return _said(
        {
            "From, Reply-To and ORGANIZER differ": senders != {organizer},
            "the recipient is not the ATTENDEE": recipients != {attendee},
        }
    )


def lint_calendar(text: str, method: str) -> list[str]:
    """What is wrong with the calendar of a message whose part says `method`."""
    found = properties(text)
    names = [name for name, _facts, _value in found]
    said = [value for name, _facts, value in found if name == "METHOD"]
    organizers = [value for name, _facts, value in found if name == "ORGANIZER"]
    attendees = [value for name, _facts, value in found if name == "ATTENDEE"]
    status = {value for name, _facts, value in found if name == "STATUS"}
    partstats = [facts.get("PARTSTAT", "") for name, facts, _value in found if name == "ATTENDEE"]
    wrong = {
        "not exactly one METHOD, that of the part": said != [method],
        "a METHOD that we do not send": method not in ALLOWED,
        "a property missing or repeated": any(names.count(name) != 1 for name in ONCE),
        "STATUS does not go with METHOD": not status <= ALLOWED.get(method, set()),
        "an address that is not a bare mailto:": not all(map(ADDRESS.fullmatch, organizers + attendees)),
        "an ORGANIZER that programs do not keep": not all(map(REPLY_ADDRESS.fullmatch, organizers)),
        "a PARTSTAT that is none": not set(partstats) <= PARTSTATS,
        "not exactly one event": names.count("BEGIN") != 2,
    }
    return _said(wrong) + lint_text(text)


def lint_feed(text: str) -> list[str]:
    """What is wrong with a feed: it is a calendar, it invites nobody, and it names nobody."""
    found = properties(text)
    names = [name for name, _facts, _value in found]
    number = sum(1 for name, _facts, value in found if (name, value) == ("BEGIN", "VEVENT"))
    uids = [value for name, _facts, value in found if name == "UID"]
    wrong = {
        "METHOD in a feed": "METHOD" in names,
        "a person in a feed": bool({"ORGANIZER", "ATTENDEE"} & set(names)),
        "a property missing or repeated": any(names.count(name) != number for name in ONCE_IN_FEED),
        "a UID twice": len(set(uids)) != len(uids),
    }
    return _said(wrong) + lint_text(text)


def lint_text(text: str) -> list[str]:
    """What no calendar text of ours may hold."""
    found, lines = properties(text), [line for line in unfolded(text) if line]
    names = [name for name, _facts, _value in found]
    moments = {name: value for name, _facts, value in found if name in ("DTSTAMP", "DTSTART", "DTEND")}
    sequences = [value for name, _facts, value in found if name == "SEQUENCE"]
    texts = [value for name, _facts, value in found if name in TEXTS]
    wrong = {
        **_of_the_lines(text),
        "a line that is no property": len(found) != len(lines),
        "PRODID, VERSION or CALSCALE not once": any(names.count(one) != 1 for one in HEAD),
        "VERSION is not 2.0": ("VERSION", {}, "2.0") not in found,
        "a property repeated in an event": _repeats(found),
        "a time that is not in UTC": not all(UTC_MOMENT.fullmatch(value) for value in moments.values()),
        "a TZID or VTIMEZONE": any("TZID" in facts or "VTIMEZONE" in value for _name, facts, value in found),
        "the end is not after the start": _ends_too_early(found),
        "an alarm": ("BEGIN", {}, "VALARM") in found,
        "a property that we do not send": bool(FORBIDDEN & set(names)),
        "a SEQUENCE that is no number": any(not value.isdecimal() for value in sequences),
        "a value without its VALUE": any(
            facts.get("VALUE") != NEED_VALUE[name] for name, facts, _value in found if name in NEED_VALUE
        ),
        "a sign in a text that is not escaped": any(
            BAD_ESCAPE.search(value) or BARE_SIGN.search(value) for value in texts
        ),
    }
    return _said(wrong)


def _of_the_lines(text: str) -> dict[str, bool]:
    raw = text.encode("utf-8", "surrogatepass").split(b"\r\n")
    return {
        "a bare LF or CR": "\r" in text.replace("\r\n", "") or "\n" in text.replace("\r\n", ""),
        "no line break at the end": not text.endswith("END:VCALENDAR\r\n"),
        "a line of more than 75 octets": any(len(line) > 75 for line in raw),
        "a character cut by folding": any(_is_cut(line) for line in raw),
        "a character that cannot be read": "\ufffd" in text,
        "a control character": CONTROL.search(text) is not None,
        "BEGIN and END do not match": not _is_nested(text),
    }


def _is_cut(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _is_nested(text: str) -> bool:
    opened: list[str] = []
    for name, _facts, value in properties(text):
        if name == "BEGIN":
            opened.append(value)
        elif name == "END" and (not opened or opened.pop() != value):
            return False
    return not opened


def _events(found: list[Property]) -> list[list[Property]]:
    events: list[list[Property]] = []
    inside = False
    for one in found:
        if one[::2] == ("BEGIN", "VEVENT"):
            events.append([])
            inside = True
        elif one[::2] == ("END", "VEVENT"):
            inside = False
        elif inside:
            events[-1].append(one)
    return events


def _repeats(found: list[Property]) -> bool:
    for event in _events(found):
        names = [name for name, _facts, _value in event]
        if any(names.count(one) > 1 for one in [*ONCE, *AT_MOST_ONCE]):
            return True
    return False


def _ends_too_early(found: list[Property]) -> bool:
    for event in _events(found):
        of = {name: value for name, _facts, value in event}
        if not of.get("DTEND", "") > of.get("DTSTART", "~"):
            return True
    return False


def _said(wrong: dict[str, bool]) -> list[str]:
    return [words for words, found in wrong.items() if found]
