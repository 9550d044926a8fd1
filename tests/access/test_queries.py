"""How many queries the pages of the loaded sample take, for each reader: the number must not creep up."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from members.recruitment.models import Application, Call, Selection
from tests.sample import sample  # noqa: F401
from workinggroup.editions.models import Edition
from workshops.minutes.models import Minutes
from workshops.report.models import Chapter
from workshops.sample.personas import Persona, person_of
from workshops.scheduling.models import Workshop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]

SECRETARIAT, MEMBER, OBSERVER = Persona.SECRETARIAT, Persona.MEMBER, Persona.OBSERVER


def page(name: str) -> Callable[[Edition], str]:
    return lambda edition: reverse(name, args=[edition.slug])


def of_first(name: str, model: type, path: str) -> Callable[[Edition], str]:
    """The page of the first thing of the edition; `path` leads from the thing to its edition."""
    return lambda edition: reverse(
        name, args=[edition.slug, model.objects.filter(**{path: edition}).order_by("pk").first().pk]
    )


def minutes_page(edition: Edition) -> str:
    minutes = Minutes.objects.filter(workshop__edition=edition).order_by("pk").first()
    return reverse("minutes:page", args=[edition.slug, minutes.workshop_id])


def round_page(edition: Edition) -> str:
    minutes = Minutes.objects.filter(workshop__edition=edition, state="circulated").first()
    return reverse("minutes:page", args=[edition.slug, minutes.workshop_id])


def poll_page(edition: Edition) -> str:
    workshop = Workshop.objects.polling().filter(edition=edition).order_by("pk").first()
    return reverse("scheduling:poll", args=[edition.slug, workshop.pk])


def invitations_page(edition: Edition) -> str:
    workshop = Workshop.objects.scheduled().filter(edition=edition).order_by("pk").first()
    return reverse("invitations:overview", args=[edition.slug, workshop.pk])


PAGES: dict[str, tuple[Callable[[Edition], str], dict[Persona, int]]] = {
    "my page": (lambda edition: reverse("people:me"), {SECRETARIAT: 15, MEMBER: 16, OBSERVER: 14}),
    "home": (page("editions:home"), {SECRETARIAT: 14, MEMBER: 10, OBSERVER: 9}),
    "members": (page("people:directory"), {SECRETARIAT: 10, MEMBER: 9}),
    "topics": (page("editions:topics"), {SECRETARIAT: 7, MEMBER: 6}),
    "history": (page("editions:history"), {SECRETARIAT: 9}),
    "mails": (page("outbox:log"), {SECRETARIAT: 10}),
    "recruitment": (page("recruitment:home"), {SECRETARIAT: 8}),
    "call": (of_first("recruitment:call", Call, "edition"), {SECRETARIAT: 16}),
    "application": (of_first("recruitment:application", Application, "call__edition"), {SECRETARIAT: 15}),
    "workbench": (of_first("recruitment:selection", Selection, "call__edition"), {SECRETARIAT: 12}),
    "committee file": (of_first("recruitment:committee", Selection, "call__edition"), {SECRETARIAT: 17}),
    "public note": (of_first("recruitment:note", Selection, "call__edition"), {SECRETARIAT: 17}),
    "surveys": (page("needs:list"), {SECRETARIAT: 8, MEMBER: 6}),
    "plan": (page("needs:plan"), {SECRETARIAT: 12, MEMBER: 10}),
    "sessions": (page("scheduling:list"), {SECRETARIAT: 9, MEMBER: 8}),
    "session": (of_first("scheduling:workshop", Workshop, "edition"), {SECRETARIAT: 15, MEMBER: 14}),
    "poll": (poll_page, {SECRETARIAT: 12, MEMBER: 10}),
    "invitations": (invitations_page, {SECRETARIAT: 11}),
    "minutes": (page("minutes:list"), {SECRETARIAT: 9, MEMBER: 8}),
    "minutes of a session": (minutes_page, {SECRETARIAT: 15, MEMBER: 13}),
    "minutes in their round": (round_page, {SECRETARIAT: 15, MEMBER: 13}),
    "actions": (page("minutes:actions"), {SECRETARIAT: 8, MEMBER: 7}),
    "report, outline": (page("report:outline"), {SECRETARIAT: 11}),
    "report, chapter": (of_first("report:chapter", Chapter, "report__edition"), {SECRETARIAT: 14}),
    "report, as read": (page("report:preview"), {SECRETARIAT: 15, MEMBER: 15}),
}
CASES = [(name, persona) for name, (_address, limits) in PAGES.items() for persona in limits]


@pytest.mark.parametrize(("name", "persona"), CASES, ids=lambda part: str(part))
def test_a_page_takes_no_more_queries_than_it_did(
    client: Client, django_assert_max_num_queries, name: str, persona: Persona
) -> None:
    address, limits = PAGES[name]
    running = Edition.objects.running().newest_first().first()
    url = address(running)
    client.force_login(person_of(persona))
    client.get(url)  # what a process finds once

    with django_assert_max_num_queries(limits[persona]):
        answer = client.get(url)

    assert answer.status_code == 200
