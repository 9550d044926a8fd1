"""Who sees what a session leaves behind: one rule for page, download and public page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.access.world import finish
from tests.makers import DAY, NOON
from tests.makers.people import make_member, make_secretary
from tests.makers.programme import make_material, make_speaker, make_speaking
from tests.makers.scheduling import make_participant, make_workshop
from workinggroup.base.refusals import Refused
from workinggroup.editions import links
from workshops.programme import actions
from workshops.programme.models import Material
from workshops.programme.states import Audience
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db
AHEAD = NOON + 3650 * DAY
WHO = ["secretariat", "participant", "guest", "member", "public"]
MAY = {
    Audience.PARTICIPANTS: {"secretariat", "participant", "guest"},
    Audience.MEMBERS: {"secretariat", "participant", "guest", "member"},
    Audience.PUBLIC: {"secretariat", "participant", "guest", "member", "public"},
}


def browser(who: str, workshop: Workshop) -> Client:
    client = Client()
    if who == "secretariat":
        client.force_login(make_secretary(edition=workshop.edition))
    if who == "member":
        client.force_login(make_member(edition=workshop.edition))
    if who in ("participant", "guest"):
        person = make_participant(workshop=workshop).person
        token = links.token_for(person, purpose="rsvp", edition=workshop.edition, pk=workshop.pk)
        client.force_login(person) if who == "participant" else None
        client.cookies[links.COOKIE] = token if who == "guest" else ""
    return client


def page_of(who: str, workshop: Workshop) -> str:
    inside = workshop.get_absolute_url()
    return reverse("scheduling:public_session", args=[workshop.pk]) if who == "public" else inside


def file_of(who: str, material: Material) -> str:
    workshop = material.workshop
    if who == "public":
        return reverse("programme:public_material", args=[workshop.pk, material.pk])
    return reverse("programme:material", args=[workshop.edition.slug, workshop.pk, material.pk])


def status(client: Client, address: str) -> int:
    response = client.get(address)
    finish(response)
    return response.status_code


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("audience", Audience.values)
def test_page_and_download_follow_one_rule(settings, tmp_path, who: str, audience: str) -> None:
    settings.MEDIA_ROOT = tmp_path
    workshop = make_workshop(state=WorkshopState.SCHEDULED, starts_at=AHEAD, is_public=True)
    file = make_material(workshop=workshop, file=True, audience=audience, title="The chat")
    make_material(workshop=workshop, audience=audience, title="The film", url="https://v.example.org/canary")
    client, may = browser(who, workshop), who in MAY[audience]

    page = client.get(page_of(who, workshop)).content.decode()

    assert ("The chat" in page, "https://v.example.org/canary" in page) == (may, may)
    assert status(client, file_of(who, file)) == (200 if may else 404)


@pytest.mark.parametrize("who", ["participant", "public"])
def test_after_its_last_day_only_the_secretariat_sees_it(client, settings, tmp_path, who: str) -> None:
    settings.MEDIA_ROOT = tmp_path
    workshop = make_workshop(state=WorkshopState.HELD, starts_at=NOON, is_public=True)
    facts = {"audience": Audience.PUBLIC, "expires_on": NOON.date()}
    file = make_material(workshop=workshop, file=True, **facts)

    assert status(browser(who, workshop), file_of(who, file)) == 404
    assert status(browser("secretariat", workshop), file_of("secretariat", file)) == 200


def test_the_last_day_ends_on_the_clock_of_the_session() -> None:
    workshop = make_workshop(state=WorkshopState.HELD, starts_at=NOON, timezone="America/New_York")
    material = make_material(workshop=workshop, expires_on=NOON.date())
    midnight = NOON.replace(hour=4, minute=0) + DAY

    assert not material.has_expired(midnight - DAY / 1440)
    assert material.has_expired(midnight + DAY / 24)


def test_a_session_without_public_page_shows_the_public_nothing(settings, tmp_path, client) -> None:
    settings.MEDIA_ROOT = tmp_path
    workshop = make_workshop(state=WorkshopState.SCHEDULED, starts_at=AHEAD)
    file = make_material(workshop=workshop, file=True, audience=Audience.PUBLIC)

    assert status(client, file_of("public", file)) == 404


def add(workshop: Workshop, **facts: object) -> Material:
    defaults = {"title": "Film", "url": "https://v.example.org/x", "kind": "recording", "rights": "reserved"}
    return actions.add_material(workshop, **defaults | facts, by=None, at=NOON)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        pytest.param({"url": ""}, "either a file or a link", id="nothing"),
        pytest.param({"rights": "consent"}, "whose consent", id="consent of nobody"),
    ],
)
def test_a_material_that_says_too_little_is_refused(facts, words: str) -> None:
    with pytest.raises(Refused, match=words):
        add(make_workshop(), **facts)


def test_a_recording_is_not_for_everybody_when_a_speaker_said_no() -> None:
    workshop, person = make_speaking()
    make_speaker(workshop=workshop, person=person, may_publish="no")

    with pytest.raises(Refused, match="did not agree to publication"):
        add(workshop, audience=Audience.PUBLIC)
    material = add(workshop, audience=Audience.MEMBERS)
    with pytest.raises(Refused, match="did not agree to publication"):
        actions.change_material(material, version=1, audience=Audience.PUBLIC, by=None, at=NOON)


def test_adding_changing_and_removing_on_the_pages(
    client, settings, tmp_path, django_capture_on_commit_callbacks
) -> None:
    settings.MEDIA_ROOT = tmp_path
    workshop = make_workshop(state=WorkshopState.HELD, starts_at=NOON)
    client.force_login(make_secretary(edition=workshop.edition))
    args = [workshop.edition.slug, workshop.pk]
    sent = {
        "title": "Chat", "kind": "chat", "audience": "members", "rights": "cc-by-4.0", "rights_words": "us",
        "file": SimpleUploadedFile("chat.txt", "Grüße".encode()),
    }  # fmt: skip

    assert client.post(reverse("programme:materials", args=args), sent).status_code == 302
    material = Material.objects.get()
    assert (material.content_type, material.rights_said) == ("text/plain", "CC BY 4.0, us")
    change = {"version": 1, "title": "The chat", "kind": "chat", "audience": "public", "rights": "reserved"}
    client.post(reverse("programme:edit_material", args=[*args, material.pk]), change)
    material.refresh_from_db()
    assert (material.title, material.audience, material.version) == ("The chat", "public", 2)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("programme:remove_material", args=[*args, material.pk]))
    assert not Material.objects.exists()
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]


def test_a_stale_change_overwrites_nothing() -> None:
    material = make_material(workshop=make_workshop())
    actions.change_material(material, version=1, title="New", by=None, at=NOON)

    with pytest.raises(Refused, match="Somebody changed"):
        actions.change_material(material, version=1, title="Old", by=None, at=NOON)
    material.refresh_from_db()
    assert material.title == "New"
