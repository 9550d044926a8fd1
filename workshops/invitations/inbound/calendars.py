"""A calendar that somebody sent: only what an answer says is read, and no rule is ever expanded.

Lines are taken apart by icalendar; the rest is forgiving on purpose, because programs send lower-case words,
`MAILTO:`, a byte order mark, latin-1, or the whole event with all its guests.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar.parser import Contentline
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

MOST_LINES = 5000
MOST_LETTERS_A_LINE = 20_000
MOST_ATTENDEES = 500
WANTED = {
    "METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "ATTENDEE", "COMMENT",
    "RECURRENCE-ID", "STATUS",
}  # fmt: skip
OUTLOOK_UTC = "tzone://Microsoft/Utc"
PREFIXED_ZONE = re.compile(r"/[\w./-]*?/([A-Z][A-Za-z]+/[A-Z][\w/+-]+)")
MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)")
SPAN = re.compile(r"\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?")


class Unreadable(Exception):
    """No answer can be made out. The text says why, in a word of ours."""


class Guest(NamedTuple):
    """An ATTENDEE: bare address in lower case, PARTSTAT in upper case, and whom it was handed on to."""

    address: str
    partstat: str
    handed_on_to: str


class CalendarWords(NamedTuple):
    """What a sent calendar says about one event. Instants are ISO 8601 in UTC, or empty."""

    method: str
    uid: str
    sequence: int
    stamp: str
    guests: list[Guest]
    starts: str
    ends: str
    is_occurrence: bool
    comment: str


class Line(NamedTuple):
    path: tuple[str, ...]
    name: str
    params: Any
    value: str


def decoded(content: bytes, charset: str) -> str:
    """The text, whatever was said or not said of its character set; half characters become signs."""
    for name in (charset, "utf-8"):
        try:
            return content.decode(name).lstrip("\ufeff").encode("utf-8", "replace").decode()
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return content.decode("latin-1")


def read_calendar(text: str) -> CalendarWords:
    """What it says about its first event. Raises `Unreadable` when it holds none with a UID."""
    method, events = "", []
    for line in _lines(text):
        if line.path == ("VCALENDAR",) and line.name == "METHOD":
            method = line.value.strip().upper()[:20]
        elif line.path == ("VCALENDAR", "VEVENT"):
            if line.name == "BEGIN":
                events.append({})
            elif events:
                _take(events[-1], line)
    if not events:
        raise Unreadable("no event")
    if not events[0].get("UID"):
        raise Unreadable("no UID")
    if len({event.get("UID") for event in events}) > 1:
        raise Unreadable("several events")
    return _words(method, events[0])


def _take(event: dict[str, Any], line: Line) -> None:
    """Remember a property; of one that should stand once, the first counts."""
    if line.name == "ATTENDEE":
        guests = event.setdefault("ATTENDEE", [])
        if len(guests) < MOST_ATTENDEES:
            guests.append(_guest(line))
    elif line.name in ("DTSTART", "DTEND"):
        event.setdefault(line.name, _instant(line))
    else:
        event.setdefault(line.name, line.value)


def _words(method: str, event: dict[str, Any]) -> CalendarWords:
    starts = event.get("DTSTART")
    ends = event.get("DTEND") or _after(starts, event.get("DURATION", ""))
    return CalendarWords(
        method,
        event["UID"].strip()[:255],
        _number(event.get("SEQUENCE", "0")),
        _iso(_moment(event.get("DTSTAMP", ""), dt.UTC)),
        event.get("ATTENDEE", []),
        _iso(starts),
        _iso(ends),
        "RECURRENCE-ID" in event,
        _plain(event.get("COMMENT", "")),
    )


def _lines(text: str) -> Iterator[Line]:
    """The wanted properties with the components around them; `BEGIN` of an event is told, too."""
    path: list[str] = []
    for raw in _unfolded(text):
        name = re.split("[;:]", raw, maxsplit=1)[0].strip().upper()
        value = raw.partition(":")[2].strip().upper()
        if name == "BEGIN":
            path.append(value)
            if len(path) > 10:
                raise Unreadable("nested too deep")
            yield Line(tuple(path), "BEGIN", {}, value)
        elif name == "END":
            if path and path[-1] == value:
                path.pop()
        elif name in WANTED and (line := _parted(tuple(path), raw)):
            yield line


def _unfolded(text: str) -> list[str]:
    lines: list[str] = []
    for raw in re.split(r"\r\n|\n|\r", text.replace("\x00", "")):
        if raw[:1] in (" ", "\t") and lines:
            if len(lines[-1]) < MOST_LETTERS_A_LINE:
                lines[-1] += raw[1:]
        elif raw.strip():
            lines.append(raw[:MOST_LETTERS_A_LINE])
        if len(lines) > MOST_LINES:
            raise Unreadable("too many lines")
    return lines


def _parted(path: tuple[str, ...], raw: str) -> Line | None:
    """A line in its parts; one that is broken says nothing."""
    try:
        name, params, value = Contentline(raw).parts()
    except (ValueError, IndexError, KeyError):
        return None
    return Line(path, name.upper(), params, str(value))


def _guest(line: Line) -> Guest:
    partstat = _first(line.params.get("PARTSTAT", "")).upper() or "NEEDS-ACTION"
    return Guest(bare(line.value), partstat[:20], bare(_first(line.params.get("DELEGATED-TO", ""))))


def _first(value: Any) -> str:
    return str(value[0] if isinstance(value, list | tuple) and value else value or "").strip()


def bare(address: str) -> str:
    """`MAILTO:Ada@Example.org` as `ada@example.org`."""
    return re.sub(r"^\s*mailto:", "", address, flags=re.IGNORECASE).strip().strip("<>").lower()[:254]


def _number(words: str) -> int:
    words = words.strip()
    return int(words) if words.isdecimal() and len(words) < 10 else 0


def _instant(line: Line) -> dt.datetime | None:
    """An instant; None for a whole day, and for a zone that nobody knows by this name."""
    name = _first(line.params.get("TZID", "")).strip('"')
    return _moment(line.value, _zone(name) if name else dt.UTC)


def _zone(name: str) -> dt.tzinfo | None:
    """A zone by its IANA or Windows name, also behind a prefix, as `/mozilla.org/20050126_1/Europe/Berlin` or
    Outlook's `tzone://Microsoft/Utc`. The sender's own VTIMEZONE is not read: it may say anything."""
    found = PREFIXED_ZONE.fullmatch(name)
    try:
        return ZoneInfo(
            "UTC" if name == OUTLOOK_UTC else WINDOWS_TO_OLSON.get(name, found[1] if found else name)
        )
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _moment(words: str, zone: dt.tzinfo | None) -> dt.datetime | None:
    found = MOMENT.fullmatch(words.strip().upper())
    if found is None or (zone is None and not found[7]):
        return None
    year, month, day, hour, minute, second = map(int, found.groups()[:6])
    try:
        local = dt.datetime(year, month, day, hour, minute, second, tzinfo=dt.UTC if found[7] else zone)
        return local.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def _after(starts: dt.datetime | None, span: str) -> dt.datetime | None:
    found = SPAN.fullmatch(span.strip().upper())
    if starts is None or found is None:
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    length = dt.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return starts + length if dt.timedelta() < length < dt.timedelta(days=30) else None


def _iso(instant: dt.datetime | None) -> str:
    return instant.isoformat() if instant else ""


def _plain(words: str) -> str:
    """A text value without its escapes (RFC 5545, 3.3.11)."""
    unescaped = re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], words)
    return unescaped.strip()[:2000]
