"""When minutes are agreed, those who attended are told once, with the checksum."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.makers import DAY, NOON
from tests.makers.minutes import make_agreed, make_line, make_round
from tests.makers.people import make_member, make_secretary
from workinggroup.outbox.models import Email
from workshops.minutes import actions
from workshops.minutes.templatetags.minutes import in_fours

pytestmark = pytest.mark.django_db
LATER = NOON + 11 * DAY


def told() -> list[Email]:
    return list(Email.objects.filter(template="workshops/minutes/agreed").order_by("pk"))


def test_each_who_attended_gets_one_mail_with_the_checksum_and_a_link():
    minutes = make_round(people=2)
    asked = sorted(one.person.email for one in minutes.agreements.all())

    actions.agree_minutes(minutes, by=None, at=LATER)

    assert sorted(mail.to_address for mail in told()) == asked
    assert all(in_fours(minutes.digest) in mail.text for mail in told())
    assert all(mail.action_url.startswith("http") for mail in told())


def test_an_owner_reads_what_they_took_on():
    minutes = make_round(people=2)
    owner = minutes.agreements.order_by("pk").first().person
    minutes.lines.update(owner=owner)

    actions.agree_minutes(minutes, by=None, at=LATER)

    assert {mail.person: "yours to do" in mail.text for mail in told()}[owner]
    assert sum("yours to do" in mail.text for mail in told()) == 1


def test_a_new_version_is_told_anew():
    minutes = make_agreed(people=1)
    before = [mail.key for mail in told()]
    actions.open_correction(minutes, reason="A name is wrong.", by=None, at=LATER)
    make_line(minutes, "More words.")
    actions.circulate(minutes, comments_close_at=LATER + DAY, by=None, at=LATER)

    actions.agree_minutes(minutes, by=None, at=LATER + 2 * DAY)

    assert len(told()) == 2 * len(before)
    assert "version 2" in told()[-1].text


def test_the_page_before_it_names_who_gets_the_mail_and_writes_nothing():
    minutes = make_round(people=2)
    edition = minutes.workshop.edition
    client = Client()
    client.force_login(make_secretary(edition=edition))

    page = client.get(reverse("minutes:freeze", args=[edition.slug, minutes.workshop_id])).content.decode()

    assert all(one.person.email in page for one in minutes.agreements.all())
    assert "Agree and tell 2 people" in page
    minutes.refresh_from_db()
    assert minutes.state == "circulated"
    client.force_login(make_member(edition=edition))
    assert client.get(reverse("minutes:freeze", args=[edition.slug, minutes.workshop_id])).status_code == 403
