"""The words of the test mails."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from tests.installation import Installation, installation, migrated_database
from tests.services import SmtpSink, smtp_sink

from .faults import SETTINGS

TEMPLATES_OF_TESTS = Path(__file__).parents[2] / "templates"


@pytest.fixture(autouse=True)
def _words_of_test_mails():
    templates = deepcopy(settings.TEMPLATES)
    for engine in templates:
        engine["DIRS"].append(TEMPLATES_OF_TESTS)
    with override_settings(TEMPLATES=templates):
        yield


@pytest.fixture(autouse=True)
def _no_bell(monkeypatch):
    """These tests deliver by hand; the bell has its own."""
    monkeypatch.setattr("workinggroup.outbox.tasks.ring", lambda: None)


@pytest.fixture(scope="session")
def empty() -> Iterator[str]:
    """A database with every table, for the installations of the fault tests."""
    with migrated_database() as made:
        yield made


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with smtp_sink() as running:
        yield running


@pytest.fixture
def house(empty: str, sink: SmtpSink) -> Iterator[Installation]:
    """An installation of its own whose mail goes to the sink; nothing runs yet."""
    with installation(empty, EMAIL_URL=sink.url, **SETTINGS) as made:
        yield made
        print(made.said())
