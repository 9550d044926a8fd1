"""The calendar text itself (calendar checklist 9 to 16, 45, 48, 49, 55)."""

import datetime as dt
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.db import IntegrityError
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.makers.invitations import make_invited_workshop
from workinggroup.base.clock import DoubledHour, instant
from workinggroup.base.refusals import Refused
from workshops.invitations.facts import many_lines, one_line
from workshops.invitations.models import CalendarItem
from workshops.invitations.rendering import parameter, render_event, render_item

from .linter import lint_calendar

START = dt.datetime(2026, 6, 9, 8, tzinfo=dt.UTC)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def make_item(**facts: Any) -> Any:
    defaults = {
        "uid": "5d1c6a2e@workinggroup.invalid", "sequence": 0, "status": "CONFIRMED", "stamped_at": START,
        "starts_at": START, "ends_at": START + dt.timedelta(hours=2), "summary": "A session",
        "location": "Hall 1", "description": "About it.", "url": "https://example.org/w/1",
        "join_url": "https://meet.example.org/x",
    }  # fmt: skip
    return SimpleNamespace(**defaults | facts)


def make_invitation(*, name: str = "Aino", email: str = "aino@example.org", **facts: Any) -> Any:
    defaults = {
        "organizer_name": "Ethics", "organizer": "secretariat@workinggroup.invalid",
        "partstat": "NEEDS-ACTION", "person": SimpleNamespace(name=name, email=email),
    }  # fmt: skip
    return SimpleNamespace(**defaults | facts)


def event_of(text: str) -> icalendar.Event:
    return icalendar.Calendar.from_ical(text).walk("VEVENT")[0]


def test_09_and_10_everything_is_there_once() -> None:
    assert lint_calendar(render_item(make_item(), make_invitation(), method="REQUEST"), "REQUEST") == []


@given(words=WORDS, name=WORDS)
def test_11_12_and_55_any_text_comes_back_as_it_was_without_its_controls(words: str, name: str) -> None:
    # icalendar reads an escaped backslash before an N as a line break.
    assume("\\N" not in one_line(words) and "\\N" not in many_lines(words))
    item = make_item(summary=words, location=words, description=words)

    text = render_item(item, make_invitation(name=name, organizer_name=name), method="REQUEST")

    event = event_of(text)
    assert lint_calendar(text, "REQUEST") == []
    assert str(event["SUMMARY"]) == one_line(words)
    assert str(event.get("LOCATION", "")) == one_line(words)
    assert str(event.get("DESCRIPTION", "")) == many_lines(words)
    assert event["ATTENDEE"].params.get("CN", "") == parameter(name)
    assert event["ORGANIZER"].params.get("CN", "") == parameter(name)


@pytest.mark.parametrize("words", ["a,b;c\\d", "one\ntwo", "\\n", "C:\\new", 'say "yes"', "^n ^^ ^'"])
def test_12_awkward_signs_round_trip(words: str) -> None:
    event = event_of(render_item(make_item(summary="S", description=words), method=""))

    assert str(event["DESCRIPTION"]) == words


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_15_status_goes_with_method(method: str) -> None:
    text = render_item(make_item(), make_invitation(), method=method)

    assert str(event_of(text)["STATUS"]) == {"REQUEST": "CONFIRMED", "CANCEL": "CANCELLED"}[method]


def test_16_the_joining_link_says_what_it_is() -> None:
    text = render_item(make_item(), make_invitation(), method="REQUEST")

    assert "CONFERENCE;FEATURE=VIDEO;VALUE=URI:https://meet.example.org/x\r\n" in text
    assert "VALARM" not in text


def test_42_an_entry_without_invitation_names_nobody() -> None:
    text = render_event(make_item())

    assert not [name for name in ("METHOD", "ORGANIZER", "ATTENDEE") if name in text]
    assert text.startswith("BEGIN:VEVENT\r\n")
    assert text.endswith("END:VEVENT\r\n")


CHANGES = [
    ("Europe/Berlin", dt.date(2026, 3, 29)),
    ("Europe/Berlin", dt.date(2026, 10, 25)),
    ("America/New_York", dt.date(2026, 3, 8)),
    ("America/New_York", dt.date(2026, 11, 1)),
    ("Australia/Lord_Howe", dt.date(2026, 4, 5)),
    ("Australia/Lord_Howe", dt.date(2026, 10, 4)),
]


@pytest.mark.parametrize(("zone", "day"), CHANGES)
@settings(max_examples=60)
@given(minute=st.integers(0, 24 * 60 - 1), fold=st.integers(0, 1))
def test_45_and_47_each_minute_of_a_clock_change_is_right_or_refused(
    zone: str, day: dt.date, minute: int, fold: int
) -> None:
    time = dt.time(*divmod(minute, 60))
    local = dt.datetime.combine(day, time, ZoneInfo(zone)).replace(fold=fold)
    exists = local.astimezone(dt.UTC).astimezone(ZoneInfo(zone)).replace(fold=0) == local.replace(fold=0)

    try:
        start = instant(day, time, zone, fold=fold)
    except Refused:
        assert not exists
        return

    event = event_of(render_item(make_item(starts_at=start, ends_at=start + dt.timedelta(hours=2))))
    assert exists
    assert event.start == local.astimezone(dt.UTC)
    assert event.start.astimezone(ZoneInfo(zone)).time() == time


@pytest.mark.parametrize(
    ("zone", "day", "time"),
    [
        ("Europe/Berlin", dt.date(2026, 10, 25), dt.time(2, 30)),
        ("America/New_York", dt.date(2026, 11, 1), dt.time(1, 30)),
        ("Australia/Lord_Howe", dt.date(2026, 4, 5), dt.time(1, 45)),
    ],
)
def test_47_a_doubled_hour_is_asked_about(zone: str, day: dt.date, time: dt.time) -> None:
    with pytest.raises(DoubledHour, match="twice"):
        instant(day, time, zone)

    first, second = (instant(day, time, zone, fold=fold) for fold in (0, 1))
    assert second > first


def test_48_everything_goes_out_in_utc() -> None:
    text = render_item(make_item(), make_invitation(), method="REQUEST")

    assert "DTSTART:20260609T080000Z\r\n" in text
    assert not [word for word in ("TZID", "VTIMEZONE", "RDATE") if word in text]


def test_49_seven_months_ahead_across_a_clock_change_is_right() -> None:
    start = instant(dt.date(2027, 1, 12), dt.time(10), "Europe/Brussels")

    event = event_of(render_item(make_item(starts_at=start, ends_at=start + dt.timedelta(hours=1))))

    assert event.start == dt.datetime(2027, 1, 12, 9, tzinfo=dt.UTC)


def test_the_same_arguments_give_the_same_text() -> None:
    texts = {render_item(make_item(), make_invitation(), method="REQUEST") for _ in range(2)}

    assert len(texts) == 1


@pytest.mark.parametrize("minutes", [0, -30])
def test_14_an_event_ends_after_it_starts(minutes: int) -> None:
    item = make_item(ends_at=START + dt.timedelta(minutes=minutes))

    assert "the end is not after the start" in lint_calendar(
        render_item(item, make_invitation(), method="REQUEST"), "REQUEST"
    )


@pytest.mark.django_db
def test_14_the_database_keeps_no_item_that_ends_before_it_starts() -> None:
    workshop = make_invited_workshop()

    with pytest.raises(IntegrityError):
        CalendarItem.objects.filter(workshop=workshop).update(ends_at=workshop.starts_at)
