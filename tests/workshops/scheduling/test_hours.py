"""What an hour is to a person: by their own clock, their own working hours and days, and their holidays."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.makers import HOUR, NOON
from workinggroup.base.clock import in_zone, instant
from workshops.scheduling.hours import Place, Working, hour_at, hour_of

ZONES = [
    "Europe/Berlin",
    "Europe/Dublin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Asia/Kathmandu",
]
EARLY_BIRD = Working(dt.time(6), dt.time(14), "01234")
PART_TIME = Working(days="01")
WEEKEND = Working(days="56")


def at(day: str, time: str, zone: str) -> dt.datetime:
    return instant(dt.date.fromisoformat(day), dt.time.fromisoformat(time), zone)


@pytest.mark.parametrize(
    ("works", "day", "time", "word"),
    [
        pytest.param(Working(), "2026-06-09", "08:00", "", id="as work begins"),
        pytest.param(Working(), "2026-06-09", "16:00", "", id="over as work ends"),
        pytest.param(Working(), "2026-06-09", "16:01", "late", id="over a minute after"),
        pytest.param(Working(), "2026-06-09", "07:00", "early", id="before work"),
        pytest.param(Working(), "2026-06-09", "06:59", "night", id="before seven"),
        pytest.param(Working(), "2026-06-09", "23:00", "night", id="at night"),
        pytest.param(Working(), "2026-06-13", "10:00", "weekend", id="on a Saturday"),
        pytest.param(EARLY_BIRD, "2026-06-09", "06:00", "", id="whose work begins at six"),
        pytest.param(EARLY_BIRD, "2026-06-09", "13:00", "late", id="whose work ends at two"),
        pytest.param(PART_TIME, "2026-06-10", "10:00", "day off", id="who is off on Wednesday"),
        pytest.param(WEEKEND, "2026-06-13", "10:00", "", id="who works at weekends"),
    ],
)
@pytest.mark.parametrize("zone", ZONES)
def test_an_hour_is_odd_outside_a_persons_own_hours(
    zone: str, works: Working, day: str, time: str, word: str
) -> None:
    start = at(day, time, zone)

    assert hour_of(start, start + 2 * HOUR, zone, "", works).odd == word


@pytest.mark.parametrize(
    ("zone", "day", "before", "after"),
    [
        pytest.param("Europe/Berlin", "2026-03-29", "08:00", "09:00", id="Berlin springs ahead"),
        pytest.param("Europe/Dublin", "2026-10-25", "08:00", "07:00", id="Dublin falls back"),
        pytest.param("America/New_York", "2026-03-08", "08:00", "09:00", id="New York springs ahead"),
        pytest.param("Australia/Lord_Howe", "2026-04-05", "08:00", "07:30", id="Lord Howe, half an hour"),
        pytest.param("Africa/Cairo", "2026-04-24", "08:00", "09:00", id="Cairo springs ahead"),
        pytest.param("Asia/Kathmandu", "2026-03-29", "08:00", "08:00", id="Kathmandu never changes"),
    ],
)
def test_a_day_later_the_clock_may_show_something_else(zone: str, day: str, before: str, after: str) -> None:
    changes = dt.date.fromisoformat(day)
    start = instant(changes - dt.timedelta(days=1), dt.time(8), zone)

    shown = [hour_of(one, one + HOUR, zone).clock for one in (start, start + dt.timedelta(days=1))]

    assert shown == [before, after]


def test_a_session_of_several_days_has_its_nights_off() -> None:
    start = at("2026-06-09", "09:00", "Europe/Berlin")

    assert not hour_of(start, start + dt.timedelta(hours=31), "Europe/Berlin").is_unsocial
    assert hour_of(start, start + dt.timedelta(days=4, hours=6), "Europe/Berlin").odd == "weekend"
    assert hour_of(start, start + dt.timedelta(hours=13, minutes=59), "Europe/Berlin").odd == "late"


def test_a_holiday_on_its_second_day_counts_too() -> None:
    start = at("2026-05-13", "09:00", "Europe/Berlin")

    assert hour_of(start, start + dt.timedelta(hours=30), "Europe/Berlin", "DE").holiday == "Ascension Day"


instants = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: NOON + dt.timedelta(minutes=minutes))


@given(
    instants,
    st.integers(5, 600),
    st.sampled_from(ZONES),
    st.integers(0, 22),
    st.integers(1, 23),
    st.sets(st.sampled_from("0123456"), min_size=1),
)
def test_an_hour_is_good_exactly_where_somebody_works(
    start: dt.datetime, minutes: int, zone: str, begins: int, length: int, days: set[str]
) -> None:
    ends = min(begins + length, 23)
    works = Working(dt.time(begins), dt.time(ends, 59), "".join(sorted(days)))
    end = start + dt.timedelta(minutes=minutes)

    hour = hour_at(start, end, Place(zone, "", works))

    first, last = in_zone(start, zone), in_zone(end, zone)
    works_then = works.begins <= first.time() < works.ends and last.time() <= works.ends
    same_day = first.date() == last.date()
    assert hour.is_unsocial is not (works_then and same_day and str(first.weekday()) in works.days)
    assert hour.clock == f"{first:%H:%M}"
