"""The main pages of the loaded sample have no fault that axe-core can find, for anybody, on any screen.

They also ask no other host, say no error to the console and keep to their own policy.
"""

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.access.axe import AXE, DESK, Looker
from tests.journeys.shoot import sign_in
from tests.journeys.site import ROOT
from tests.sample import FILE, sample  # noqa: F401
from tests.services import Service, free_port

from .screens import SCREENS

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@dataclass
class House:
    """A running site with the sample, and the words that its addresses are made of."""

    url: str
    places: dict[str, Any]

    def address(self, pattern: str) -> str:
        return self.url + pattern.format(**self.places)


@pytest.fixture(scope="module")
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The site in a process of its own. It always has SQLite: pages look the same with every database."""
    if not AXE.exists():
        pytest.fail("axe-core is missing: run `npm ci` in frontend/.")
    folder = tmp_path_factory.mktemp("house")
    env = environment(folder, port := free_port())
    if connection.vendor == "sqlite":
        request.getfixturevalue("sample")
        shutil.copy(FILE, folder / "db.sqlite3")
    else:
        run(env, "manage.py", "migrate", "--verbosity", "0")
        run(env, "manage.py", "load_sample")
    command = [sys.executable, "-m", "uvicorn", "workinggroup.asgi:application", "--port", str(port)]
    web = Service(
        env["SITE_URL"], command, lambda: answers(env["SITE_URL"]), options={"env": env, "cwd": ROOT}
    )
    web.start()
    try:
        yield House(web.url, json.loads(run(env, "-m", "tests.access.places")))
    finally:
        web.stop()


def environment(folder: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "REDIS_URL": "",
        "SITE_URL": f"http://localhost:{port}",
        "DEBUG": "1",
        "SAMPLE_MODE": "1",
        "REQUIRE_SECOND_FACTOR": "0",
        "LOG_LEVEL": "WARNING",
        "PYTHONWARNINGS": "ignore",
    }


def run(env: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=env, capture_output=True, text=True, timeout=180
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/accessibility/", timeout=5) as page:
            return page.status == 200
    except OSError:
        return False


@pytest.mark.parametrize("part", SCREENS)
def test_nobody_meets_a_barrier(house: House, new_context: Callable[..., Any], part: str) -> None:
    persona = part.partition(":")[0]
    page = new_context(viewport=DESK, color_scheme="light", reduced_motion="reduce").new_page()
    looker = Looker(page, house.url.removeprefix("http://"))
    if persona != "nobody":
        sign_in(page, house.url, persona)

    for screen in SCREENS[part]:
        page.goto(house.address(screen.address))
        if screen.then:
            screen.then(page)
        looker.look(screen.name)

    assert not looker.found, f"{len(looker.found)} faults:\n" + "\n".join(looker.found)
