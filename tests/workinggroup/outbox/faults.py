"""What the fault tests share: an installation with a sink, and what "nobody is lost" means."""

import subprocess
import sys

from tests.installation import Installation
from tests.services import SmtpSink

STEPS = "tests.workinggroup.outbox.fault_steps"
THREADS = 2
SETTINGS = {"OUTBOX_LEASE_SECONDS": "3", "WORKER_THREADS": str(THREADS)}


def step(house: Installation, *words: str, fails: bool = False) -> str:
    return house.run("-m", STEPS, *words, fails=fails)


def start_step(house: Installation, *words: str) -> subprocess.Popen:
    """A step that has started and waits for a word."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    process = house.spawn([sys.executable, "-m", STEPS, *words], **pipes)
    assert process.stdout.readline() == "ready\n"
    return process


def answer(process: subprocess.Popen) -> None:
    """Let it go on; returns when it is done."""
    process.stdin.write("\n")
    process.stdin.flush()
    assert "done\n" in iter(process.stdout.readline, "")


def waiting(house: Installation) -> int:
    return house.count("outbox_email", "state IN ('queued', 'sending')")


def time_passes(house: Installation) -> None:
    """The pause after an attempt is over."""
    house.rows("UPDATE outbox_email SET due_at = made_at WHERE state = 'queued'")


def assert_everybody_has_it(house: Installation, sink: SmtpSink, number: int, *, repeats: int = 0) -> None:
    """Each of the mails arrived; those that arrived twice are the same to the letter."""
    arrived = sink.messages
    wanted = {message_id for (message_id,) in house.rows("SELECT message_id FROM outbox_email")}
    by_id = {}
    for one in arrived:
        by_id.setdefault(one.message["Message-ID"], set()).add((one.sender, *one.recipients, one.raw))
    assert len(wanted) == number
    assert set(by_id) == wanted
    assert {len(texts) for texts in by_id.values()} == {1}
    assert len(arrived) - number <= repeats
    assert house.count("outbox_email", "state = 'sent'") == number
