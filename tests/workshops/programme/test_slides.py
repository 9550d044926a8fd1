"""How slides go from a speaker over the secretariat to those who take part."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.makers import NOON
from tests.makers.files import docx, pdf
from tests.makers.people import make_secretary
from tests.makers.programme import make_slides, make_speaker, make_speaking
from tests.makers.scheduling import make_participant
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.programme import actions
from workshops.programme.models import Material, Slides
from workshops.programme.states import Audience

from .test_speakers import AHEAD, by_link, url

pytestmark = pytest.mark.django_db


def test_slides_go_from_the_speaker_over_the_secretariat_to_those_who_take_part(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    workshop, person = make_speaking(starts_at=AHEAD)
    listener, secretary = Client(), Client()
    listener.force_login(make_participant(workshop=workshop).person)
    secretary.force_login(make_secretary(edition=workshop.edition))
    file = SimpleUploadedFile("../talk.pdf", pdf(), "text/html")

    by_link(workshop, person).post(url(workshop, "upload_slides"), {"file": file})
    slides = Slides.objects.get()
    before = listener.get(workshop.get_absolute_url()).content.decode()
    assert slides.name == "talk.pdf"
    assert listener.get(url(workshop, "slides_file", slides.pk)).status_code == 404
    secretary.post(url(workshop, "approve_slides", slides.pk))

    material = Material.objects.get()
    assert "Slides, recording and more" not in before
    assert "Slides, recording and more" in listener.get(workshop.get_absolute_url()).content.decode()
    answer = listener.get(url(workshop, "material", material.pk))
    assert b"".join(answer.streaming_content) == pdf()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert Email.objects.get(template="workshops/programme/slides_settled").to_address == person.email


def test_returned_slides_say_what_to_change_and_others_can_be_handed_in(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    workshop, person = make_speaking(starts_at=AHEAD)
    slides = make_slides(workshop=workshop, person=person)

    with pytest.raises(Refused, match="Say what to change"):
        actions.return_slides(slides, words=" ", by=None, at=NOON)
    actions.return_slides(slides, words="Name the source of page 3.", by=None, at=NOON)
    file = SimpleUploadedFile("new.pdf", pdf())
    by_link(workshop, person).post(url(workshop, "upload_slides"), {"file": file})

    assert list(Slides.objects.values_list("state", flat=True)) == ["uploaded", "returned"]
    assert "Name the source of page 3." in Email.objects.get().text
    assert not Material.objects.exists()


def test_a_new_version_replaces_the_one_that_waits_on_the_disk_too(
    settings, tmp_path, django_capture_on_commit_callbacks
) -> None:
    settings.MEDIA_ROOT = tmp_path
    workshop, person = make_speaking(starts_at=AHEAD)

    with django_capture_on_commit_callbacks(execute=True):
        for _again in range(2):
            file = SimpleUploadedFile("talk.pdf", pdf())
            actions.upload_slides(workshop, person=person, file=file, by=person, at=NOON)

    assert Slides.objects.count() == 1
    assert len([one for one in tmp_path.rglob("*") if one.is_file()]) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("talk.pptx", docx()), ("talk.pdf", b"<html>"), ("talk.pdf", b""), ("talk.odp", b"PK\x03\x04broken")],
)
def test_what_are_no_slides_is_refused_and_leaves_nothing(settings, tmp_path, name, content) -> None:
    settings.MEDIA_ROOT = tmp_path
    workshop, person = make_speaking(starts_at=AHEAD)

    file = SimpleUploadedFile(name, content)
    with pytest.raises(Refused):
        actions.upload_slides(workshop, person=person, file=file, by=person, at=NOON)

    assert not [one for one in tmp_path.rglob("*") if one.is_file()]


def test_slides_are_for_everybody_only_with_the_consent_of_who_speaks(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    workshop, person = make_speaking(starts_at=AHEAD)
    slides = make_slides(workshop=workshop, person=person)

    with pytest.raises(Refused, match="not agreed"):
        actions.approve_slides(slides, audience=Audience.PUBLIC, by=None, at=NOON)
    make_speaker(workshop=workshop, person=person, may_publish="yes")
    slides.refresh_from_db()
    material = actions.approve_slides(slides, audience=Audience.PUBLIC, by=None, at=NOON)
    assert material.audience == Audience.PUBLIC

    actions.save_speaker(workshop, person=person, version=1, may_publish="no", by=person, at=NOON)
    material.refresh_from_db()
    assert material.audience == Audience.PARTICIPANTS
