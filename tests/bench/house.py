"""The real web process on the data of the benchmarks, and the bare view beside it: started once for all."""

import contextlib
import http.client
import os
import sys
import urllib.request
from pathlib import Path
from typing import NamedTuple

from tests.installation import Installation, wait_until
from tests.services import free_port


class House(NamedTuple):
    """An installation whose web process answers at `port`, and the bare view at `bare_port`."""

    house: Installation
    port: int
    bare_port: int

    def close(self) -> None:
        for process in list(self.house.processes):
            self.house.kill(process)


def start() -> House:
    """The database and the folder of this benchmark, with processes of its own."""
    port, bare_port, folder = free_port(), free_port(), os.environ["VAR_DIR"]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PORT": str(port), "PATH": path}
    found = House(Installation(Path(folder), os.environ["DATABASE_URL"], env, port=port), port, bare_port)
    found.house.run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    found.house.start("web")
    found.house.spawn(
        [sys.executable, "-m", "uvicorn", "tests.bench.bare:application", "--port", str(bare_port),
         "--no-access-log", "--log-level", "warning"]
    )  # fmt: skip
    wait_until(lambda: answers(port), "uvicorn answers", seconds=90)
    wait_until(lambda: opens(bare_port), "the bare view answers", seconds=90)
    return found


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as page:
        return page.status == 200
    return False


def opens(port: int) -> bool:
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", "/")
        return connection.getresponse().status == 404
    except OSError:
        return False
