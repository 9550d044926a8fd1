"""The days of a series and the clock on them (calendar checklist 46, 47, 48)."""

import datetime as dt
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workshops.invitations.linter import lint_calendar
from tests.workshops.invitations.second_reader import read
from workshops.invitations.rendering import render_item
from workshops.series.dates import chosen_days, expand
from workshops.series.states import Rhythm

HOUR = dt.timedelta(hours=1)
# A year of weeks from here crosses every change of the clock that these zones have.
ZONES = [
    "Europe/Berlin",
    "Europe/Dublin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Asia/Kathmandu",
]
FIRST = dt.date(2026, 1, 6)


def text_of(start: dt.datetime, number: int) -> str:
    item: Any = SimpleNamespace(
        uid=f"{number}@house.example", sequence=0, status="CONFIRMED", stamped_at=start, starts_at=start,
        ends_at=start + HOUR, summary="S", location="", description="", url="", join_url="",
    )  # fmt: skip
    person = SimpleNamespace(name="Aino", email="aino@example.org")
    invitation: Any = SimpleNamespace(
        organizer_name="G", organizer="r-1@house.example", partstat="NEEDS-ACTION", person=person
    )
    return render_item(item, invitation, method="REQUEST")


@pytest.fixture(scope="module")
def seen() -> dict[str, list[dict[str, Any]]]:
    """A year of sessions at 10:00 in each zone, each as the mail has it, read by ical.js."""
    days = [FIRST, *chosen_days(FIRST, Rhythm.WEEK, number=51)]
    texts = {}
    for zone in ZONES:
        for number, one in enumerate(expand(days, time=dt.time(10), length=HOUR, zone=zone)):
            assert one.starts_at is not None
            texts[f"{zone} {one.name}"] = text_of(one.starts_at, number)
    return dict(zip(texts, read(texts.values()), strict=True)) | {"texts": list(texts.values())}  # type: ignore[dict-item]


@pytest.mark.parametrize("zone", ZONES)
def test_46_a_series_keeps_its_wall_time_in_every_expansion(zone: str, seen: dict[str, Any]) -> None:
    mine = {name.split()[1]: found for name, found in seen.items() if name.startswith(zone)}
    assert len(mine) == 52

    for day, [event] in mine.items():
        local = dt.datetime.fromtimestamp(event["start"], ZoneInfo(zone))
        assert f"{local:%Y-%m-%d %H:%M}" == f"{day} 10:00"
        assert not event["repeats"]

    offsets = {
        dt.datetime.fromtimestamp(found[0]["start"], ZoneInfo(zone)).utcoffset() for found in mine.values()
    }
    assert len(offsets) == (1 if zone == "Asia/Kathmandu" else 2)


def test_48_a_series_needs_no_zone_in_the_calendar(seen: dict[str, Any]) -> None:
    for text in seen["texts"]:  # type: ignore[attr-defined]
        assert lint_calendar(text, "REQUEST") == []
        assert not [word for word in ("TZID", "VTIMEZONE", "RDATE", "RRULE") if word in text]


@given(first=st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31)), number=st.integers(1, 24))
def test_a_month_later_is_the_same_weekday_at_the_same_place(first: dt.date, number: int) -> None:
    days = chosen_days(first, Rhythm.MONTH, number=number)

    months = [(day.year, day.month) for day in [first, *days]]
    assert {day.weekday() for day in days} == {first.weekday()}
    assert [(y + m // 12, m % 12 + 1) for y, m in months[:-1]] == months[1:]
    place = (first.day - 1) // 7
    for day in days:
        last = (day + dt.timedelta(days=7)).month != day.month
        assert (day.day - 1) // 7 == place or (place == 4 and last)


@pytest.mark.parametrize(("rhythm", "step"), [(Rhythm.WEEK, 7), (Rhythm.TWO_WEEKS, 14)])
def test_weeks_follow_each_other_until_the_day(rhythm: str, step: int) -> None:
    until = FIRST + dt.timedelta(days=28)

    assert chosen_days(FIRST, rhythm, until=until) == [
        FIRST + dt.timedelta(days=n) for n in range(step, 29, step)
    ]
    assert len(chosen_days(FIRST, rhythm, until=dt.date(2099, 1, 1))) == 52


def test_47_an_hour_that_is_skipped_is_refused_with_words() -> None:
    [gap, fine] = expand(
        [dt.date(2026, 3, 29), dt.date(2026, 4, 5)], time=dt.time(2, 30), length=HOUR, zone="Europe/Berlin"
    )

    assert gap.starts_at is None
    assert "the clock skips that hour" in gap.refused
    assert not gap.doubled
    assert fine.starts_at == dt.datetime(2026, 4, 5, 0, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(("fold", "hour"), [(0, 0), (1, 1)])
def test_47_an_hour_that_is_doubled_is_asked_about_and_resolved(fold: int, hour: int) -> None:
    days = {"time": dt.time(2, 30), "length": HOUR, "zone": "Europe/Berlin"}
    [asked] = expand([dt.date(2026, 10, 25)], **days)
    [said] = expand([dt.date(2026, 10, 25)], **days, folds={"2026-10-25": fold})

    assert (asked.starts_at, asked.doubled) == (None, True)
    assert said.starts_at == dt.datetime(2026, 10, 25, hour, 30, tzinfo=dt.UTC)
    assert said.doubled
