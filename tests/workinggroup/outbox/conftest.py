"""The words of the test mails."""

from copy import deepcopy
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

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
