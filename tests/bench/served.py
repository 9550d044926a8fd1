"""Two pages over HTTP from the real uvicorn of the Procfile, beside the same by the test client."""

import contextlib
import http.client
import os
import sys
import urllib.request
from pathlib import Path

from django.urls import reverse

from tests.bench.applications import call_with_applications
from tests.bench.harness import Figure, compare
from tests.bench.world import World
from tests.installation import Installation, wait_until
from tests.services import free_port


def figures(world: World) -> list[Figure]:
    call = world.edition.calls.first() or call_with_applications(world, world.many(400))
    addresses = {
        "edition page": reverse("editions:home", args=[world.edition.slug]),
        "list of applications": reverse("recruitment:applications", args=[world.edition.slug, call.pk]),
    }
    world.page("/")
    house = same_installation()
    try:
        house.run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        house.start("web")
        wait_until(lambda: answers(house.port), "uvicorn answers", seconds=60)
        return [served(world, house.port, what, address) for what, address in addresses.items()]
    finally:
        for process in list(house.processes):
            house.kill(process)


def same_installation() -> Installation:
    """The database and the folder of this benchmark, with processes of its own."""
    port, folder = free_port(), os.environ["VAR_DIR"]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PORT": str(port), "PATH": path}
    return Installation(Path(folder), os.environ["DATABASE_URL"], env, port=port)


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as page:
        return page.status == 200
    return False


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
