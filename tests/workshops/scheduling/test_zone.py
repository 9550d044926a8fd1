"""Another zone for a session: the clock time stays, or the moment; both are shown, and somebody decides."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.makers import DAY, HOUR, NOON
from tests.makers.people import make_person, make_secretary
from tests.makers.scheduling import make_participant, make_slot, make_workshop
from workinggroup.base.clock import DoubledHour, in_zone, instant
from workinggroup.base.models import Event
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.scheduling import actions
from workshops.scheduling.models import Availability, Workshop
from workshops.scheduling.models.meaning import read_meaning
from workshops.scheduling.states import WorkshopState
from workshops.scheduling.zones import on_same_clock

pytestmark = pytest.mark.django_db
ZONES = [
    "Europe/Berlin", "Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo",
    "Asia/Kathmandu",
]  # fmt: skip
START = dt.datetime(2026, 6, 9, 8, tzinfo=dt.UTC)  # 10:00 in Brussels


def make_dated(**facts: object) -> Workshop:
    return make_workshop(state=WorkshopState.SCHEDULED, starts_at=START, **facts)


def change(workshop: Workshop, zone: str, keep: str) -> int:
    return actions.change_zone(workshop, zone=zone, keep=keep, by=make_person(), at=NOON)


@pytest.mark.parametrize("zone", ZONES)
def test_the_clock_time_stays_and_the_moment_moves(zone: str) -> None:
    workshop = make_dated(timezone="Europe/Brussels")

    change(workshop, zone, "clock")

    workshop.refresh_from_db()
    assert f"{in_zone(workshop.starts_at, zone):%Y-%m-%d %H:%M}" == "2026-06-09 10:00"
    assert workshop.length == 2 * HOUR
    assert str(workshop.timezone) == zone
    assert read_meaning(workshop.meant).zone == zone


@pytest.mark.parametrize("zone", ZONES)
def test_the_moment_stays_and_only_its_words_change(zone: str) -> None:
    workshop = make_dated(timezone="Europe/Brussels")

    change(workshop, zone, "moment")

    workshop.refresh_from_db()
    assert (workshop.starts_at, str(workshop.timezone)) == (START, zone)
    assert read_meaning(workshop.meant) == (in_zone(START, zone).replace(tzinfo=None), START, zone)


def test_dates_that_change_places_do_not_stumble_over_each_other() -> None:
    workshop = make_workshop()
    for hours in range(4):
        make_slot(workshop=workshop, starts_at=START + hours * HOUR, hours=1)

    change(workshop, "Europe/London", "clock")

    assert list(workshop.slots.values_list("starts_at", flat=True)) == [
        START + HOUR * hours for hours in range(1, 5)
    ]
    assert {read_meaning(slot.meant).zone for slot in workshop.slots.all()} == {"Europe/London"}


def make_poll() -> Workshop:
    workshop = make_workshop(state=WorkshopState.POLLING)
    for days in range(2):
        make_slot(workshop=workshop, starts_at=START + days * DAY)
    for _ in range(3):
        make_participant(workshop=workshop)
    first = workshop.participants.first()
    answers = {workshop.slots.first().pk: "yes"}
    actions.answer_poll(workshop, person=first.person, answers=answers, at=NOON)
    return workshop


def test_when_dates_move_under_an_open_poll_everybody_is_asked_again() -> None:
    workshop = make_poll()

    asked = change(workshop, "Asia/Kathmandu", "clock")

    assert asked == Email.objects.count() == 3
    assert "Tue 9 June 2026, 06:15–08:15 your time (Brussels), 10:00–12:00 (Kathmandu)" in (
        Email.objects.first().text
    )
    assert not Availability.objects.exists()
    assert not workshop.participants.exclude(poll_answered_at=None).exists()
    event = Event.objects.get(verb="scheduling.zone_changed")
    assert event.after == {"zone": "Asia/Kathmandu", "keeps": "clock", "asked_again": 3}


def test_when_the_moment_stays_answers_stay_and_nobody_is_told() -> None:
    workshop = make_poll()

    assert change(workshop, "Asia/Kathmandu", "moment") == 0
    assert Availability.objects.count() == 1
    assert not Email.objects.exists()


@pytest.mark.parametrize(
    ("zone", "day", "time", "reason"),
    [
        pytest.param("Europe/Berlin", (2026, 3, 29), 2, "skips that hour", id="Berlin skips it"),
        pytest.param("Africa/Cairo", (2026, 4, 24), 0, "skips that hour", id="Cairo skips it"),
        pytest.param("America/New_York", (2026, 11, 1), 1, "twice", id="New York shows it twice"),
        pytest.param("Europe/Dublin", (2026, 10, 25), 1, "twice", id="Dublin shows it twice"),
    ],
)
def test_a_clock_time_that_the_new_zone_does_not_have_is_refused(zone, day, time, reason) -> None:
    start = instant(dt.date(*day), dt.time(time, 30), "Asia/Kathmandu")
    workshop = make_workshop(state=WorkshopState.SCHEDULED, timezone="Asia/Kathmandu", starts_at=start)

    with pytest.raises(Refused, match=reason):
        change(workshop, zone, "clock")

    change(workshop, zone, "moment")
    assert Workshop.objects.get(pk=workshop.pk).starts_at == start


@pytest.mark.parametrize(
    ("facts", "zone", "keep", "reason"),
    [
        pytest.param({}, "Europe/Brussels", "clock", "already", id="the same zone"),
        pytest.param({}, "Europe/Berlin", "", "Say what stays", id="nothing chosen"),
        pytest.param(
            {"state": WorkshopState.CANCELLED}, "Europe/Berlin", "clock", "cancelled", id="cancelled"
        ),
    ],
)
def test_a_zone_is_not_changed_without_need_or_choice(facts, zone, keep, reason) -> None:
    with pytest.raises(Refused, match=reason):
        change(make_workshop(**facts), zone, keep)


def test_a_date_is_not_moved_before_the_end_of_its_poll() -> None:
    workshop = make_workshop(state=WorkshopState.POLLING, poll_closes_at=NOON + 3 * DAY)
    make_slot(workshop=workshop, starts_at=NOON + 3 * DAY + HOUR)

    with pytest.raises(Refused, match="before the poll closes"):
        change(workshop, "Asia/Kathmandu", "clock")


def test_two_who_change_at_once_do_not_overwrite_each_other() -> None:
    workshop = make_dated()
    Workshop.objects.update(version=2)

    with pytest.raises(Refused, match="Somebody changed"):
        change(workshop, "Europe/Berlin", "moment")


@given(
    st.integers(0, 2 * 365 * 24 * 60),
    st.integers(5, 600),
    st.sampled_from(ZONES),
    st.sampled_from(ZONES),
)
def test_the_clock_shows_the_same_or_the_hour_is_refused(minutes, length, old, new) -> None:
    start = NOON + dt.timedelta(minutes=minutes)
    span = (start, start + dt.timedelta(minutes=length))
    try:
        moved = on_same_clock(span, old, new)
    except (Refused, DoubledHour):
        return

    before, after = in_zone(span[0], old), in_zone(moved[0], new)
    assert before.replace(tzinfo=None, fold=0) == after.replace(tzinfo=None, fold=0)
    assert moved[1] - moved[0] == span[1] - span[0]


def test_the_page_shows_both_results_before_anything_is_done(client) -> None:
    workshop = make_dated()
    client.force_login(make_secretary(edition=workshop.edition))
    url = f"/editions/{workshop.edition.slug}/workshops/{workshop.pk}/zone/"

    page = client.get(url, {"timezone": "Asia/Kathmandu"}).content.decode()

    assert "10:00–12:00 (Kathmandu)" in page
    assert "13:45–15:45 (Kathmandu)" in page
    workshop.refresh_from_db()
    assert str(workshop.timezone) == "Europe/Brussels"
    form = {"timezone": "Asia/Kathmandu", "keep": "moment", "version": workshop.version}
    told = client.post(url, form, follow=True).content.decode()
    assert "in the zone of Kathmandu now" in told
    stale = client.post(url, {**form, "timezone": "Europe/Berlin"}).content.decode()
    assert "Somebody changed this session" in stale


def test_the_zone_is_no_field_of_a_time_that_is_there(client) -> None:
    workshop = make_dated()
    client.force_login(make_secretary(edition=workshop.edition))
    base = f"/editions/{workshop.edition.slug}/workshops/{workshop.pk}/"

    pages = [client.get(f"{base}{name}/").content.decode() for name in ("time", "edit")]

    assert not any('name="timezone"' in page.split("wg-main")[-1] for page in pages)
    assert f"{base}zone/" in pages[0]
