"""The thread on the page of a thing: `{% load thread %}{% comes_from_led_to thing %}`."""

from typing import Any

from django import template
from django.db import models
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from workinggroup.base.ui.page import fresh_id
from workinggroup.editions import registry

register = template.Library()


@register.simple_tag(takes_context=True)
def comes_from_led_to(
    context: Any, thing: models.Model, *, words: str = "", body: bool = False
) -> SafeString:
    """What a thing comes from, the thing itself (`words`, or as it calls itself), and what it led to.

    It stands in the aside; with `body=True` it is a part of the body.
    """
    request = context.get("request")
    reader = getattr(request, "actor", None) or getattr(request, "user", None)
    facts = {
        "before": registry.comes_from(thing, reader=reader),
        "here": words or str(thing),
        "after": registry.led_to(thing, reader=reader),
        "leads_on": registry.led_to.knows(type(thing)),
        "id": fresh_id(context, "thread"),
        "body": body,
    }
    drawn = render_to_string("workinggroup/editions/_thread.html", facts)
    return mark_safe(drawn)  # noqa: S308 - a template escaped it
