"""Who came: saved row by row, by two at the same time, and who came without being on the list."""

import pytest
from django.urls import reverse

from tests.makers import DAY, HOUR, NOON
from tests.makers.people import make_organisation, make_person, make_secretary
from tests.makers.scheduling import make_attendance, make_participant, make_workshop
from workinggroup.outbox.models import Email
from workshops.scheduling.actions import attendance as actions
from workshops.scheduling.models import Attendance, Workshop
from workshops.scheduling.states import AttendanceState, AttendanceWay, WorkshopState

pytestmark = pytest.mark.django_db
PRESENT, ABSENT, EXCUSED = AttendanceState.PRESENT, AttendanceState.ABSENT, AttendanceState.EXCUSED
PAST = NOON - 400 * DAY


@pytest.fixture
def workshop() -> Workshop:
    return make_workshop(state=WorkshopState.SCHEDULED, starts_at=PAST)


def url_of(workshop: Workshop) -> str:
    return reverse("scheduling:attendance", args=[workshop.edition.slug, workshop.pk])


def states(workshop: Workshop) -> dict[int, str]:
    return dict(workshop.attendance.values_list("person_id", "state"))


def test_what_somebody_else_recorded_meanwhile_stays_and_comes_back(workshop: Workshop) -> None:
    ada, bo = (make_participant(workshop=workshop).person for _ in range(2))
    make_attendance(workshop=workshop, person=ada, state=EXCUSED)

    others = actions.record_rows(
        workshop, rows={ada.pk: ("", PRESENT), bo.pk: ("", PRESENT)}, by=None, at=PAST + HOUR
    )

    assert others == {ada.pk: EXCUSED}
    assert states(workshop) == {ada.pk: EXCUSED, bo.pk: PRESENT}


def test_who_has_seen_the_entry_may_change_it(workshop: Workshop) -> None:
    ada = make_participant(workshop=workshop).person
    make_attendance(workshop=workshop, person=ada, state=EXCUSED)

    assert actions.record_rows(workshop, rows={ada.pk: (EXCUSED, ABSENT)}, by=None, at=PAST + HOUR) == {}
    assert states(workshop) == {ada.pk: ABSENT}


def test_two_who_say_the_same_are_both_right(workshop: Workshop) -> None:
    ada = make_participant(workshop=workshop).person
    make_attendance(workshop=workshop, person=ada, state=PRESENT)

    assert actions.record_rows(workshop, rows={ada.pk: ("", PRESENT)}, by=None, at=PAST + HOUR) == {}


def test_one_row_is_saved_at_once_and_no_other(client, workshop: Workshop) -> None:
    ada, bo = (make_participant(workshop=workshop).person for _ in range(2))
    client.force_login(make_secretary(edition=workshop.edition))
    sent = {f"state-{ada.pk}": PRESENT, f"state-{bo.pk}": ABSENT, "row": ada.pk, "seen": ""}

    page = client.post(url_of(workshop), sent, headers={"HX-Request": "true"})

    assert states(workshop) == {ada.pk: PRESENT}
    assert "Saved at" in page.content.decode()
    assert f'name="seen-{ada.pk}" value="present"' in page.content.decode()


def test_a_row_that_somebody_else_was_faster_with_comes_back_as_it_stands(client, workshop: Workshop) -> None:
    ada = make_participant(workshop=workshop).person
    make_attendance(workshop=workshop, person=ada, state=EXCUSED)
    client.force_login(make_secretary(edition=workshop.edition))

    sent = {f"state-{ada.pk}": PRESENT, "row": ada.pk, "seen": ""}
    page = client.post(url_of(workshop), sent, headers={"HX-Request": "true"})

    assert page["HX-Retarget"] == f"#row-{ada.pk}"
    assert "Somebody else recorded this first" in page.content.decode()
    assert states(workshop) == {ada.pk: EXCUSED}


def test_one_press_records_all_others_and_keeps_the_exceptions(client, workshop: Workshop) -> None:
    ada, bo, cy = (make_participant(workshop=workshop).person for _ in range(3))
    make_attendance(workshop=workshop, person=cy, state=ABSENT)
    client.force_login(make_secretary(edition=workshop.edition))

    client.post(url_of(workshop), {f"state-{ada.pk}": EXCUSED, "everybody": "present", "seen": ""})

    assert states(workshop) == {ada.pk: EXCUSED, bo.pk: PRESENT, cy.pk: ABSENT}


def test_who_came_without_being_on_the_list_joins_it_with_an_organisation_and_gets_no_mail(
    client, workshop: Workshop
) -> None:
    client.force_login(make_secretary(edition=workshop.edition))
    typed = {"arrival": "1", "name": "Zoé", "email": "Zoe@example.org", "organisation_name": "Sample Town"}

    refused = client.post(url_of(workshop), typed)
    done = client.post(url_of(workshop), {**typed, "country": "BE"})

    assert refused.context["form"].errors.keys() == {"country"}
    assert done.status_code == 302
    came = Attendance.objects.get()
    assert (came.person.email, str(came.organisation)) == ("zoe@example.org", "Sample Town")
    assert (came.state, came.way) == (PRESENT, AttendanceWay.ARRIVAL)
    assert workshop.participants.filter(person=came.person).exists()
    assert not Email.objects.exists()


def test_a_known_person_comes_with_their_own_organisation(client, workshop: Workshop) -> None:
    known = make_person(organisation=make_organisation())
    client.force_login(make_secretary(edition=workshop.edition))

    client.post(url_of(workshop), {"arrival": "1", "name": "Somebody", "email": known.email})

    came = Attendance.objects.get()
    assert (came.person, came.organisation) == (known, known.organisation)


@pytest.mark.parametrize("sent", [{"state-x": "present"}, {"state-1": "there"}, {"seen": "1:gone"}])
def test_odd_values_record_nothing(client, workshop: Workshop, sent: dict[str, str]) -> None:
    client.force_login(make_secretary(edition=workshop.edition))

    assert client.post(url_of(workshop), sent).status_code == 302
    assert not Attendance.objects.exists()
