"""What the template tags of `ui` are made of: times in words, pictures of numbers, links of lists."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


def draw(name: str, context: dict[str, Any]) -> SafeString:
    """A component's template, without the white space around it, so that it can stand within a sentence."""
    return mark_safe(render_to_string(f"components/{name}.html", context).strip())  # noqa: S308 - already escaped
