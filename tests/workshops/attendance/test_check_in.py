"""A short code from the screen: who may use it, when it counts, and what a wrong one says."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.makers import DAY, HOUR, NOON
from tests.makers.attendance import make_door
from tests.makers.people import make_member, make_person, make_secretary
from tests.makers.scheduling import make_attendance, make_participant, make_workshop
from workinggroup.base.refusals import Refused
from workinggroup.editions import links
from workshops.attendance import actions, codes, rules
from workshops.attendance.models import CheckIn, WrongTry
from workshops.scheduling.models import Attendance
from workshops.scheduling.states import AttendanceState, AttendanceWay, WorkshopState

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
ENTER = "/check-in/"


@pytest.fixture
def now() -> CheckIn:
    """A check-in that is open while the test runs."""
    return make_door(starts_at=timezone.now() - HOUR)


def desk(door: CheckIn, name: str) -> str:
    return reverse(f"attendance:{name}", args=[door.workshop.edition.slug, door.workshop_id])


def as_guest(client, person, door: CheckIn, *, purpose: str = "rsvp", pk: int = 0) -> None:
    edition = door.workshop.edition
    token = links.token_for(person, purpose=purpose, edition=edition, pk=pk or door.workshop_id)
    client.cookies[links.COOKIE] = token


def test_codes_have_no_signs_that_look_alike() -> None:
    made = {codes.new(6) for _ in range(200)}

    assert len(made) > 190
    assert not set("".join(made)) & set("0O1IL2Z5S8BUV")
    assert codes.plain(" k7q-m4x ") == "K7QM4X"


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        (NOON - HOUR - 16 * MINUTE, "opens on"),
        (NOON - HOUR - 15 * MINUTE, None),
        (NOON + HOUR + 14 * MINUTE, None),
        (NOON + HOUR + 15 * MINUTE, "is over"),
    ],
    ids=["too early", "as it opens", "after the end", "as it closes"],
)
def test_a_code_counts_from_before_the_start_until_after_the_end(at, reason) -> None:
    found = rules.refuse_checking_in(make_door(), takes_part=True, at=at)

    assert (found is None) == (reason is None)
    assert reason is None or reason in found


def test_a_member_signed_in_presses_once_and_is_present(client, now: CheckIn) -> None:
    person = make_participant(workshop=now.workshop).person
    client.force_login(person)

    done = client.post(ENTER, {"code": now.code.lower()}, follow=True)

    assert "You are checked in" in done.content.decode()
    came = Attendance.objects.get()
    assert (came.person, came.state, came.way) == (person, AttendanceState.PRESENT, AttendanceWay.CODE)


def test_a_guest_with_a_link_to_this_session_checks_in(client, now: CheckIn) -> None:
    person = make_participant(workshop=now.workshop, person=make_person()).person
    as_guest(client, person, now)

    assert client.post(ENTER, {"code": now.code}).url == f"/check-in/done/{now.workshop_id}/"
    assert Attendance.objects.get().person == person


def test_a_link_to_another_session_opens_nothing_here(client, now: CheckIn) -> None:
    person = make_participant(workshop=now.workshop, person=make_person()).person
    other = make_workshop(edition=now.workshop.edition)
    as_guest(client, person, now, pk=other.pk)

    page = client.post(ENTER, {"code": now.code})

    assert "This code is not right" in page.content.decode()
    assert not Attendance.objects.exists()


def test_whoever_is_nobody_is_told_what_to_do_and_learns_nothing_about_codes(client, now: CheckIn) -> None:
    pages = [client.post(ENTER, {"code": code}) for code in (now.code, "AAAAAA")]

    bodies = [re.sub(r'"[A-Za-z0-9]{64}"', "", page.content.decode()) for page in pages]
    assert bodies[0] == bodies[1]
    assert "personal link" in bodies[0]
    assert not Attendance.objects.exists()


def test_who_is_not_on_the_list_is_sent_to_the_secretariat(client, now: CheckIn) -> None:
    client.force_login(make_member(edition=now.workshop.edition))

    page = client.post(ENTER, {"code": now.code})

    assert "not on the list" in page.content.decode()
    assert not Attendance.objects.exists()


def test_after_too_many_wrong_codes_even_the_right_one_waits(client, now: CheckIn) -> None:
    person = make_participant(workshop=now.workshop).person
    client.force_login(person)
    for _ in range(rules.MOST_WRONG["person"]):
        client.post(ENTER, {"code": "AAAAAA"})

    page = client.post(ENTER, {"code": now.code})

    assert "too many wrong codes" in page.content.decode()
    assert not Attendance.objects.exists()


def test_right_codes_are_never_counted_so_a_room_may_share_an_address(client, now: CheckIn) -> None:
    for _ in range(3):
        client.force_login(make_participant(workshop=now.workshop).person)
        client.post(ENTER, {"code": now.code})

    assert Attendance.objects.count() == 3
    assert not WrongTry.objects.exists()


def test_a_wrong_try_keeps_no_name_and_no_address_and_goes_after_a_day(client, now: CheckIn) -> None:
    client.force_login(make_person())
    client.post(ENTER, {"code": "AAAAAA"})

    traces = WrongTry.objects.values_list("trace", flat=True)

    assert all(re.fullmatch(r"[0-9a-f]{64}", trace) for trace in traces)
    assert actions.forget_tries(at=timezone.now() + 2 * DAY) == 2


def test_a_renewed_code_ends_the_one_before(client, now: CheckIn) -> None:
    client.force_login(make_participant(workshop=now.workshop).person)
    before = now.code
    actions.renew_code(now, by=None, at=timezone.now())

    assert "not right" in client.post(ENTER, {"code": before}).content.decode()
    assert client.post(ENTER, {"code": now.code}).status_code == 302


def test_checking_in_twice_is_once_and_an_excuse_gives_way() -> None:
    door = make_door()
    person = make_participant(workshop=door.workshop).person
    make_attendance(workshop=door.workshop, person=person, state=AttendanceState.EXCUSED)

    for _ in range(2):
        actions.check_in(door, person, at=NOON)

    assert Attendance.objects.get().state == AttendanceState.PRESENT


def test_opening_the_address_of_the_picture_records_nobody(client, now: CheckIn) -> None:
    client.force_login(make_participant(workshop=now.workshop).person)

    page = client.get(f"/check-in/{now.code}/").content.decode()

    assert now.spaced in page
    assert not Attendance.objects.exists()


def test_the_screen_shows_code_picture_and_how_many_are_in(client, now: CheckIn) -> None:
    make_participant(workshop=now.workshop)
    client.force_login(make_secretary(edition=now.workshop.edition))

    page, picture = client.get(desk(now, "screen")).content.decode(), client.get(desk(now, "picture"))

    assert now.spaced in page
    assert "0 of 1 are in" in page
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<script" not in picture.content


def test_the_secretariat_makes_renews_and_ends_the_code(client) -> None:
    workshop = make_workshop(state=WorkshopState.SCHEDULED)
    client.force_login(make_secretary(edition=workshop.edition))
    url = reverse("attendance:door", args=[workshop.edition.slug, workshop.pk])

    client.post(url, {"minutes_before": "30", "minutes_after": "10"})
    first = CheckIn.objects.get()
    asked = client.get(desk(first, "renew")).content.decode()
    client.post(desk(first, "renew"))
    client.post(desk(first, "end"))

    last = CheckIn.objects.get()
    assert "counts no longer" in asked
    assert last.code != first.code
    assert last.ended_at is not None


def test_a_session_without_a_date_has_no_check_in() -> None:
    with pytest.raises(Refused, match="no date yet"):
        make_door(workshop=make_workshop())
