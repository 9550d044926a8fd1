"""A time in two sentences: the reader's own clock by its city, the session's beside it."""

import datetime as dt

import pytest
from django.utils import timezone

from workshops.scheduling.saying import own_time, sent_at, span

START = dt.datetime(2026, 5, 21, 8, tzinfo=dt.UTC)
END = START + dt.timedelta(hours=2)


@pytest.mark.parametrize(
    ("zone", "own", "there"),
    [
        ("Europe/Helsinki", "Thu 21 May 2026, 11:00–13:00 your time (Helsinki)", "10:00–12:00 (Brussels)"),
        ("Europe/Madrid", "Thu 21 May 2026, 10:00–12:00 your time (Madrid)", "10:00–12:00 (Brussels)"),
        ("Europe/Brussels", "Thu 21 May 2026, 10:00–12:00 (Brussels)", ""),
    ],
    ids=["another clock", "the same clock under another name", "the same city"],
)
def test_subject_and_text_name_the_readers_own_city(zone: str, own: str, there: str) -> None:
    with timezone.override(zone):
        assert own_time(START, END, "Europe/Brussels") == (own, there)
        assert span(START, END, "Europe/Brussels") == (f"{own}, {there}" if there else own)
        assert sent_at(START).rsplit("(", 1)[1] == own.rsplit("(", 1)[1]
