"""Every template can be read: no tag is unknown, unclosed or taken by another library's tag of its name."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

FOLDER = Path(settings.BASE_DIR) / "templates"
NAMES = sorted(
    str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.suffix in {".html", ".txt"}
)


@pytest.mark.parametrize("name", NAMES)
def test_the_template_can_be_read(name: str) -> None:
    assert get_template(name)
