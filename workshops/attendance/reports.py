"""Attendance reports of video tools, read into visits: who, from when to when, or how many minutes.

Zoom, Teams (UTF-16 with tabs, several tables under each other), Webex (cells as ="…"), BigBlueButton, and
whatever else has names with times or minutes. A table is found by its headings; what stands around is left.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from workinggroup.base.clock import instant
from workinggroup.base.refusals import Refused
from workinggroup.base.tables import Rows, best_rows

LARGEST = 5 * 1024 * 1024
MOST_ROWS = 5_000
LONGEST_NAME = 150
HEADINGS: dict[str, set[str]] = {
    "name": {
        "name", "full name", "participant", "participant name", "display name", "attendee name", "user name",
        "name (original name)", "attendee", "nom", "nom complet", "teilnehmer", "vollstandiger name",
    },
    "first": {"first name", "vorname", "prenom"},
    "last": {"last name", "nachname", "nom de famille"},
    "email": {
        "email", "e-mail", "user email", "attendee email", "email address", "e-mail address",
        "adresse e-mail", "e-mail-adresse", "participant id (upn)",
    },
    "join": {
        "join time", "first join", "first join time", "joined", "join", "joined at", "attendance start time",
        "beitrittszeit", "heure d'arrivee", "arrivee",
    },
    "leave": {
        "leave time", "last leave", "last leave time", "left", "leave", "left at", "attendance end time",
        "austrittszeit", "heure de depart", "depart",
    },
    "minutes": {
        "duration", "duration (minutes)", "total duration (minutes)", "in-meeting duration", "minutes",
        "attendance duration", "meeting duration", "dauer", "dauer (minuten)", "duree", "duree (minutes)",
        "time in session (minutes)", "online time",
    },
    "action": {"user action"},
    "stamp": {"timestamp"},
}  # fmt: skip
SECTION = re.compile(r"^\d+\. ")
SUMS = ("first join", "first join time", "total duration (minutes)", "in-meeting duration")


class Visit(NamedTuple):
    """One line of a report: times where the tool tells them, minutes where it tells only these."""

    line: int
    name: str
    email: str
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    minutes: float = 0


class Table(NamedTuple):
    """A table inside a file: which column is what, and its rows with their lines."""

    places: dict[str, int]
    rows: list[tuple[int, list[str]]]
    is_sum: bool


class Report(NamedTuple):
    visits: list[Visit]
    unread: list[tuple[int, str]]
    """Lines that say something and cannot be read, with the reason."""


def read(content: bytes, *, zone: Any, near: dt.datetime) -> Report:
    """The visits of a file. `near` is when the session was: it tells 3/4 from 4/3."""
    if len(content) > LARGEST:
        raise Refused(_("This file is larger than 5 MB. An attendance report is much smaller."))
    rows = best_rows(_with_mark(content), rate=_rate, most=MOST_ROWS)
    if len(rows) > MOST_ROWS:
        raise Refused(_("This file has more than %(n)d rows. Cut it into several.") % {"n": MOST_ROWS})
    tables = [table for table in _tables(rows) if table.rows]
    if not tables:
        words = _("No list of people was found in this file. It needs names, and times or minutes for each.")
        raise Refused(words)
    # Sums and single visits tell of the same people as a rule: then the visits, as they have the times.
    return _visits(max(tables, key=lambda table: (_people(table), not table.is_sum)), zone, near)


def _people(table: Table) -> int:
    """How many different people a table names."""
    places = [place for kind, place in table.places.items() if kind in ("name", "first", "last", "email")]
    return len({tuple(_plain(_at(row, place)) for place in places) for _line, row in table.rows})


def _with_mark(content: bytes) -> bytes:
    """UTF-16 that lost its mark: every second byte of its beginning is empty."""
    start = content[:200]
    if start[1::2].count(0) > len(start) // 3 and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return b"\xff\xfe" + content
    return content


def _rate(rows: Rows) -> int:
    return max((len(_places(row)) for row in rows), default=0)


def _places(row: list[str]) -> dict[str, int]:
    """Which column of a row of headings is what; empty for a row that is none."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        kind = next((kind for kind, names in HEADINGS.items() if _plain(cell) in names), None)
        if kind and kind not in found:
            found[kind] = place
    timed = "minutes" in found or {"join", "leave"} <= found.keys() or {"action", "stamp"} <= found.keys()
    named = found.keys() & {"name", "first"} or {"email", "join", "leave"} <= found.keys()
    return found if timed and named else {}


def _plain(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", clean(words))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).lower().strip(" :*")


def clean(cell: str) -> str:
    """A cell without what spreadsheets wrap around it (`="…"`), without what steers a screen."""
    words = cell.strip()
    if words.startswith('="') and words.endswith('"'):
        words = words[2:-1]
    kept = (sign if unicodedata.category(sign)[0] != "C" else " " for sign in words[:500])
    return " ".join("".join(kept).split())


def _tables(rows: Rows) -> Iterable[Table]:
    """Each run of rows under headings; an empty row or the head of a section ends it."""
    table: Table | None = None
    for line, row in enumerate(rows, start=1):
        if places := _places(row):
            if table:
                yield table
            is_sum = any(_plain(cell) in SUMS for cell in row)
            table = Table(places, [], is_sum)
        elif table and (not any(cell.strip() for cell in row) or SECTION.match(row[0])):
            yield table
            table = None
        elif table:
            table.rows.append((line, row))
    if table:
        yield table


def _visits(table: Table, zone: Any, near: dt.datetime) -> Report:
    cells = [(line, {kind: clean(_at(row, place)) for kind, place in table.places.items()})
             for line, row in table.rows]  # fmt: skip
    if "action" in table.places:
        return _from_actions(cells, zone, near)
    moments = [one[kind] for _line, one in cells for kind in ("join", "leave") if one.get(kind)]
    when = _reader(moments, zone, near)
    report = Report([], [])
    for line, one in cells:
        try:
            report.visits.append(_visit(line, one, when))
        except (Refused, ValueError) as error:
            report.unread.append((line, str(error) or _("This line cannot be read.")))
    return report


def _at(row: list[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _visit(line: int, cells: dict[str, str], when: Callable[[str], dt.datetime]) -> Visit:
    name = (cells.get("name") or f"{cells.get('first', '')} {cells.get('last', '')}").strip()
    email = cells.get("email", "").lower()
    email = email if "@" in email and len(email) < 255 else ""
    if not (name or email):
        raise ValueError(_("There is neither a name nor an address."))
    start = when(cells["join"]) if cells.get("join") else None
    end = when(cells["leave"]) if cells.get("leave") else None
    if start and end and end >= start:
        return Visit(line, name[:LONGEST_NAME], email, start, end)
    return Visit(line, name[:LONGEST_NAME], email, minutes=minutes_of(cells.get("minutes", "")))


def minutes_of(words: str) -> float:
    """`62`, `62 mins`, `1h 2m 3s`, `1 hr 2 min`, `01:02:03`: as minutes."""
    text = words.lower().strip()
    if re.fullmatch(r"\d{1,5}([.,]\d+)?\s*(m|min|mins|minutes?)?", text):
        return float(re.match(r"\d+([.,]\d+)?", text)[0].replace(",", "."))
    if found := re.fullmatch(r"(\d{1,3}):(\d{2}):(\d{2})", text):
        return int(found[1]) * 60 + int(found[2]) + int(found[3]) / 60
    parts = re.findall(r"(\d{1,5})\s*(h|m|s)[a-z.]*", text)
    if not parts or re.sub(r"\d{1,5}\s*[hms][a-z.]*", "", text).strip(" ,"):
        raise ValueError(_("“%(words)s” is no duration.") % {"words": words[:40]})
    return sum(int(number) * {"h": 60, "m": 1, "s": 1 / 60}[unit] for number, unit in parts)


def _from_actions(cells: list[tuple[int, dict[str, str]]], zone: Any, near: dt.datetime) -> Report:
    """The older lists of Teams: a line for each `Joined` and `Left`; who never left stayed to the last."""
    when = _reader([one["stamp"] for _line, one in cells if one.get("stamp")], zone, near)
    report, inside, last = Report([], []), {}, None
    for line, one in cells:
        try:
            last = max(moment := when(one.get("stamp", "")), last or moment)
        except (Refused, ValueError) as error:
            report.unread.append((line, str(error)))
            continue
        who = (one.get("name", "")[:LONGEST_NAME], one.get("email", "").lower())
        if one["action"].lower().startswith("join"):
            inside.setdefault(who, (line, moment))
        elif who in inside:
            began, start = inside.pop(who)
            report.visits.append(Visit(began, who[0], who[1], start, moment))
    left = inside.items()
    report.visits.extend(Visit(line, name, email, start, last) for (name, email), (line, start) in left)
    return report


DAYS = ["%Y-%m-%d", "%m/%d/%Y", "%d/%m/%Y", "%m/%d/%y", "%d/%m/%y", "%d.%m.%Y", "%d.%m.%y", "%Y/%m/%d",
        "%d-%m-%Y", "%b %d %Y", "%d %b %Y", "%B %d %Y"]  # fmt: skip
HOURS = ["%H:%M:%S", "%I:%M:%S %p", "%H:%M", "%I:%M %p"]


def _reader(moments: list[str], zone: Any, near: dt.datetime) -> Callable[[str], dt.datetime]:
    """A function that reads the moments of this file, in the format that puts most near the session."""
    formats = [f"{day} {hour}" for day in DAYS for hour in HOURS]
    sample = [one for one in map(_spelled, moments[:50]) if _iso(one) is None]

    def rate(format_: str) -> tuple[int, float]:
        read = [moment for one in sample if (moment := _parsed(one, format_, zone))]
        away = min((abs((moment - near).total_seconds()) for moment in read), default=0)
        return len(read), -away

    best = max(formats, key=rate) if sample else formats[0]

    def when(words: str) -> dt.datetime:
        spelled = _spelled(words)
        found = _iso(spelled) or _parsed(spelled, best, zone)
        if found is None:
            raise ValueError(_("“%(words)s” is no time.") % {"words": words[:40]})
        return found

    return when


def _spelled(words: str) -> str:
    """Without commas, with AM and PM as they are read."""
    text = re.sub(r"\s+", " ", words.replace(",", " ")).strip()
    return re.sub(r"\b([ap])\.?m\.?$", lambda found: f"{found[1]}M", text, flags=re.IGNORECASE).upper()


def _iso(words: str) -> dt.datetime | None:
    """A moment that names its own zone."""
    try:
        found = dt.datetime.fromisoformat(words.replace(" UTC", "+00:00").replace("Z", "+00:00"))
    except ValueError:
        return None
    return found.astimezone(dt.UTC) if found.tzinfo else None


def _parsed(words: str, format_: str, zone: Any) -> dt.datetime | None:
    try:
        plain = words.replace("T", " ") if "-" in words[:5] else words
        local = dt.datetime.strptime(plain, format_)  # noqa: DTZ007 - the zone comes in the next line
        return instant(local.date(), local.time(), zone, fold=0)
    except (ValueError, Refused, OverflowError):
        return None
