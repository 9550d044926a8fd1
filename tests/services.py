"""Real services for the fault tests, the benchmarks and CI: a Redis and a PostgreSQL of the run's own.

    with redis_server() as redis: redis.url; redis.stop(); redis.start()
    with postgres() as database: database.url

`python -m tests.services bin/test` runs a command with both. The SMTP sink is in `tests.smtp_sink`.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import redis

from tests.smtp_sink import SmtpSink, smtp_sink

__all__ = [
    "Service",
    "SmtpSink",
    "free_port",
    "has_postgres",
    "has_redis",
    "postgres",
    "redis_server",
    "smtp_sink",
]

SECONDS_TO_START = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Service:
    """A process that can be stopped and started again at the same address."""

    url: str
    command: list[str]
    answers: Callable[[], bool]
    stop_with: int = signal.SIGTERM
    options: dict = field(default_factory=dict)
    process: subprocess.Popen | None = None

    def start(self) -> None:
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(self.command, start_new_session=True, **quiet, **self.options)
        until = time.monotonic() + SECONDS_TO_START
        while not self.answers():
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.command[0]} ended with {self.process.returncode}")
            if time.monotonic() > until:
                self.stop()
                raise RuntimeError(f"{self.command[0]} does not answer after {SECONDS_TO_START} s")
            time.sleep(0.05)

    def stop(self) -> None:
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(self.stop_with)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
        self.process = None


def has_redis() -> bool:
    return shutil.which("redis-server") is not None


@contextlib.contextmanager
def redis_server() -> Iterator[Service]:
    """A Redis that keeps nothing: what it held is lost when it is stopped."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="workinggroup-redis-") as folder:
        command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--dir", folder]
        command += ["--save", "", "--appendonly", "no"]
        service = Service(f"redis://127.0.0.1:{port}/0", command, lambda: redis_answers(port))
        service.start()
        try:
            yield service
        finally:
            service.stop()


def redis_answers(port: int) -> bool:
    with contextlib.closing(redis.Redis(port=port, socket_timeout=1)) as client:
        try:
            return bool(client.ping())
        except redis.exceptions.RedisError:
            return False


def postgres_tool(name: str) -> str | None:
    """Debian keeps the server's programs out of PATH, one folder a version."""
    places = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: int(p.parts[-3]), reverse=True
    )
    return shutil.which(name) or next((str(place) for place in places), None)


def has_postgres() -> bool:
    return postgres_tool("initdb") is not None


@contextlib.contextmanager
def postgres() -> Iterator[Service]:
    """A PostgreSQL with a database `workinggroup`; started by root it runs as the user `postgres`."""
    with tempfile.TemporaryDirectory(prefix="workinggroup-postgres-") as folder:
        port, options = free_port(), as_user_of_postgres(folder)
        initdb = [str(postgres_tool("initdb")), "-D", f"{folder}/data", "-U", "postgres", "-A", "trust"]
        initdb += ["-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run(initdb, check=True, capture_output=True, **options)
        command = [str(postgres_tool("postgres")), "-D", f"{folder}/data", "-p", str(port), "-k", folder]
        command += [
            "-h",
            "127.0.0.1",
            "-c",
            "fsync=off",
            "-c",
            "full_page_writes=off",
            "-c",
            "max_connections=200",
        ]
        url = f"postgres://postgres@127.0.0.1:{port}/workinggroup"
        service = Service(url, command, lambda: postgres_answers(port), signal.SIGINT, options)
        service.start()
        try:
            yield service
        finally:
            service.stop()


def as_user_of_postgres(folder: str) -> dict:
    """How to start its programs, which refuse to be run by root."""
    if os.geteuid() != 0:
        return {"cwd": folder}
    account = pwd.getpwnam("postgres")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return {"cwd": folder, "user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def postgres_answers(port: int) -> bool:
    """Whether it takes connections; the database is made at the first answer."""
    import psycopg

    try:
        with psycopg.connect(
            f"postgresql://postgres@127.0.0.1:{port}/postgres", autocommit=True
        ) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = 'workinggroup'").fetchone()
            if not known:
                connection.execute("CREATE DATABASE workinggroup")
            return True
    except psycopg.OperationalError:
        return False


def main(command: list[str]) -> int:
    """Runs a command on a real PostgreSQL and Redis, and stops both, also when it is told to end."""
    signal.signal(signal.SIGTERM, lambda signum, frame: sys.exit(128 + signum))
    with redis_server() as broker, postgres() as database:
        print(f"PostgreSQL and Redis are up; running {' '.join(command)}", flush=True)
        return subprocess.run(
            command, env={**os.environ, "DATABASE_URL": database.url, "REDIS_URL": broker.url}
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
