"""Guests by personal link read what concerns them of their session."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.makers import DAY
from tests.makers.people import make_member, make_person
from tests.makers.scheduling import make_agenda_item, make_paper, make_participant, make_workshop
from tests.workshops.scheduling.test_pages import AHEAD, make_open_poll
from workinggroup.editions import links
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db


def guest_of(workshop: Workshop, purpose: str, **facts: object) -> Client:
    person = make_participant(workshop=workshop, person=make_person(**facts)).person
    client = Client()
    client.cookies[links.COOKIE] = links.token_for(
        person, purpose=purpose, edition=workshop.edition, pk=workshop.pk
    )
    return client


def test_a_guest_reads_time_agenda_papers_and_place_but_not_who_else_comes() -> None:
    workshop = make_workshop(
        state=WorkshopState.SCHEDULED, starts_at=AHEAD, join_url="https://meet.example.org/x"
    )
    make_agenda_item(workshop=workshop, title="First point")
    make_paper(workshop=workshop, title="To read before")
    other = make_participant(workshop=workshop, person=make_member(edition=workshop.edition)).person

    page = guest_of(workshop, "rsvp", timezone="Asia/Manila").get(workshop.get_absolute_url())

    words = page.content.decode()
    assert page.status_code == 200
    assert all(one in words for one in ("First point", "To read before", "your time (Manila", "Brussels"))
    assert other.name not in words
    assert f'href="{reverse("scheduling:list", args=[workshop.edition.slug])}"' not in words
    assert reverse("invitations:invitation", args=[workshop.edition.slug, workshop.pk]) in words
    assert "https://meet.example.org/x" not in words  # it opens shortly before


def test_a_guest_of_the_poll_goes_back_to_the_poll() -> None:
    workshop = make_open_poll()
    poll = reverse("scheduling:poll", args=[workshop.edition.slug, workshop.pk])
    client = guest_of(workshop, "poll")

    assert f'href="{poll}"' in client.get(workshop.get_absolute_url()).content.decode()
    assert f'href="{workshop.get_absolute_url()}"' in client.get(poll).content.decode()


def test_a_guest_hands_in_the_paper_that_they_promised_and_no_other() -> None:
    workshop = make_workshop(state=WorkshopState.SCHEDULED, starts_at=AHEAD)
    client = guest_of(workshop, "rsvp")
    author = workshop.participants.get().person
    facts = {"workshop": workshop, "url": "", "added_at": None, "due_on": (AHEAD - DAY).date()}
    mine, other = make_paper(author=author, **facts), make_paper(title="Of another", **facts)
    given = {"url": "https://example.org/mine.pdf"}

    for paper in (mine, other):
        client.post(
            reverse("scheduling:deliver_paper", args=[workshop.edition.slug, workshop.pk, paper.pk]), given
        )

    assert list(workshop.papers.exclude(added_at=None)) == [mine]


@pytest.mark.parametrize("how", ["taken off the list", "back in draft", "another session"])
def test_a_link_opens_nothing_that_does_not_concern_its_holder(how: str) -> None:
    workshop = make_workshop(state=WorkshopState.SCHEDULED, starts_at=AHEAD)
    client = guest_of(workshop, "rsvp")
    if how == "taken off the list":
        workshop.participants.all().delete()
    if how == "back in draft":
        Workshop.objects.filter(pk=workshop.pk).update(state=WorkshopState.DRAFT)
    other = make_workshop(edition=workshop.edition, state=WorkshopState.SCHEDULED, starts_at=AHEAD)

    asked = other if how == "another session" else workshop

    assert client.get(asked.get_absolute_url()).status_code in (302, 404)
