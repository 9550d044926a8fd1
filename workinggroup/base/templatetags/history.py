"""What was done to a thing, under it: `{% load history %}{% history_of thing %}`."""

from typing import Any

from django import template
from django.db import models
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from workinggroup.base import history
from workinggroup.base.ui.page import fresh_id

register = template.Library()
SHOWN = 30


@register.simple_tag(takes_context=True)
def history_of(context: Any, thing: models.Model, *, limit: int = SHOWN) -> SafeString:
    """The newest events about a thing, folded; nothing for those who may not read the history."""
    if not getattr(context.get("frame"), "may_read_history", False):
        return SafeString()
    events = list(history.of(thing)[:limit])
    facts = {"events": events, "id": fresh_id(context, "history"), "limit": limit}
    return mark_safe(render_to_string("workinggroup/base/_history.html", facts))  # noqa: S308 - a template escaped it
