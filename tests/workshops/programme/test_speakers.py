"""What speakers do by their personal link, and how slides reach those who take part."""

import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.access.world import finish
from tests.makers import DAY, HOUR, NOON
from tests.makers.people import make_member, make_secretary
from tests.makers.programme import make_material, make_slides, make_speaker, make_speaking
from tests.makers.scheduling import make_participant, make_slot
from workinggroup.base.files import JPEG, PNG
from workinggroup.base.pictures import bare
from workinggroup.base.refusals import Refused
from workinggroup.editions import links
from workinggroup.outbox.models import Email
from workshops.programme import actions, queries
from workshops.programme.models import Speaker
from workshops.scheduling.models import Availability, Workshop
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db
AHEAD = NOON + 3650 * DAY
PLACE = b"GPSLatitude 50.8467"


def jpeg() -> bytes:
    """A JPEG with an Exif part that names a place, and something that hangs on behind it."""
    told = b"Exif\0\0" + PLACE
    exif = b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told
    table = b"\xff\xdb" + struct.pack(">H", 67) + b"\0" * 65
    return b"\xff\xd8" + exif + table + b"\xff\xda\0\x08\1\1\0\0?\0pixels\xff\xd9" + b"<script>"


def png() -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    body = chunk(b"tEXt", PLACE) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + body + b"<script>"


def by_link(workshop: Workshop, person: object) -> Client:
    client = Client()
    token = links.token_for(person, purpose="speaker", edition=workshop.edition, pk=workshop.pk)
    client.cookies[links.COOKIE] = token
    return client


def url(workshop: Workshop, name: str, *args: object) -> str:
    return reverse(f"programme:{name}", args=[workshop.edition.slug, workshop.pk, *args])


def words(**facts: object) -> dict[str, object]:
    return {"version": 1, "function": "Chemist", "bio_short": "She measures.", "bio_long": ""} | facts


@pytest.mark.parametrize(("content", "kind"), [(jpeg(), JPEG), (png(), PNG)], ids=["jpeg", "png"])
def test_a_photo_loses_its_place_and_what_hangs_on(content: bytes, kind: object) -> None:
    found = bare(content, kind)

    assert PLACE in content
    assert PLACE not in found
    assert b"<script>" not in found
    assert bare(found, kind) == found


@pytest.mark.parametrize("content", [b"\xff\xd8\xff\xe1", b"\xff\xd8\xff\xe0\0\1", b"\xff\xd8\xff\xdapixels"])
def test_a_damaged_photo_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Refused, match="damaged"):
        bare(content, JPEG)


def test_a_speaker_without_account_says_who_they_are_by_their_link(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    workshop, person = make_speaking(starts_at=AHEAD)
    client = by_link(workshop, person)
    sent = words(may_record="yes", may_publish="no", shows_photo="on")

    page = client.get(url(workshop, "mine")).content.decode()
    photo = SimpleUploadedFile("me.jpg", jpeg(), "image/png")
    response = client.post(url(workshop, "mine"), sent | {"photo": photo})

    speaker = Speaker.objects.get()
    assert "You came by a personal link" in page
    assert response.url == url(workshop, "mine")
    assert (speaker.person, speaker.may_record, speaker.may_publish) == (person, "yes", "no")
    stored = b"".join(client.get(url(workshop, "own_photo")).streaming_content)
    assert stored == bare(jpeg(), JPEG)
    assert speaker.photo_type == "image/jpeg"


def test_a_program_that_calls_itself_a_photo_is_refused(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    workshop, person = make_speaking(starts_at=AHEAD)

    photo = SimpleUploadedFile("me.jpg", b"MZ\x90 a program", "image/jpeg")
    page = by_link(workshop, person).post(url(workshop, "mine"), words() | {"photo": photo})

    assert "The content of this file is none of these" in page.content.decode()
    assert not Speaker.objects.exists()


def test_the_page_is_only_there_for_who_speaks() -> None:
    workshop, _person = make_speaking(starts_at=AHEAD)
    listener = make_participant(workshop=workshop).person
    client = Client()
    client.force_login(listener)

    assert client.get(url(workshop, "mine")).status_code == 404
    assert by_link(workshop, listener).get(url(workshop, "mine")).status_code == 404


def test_a_photo_is_shown_only_with_consent_and_to_the_public_with_both(client, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    workshop, person = make_speaking(starts_at=AHEAD, is_public=True)
    photo = SimpleUploadedFile("me.png", png(), "image/png")
    actions.save_speaker(workshop, person=person, version=1, bio_short="x", photo=photo, by=person, at=NOON)
    speaker = Speaker.objects.get()
    member = Client()
    member.force_login(make_member(edition=workshop.edition))
    inside = url(workshop, "photo", speaker.pk)
    outside = reverse("programme:public_photo", args=[workshop.pk, speaker.pk])

    def seen() -> tuple[int, int]:
        answers = member.get(inside), client.get(outside)
        for answer in answers:
            finish(answer)
        return answers[0].status_code, answers[1].status_code

    assert seen() == (404, 404)
    Speaker.objects.update(shows_photo=True)
    assert seen() == (200, 404)
    Speaker.objects.update(is_public=True)
    assert seen() == (200, 200)
    Speaker.objects.update(shows_photo=False)
    assert seen() == (404, 404)


def test_the_public_reads_only_those_who_agreed(client) -> None:
    workshop, person = make_speaking(starts_at=AHEAD, is_public=True)
    make_speaker(workshop=workshop, person=person, bio_short="She measures the air.")
    page = reverse("scheduling:public_session", args=[workshop.pk])

    assert "She measures the air." not in client.get(page).content.decode()
    Speaker.objects.update(is_public=True)
    assert "She measures the air." in client.get(page).content.decode()


def test_what_was_said_for_the_last_session_is_offered_but_not_stored() -> None:
    workshop, person = make_speaking()
    make_speaker(workshop=workshop, person=person, may_record="yes")
    other, _someone = make_speaking(edition=workshop.edition)

    offered = queries.speaker_of(other, person)

    assert (offered.bio_short, offered.may_record, offered.pk) == ("She measures.", "", None)


def test_only_those_who_have_not_said_everything_are_asked_once_a_day() -> None:
    workshop, person = make_speaking(starts_at=AHEAD)
    done = make_participant(workshop=workshop).person
    workshop.agenda.first().presenters.add(done)
    make_speaker(workshop=workshop, person=done, may_record="no", may_publish="no")
    make_slides(workshop=workshop, person=done)

    for hours in (0, 1):
        at = NOON + hours * HOUR
        actions.ask_speakers(workshop, queries.speaker_rows(workshop), by=None, at=at)

    asked = Email.objects.get()
    assert asked.to_address == person.email
    assert workshop.title in asked.subject


def test_a_speaker_answers_an_open_poll_on_their_page() -> None:
    workshop, person = make_speaking()
    Workshop.objects.filter(pk=workshop.pk).update(
        state=WorkshopState.POLLING, starts_at=None, ends_at=None, poll_opened_at=NOON, poll_closes_at=AHEAD
    )
    slots = [make_slot(workshop=workshop, starts_at=AHEAD + days * DAY) for days in (1, 2)]
    client = by_link(workshop, person)

    page = client.get(url(workshop, "mine")).content.decode()
    client.post(url(workshop, "when"), {f"slot-{slots[0].pk}": "yes", f"slot-{slots[1].pk}": "no"})

    assert "When can you speak?" in page
    said = Availability.objects.filter(person=person).order_by("slot").values_list("answer", flat=True)
    assert list(said) == ["yes", "no"]


def test_photos_are_deleted_a_year_after_the_session(
    settings, tmp_path, django_capture_on_commit_callbacks
) -> None:
    settings.MEDIA_ROOT = tmp_path
    workshop, person = make_speaking(starts_at=NOON)
    photo = SimpleUploadedFile("me.png", png())
    actions.save_speaker(workshop, person=person, version=1, photo=photo, by=person, at=NOON)

    assert actions.forget(at=NOON + 300 * DAY) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.forget(at=NOON + 400 * DAY) == 1

    assert not [one for one in tmp_path.rglob("*") if one.is_file()]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_speakers_costs_the_same_for_any_number(
    client, django_assert_max_num_queries, number: int
) -> None:
    workshop, _first = make_speaking(starts_at=AHEAD)
    for _more in range(number - 1):
        make_speaking(workshop=workshop)
    client.force_login(make_secretary(edition=workshop.edition))
    client.get(url(workshop, "speakers"))

    with django_assert_max_num_queries(14):
        client.get(url(workshop, "speakers"))


def test_a_material_of_another_session_is_not_there(client) -> None:
    workshop, _person = make_speaking(starts_at=AHEAD)
    other, _other = make_speaking(starts_at=AHEAD)
    foreign = make_material(workshop=other)
    client.force_login(make_secretary(edition=workshop.edition))

    assert client.get(url(workshop, "edit_material", foreign.pk)).status_code == 404
