"""Certificates: for those who were there, valid as PDF/UA, checked by their number."""

import io
import zipfile

import pypdf
import pytest
from django.urls import reverse

from tests.makers import DAY, HOUR, NOON
from tests.makers.attendance import make_certificate
from tests.makers.people import make_organisation, make_person, make_secretary
from tests.makers.scheduling import make_attendance, make_participant, make_workshop
from tests.pdf import faults_of
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState
from workshops.attendance import actions, papers
from workshops.attendance.models import Certificate
from workshops.scheduling.models import Attendance, Workshop
from workshops.scheduling.states import AttendanceState, WorkshopState

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop() -> Workshop:
    return make_workshop(state=WorkshopState.HELD, starts_at=NOON - 24 * HOUR, title="Who checks?")


def inside(workshop: Workshop, name: str, *args: int) -> str:
    return reverse(f"attendance:{name}", args=[workshop.edition.slug, workshop.pk, *args])


def words_of(content: bytes) -> str:
    return " ".join(pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text().split())


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Ada #1 *Łódź* $x <b>"), ("fr", "Zoé O’Neil"), ("en", "Ελληνικά")]
)
def test_it_is_accessible_and_says_who_what_when_and_for_whom(workshop, language: str, name: str) -> None:
    person = make_person(name=name, language=language, organisation=make_organisation(name="Sample Town"))
    one = make_certificate(workshop=workshop, person=person)

    content = papers.pdf_of(one)

    for profile in ("ua1", "3a"):
        assert faults_of(content, profile) == []
    words = words_of(content)
    for expected in (name, "Sample Town", "Who checks?", "Secretariat", one.spaced):
        assert expected in words
    assert content == papers.pdf_of(one)


def test_only_who_was_there_gets_one_and_only_once(workshop: Workshop) -> None:
    present, absent = (make_participant(workshop=workshop).person for _ in range(2))
    make_attendance(workshop=workshop, person=present)
    make_attendance(workshop=workshop, person=absent, state=AttendanceState.ABSENT)

    made = actions.issue_certificates(workshop, signed_by="Secretariat", by=None, at=NOON)

    assert [one.person for one in made] == [present]
    with pytest.raises(Refused, match="Nobody is recorded as present"):
        actions.issue_certificates(workshop, signed_by="Secretariat", by=None, at=NOON)


def test_not_before_the_session_is_over() -> None:
    workshop = make_workshop(state=WorkshopState.SCHEDULED, starts_at=NOON - HOUR)
    make_attendance(workshop=workshop, person=make_participant(workshop=workshop).person)

    with pytest.raises(Refused, match="not over yet"):
        actions.issue_certificates(workshop, signed_by="Secretariat", by=None, at=NOON)


def test_it_keeps_what_it_said_when_the_session_is_renamed(workshop: Workshop) -> None:
    one = make_certificate(workshop=workshop)
    Workshop.objects.update(title="Another title")

    assert "Who checks?" in words_of(papers.pdf_of(Certificate.objects.get(pk=one.pk)))


def test_the_page_of_a_number_confirms_what_it_says_and_no_more(client, workshop: Workshop) -> None:
    one = make_certificate(workshop=workshop)

    shown = client.get(one.get_absolute_url())

    assert "stands" in shown.content.decode()
    assert one.name in shown.content.decode()
    assert one.person.email not in shown.content.decode()
    assert shown["X-Robots-Tag"] == "noindex"


def test_a_number_is_found_however_it_is_typed_and_a_wrong_one_says_so(client, workshop: Workshop) -> None:
    one = make_certificate(workshop=workshop)

    found = client.get("/certificates/", {"number": one.spaced.lower()}, follow=True)
    wrong = client.get("/certificates/", {"number": "AAAA AAAA"}, follow=True)

    assert one.name in found.content.decode()
    assert wrong.status_code == 404
    assert "No certificate has this number" in wrong.content.decode()


def test_who_was_not_there_after_all_loses_it_at_once(client, workshop: Workshop) -> None:
    one = make_certificate(workshop=workshop)
    Attendance.objects.update(state=AttendanceState.ABSENT)

    assert "was withdrawn" in client.get(one.get_absolute_url()).content.decode()
    client.force_login(one.person)
    assert client.get(inside(workshop, "my_file")).status_code == 404


def test_a_withdrawn_one_makes_room_for_another_with_another_number(client, workshop: Workshop) -> None:
    one = make_certificate(workshop=workshop)
    client.force_login(make_secretary(edition=workshop.edition))
    url = inside(workshop, "withdraw", one.pk)

    assert "Withdraw the certificate" in client.get(url).content.decode()
    client.post(url)
    client.post(inside(workshop, "certificates"), {"signed_by": "Secretariat"})

    first, second = Certificate.objects.order_by("pk")
    assert first.withdrawn_at
    assert second.withdrawn_at is None
    assert first.number != second.number


def test_the_mail_is_a_draft_and_its_link_opens_my_certificate(client, workshop: Workshop) -> None:
    one = make_certificate(workshop=workshop, tell=True)
    mail = Email.objects.get()

    opened = client.get(mail.action_url, follow=True)
    file = client.get(inside(workshop, "my_file"))

    assert mail.state == EmailState.DRAFT
    assert one.spaced in opened.content.decode()
    assert file["Content-Type"] == "application/pdf"


def test_nobody_else_gets_mine(client, workshop: Workshop) -> None:
    one = make_certificate(workshop=workshop)
    other = make_participant(workshop=workshop).person
    client.force_login(other)

    assert client.get(inside(workshop, "mine")).status_code == 404
    assert client.get(inside(workshop, "one_file", one.pk)).status_code == 403


def test_the_secretariat_gets_all_in_one_file(client, workshop: Workshop) -> None:
    """A job makes it for who asked; a file that holds more than what stands now is not handed out."""
    one, _two = (make_certificate(workshop=workshop) for _ in range(2))
    secretary = make_secretary(edition=workshop.edition)
    client.force_login(secretary)
    package = actions.order_package(workshop, by=secretary, at=NOON)
    actions.fill_package(package, progress=lambda done, total: None)
    url = inside(workshop, "package", package.pk)

    assert "/jobs/" in client.post(inside(workshop, "make_package"))["Location"]
    found = zipfile.ZipFile(io.BytesIO(client.get(url).content))
    assert len(set(found.namelist())) == 2
    assert all(found.read(name).startswith(b"%PDF") for name in found.namelist())

    client.force_login(make_secretary(edition=workshop.edition))
    assert client.get(url).status_code == 302
    client.force_login(secretary)
    actions.withdraw_certificate(one, by=secretary, at=NOON)
    assert client.get(url).status_code == 302

    assert actions.remove_old_packages(at=NOON + 2 * DAY) >= 1
    assert not package.file.storage.exists(package.file.name)


def test_my_page_lists_all_of_mine(client, workshop: Workshop) -> None:
    one = make_certificate(workshop=workshop)
    client.force_login(one.person)

    assert one.spaced in client.get("/me/certificates/").content.decode()
