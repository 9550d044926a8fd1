"""Before a poll opens, the secretariat reads the very mail that goes, with who gets it."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.makers import DAY
from tests.makers.people import make_member, make_secretary
from tests.makers.scheduling import make_participant, make_slot, make_workshop
from workinggroup.outbox.models import Email
from workshops.scheduling import mails
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop() -> Workshop:
    found, now = make_workshop(), timezone.now().replace(microsecond=0)
    for days in (20, 21):
        make_slot(workshop=found, starts_at=now + days * DAY)
    for zone in ("Europe/Brussels", "Asia/Manila"):
        make_participant(workshop=found, person=make_member(edition=found.edition, timezone=zone))
    return found


@pytest.fixture
def desk(workshop: Workshop) -> Client:
    client = Client()
    client.force_login(make_secretary(edition=workshop.edition))
    return client


def address(workshop: Workshop) -> str:
    return reverse("scheduling:open_poll", args=[workshop.edition.slug, workshop.pk])


def send(desk: Client, workshop: Workshop, page: str, **more: str) -> str:
    """Press the button of a page as it stands, with what was typed into it."""
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    closes = {
        f"closes_at_{part}": re.search(rf'name="closes_at_{part}" value="([^"]*)"', page)[1] for part in "01"
    }
    form = {"seen": seen[1], **closes, "shows_names": "on", **more}
    return desk.post(address(workshop), {key: value for key, value in form.items() if value}).content.decode()


def test_the_page_shows_each_address_and_the_mail_of_the_one_who_is_chosen(workshop, desk) -> None:
    manila = workshop.participants.get(person__timezone="Asia/Manila")

    page = desk.get(address(workshop), {"reader": manila.pk}).content.decode()

    assert all(one.person.email in page for one in workshop.participants.all())
    assert "Invite 2 people to the poll" in page
    assert f"Dear {manila.person}," in page
    assert "your time (Manila)" in page
    assert "/p/" not in page  # nobody else learns a personal link
    assert not Email.objects.exists()


def test_what_was_read_is_what_goes(workshop, desk) -> None:
    page = desk.get(address(workshop)).content.decode()

    send(desk, workshop, page)

    workshop.refresh_from_db()
    assert workshop.state == WorkshopState.POLLING
    first = workshop.participants.for_list().first().person
    words = Email.objects.get(person=first).text.split("https://")[0].split("http://")[0]
    shown = re.sub(r"<[^>]+>", "", page)
    assert all(line in shown for line in words.splitlines() if line and "’" not in line and '"' not in line)


def test_a_mail_that_changed_is_shown_again_before_it_goes(workshop, desk) -> None:
    page = desk.get(address(workshop)).content.decode()
    sooner = (timezone.now() + dt.timedelta(days=3)).date().isoformat()

    again = send(desk, workshop, page, closes_at_0=sooner)

    assert "Read it once more" in again
    assert not Email.objects.exists()
    send(desk, workshop, again, closes_at_0=sooner)
    assert Email.objects.count() == 2


def test_whoever_was_added_meanwhile_is_seen_first(workshop, desk) -> None:
    page = desk.get(address(workshop)).content.decode()
    make_participant(workshop=workshop)

    assert "Read it once more" in send(desk, workshop, page)
    assert not Email.objects.exists()


def test_the_secretariat_decides_whether_participants_see_names(workshop, desk) -> None:
    page = desk.get(address(workshop)).content.decode()

    send(desk, workshop, send(desk, workshop, page, shows_names=""), shows_names="")

    workshop.refresh_from_db()
    assert not workshop.poll_shows_names
    assert all("Only the secretariat reads" in mail.text for mail in Email.objects.all())


def test_each_reads_which_date_is_outside_their_own_hours() -> None:
    early = dt.datetime(2027, 3, 3, 8, tzinfo=dt.UTC)  # a Wednesday
    workshop = make_workshop(poll_closes_at=early - 9 * DAY)
    make_slot(workshop=workshop, starts_at=early)
    make_slot(workshop=workshop, starts_at=early + 3 * DAY)
    usual, late = (
        make_participant(workshop=workshop, person=make_member(edition=workshop.edition, **hours))
        for hours in ({}, {"work_from": dt.time(11)})
    )

    mails.queue_poll_reminders(workshop, [usual, late], at=early - 30 * DAY)

    lines = {
        mail.person: [line.partition(" · ")[2] for line in mail.text.splitlines() if line.startswith("- ")]
        for mail in Email.objects.all()
    }
    odd, off = "outside your working hours", "a day on which you do not work"
    assert lines == {usual.person: ["", off], late.person: [odd, odd]}
    assert odd in mails.preview_poll_reminder(workshop, late.person).text
