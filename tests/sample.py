"""The loaded sample for any test module: import `sample` from here (noqa: F401), then ask for `sample`.

It is loaded once in a run, by whoever needs it first. On SQLite the others copy the file that this made, in a
few milliseconds; elsewhere each module loads it into a transaction that is rolled back.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone

from workshops.sample.load.editions import load

FILE = Path(os.environ["TEST_RUN_DIR"], "sample.sqlite3")


@pytest.fixture(scope="module")
def sample(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The sample as it stands today, for all tests of a module; what a test changes is rolled back."""
    with django_db_blocker.unblock():
        yield from _copied() if connection.vendor == "sqlite" else _rolled_back()


def _copied() -> Iterator[None]:
    connection.ensure_connection()
    with closing(sqlite3.connect(":memory:")) as before:
        connection.connection.backup(before)
        _fetch()
        try:
            yield
        finally:
            before.backup(connection.connection)


def _fetch() -> None:
    """Put the sample into the database of the tests; make its file when nobody has yet."""
    with open(f"{FILE}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with closing(sqlite3.connect(FILE)) as file:
            if file.execute("select count(*) from sqlite_master").fetchone()[0]:
                file.backup(connection.connection)
            else:
                load(at=timezone.now(), say=lambda words: None)
                connection.connection.backup(file)


def _rolled_back() -> Iterator[None]:
    with transaction.atomic():
        load(at=timezone.now(), say=lambda words: None)
        yield
        transaction.set_rollback(True)
