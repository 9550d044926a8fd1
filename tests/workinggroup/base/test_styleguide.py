"""The style guide stands in the sample only, shows every component, and axe finds nothing in it."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone

from workinggroup.base.templatetags import ui
from workinggroup.base.ui import samples
from workinggroup.base.views import styleguide

TEMPLATES = Path(settings.BASE_DIR) / "templates"
AXE = Path(settings.BASE_DIR) / "frontend/node_modules/axe-core/axe.min.js"
FRAME_ONLY = {"capture", "error_prefix", "script_words", "light"}


def test_it_stands_in_the_sample_only(settings: Any) -> None:
    settings.SAMPLE_MODE = False

    with pytest.raises(Http404):
        styleguide(RequestFactory().get("/styleguide/"))


def test_every_tag_of_the_kit_is_shown() -> None:
    guide = (TEMPLATES / "workinggroup/base/styleguide").glob("*.html")
    shown = set(re.findall(r"{% (\w+)", "".join(path.read_text() for path in guide)))

    assert set(ui.register.tags) - FRAME_ONLY - shown == set()


def test_every_component_states_its_contract() -> None:
    for path in (TEMPLATES / "components").glob("*.html"):
        assert f"{{# {path.stem.split('.')[0]}" in path.read_text() or "{# The " in path.read_text(), (
            path.name
        )


def test_forms_of_the_guide_are_empty_failed_and_stale() -> None:
    context = samples.guide(timezone.now())

    assert not context["empty_form"].is_bound
    assert context["failed_form"].errors
    assert context["stale_form"].both_texts


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (320, "light")]
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    live_server: Any, page: Any, settings: Any, width: int, scheme: str
) -> None:
    settings.SAMPLE_MODE = True
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}/styleguide/")
    page.evaluate(AXE.read_text())

    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]

    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
