"""Reports of video tools: every tool, every encoding, and what is meant to do harm."""

import datetime as dt
import zoneinfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.makers import NOON
from tests.makers.people import make_person
from tests.makers.scheduling import make_participant, make_workshop
from workinggroup.base.refusals import Refused
from workshops.attendance import matching, reports
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

from . import files

BRUSSELS = zoneinfo.ZoneInfo("Europe/Brussels")
TOOLS = {
    "zoom": files.ZOOM.encode(),
    "zoom with a mark": b"\xef\xbb\xbf" + files.ZOOM.encode(),
    "teams": files.TEAMS.encode("utf-16"),
    "teams without its mark": files.TEAMS.encode("utf-16-le"),
    "older teams": files.OLD_TEAMS.encode("utf-16"),
    "webex": files.WEBEX.encode("utf-16"),
    "bigbluebutton": files.BIG_BLUE_BUTTON.encode(),
    "minutes only": files.MINUTES_ONLY.encode("cp1252"),
    "times with zones": files.WITH_ZONES.encode(),
}


def read(content: bytes, *, near: dt.datetime = NOON) -> reports.Report:
    return reports.read(content, zone=BRUSSELS, near=near)


@pytest.fixture
def workshop() -> Workshop:
    """From 13:00 to 15:00 in Brussels."""
    return make_workshop(state=WorkshopState.HELD, starts_at=NOON)


@pytest.mark.django_db
@pytest.mark.parametrize("content", TOOLS.values(), ids=TOOLS)
def test_each_tool_says_that_one_stayed_ninety_minutes_and_one_ten(workshop, content: bytes) -> None:
    ada = make_participant(
        workshop=workshop, person=make_person(email="ada@example.org", name="Ada Sample")
    ).person
    bo = make_participant(workshop=workshop, person=make_person(name="Bo Sample")).person

    found = matching.attendees(workshop, read(content).visits)

    assert {one.participant.person: one.minutes for one in found} == {ada: 90, bo: 10}


def test_the_table_that_names_most_people_is_read() -> None:
    """A report of Teams whose list of visits was cut short still tells of everybody."""
    cut = files.TEAMS.rsplit("Bo Sample", 1)[0]

    assert {one.name for one in read(cut.encode()).visits} == {"Ada Sample", "Bo Sample"}


@pytest.mark.django_db
def test_minutes_before_and_after_the_session_do_not_count_and_two_devices_count_once(workshop) -> None:
    hour = dt.timedelta(hours=1)
    spans = [(NOON - hour, NOON + hour), (NOON, NOON + hour), (NOON + 1.5 * hour, NOON + 5 * hour)]
    visits = [reports.Visit(1, "Ada", "", start, end) for start, end in spans]

    assert matching.minutes_in(workshop, visits) == 90


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "is_found"),
    [
        ("Zoé Lefèvre", True),
        ("LEFEVRE Zoe", True),
        ("Zoé Lefèvre (Guest)", True),
        ("Zoe Lefevre - Sample Town", True),
        ("Zoe Lefevr", True),
        ("Zoe", False),
        ("Somebody Else", False),
    ],
)
def test_names_are_suggested_however_they_are_written(workshop, written: str, is_found: bool) -> None:
    make_participant(workshop=workshop, person=make_person(name="Zoé Lefèvre"))

    (found,) = matching.attendees(workshop, [reports.Visit(1, written, "", minutes=60)])

    assert (found.participant is not None, found.sure) == (is_found, False)


@pytest.mark.django_db
def test_two_of_one_name_are_never_guessed(workshop: Workshop) -> None:
    for _ in range(2):
        make_participant(workshop=workshop, person=make_person(name="Ada Sample"))

    (found,) = matching.attendees(workshop, [reports.Visit(1, "Ada Sample", "", minutes=60)])

    assert found.participant is None


def test_days_and_months_are_told_apart_by_the_day_of_the_session() -> None:
    text = "Name,Join,Leave\nAda,04/03/2026 13:00:00,04/03/2026 14:00:00\n"

    march = read(text.encode(), near=dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)).visits[0]
    april = read(text.encode(), near=dt.datetime(2026, 4, 3, 12, tzinfo=dt.UTC)).visits[0]

    assert (march.start.month, april.start.month) == (3, 4)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("62", 62), ("62 mins", 62), ("1h 2m 30s", 62.5), ("1 hr 2 min", 62), ("01:02:30", 62.5), ("10m", 10)],
)
def test_durations_are_read_as_they_are_written(words: str, minutes: float) -> None:
    assert reports.minutes_of(words) == minutes


@pytest.mark.parametrize("words", ["", "soon", "-5", "=1+1", "1e9 m", "1h x"])
def test_what_is_no_duration_is_a_line_that_cannot_be_read(words: str) -> None:
    report = read(f"Name,Minutes\nAda,10\nBo,{words}\n".encode())

    assert [visit.name for visit in report.visits] == ["Ada"]
    assert [line for line, _reason in report.unread] == [3]


def test_names_lose_what_steers_a_screen_and_formulas_stay_words() -> None:
    report = read('Name,Minutes\n"=HYPERLINK(""x"")\u202etxt\x07",10\n'.encode())

    assert report.visits[0].name == '=HYPERLINK("x") txt'


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02", b"PK\x03\x04rest", b"hello", b"Name,Minutes\n", b"Name\nAda\n",
     b'Name,Minutes\n"' + b"a" * 1_000_000 + b'",1\n', b"a," * 3_000_000],
    ids=["empty", "binary", "a zip", "a word", "headings alone", "no time", "one megabyte in a cell",
         "six megabytes"],
)  # fmt: skip
def test_what_is_no_report_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Refused):
        read(content)


@given(st.binary(max_size=2000))
@settings(max_examples=60, deadline=None)
def test_whatever_comes_in_gives_visits_or_a_refusal(noise: bytes) -> None:
    for content in (noise, b"Name,Join,Leave,Duration\n" + noise, files.TEAMS.encode("utf-16") + noise):
        try:
            report = read(content)
        except Refused:
            continue
        assert all(visit.name or visit.email for visit in report.visits)
