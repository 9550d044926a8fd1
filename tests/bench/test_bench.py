"""The benchmarks run: every one of them, with a twentieth of the data. Nothing is timed here."""

import subprocess
import sys

import pytest

from tests.installation import ROOT


@pytest.mark.slow
def test_every_benchmark_runs_and_stands_in_the_table() -> None:
    command = [sys.executable, "-m", "tests.bench", "--small", "--repeat", "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)

    assert done.returncode == 0, done.stderr[-3000:]
    for what in [
        "edition page",
        "list of applications",
        "feed",
        "invitations sent",
        "selection",
        "PDF",
        "needs",
    ]:
        assert f"\n{what}" in done.stdout or what in done.stdout
