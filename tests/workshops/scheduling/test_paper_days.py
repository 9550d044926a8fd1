"""Days for papers: counted back on the calendar of the session, moving with it."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.makers import DAY, NOON
from tests.makers.people import make_member, make_secretary
from tests.makers.scheduling import make_paper, make_participant, make_workshop
from workinggroup.base.refusals import Refused
from workshops.scheduling import actions, paper_days, queries
from workshops.scheduling.models import Paper, Workshop

pytestmark = pytest.mark.django_db
EU = {"agenda_days": 14, "papers_days": 7, "late_days": 4}


def make_session(starts_at: str = "2026-06-09T08:00+00:00", **facts: object) -> Workshop:
    facts = EU | {"state": "scheduled", "starts_at": dt.datetime.fromisoformat(starts_at)} | facts
    return make_workshop(**facts)


def days(workshop: Workshop) -> list[str]:
    return [one.day.isoformat() for one in paper_days.days_before(workshop, at=NOON)]


def test_fourteen_seven_and_four_calendar_days_before() -> None:
    assert days(make_session()) == ["2026-05-26", "2026-06-02", "2026-06-05"]


@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("Europe/Brussels", "2026-05-26"),
        ("Pacific/Auckland", "2026-05-27"),
        ("America/New_York", "2026-05-26"),
    ],
)
def test_the_day_is_that_of_the_zone_of_the_session(zone: str, first: str) -> None:
    assert days(make_session("2026-06-09T13:00+00:00", timezone=zone))[0] == first


def test_a_clock_change_between_takes_no_day_away() -> None:
    # Clocks go forward on 29 March 2026; midnight of the session is an hour nearer.
    assert days(make_session("2026-03-29T22:30+00:00"))[0] == "2026-03-16"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("eu", (14, 7, 4)), ("ietf", (14, 14, None)), ("none", (None, None, None)), ("own", (21, 10, None))],
)
def test_presets_are_known_by_their_days(name: str, expected: tuple) -> None:
    facts = dict(zip(paper_days.FIELDS, expected, strict=True))

    assert paper_days.preset_of(make_session(**facts)) == name


def test_promised_papers_move_with_the_session_and_own_days_stay() -> None:
    workshop = make_session()
    own = dt.date(2026, 6, 1)
    counted = actions.add_paper(workshop, title="A", due_day="papers", by=None, at=NOON)
    fixed = actions.add_paper(workshop, title="B", due_on=own, by=None, at=NOON)

    later = workshop.starts_at + 10 * DAY
    actions.set_time(workshop, starts_at=later, ends_at=later + DAY / 12, by=None, at=NOON)

    counted.refresh_from_db()
    fixed.refresh_from_db()
    assert (counted.due_on, fixed.due_on) == (dt.date(2026, 6, 12), own)


def test_without_a_date_a_paper_can_be_promised_and_gets_its_day_later() -> None:
    workshop = make_workshop(**EU)
    paper = actions.add_paper(workshop, title="A", due_day="agenda", by=None, at=NOON)
    assert paper.due_on is None

    start = dt.datetime(2030, 6, 9, 8, tzinfo=dt.UTC)
    actions.set_time(workshop, starts_at=start, ends_at=start + DAY / 12, by=None, at=NOON)

    assert Paper.objects.get().due_on == dt.date(2030, 5, 26)


@pytest.mark.parametrize(
    ("came", "words"),
    [
        ("2026-06-02T21:59+00:00", ""),
        ("2026-06-02T22:01+00:00", "late"),
        ("2026-06-05T21:59+00:00", "late"),
        ("2026-06-05T22:01+00:00", "tabled: after the last day for late papers"),
    ],
)
def test_a_paper_is_late_from_midnight_of_the_session(came: str, words: str) -> None:
    workshop = make_session()
    paper = make_paper(workshop=workshop, added_at=dt.datetime.fromisoformat(came))

    assert paper_days.lateness(workshop, paper) == words


@pytest.mark.parametrize(("papers", "late"), [(7, 8), (None, 4)])
def test_late_papers_come_after_papers(papers: int | None, late: int) -> None:
    with pytest.raises(Refused, match="enter fewer days"):
        actions.set_paper_days(
            make_session(), agenda_days=14, papers_days=papers, late_days=late, by=None, at=NOON
        )


def test_the_page_sets_a_preset_and_says_what_each_day_means(client) -> None:
    workshop = make_session(agenda_days=None, papers_days=None, late_days=None)
    client.force_login(make_secretary(edition=workshop.edition))
    url = reverse("scheduling:paper_days", args=[workshop.edition.slug, workshop.pk])

    page = client.get(url).content.decode()
    client.post(url, {"preset": "eu"})

    assert "Everybody’s papers are there." in page
    assert "by Tue 26 May 2026" in page
    workshop.refresh_from_db()
    assert paper_days.preset_of(workshop) == "eu"


def test_missing_papers_are_those_that_somebody_promised_for_a_session_ahead() -> None:
    workshop = make_session()
    person = make_participant(workshop=workshop).person
    missing = make_paper(workshop=workshop, author=person, added_at=None, due_on=dt.date(2026, 6, 2), url="")
    make_paper(workshop=workshop, author=person)
    over = make_session(edition=workshop.edition, state="held")
    make_paper(workshop=over, author=person, added_at=None, due_on=dt.date(2026, 6, 2), url="")

    assert list(queries.papers_missing(edition=workshop.edition)) == [missing]


def test_members_read_the_days_on_the_page_of_the_session(client) -> None:
    workshop = make_session()
    client.force_login(make_member(edition=workshop.edition))

    assert "by Tue 26 May 2026" in client.get(workshop.get_absolute_url()).content.decode()
