"""What the tests about people share."""

import pytest

from workinggroup.editions import registry


@pytest.fixture(autouse=True)
def _no_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ground alone: what the stages ask the database is theirs to keep low."""
    monkeypatch.setattr(registry, "stages", registry.Stages())
