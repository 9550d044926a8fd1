"""An installation of its own, with real processes: a folder, a database, a broker; web, worker and beat.

with migrated_database() as made, installation(made, EMAIL_URL=sink.url) as house:
    house.run("manage.py", "check"); house.start("worker"); house.rows("SELECT count(*) FROM outbox_email")

The processes are those of the Procfile. The database is a file, or one more on the PostgreSQL that
DATABASE_URL names; the broker is a folder, or a Redis of its own when REDIS_URL names one.
"""

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.services import Service, free_port, redis_server

ROOT = Path(__file__).resolve().parent.parent
PLAIN = {
    "DEBUG": "0",
    "SAMPLE_MODE": "0",
    "SECRET_KEY": "only-for-tests-" + "x" * 40,
    "ALLOWED_HOSTS": "*",
    "REQUIRE_SECOND_FACTOR": "0",
    "LOG_LEVEL": "CRITICAL",
    "DJANGO_SETTINGS_MODULE": "workinggroup.settings",
    "PYTHONWARNINGS": "ignore",
    "PYTHONUNBUFFERED": "1",
}


def wait_until(is_so: Callable[[], object], what: str, *, seconds: float = 40) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, f"not after {seconds} seconds: {what}"
        time.sleep(0.05)


def procfile() -> dict[str, str]:
    """The command of each process."""
    lines = (ROOT / "Procfile").read_text().splitlines()
    return dict(line.split(": ", 1) for line in lines if line.strip() and not line.startswith("#"))


@dataclass
class Nursery:
    """Forks workers of one kind: starting takes a moment, and killing is what it always is."""

    process: subprocess.Popen

    def worker(self) -> int:
        """The process id of a new worker."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@dataclass
class Installation:
    folder: Path
    database: str
    env: dict[str, str]
    broker: Service | None = None
    port: int = 0
    processes: list[subprocess.Popen] = field(default_factory=list)

    def run(self, *command: str, fails: bool = False) -> str:
        """A Python command in this installation; what it prints."""
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=self.env, capture_output=True, text=True, timeout=120
        )
        assert fails or done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def start(self, name: str) -> subprocess.Popen:
        """`web`, `worker` or `beat`, as the Procfile has it."""
        return self.spawn(["sh", "-c", procfile()[name]])

    def nursery(self) -> Nursery:
        """Makes workers in a moment; see `tests.nursery`."""
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        command = [sys.executable, "-m", "tests.nursery", procfile()["worker"]]
        return Nursery(self.spawn(command, **pipes))

    def spawn(self, command: list[str], **pipes: Any) -> subprocess.Popen:
        with (self.folder / "log").open("ab") as log:
            talk = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log} | pipes
            process = subprocess.Popen(command, cwd=ROOT, env=self.env, start_new_session=True, **talk)
        self.processes.append(process)
        return process

    def kill(self, process: subprocess.Popen) -> None:
        """With -9: it has no time for anything."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for pipe in filter(None, (process.stdin, process.stdout)):
            pipe.close()
        self.processes.remove(process)

    def rows(self, sql: str) -> list[tuple]:
        if not self.database.startswith("postgres"):
            path = self.database.removeprefix("sqlite:///")
            with contextlib.closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as connection:
                return connection.execute(sql).fetchall()
        import psycopg

        with psycopg.connect(self.database, autocommit=True) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def said(self) -> str:
        """The last words of the processes, for whoever reads why a test failed."""
        log = self.folder / "log"
        return log.read_text(errors="replace")[-4000:] if log.exists() else ""

    def count(self, table: str, condition: str = "1 = 1") -> int:
        return self.rows(f"SELECT count(*) FROM {table} WHERE {condition}")[0][0]

    @contextlib.contextmanager
    def without_broker(self) -> Iterator[None]:
        """Redis stopped, or the folder gone, for a while."""
        folder, away = self.folder / "broker", self.folder / "broker-away"
        if self.broker:
            self.broker.stop()
        else:
            folder.rename(away)
        try:
            yield
        finally:
            if self.broker:
                self.broker.start()
            else:
                shutil.rmtree(folder, ignore_errors=True)
                away.rename(folder)


@contextlib.contextmanager
def installation(like: str = "", **env: str) -> Iterator[Installation]:
    """A copy of the database `like`, with nothing running yet; what was started is killed at the end."""
    with tempfile.TemporaryDirectory(prefix="workinggroup-house-") as name, contextlib.ExitStack() as stack:
        folder, port = Path(name), free_port()
        broker = stack.enter_context(redis_server()) if os.environ.get("REDIS_URL") else None
        database = stack.enter_context(own_database(folder, like))
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        own = {"VAR_DIR": name, "DATABASE_URL": database, "PATH": path, "PORT": str(port)}
        own |= {"SITE_URL": f"http://127.0.0.1:{port}", "REDIS_URL": broker.url if broker else ""}
        house = Installation(folder, database, {**os.environ, **PLAIN, **own, **env}, broker, port)
        try:
            yield house
        finally:
            for process in list(house.processes):
                house.kill(process)


@contextlib.contextmanager
def migrated_database() -> Iterator[str]:
    """A database with every table and no rows, to make installations like it."""
    with installation() as house:
        house.run("manage.py", "migrate", "--verbosity", "0")
        yield house.database


@contextlib.contextmanager
def own_database(folder: Path, like: str = "") -> Iterator[str]:
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        path = folder / "db.sqlite3"
        if like:
            copy_sqlite(like.removeprefix("sqlite:///"), path)
        yield f"sqlite:///{path}"
        return
    name = f"workinggroup_{uuid.uuid4().hex[:12]}"
    template = f' TEMPLATE "{like.rpartition("/")[2]}"' if like else ""
    on_server(server, f'CREATE DATABASE "{name}"{template}')
    try:
        yield f"{server.rpartition('/')[0]}/{name}"
    finally:
        on_server(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def copy_sqlite(source: str, target: Path) -> None:
    """With what is still in its write-ahead log."""
    with (
        contextlib.closing(sqlite3.connect(source)) as old,
        contextlib.closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)


def on_server(url: str, sql: str) -> None:
    import psycopg

    with psycopg.connect(f"{url.rpartition('/')[0]}/postgres", autocommit=True) as connection:
        connection.execute(sql)
