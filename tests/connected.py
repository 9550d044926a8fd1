"""Fixtures of tests that need several real connections: import them, then ask for them by `name`."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.live_server_helper import LiveServer


@pytest.fixture(name="real_connections")
def connections_of_their_own(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """SQLite in memory does not let connections wait for each other; here they get a file."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    memory, name = connection.connection, connection.settings_dict["NAME"]
    with closing(sqlite3.connect(tmp_path / "together.sqlite3")) as file:
        memory.backup(file)
    connection.connection, connection.settings_dict["NAME"] = None, str(tmp_path / "together.sqlite3")
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = memory, name


@pytest.fixture(name="real_server")
def server_of_their_own(real_connections: None) -> Iterator[LiveServer]:
    """A live server whose threads have connections of their own."""
    server = LiveServer("localhost")
    yield server
    server.stop()
