"""What another reader makes of our calendars: the same instants, the same words (checklist 12, 45, 49)."""

import datetime as dt
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from workinggroup.base.clock import instant
from workinggroup.base.refusals import Refused
from workshops.invitations.facts import many_lines, one_line
from workshops.invitations.rendering import parameter, render_item

from .linter import lint_calendar
from .second_reader import read

MEETING = dt.timedelta(hours=2)
# Both days on which the clocks change in 2026; Kathmandu's never do.
DAYS = {
    "Europe/Berlin": ["2026-03-29", "2026-10-25"],
    "Europe/Dublin": ["2026-03-29", "2026-10-25"],
    "America/New_York": ["2026-03-08", "2026-11-01"],
    "Australia/Lord_Howe": ["2026-04-05", "2026-10-04"],
    "Africa/Cairo": ["2026-04-24", "2026-10-30", "2026-10-29"],
    "Asia/Kathmandu": ["2026-03-29", "2026-10-25"],
}
AWKWARD = [
    "a,b;c\\d", "one\ntwo", "\\n", "C:\\new\\Notes", 'say "yes"', "^n ^^ ^'", "Ethik & „Straße“, 倫理 🎉",
    "é" * 90, "🎉" * 40, "x" * 74 + "\\", "a\\,b", "tab\there", "::;;,,", "end\\", "BEGIN:VEVENT",
    "http://example.org/?a=1&b=2;c", "a\r\nEND:VCALENDAR\r\nb", "\u2028 line \x00 and \x07 bell",
    "\u200f\u05e2\u05d1\u05e8\u05d9\u05ea\u200e left", " lead and trail ",
]  # fmt: skip


def make_text(
    start: dt.datetime, *, words: str = "Session", name: str = "Aino", uid: str = "1@house.example"
) -> str:
    item: Any = SimpleNamespace(
        uid=uid, sequence=0, status="CONFIRMED", stamped_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        starts_at=start, ends_at=start + MEETING, summary=words, location=words, description=words,
        url="https://example.org/w/1", join_url="https://meet.example.org/x",
    )  # fmt: skip
    person = SimpleNamespace(name=name, email="aino@example.org")
    invitation: Any = SimpleNamespace(
        organizer_name=name, organizer="r-1@house.example", partstat="NEEDS-ACTION", person=person
    )
    text = render_item(item, invitation, method="REQUEST")
    assert lint_calendar(text, "REQUEST") == []
    return text


def moments() -> list[tuple[str, dt.datetime, dt.datetime]]:
    """Each quarter of an hour that exists on those days: zone, what its clock shows, our instant."""
    found = []
    for zone, days in DAYS.items():
        for day in map(dt.date.fromisoformat, days):
            for minute in range(0, 24 * 60, 15):
                for fold in (0, 1):
                    wall = dt.datetime.combine(day, dt.time(*divmod(minute, 60)), ZoneInfo(zone))
                    try:
                        found.append(
                            (zone, wall.replace(fold=fold), instant(day, wall.time(), zone, fold=fold))
                        )
                    except Refused:
                        continue
    return found  # fmt: skip


MOMENTS = moments()


@pytest.fixture(scope="module")
def seen() -> dict[str, list[dict[str, Any]]]:
    """Everything that this file asks, read by one process."""
    asked = {f"moment {n}": make_text(ours) for n, (_zone, _wall, ours) in enumerate(MOMENTS)}
    some_day = dt.datetime(2026, 6, 9, 8, tzinfo=dt.UTC)
    asked |= {f"words {n}": make_text(some_day, words=words, name=words) for n, words in enumerate(AWKWARD)}
    winter = instant(dt.date(2027, 1, 12), dt.time(10), "Europe/Brussels")
    asked["seven months ahead"] = make_text(winter)
    return dict(zip(asked, read(asked.values()), strict=True))


@pytest.mark.parametrize("zone", DAYS)
def test_45_ical_js_reads_the_instant_that_zoneinfo_means(zone: str, seen: dict[str, Any]) -> None:
    mine = [(n, wall) for n, (of, wall, _ours) in enumerate(MOMENTS) if of == zone]
    assert len(mine) >= 2 * 2 * 4 * 22

    for n, wall in mine:
        [event] = seen[f"moment {n}"]
        assert event["start"] == wall.timestamp()
        assert event["end"] == wall.timestamp() + MEETING.total_seconds()
        assert dt.datetime.fromtimestamp(event["start"], ZoneInfo(zone)).replace(tzinfo=None, fold=0) == (
            wall.replace(tzinfo=None, fold=0)
        )
        assert event["zone"] == "UTC"


@pytest.mark.parametrize("number", range(len(AWKWARD)), ids=[repr(words[:20]) for words in AWKWARD])
def test_12_awkward_signs_round_trip_through_ical_js(number: int, seen: dict[str, Any]) -> None:
    words = AWKWARD[number]
    [event] = seen[f"words {number}"]

    assert event["summary"] == event["location"] == one_line(words)
    assert event["description"] == many_lines(words)
    assert event["attendee"]["cn"] == event["organizer"]["cn"] == parameter(words)
    assert event["attendee"]["address"] == "mailto:aino@example.org"


def test_49_seven_months_ahead_is_right_for_ical_js_too(seen: dict[str, Any]) -> None:
    [event] = seen["seven months ahead"]

    assert event["start"] == dt.datetime(2027, 1, 12, 9, tzinfo=dt.UTC).timestamp()
