"""The loaded sample for any test module: import `sample` from here (noqa: F401), then ask for `sample`.

On SQLite it is loaded once in a run, by whoever needs it first; the others copy the file that this made, in a
few milliseconds. On PostgreSQL each worker loads it once, into a copy of its database, and goes over to that.
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
from pytest_django import DjangoDbBlocker

from workshops.sample.load.editions import load

FILE = Path(os.environ["TEST_RUN_DIR"], "sample.sqlite3")
_LOADED: set[str] = set()


@pytest.fixture(scope="module")
def sample(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The sample as it stands today, for all tests of a module; what a test changes is rolled back."""
    with django_db_blocker.unblock():
        yield from _copied() if connection.vendor == "sqlite" else _moved(request, django_db_blocker)


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


def _moved(request: pytest.FixtureRequest, blocker: DjangoDbBlocker) -> Iterator[None]:
    """Go over to the database with the sample, in a transaction that is rolled back."""
    empty = connection.settings_dict["NAME"]
    full = f"{empty}_sample"
    if full not in _LOADED:
        connection.close()
        _administer(f'DROP DATABASE IF EXISTS "{full}"', f'CREATE DATABASE "{full}" TEMPLATE "{empty}"')
        request.session.addfinalizer(lambda: _drop(full, blocker))
    _go_over_to(full)
    try:
        if full not in _LOADED:
            load(at=timezone.now(), say=lambda words: None)
            _LOADED.add(full)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        _go_over_to(empty)


def _go_over_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _drop(name: str, blocker: DjangoDbBlocker) -> None:
    with blocker.unblock():
        _administer(f'DROP DATABASE IF EXISTS "{name}"')


def _administer(*statements: str) -> None:
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
