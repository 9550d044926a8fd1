"""Words of a recruitment for its templates: `{% load recruitment %}`."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString

from workinggroup.base import markdown as base

from ..queries.selections.ranking import say_points

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    """What the secretariat wrote in Markdown, cleaned."""
    return base.render(text or "")


@register.filter
def points(score: Decimal | float | None) -> str:
    """A score with one decimal; a dash where there is none yet."""
    return say_points(score)


@register.filter
def at(items: Sequence[Any], place: int) -> Any:
    """What stands at a place of a list: the heading above a cell."""
    return items[place]


@register.filter
def first_letters(text: str, count: int) -> str:
    return text[:count]
