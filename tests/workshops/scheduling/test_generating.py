"""Dates from a period: which there are, whom they burden, and which are chosen."""

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.makers import DAY, HOUR, NOON
from tests.makers.people import make_member, make_organisation, make_secretary
from tests.makers.scheduling import make_participant, make_slot, make_workshop
from workinggroup.base.clock import in_zone
from workinggroup.base.refusals import Refused
from workshops.scheduling.forms import GenerateForm
from workshops.scheduling.models import Workshop
from workshops.scheduling.queries.candidates import Candidates, Wish, _times, candidates

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 6, 8)


def wish(**facts: Any) -> Wish:
    usual = {
        "first": MONDAY, "last": MONDAY + 4 * DAY, "weekdays": frozenset(range(5)), "begins": dt.time(9),
        "ends": dt.time(17), "step": 60, "lengths": (120,),
    }  # fmt: skip
    return Wish(**usual | facts)


def found(workshop: Workshop, **facts: Any) -> Candidates:
    return candidates(workshop, wish(**facts), at=NOON)


def starts(rows: Candidates, zone: str = "Europe/Brussels") -> list[str]:
    return [f"{in_zone(row.date.starts_at, zone):%a %H:%M}" for row in rows.rows]


def test_dates_lie_in_the_hours_and_on_the_days_that_were_asked_for() -> None:
    rows = found(make_workshop(), weekdays=frozenset({1}), step=180)

    assert starts(rows) == ["Tue 09:00", "Tue 12:00", "Tue 15:00"]


def test_only_these_times_take_the_place_of_the_hours() -> None:
    times = (dt.time(10), dt.time(14))

    assert starts(found(make_workshop(), last=MONDAY, times=times)) == ["Mon 10:00", "Mon 14:00"]


def test_several_lengths_give_a_date_each() -> None:
    rows = found(make_workshop(), last=MONDAY, times=(dt.time(10),), lengths=(60, 120))

    assert [row.date.ends_at - row.date.starts_at for row in rows.rows] == [HOUR, 2 * HOUR]


def test_public_holidays_of_the_chosen_countries_are_left_out_and_others_only_named() -> None:
    workshop = make_workshop()
    for country in ("DE", "NO"):
        body = make_organisation(country=country)
        make_participant(workshop=workshop, person=make_member(edition=workshop.edition), organisation=body)
    days = {"first": dt.date(2026, 5, 14), "last": dt.date(2026, 5, 25), "times": (dt.time(10),)}

    rows = found(workshop, **days, skips=("DE",))

    assert [words for words in rows.left_out if "Ascension" in words]
    assert [words for words in rows.left_out if "25 May" in words]  # Whit Monday
    assert "Thu 10:00" not in starts(rows)[:1]
    kept = found(workshop, **days)
    assert kept.rows[0].holidays == "Ascension Day DE, NO"
    assert kept.rows[0].weight.bad == 2


@pytest.mark.parametrize(
    ("zone", "day", "time", "city"),
    [
        pytest.param("Europe/Berlin", dt.date(2026, 3, 29), dt.time(2, 30), "Berlin", id="Berlin"),
        pytest.param("Europe/Dublin", dt.date(2026, 3, 29), dt.time(1, 30), "Dublin", id="Dublin"),
        pytest.param("America/New_York", dt.date(2027, 3, 14), dt.time(2, 30), "New York", id="New York"),
        pytest.param(
            "Australia/Lord_Howe", dt.date(2026, 10, 4), dt.time(2, 15), "Lord Howe", id="Lord Howe"
        ),
        pytest.param("Africa/Cairo", dt.date(2026, 4, 24), dt.time(0, 30), "Cairo", id="Cairo"),
    ],
)
def test_an_hour_that_the_clock_skips_is_left_out_with_the_reason(zone, day, time, city) -> None:
    week = frozenset(range(7))

    rows = found(make_workshop(timezone=zone), first=day, last=day, weekdays=week, times=(time,))

    assert rows.rows == []
    assert "the clock skips that hour" in rows.left_out[0]
    assert city in rows.left_out[0]


@pytest.mark.parametrize(
    ("zone", "day", "time", "apart"),
    [
        pytest.param("Europe/Berlin", dt.date(2026, 10, 25), dt.time(2, 30), HOUR, id="Berlin"),
        pytest.param("Europe/Dublin", dt.date(2026, 10, 25), dt.time(1, 30), HOUR, id="Dublin"),
        pytest.param("America/New_York", dt.date(2026, 11, 1), dt.time(1, 30), HOUR, id="New York"),
        pytest.param("Australia/Lord_Howe", dt.date(2026, 4, 5), dt.time(1, 45), HOUR / 2, id="Lord Howe"),
        pytest.param("Africa/Cairo", dt.date(2026, 10, 29), dt.time(23, 30), HOUR, id="Cairo"),
    ],
)
def test_of_an_hour_that_the_clock_shows_twice_both_are_offered_and_none_chosen(
    zone, day, time, apart
) -> None:
    week = frozenset(range(7))

    rows = found(make_workshop(timezone=zone), first=day, last=day, weekdays=week, times=(time,)).rows

    assert rows[1].date.starts_at - rows[0].date.starts_at == apart
    assert [row.date.which.split(" (")[0] for row in rows] == [
        f"the first {time:%H:%M}",
        f"the second {time:%H:%M}",
    ]
    assert not any(row.is_chosen for row in rows)


def test_what_is_proposed_already_or_past_is_left_out_and_counted() -> None:
    workshop = make_workshop()
    make_slot(workshop=workshop, starts_at=NOON + 97 * DAY - 3 * HOUR)  # Mon 8 June 2026, 11:00

    rows = found(workshop, first=MONDAY, last=MONDAY, times=(dt.time(11),))
    past = found(workshop, first=dt.date(2026, 3, 2), last=dt.date(2026, 3, 3), times=(dt.time(11),))

    assert (rows.rows, rows.left_out) == ([], ["1 date is proposed already."])
    assert past.left_out == ["2 dates are past."]


def test_the_dates_with_the_least_burden_are_chosen_one_a_day_first() -> None:
    workshop = make_workshop()
    for zone in ("Asia/Kathmandu", "Europe/Berlin"):
        make_participant(workshop=workshop, person=make_member(edition=workshop.edition, timezone=zone))

    rows = found(workshop, last=MONDAY + DAY, times=(dt.time(10), dt.time(15)), most=3)

    assert [(row.weight.bad, row.is_chosen) for row in rows.rows] == [
        (0, True), (1, True), (0, True), (1, False),
    ]  # fmt: skip
    assert rows.rows[1].weight.who == "Kathmandu 18:45 late"


def test_more_than_anybody_can_read_is_refused() -> None:
    with pytest.raises(Refused, match="Choose a shorter period"):
        found(make_workshop(), last=MONDAY + 90 * DAY, step=15, lengths=(15, 30))


@given(st.integers(0, 23), st.integers(0, 23), st.sampled_from([15, 30, 60, 240]), st.integers(5, 600))
def test_times_end_within_the_hours_and_are_a_step_apart(begin, end, step, length) -> None:
    hours = wish(begins=dt.time(begin), ends=dt.time(end), step=step)

    minutes = [time.hour * 60 + time.minute for time in _times(hours, length)]

    assert all(begin * 60 <= minute <= end * 60 - length for minute in minutes)
    assert all(later - sooner == step for sooner, later in pairwise(minutes))


def form_of(workshop: Workshop, **facts: Any) -> GenerateForm:
    usual = {
        "first": "2026-06-08", "last": "2026-06-12", "weekdays": ["0", "1"], "begins": "09:00",
        "ends": "17:00", "step": "60", "times": "", "lengths": "120", "most": "8",
    }  # fmt: skip
    return GenerateForm(usual | facts, workshop=workshop)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        pytest.param({"lengths": "two hours"}, "lengths", id="a length in words"),
        pytest.param({"lengths": "2"}, "lengths", id="two minutes"),
        pytest.param({"times": "ten"}, "times", id="a time in words"),
        pytest.param({"ends": "08:00"}, "ends", id="hours that end first"),
        pytest.param({"last": "2026-06-01"}, "last", id="a period that ends first"),
        pytest.param({"last": "2026-12-01"}, "last", id="half a year"),
        pytest.param({"most": "41"}, "most", id="more than a poll takes"),
    ],
)
def test_what_cannot_be_made_is_said_at_its_field(facts: dict, field: str) -> None:
    form = form_of(make_workshop(), **facts)

    assert list(form.errors) == [field]


def test_the_countries_are_those_of_the_participants() -> None:
    workshop = make_workshop()
    body = make_organisation(country="NP")
    make_participant(workshop=workshop, person=make_member(edition=workshop.edition), organisation=body)

    assert [code for code, _name in form_of(workshop).fields["skips"].choices] == ["NP"]
    assert "skips" not in form_of(make_workshop()).fields


def test_nothing_is_proposed_by_looking_and_the_ticked_dates_are_by_the_button(client) -> None:
    workshop = make_workshop()
    client.force_login(make_secretary(edition=workshop.edition))
    base = f"/editions/{workshop.edition.slug}/workshops/{workshop.pk}/poll/dates/"
    far = timezone.localdate() + 40 * DAY  # the page reads the clock
    asked = {f"many-{name}": value for name, value in form_of(workshop).data.items()}
    asked |= {"form": "many", "many-first": far, "many-last": far + DAY * 7, "many-times": "10:00"}

    page = client.post(base, asked).content.decode()

    assert "Choose what to propose" in page
    assert not workshop.slots.exists()
    values = [part.split('"')[0] for part in page.split('name="span" value="')[1:]]
    client.post(f"{base}propose/", {"span": [*values[:1], "nonsense", "2026-01-01T10:00/x"]})
    assert workshop.slots.count() == 1
