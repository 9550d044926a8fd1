"""What the tests of invitations share."""

import pytest

from tests.makers import NOON


@pytest.fixture
def noon(monkeypatch) -> None:
    """The clock of pages and tasks stands at noon, as it does for the makers."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
