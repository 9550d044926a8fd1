"""Two pages over HTTP from the real uvicorn of the Procfile, beside the same by the test client."""

import http.client

from django.urls import reverse

from tests.bench.applications import call_with_applications
from tests.bench.harness import Figure, compare
from tests.bench.world import World


def figures(world: World) -> list[Figure]:
    call = world.edition.calls.first() or call_with_applications(world, world.many(400))
    addresses = {
        "edition page": reverse("editions:home", args=[world.edition.slug]),
        "list of applications": reverse("recruitment:applications", args=[world.edition.slug, call.pk]),
    }
    world.page("/")
    return [served(world, world.house.port, what, address) for what, address in addresses.items()]


def served(world: World, port: int, what: str, address: str) -> Figure:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    cookie = f"sessionid={world.client.cookies['sessionid'].value}"

    def ask() -> None:
        connection.request("GET", address, headers={"Cookie": cookie})
        response = connection.getresponse()
        response.read()
        assert response.status == 200, response.status

    figure = compare(
        f"{what} by uvicorn", "the same", ask, lambda: world.page(address), "test client", repeat=world.repeat
    )
    connection.close()
    figure.queries = figure.memory = None
    return figure
