"""From the file to the list: looked at first, confirmed, then all or none."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.makers import NOON
from tests.makers.people import make_person, make_secretary
from tests.makers.scheduling import make_attendance, make_participant, make_workshop
from workshops.scheduling.models import Attendance, Workshop
from workshops.scheduling.states import AttendanceState, AttendanceWay, WorkshopState

from . import files

pytestmark = pytest.mark.django_db
PRESENT, ABSENT, EXCUSED = AttendanceState.PRESENT, AttendanceState.ABSENT, AttendanceState.EXCUSED


@pytest.fixture
def workshop() -> Workshop:
    return make_workshop(state=WorkshopState.HELD, starts_at=NOON)


@pytest.fixture
def ada(workshop: Workshop):
    person = make_person(email="ada@example.org", name="Ada Sample")
    return make_participant(workshop=workshop, person=person).person


@pytest.fixture
def bo(workshop: Workshop):
    return make_participant(workshop=workshop, person=make_person(name="Bo Sample")).person


def url_of(workshop: Workshop) -> str:
    return reverse("attendance:import", args=[workshop.edition.slug, workshop.pk])


def look(client, workshop: Workshop, content: bytes = files.TEAMS.encode("utf-16"), **typed: str):
    client.force_login(make_secretary(edition=workshop.edition))
    file = SimpleUploadedFile("report.csv", content)
    sent = {"report": file, "zone": "Europe/Brussels", "at_least": "5", **typed}
    return client.post(url_of(workshop), sent)


def sealed(page) -> str:
    return re.search(r'name="sealed" value="([^"]+)"', page.content.decode())[1]


def states(workshop: Workshop) -> dict:
    return {one.person: (one.state, one.minutes) for one in workshop.attendance.all()}


def test_looking_at_a_file_stores_nothing_and_says_who_is_who(client, workshop, ada, bo) -> None:
    page = look(client, workshop).content.decode()

    assert "found by the address" in page
    assert "found by the name" in page
    assert not Attendance.objects.exists()


def test_confirmed_it_records_minutes_and_leaves_who_was_there_too_short(client, workshop, ada, bo) -> None:
    page = look(client, workshop, at_least="30")

    client.post(url_of(workshop), {"sealed": sealed(page), "person-1": bo.pk})

    assert states(workshop) == {ada: (PRESENT, 90)}
    assert Attendance.objects.get().way == AttendanceWay.IMPORT


def test_a_name_counts_only_as_the_secretariat_confirms_it(client, workshop, ada, bo) -> None:
    other = make_participant(workshop=workshop).person
    page = look(client, workshop)

    client.post(url_of(workshop), {"sealed": sealed(page), "person-1": other.pk})

    assert states(workshop) == {ada: (PRESENT, 90), other: (PRESENT, 10)}


def test_others_become_absent_only_where_nothing_is_recorded(client, workshop, ada, bo) -> None:
    excused, silent = (make_participant(workshop=workshop).person for _ in range(2))
    make_attendance(workshop=workshop, person=excused, state=EXCUSED)
    page = look(client, workshop, others_absent="on")

    client.post(url_of(workshop), {"sealed": sealed(page), "person-1": bo.pk})

    assert states(workshop)[excused] == (EXCUSED, None)
    assert states(workshop)[silent] == (ABSENT, None)


def test_if_somebody_recorded_meanwhile_nothing_of_the_file_is_stored(client, workshop, ada, bo) -> None:
    page = look(client, workshop)
    make_attendance(workshop=workshop, person=bo, state=EXCUSED)

    done = client.post(url_of(workshop), {"sealed": sealed(page), "person-1": bo.pk}, follow=True)

    assert "Somebody changed the list" in done.content.decode()
    assert states(workshop) == {bo: (EXCUSED, None)}


@pytest.mark.parametrize("chosen", ["0", "999999", "x", "-1"])
def test_somebody_who_is_not_on_the_list_stores_nothing(client, workshop, ada, bo, chosen: str) -> None:
    page = look(client, workshop)

    client.post(url_of(workshop), {"sealed": sealed(page), "person-1": chosen})

    assert set(states(workshop)) <= {ada}


def test_a_preview_of_another_session_or_person_is_not_taken(client, workshop, ada, bo) -> None:
    page = look(client, workshop)
    other = make_workshop(edition=workshop.edition, state=WorkshopState.HELD, starts_at=NOON)

    done = client.post(url_of(other), {"sealed": sealed(page)}, follow=True)

    assert "too old" in done.content.decode()
    assert not Attendance.objects.exists()


def test_what_is_no_report_comes_back_with_the_reason(client, workshop) -> None:
    page = look(client, workshop, b"hello")

    assert page.status_code == 422
    assert "No list of people was found" in page.content.decode()


def test_a_report_of_another_day_is_noticed(client, workshop, ada, bo) -> None:
    page = look(client, workshop, files.TEAMS.replace("3/3/26", "4/3/26").encode("utf-16"))

    assert "Nobody in this file was there during the session" in page.content.decode()


def test_hostile_names_are_shown_as_words(client, workshop) -> None:
    page = look(client, workshop, b"Name,Minutes\n<script>alert(1)</script>,10\n").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
