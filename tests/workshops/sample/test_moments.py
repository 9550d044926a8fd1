"""The calendar of the content: working days around the day of loading, in order."""

import datetime as dt

import pytest

from workshops.sample.content.shapes import Moment
from workshops.sample.load.loader import Loader

WEEK = [dt.datetime(2026, 11, 16 + place, 7, tzinfo=dt.UTC) for place in range(7)]


@pytest.mark.parametrize("now", WEEK)
def test_moments_fall_on_working_days_in_their_order(now):
    loader = Loader(now=now)
    days = [loader.day_of(Moment(day=offset)) for offset in range(-30, 30)]
    assert all(day.weekday() < 5 for day in days)
    assert days == sorted(days)


@pytest.mark.parametrize("now", WEEK)
def test_what_was_has_been_and_what_will_be_is_ahead(now):
    loader = Loader(now=now)
    assert all(loader.at(Moment(day=offset)) < now for offset in range(-10, 0))
    assert all(loader.at(Moment(day=offset)) > now for offset in range(1, 10))


def test_a_plain_day_is_kept_with_its_clock():
    moment = Moment(on="2022-07-02", time="09:30", zone="Europe/Helsinki")
    assert Loader(now=WEEK[0]).at(moment) == dt.datetime(2022, 7, 2, 6, 30, tzinfo=dt.UTC)
