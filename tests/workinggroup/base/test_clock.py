"""Wall-clock words to instants and back."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.makers import NOON
from workinggroup.base import clock
from workinggroup.base.refusals import Refused

ZONES = [
    "Europe/Berlin",
    "Europe/Dublin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Asia/Kathmandu",
]


def test_the_words_of_a_wall_clock_become_an_instant():
    moment = clock.instant(dt.date(2026, 3, 3), dt.time(10), "Europe/Brussels")

    assert moment == dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC)


def test_an_hour_that_the_clock_skips_is_refused():
    with pytest.raises(Refused, match="skips that hour"):
        clock.instant(dt.date(2026, 3, 29), dt.time(2, 30), "Europe/Brussels")


def test_an_hour_that_the_clock_shows_twice_is_asked_about():
    day, time = dt.date(2026, 10, 25), dt.time(2, 30)

    with pytest.raises(clock.DoubledHour, match="twice"):
        clock.instant(day, time, "Europe/Brussels")

    first, second = (clock.instant(day, time, "Europe/Brussels", fold=fold) for fold in (0, 1))
    assert second - first == dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("zone", "day", "time"), [("Australia/Lord_Howe", dt.date(2026, 10, 4), dt.time(2, 15))]
)
def test_half_an_hour_can_be_skipped_too(zone, day, time):
    with pytest.raises(Refused, match="skips"):
        clock.instant(day, time, zone)


@given(
    moment=st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2035, 1, 1)).map(  # noqa: DTZ001 (hypothesis wants them naive)
        lambda naive: naive.replace(second=0, microsecond=0, tzinfo=dt.UTC)
    ),
    zone=st.sampled_from(ZONES),
)
def test_every_instant_comes_back_from_its_wall_clock(moment, zone):
    local = moment.astimezone(ZoneInfo(zone))

    assert clock.instant(local.date(), local.time(), zone, fold=local.fold) == moment


def test_a_moment_is_said_with_its_zone():
    assert clock.say_when(NOON, "Europe/Helsinki") == "Tue 3 March 2026, 14:00 (Helsinki)"


def test_a_period_within_a_day_names_the_day_once():
    words = clock.say_period(NOON, NOON + dt.timedelta(hours=2), "America/New_York")

    assert words == "Tue 3 March 2026, 07:00–09:00 (New York)"


def test_a_period_over_midnight_names_both_days():
    words = clock.say_period(NOON, NOON + dt.timedelta(hours=20), "Europe/Brussels")

    assert words == "Tue 3 March 2026, 13:00–Wed 4 March 2026, 09:00 (Brussels)"


@pytest.mark.parametrize(
    ("hours", "days"), [(0, 0), (11, 1), (-14, -1)], ids=["today", "after midnight", "yesterday"]
)
def test_days_are_counted_on_the_clocks_of_the_zone(hours, days):
    assert clock.days_until(NOON + dt.timedelta(hours=hours), at=NOON, zone="Europe/Brussels") == days
