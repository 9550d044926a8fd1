"""The benchmarks run: every one of them, with a twentieth of the data. Nothing is timed here."""

import subprocess
import sys

import pytest

from tests.installation import ROOT

FIGURES = [
    "edition page",
    "date poll",
    "list of app",
    "feed",
    "invitations sent",
    "selection",
    "report as PDF",
    "needs result",
    "autosave, 40 a second",
    "application sent in the rush",
    "registered, ",
]


@pytest.mark.slow
def test_every_benchmark_runs_and_stands_in_the_table() -> None:
    command = [sys.executable, "-m", "tests.bench", "--small", "--repeat", "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=420)

    assert done.returncode == 0, done.stderr[-3000:]
    assert [what for what in FIGURES if f"\n{what}" not in done.stdout] == []
