"""The secretariat reads and changes the rules; the author of a paper gets in without signing in."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.makers import DAY
from tests.makers.invitations import make_invited_workshop
from tests.makers.people import make_member, make_secretary
from tests.makers.scheduling import make_paper, make_participant, make_workshop
from workinggroup.outbox.models import Email
from workshops.reminders import actions
from workshops.reminders.models import Rules
from workshops.scheduling.models import Paper, Workshop

pytestmark = pytest.mark.django_db


def signed_in(workshop: Workshop) -> Client:
    client = Client()
    client.force_login(make_secretary(edition=workshop.edition))
    return client


def make_session() -> Workshop:
    return make_invited_workshop(starts_at=timezone.now() + 20 * DAY)


def test_the_page_shows_which_reminder_comes_when_and_saves_rules_of_its_own() -> None:
    workshop = make_session()
    client, url = signed_in(workshop), reverse("reminders:session", args=[workshop.edition.slug, workshop.pk])

    before = client.get(url).content.decode()
    saved = client.post(url, {"days": "7, 1", "hours": "", "paper_days": "3", "version": "1"}, follow=True)

    assert "1 day before, at 9:00 on each person’s clock" in before
    assert "has the reminders of the edition" in before
    assert "7 days before" in saved.content.decode()
    assert Rules.objects.get().days == [7, 1]

    client.post(reverse("reminders:as_edition", args=[workshop.edition.slug, workshop.pk]))
    assert not Rules.objects.exists()


def test_the_rules_of_the_edition_hold_for_all_its_sessions() -> None:
    workshop = make_session()
    client, url = signed_in(workshop), reverse("reminders:edition", args=[workshop.edition.slug])

    client.post(url, {"days": "14", "hours": "3", "paper_days": "", "version": "1"})
    page = client.get(reverse("reminders:session", args=[workshop.edition.slug, workshop.pk]))

    assert "14 days before" in page.content.decode()
    assert "3 hours before" in page.content.decode()


@pytest.mark.parametrize("typed", ["one", "1.5", "-1", "0", "400", "1,2,3,4,5"])
def test_odd_numbers_are_refused_with_words(typed: str) -> None:
    workshop = make_session()
    url = reverse("reminders:edition", args=[workshop.edition.slug])

    page = signed_in(workshop).post(url, {"days": typed, "hours": "", "paper_days": "", "version": "1"})

    assert page.status_code == 200
    assert page.context["form"].errors["days"]
    assert not Rules.objects.exists()


def test_the_link_of_a_paper_reminder_opens_the_page_that_takes_it_without_signing_in() -> None:
    workshop = make_workshop(state="scheduled", starts_at=timezone.now() + 20 * DAY)
    author = make_member(edition=workshop.edition)
    make_participant(workshop=workshop, person=author)
    today = (
        timezone.now().astimezone(author.timezone if not isinstance(author.timezone, str) else dt.UTC).date()
    )
    paper = make_paper(workshop=workshop, author=author, due_on=today + DAY, added_at=None, url="")
    actions.remind_of_papers(at=timezone.now())
    mail, guest = Email.objects.get(), Client()

    page = guest.get(mail.action_url.removeprefix("http://testserver"), follow=True)
    done = guest.post(page.request["PATH_INFO"], {"url": "https://example.org/paper.pdf"}, follow=True)

    assert page.status_code == done.status_code == 200
    assert page.request["PATH_INFO"] == reverse(
        "scheduling:deliver_paper", args=[workshop.edition.slug, workshop.pk, paper.pk]
    )
    assert "Hand in: A paper" in page.content.decode()
    assert Paper.objects.get().is_there
    again = guest.get(mail.action_url.removeprefix("http://testserver"), follow=True)
    assert "Nothing is missing" in again.content.decode()
