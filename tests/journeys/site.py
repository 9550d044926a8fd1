"""A whole installation for a journey: real web, worker, beat and SMTP server, a database of its own.

with running_site() as site: site.url; site.sink; site.manage("load_sample")
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from tests.services import free_port
from tests.smtp_sink import SmtpSink, smtp_sink

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 60
PROCESSES = {
    "web": "uvicorn workinggroup.asgi:application --host 127.0.0.1 --port {port} --no-access-log "
    "--log-level warning",
    "worker": "celery --quiet -A workinggroup worker --pool threads --concurrency 2 --loglevel WARNING "
    "--without-gossip --without-mingle",
    "beat": "celery --quiet -A workinggroup beat --loglevel WARNING --schedule {var}/beat --pidfile=",
}


@dataclass
class Site:
    """A running installation, and the mail that it sends."""

    url: str
    sink: SmtpSink
    env: dict[str, str]
    var: Path

    def manage(self, *command: str) -> str:
        """Run a management command in the same installation; its output."""
        words = [sys.executable, "manage.py", *command]
        done = subprocess.run(words, cwd=ROOT, env=self.env, capture_output=True, text=True, timeout=180)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def mail_to(self, address: str, *, about: str = "", seconds: float = 40) -> EmailMessage:
        """The newest mail to an address whose subject contains `about`; waits for it to arrive."""
        until = time.monotonic() + seconds
        while True:
            found = [one.message for one in self.sink.messages if address in one.recipients]
            found = [mail for mail in found if about.lower() in str(mail["Subject"]).lower()]
            if found:
                return found[-1]
            assert time.monotonic() < until, f"no mail to {address} about {about!r}: {self.subjects()}"
            time.sleep(0.2)

    def subjects(self) -> list[str]:
        return [f"{one.recipients[0]}: {one.message['Subject']}" for one in self.sink.messages]

    def link_in(self, mail: EmailMessage) -> str:
        """The first address of ours in the text of a mail."""
        found = re.search(rf"{re.escape(self.url)}\S+", text_of(mail))
        assert found, text_of(mail)
        return found.group()


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(preferencelist=("plain",))
    assert body is not None
    return str(body.get_content())


@contextlib.contextmanager
def running_site(**settings: str) -> Iterator[Site]:
    """Start everything, wait until `/healthz` is well, and stop it all afterwards."""
    var = Path(tempfile.mkdtemp(prefix="workinggroup-journey-"))
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, var, ignore_errors=True)
        sink = stack.enter_context(smtp_sink())
        site = _site(var, sink, settings)
        site.manage("migrate", "--verbosity", "0")
        for command in PROCESSES.values():
            stack.enter_context(_process(command.format(port=site.url.rsplit(":", 1)[1], var=var), site))
        _wait_until_well(site)
        yield site


def _site(var: Path, sink: SmtpSink, settings: dict[str, str]) -> Site:
    port = free_port()
    env = os.environ | {
        "VAR_DIR": str(var),
        "DATABASE_URL": f"sqlite:///{var}/db.sqlite3",
        "REDIS_URL": "",
        "SITE_URL": f"http://localhost:{port}",
        "EMAIL_URL": sink.url,
        "DEBUG": "1",
        "REQUIRE_SECOND_FACTOR": "0",
        "LOG_LEVEL": "WARNING",
        "PYTHONWARNINGS": "ignore",
    }
    return Site(f"http://localhost:{port}", sink, env | settings, var)


@contextlib.contextmanager
def _process(command: str, site: Site) -> Iterator[None]:
    log = (site.var / f"{command.split()[0]}-{command.split()[-1][-8:].strip('/=')}.log").open("wb")
    words = [sys.executable, "-m", *command.split()]
    running = subprocess.Popen(words, cwd=ROOT, env=site.env, stdout=log, stderr=subprocess.STDOUT)
    try:
        yield
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
        log.close()


def _wait_until_well(site: Site) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while not _is_well(site):
        assert time.monotonic() < until, f"not well after {SECONDS_TO_START} s: {_logs(site)}"
        time.sleep(0.2)


def _is_well(site: Site) -> bool:
    try:
        with urllib.request.urlopen(f"{site.url}/healthz", timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        return False


def _logs(site: Site) -> str:
    return "\n".join(path.read_text(errors="replace")[-2000:] for path in site.var.glob("*.log"))
