"""Connections to SQLite that outlive a request."""

from pathlib import Path
from typing import Any

import pytest
from django.db.utils import ConnectionHandler, OperationalError

pytestmark = pytest.mark.django_db


@pytest.fixture
def connection(tmp_path: Path) -> Any:
    """To a file of its own, not that of the tests."""
    database = {"ENGINE": "workinggroup.base.sqlite", "NAME": str(tmp_path / "own.sqlite3")}
    own = ConnectionHandler({"default": database})["default"]
    own.ensure_connection()
    return own


def test_a_closed_connection_serves_the_next_request(connection) -> None:
    opened = connection.connection

    connection.close()
    connection.ensure_connection()

    assert connection.connection is opened


def test_nobody_else_gets_a_connection_that_is_in_use(connection) -> None:
    other = connection.copy()

    other.ensure_connection()

    assert other.connection is not connection.connection


def test_one_in_mid_transaction_is_not_used_again(connection) -> None:
    opened = connection.connection
    opened.execute("BEGIN")

    connection.close()
    connection.ensure_connection()

    assert connection.connection is not opened


def test_one_that_failed_is_not_used_again(connection) -> None:
    opened = connection.connection
    with pytest.raises(OperationalError):
        connection.cursor().execute("select * from nowhere")

    connection.close()
    connection.ensure_connection()

    assert connection.connection is not opened
