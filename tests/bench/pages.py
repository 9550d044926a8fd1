"""Signed-in pages of an edition, beside a view that answers with the same bytes from memory."""

from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from tests.bench.harness import Figure, compare
from tests.bench.world import World
from tests.makers.scheduling import make_agenda_item, make_participant, make_workshop
from workshops.scheduling.states import WorkshopState


def figures(world: World) -> list[Figure]:
    edition, sessions = world.edition, world.many(500) // 20
    workshops = [
        make_workshop(
            edition=edition, number=500 + n, state=WorkshopState.SCHEDULED, starts_at=world.at + world.days(n)
        )
        for n in range(1, sessions + 1)
    ]
    for _ in range(12):
        make_agenda_item(workshop=workshops[0])
    for one in world.people[: world.many(400) // 20]:
        make_participant(workshop=workshops[0], person=one)
    data = f"{sessions} sessions, {len(world.people)} people"
    addresses = {
        "edition page": (reverse("editions:home", args=[edition.slug]), "", "25 ms, 15 queries"),
        "session page": (
            reverse("scheduling:workshop", args=[edition.slug, workshops[0].pk]),
            "236 ms, 34 queries (Indico)",
            "25 ms, 15 queries",
        ),
        "my page": (reverse("people:me"), "", "25 ms, 15 queries"),
    }
    return [
        page(world, what, data, address, elsewhere=elsewhere, aim=aim)
        for what, (address, elsewhere, aim) in addresses.items()
    ]


def page(world: World, what: str, data: str, address: str, **words: str) -> Figure:
    content = world.page(address)
    return compare(
        what,
        data,
        lambda: world.page(address),
        lambda: bare(content),
        "bare view",
        repeat=world.repeat,
        **words,
    )


def bare(content: bytes) -> bytes:
    """A Django view that does nothing but answer."""
    request = RequestFactory().get("/")
    return HttpResponse(content if request.method == "GET" else b"").content
