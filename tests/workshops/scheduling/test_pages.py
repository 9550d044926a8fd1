"""Every page of a session: who may open it, what it shows, and at what cost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.makers import DAY, NOON
from tests.makers.editions import make_edition, make_topic
from tests.makers.people import make_member, make_person, make_secretary, with_role
from tests.makers.scheduling import (
    make_agenda_item,
    make_paper,
    make_participant,
    make_slot,
    make_workshop,
)
from workinggroup.editions.permissions import Role
from workinggroup.outbox.models import Email
from workshops.scheduling.mails import poll_link
from workshops.scheduling.models import Availability, Workshop
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db
AHEAD = NOON + 3650 * DAY
MANAGED = ["edit", "time", "agenda", "papers", "participants", "attendance", "slots", "open_poll"]
INVITING = ["overview", "changes", "cancel"]
PAGES = [*(f"scheduling:{name}" for name in MANAGED), *(f"invitations:{name}" for name in INVITING)]


def make_open_poll(**facts: object) -> Workshop:
    """A poll that is open today, whatever day the tests run."""
    workshop = make_workshop(state=WorkshopState.POLLING, poll_closes_at=AHEAD, **facts)
    for number in range(2):
        make_slot(workshop=workshop, starts_at=AHEAD + (number + 1) * DAY)
    return workshop


def url(workshop: Workshop, name: str, *args: object) -> str:
    return reverse(name, args=[workshop.edition.slug, workshop.pk, *args])


@pytest.mark.parametrize("state", ["draft", "polling", "scheduled", "held", "cancelled"])
def test_the_secretariat_opens_every_page_in_every_state(client, state: str) -> None:
    workshop = make_workshop(state=state)
    make_agenda_item(workshop=workshop)
    make_paper(workshop=workshop)
    make_participant(workshop=workshop)
    make_slot(workshop=workshop)
    client.force_login(make_secretary(edition=workshop.edition))

    pages = [url(workshop, name) for name in ["scheduling:workshop", "scheduling:poll", *PAGES]]
    lists = [reverse(f"scheduling:{name}", args=[workshop.edition.slug]) for name in ("list", "new")]

    assert {page: client.get(page).status_code for page in pages + lists} == dict.fromkeys(pages + lists, 200)


@pytest.mark.parametrize(
    "name", [*(f"scheduling:{name}" for name in MANAGED), *(f"invitations:{n}" for n in INVITING)]
)
def test_members_cannot_manage_and_strangers_do_not_learn_of_it(client, name: str) -> None:
    workshop = make_workshop(state=WorkshopState.SCHEDULED)
    page = url(workshop, name)

    client.force_login(make_member(edition=workshop.edition))
    assert client.get(page).status_code == 403
    client.force_login(make_secretary(edition=make_edition()))
    assert client.get(page).status_code == 404


def test_another_editions_session_is_not_there(client) -> None:
    mine, other = make_workshop(state="scheduled"), make_workshop(state="scheduled")
    client.force_login(make_secretary(edition=mine.edition))

    response = client.get(reverse("scheduling:workshop", args=[mine.edition.slug, other.pk]))

    assert response.status_code == 404


def test_members_do_not_see_drafts_and_speakers_only_their_sessions(client) -> None:
    workshop = make_workshop(state=WorkshopState.SCHEDULED)
    draft = make_workshop(edition=workshop.edition)
    member = make_member(edition=workshop.edition)
    speaker = with_role(make_person(), Role.SPEAKER, workshop.edition)

    client.force_login(member)
    assert [client.get(url(one, "scheduling:workshop")).status_code for one in (workshop, draft)] == [
        200,
        404,
    ]
    client.force_login(speaker)
    assert client.get(url(workshop, "scheduling:workshop")).status_code == 404
    make_participant(workshop=workshop, person=speaker)
    assert client.get(url(workshop, "scheduling:workshop")).status_code == 200


def test_the_joining_link_is_only_for_those_who_may_come(client) -> None:
    workshop = make_workshop(
        state="scheduled", starts_at=AHEAD, join_url="https://meet.example.org/secret", join_minutes=32000
    )
    guest = make_member(edition=workshop.edition)
    coming = make_participant(workshop=workshop).person

    client.force_login(guest)
    assert b"meet.example.org/secret" not in client.get(url(workshop, "scheduling:workshop")).content
    client.force_login(coming)
    assert b"meet.example.org/secret" not in client.get(url(workshop, "scheduling:workshop")).content
    client.force_login(make_secretary(edition=workshop.edition))
    assert b"meet.example.org/secret" in client.get(url(workshop, "scheduling:workshop")).content


def test_a_participant_answers_the_poll_by_personal_link_without_account(client) -> None:
    workshop = make_open_poll()
    person = make_participant(workshop=workshop, person=make_person(timezone="Asia/Manila")).person
    slot = workshop.slots.first()

    page = client.get(poll_link(workshop, person), follow=True)
    client.post(url(workshop, "scheduling:poll"), {f"slot-{slot.pk}": "if_needed", "comment": "Only online"})

    assert page.status_code == 200
    assert "your time (Manila)" in page.content.decode()
    assert not client.session.keys()
    assert Availability.objects.get().answer == "if_needed"


def test_radio_groups_of_the_poll_are_named_in_full(client) -> None:
    workshop = make_open_poll()
    person = make_participant(workshop=workshop).person
    client.force_login(person)

    text = client.get(url(workshop, "scheduling:poll")).content.decode()

    first = workshop.slots.first().starts_at.astimezone(workshop.timezone)
    assert text.count(f"{first:%H:%M}, my answer") == 4


def make_rows(workshop: Workshop, number: int) -> None:
    """So many of everything that the pages of a session list."""
    for _ in range(number):
        make_participant(workshop=workshop)
        make_agenda_item(workshop=workshop).topics.add(make_topic(edition=workshop.edition))
        make_paper(workshop=workshop)
        workshop.topics.add(make_topic(edition=workshop.edition))
        make_workshop(edition=workshop.edition, state="held").topics.add(make_topic(edition=workshop.edition))


@pytest.mark.parametrize("name", ["workshop", "agenda", "participants", "papers", "attendance", "list"])
def test_pages_cost_the_same_queries_for_any_number_of_rows(client, name: str) -> None:
    workshop = make_workshop(state=WorkshopState.SCHEDULED, starts_at=AHEAD)
    client.force_login(make_secretary(edition=workshop.edition))
    slug = workshop.edition.slug
    page = reverse("scheduling:list", args=[slug]) if name == "list" else url(workshop, f"scheduling:{name}")

    counts = []
    for number in (1, 2):
        make_rows(workshop, number)
        with CaptureQueriesContext(connection) as seen:
            client.get(page)
        counts.append(len(seen))

    assert counts[0] == counts[1]
    assert counts[0] <= 28


def test_papers_are_downloads_in_a_sandbox(client, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    workshop = make_workshop(state=WorkshopState.SCHEDULED)
    client.force_login(make_secretary(edition=workshop.edition))
    evil = SimpleUploadedFile("paper.html", b"<script>alert(1)</script>", content_type="text/html")
    client.post(url(workshop, "scheduling:papers"), {"title": "Evil", "file": evil})

    response = client.get(url(workshop, "scheduling:paper", workshop.papers.get().pk))

    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_stale_edit_shows_both_texts_and_overwrites_nothing(client) -> None:
    workshop = make_workshop(title="As stored", version=7)
    client.force_login(make_secretary(edition=workshop.edition))
    facts = {"kind": "workshop", "format": "online", "join_minutes": 15, "timezone": "Europe/Brussels"}

    page = client.post(url(workshop, "scheduling:edit"), {"title": "As typed", "version": 6, **facts})

    workshop.refresh_from_db()
    assert workshop.title == "As stored"
    assert "As stored" in page.content.decode()
    assert "As typed" in page.content.decode()


def test_a_skipped_hour_is_refused_and_a_doubled_one_asked_about(client) -> None:
    workshop = make_workshop()
    client.force_login(make_secretary(edition=workshop.edition))
    page = url(workshop, "scheduling:slots")

    def propose(**facts: object) -> str:
        posted = {"form": "one", "one-minutes": 60, **{f"one-{name}": value for name, value in facts.items()}}
        return client.post(page, posted).content.decode()

    assert "has no 02:30" in propose(day="2032-03-28", time="02:30")
    assert "Choose which one you mean" in propose(day="2032-10-31", time="02:30")
    propose(day="2032-10-31", time="02:30", fold="1")
    assert workshop.slots.get().starts_at.hour == 1


def test_only_a_public_session_has_a_page_for_everybody(client) -> None:
    webinar = make_workshop(
        kind="webinar", state="scheduled", is_public=True, join_url="https://meet.example.org/secret",
        description="For **everybody**",
    )  # fmt: skip
    hidden = make_workshop(state="scheduled")

    page = client.get(reverse("scheduling:public_session", args=[webinar.pk]))

    assert "<strong>everybody</strong>" in page.content.decode()
    assert "meet.example.org" not in page.content.decode()
    assert client.get(reverse("scheduling:public_session", args=[hidden.pk])).status_code == 404


def test_planning_twice_with_one_token_makes_one_session(client) -> None:
    edition = make_edition()
    make_member(edition=edition)
    client.force_login(make_secretary(edition=edition))
    facts = {
        "title": "New", "kind": "workshop", "format": "online", "join_minutes": 15,
        "timezone": "Europe/Brussels", "token": "0b6c1f5e-6ad5-4a52-8f0e-0f4f6f0e9d11",
    }  # fmt: skip

    for _ in range(2):
        client.post(reverse("scheduling:new", args=[edition.slug]), facts)

    assert Workshop.objects.get().participants.count() == 1
    assert not Email.objects.exists()
