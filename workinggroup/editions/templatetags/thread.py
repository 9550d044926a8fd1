"""The thread on the page of a thing: `{% load thread %}{% comes_from_led_to thing %}`."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django import template
from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import days_until, in_zone, zone_city
from workinggroup.base.ui.page import fresh_id
from workinggroup.base.ui.times import say_distance
from workinggroup.editions import registry

register = template.Library()


class Knot(NamedTuple):
    """One knot as it is drawn: torn when the next one is missing, none when it is itself what is missing."""

    node: registry.Node
    css: str


def nothing_yet() -> registry.Node:
    return registry.Node(_("Led to nothing yet"), torn=True)


def line(nodes: Sequence[registry.Node], here: registry.Node | None = None) -> list[Knot]:
    """The nodes in their order with the classes of the look."""
    following = [*nodes[1:], None]
    return [
        Knot(
            node,
            " ".join(
                word
                for word, holds in (
                    ("here", node is here),
                    ("none", node.torn),
                    ("torn", bool(after and after.torn) and not node.torn),
                )
                if holds
            ),
        )
        for node, after in zip(nodes, following, strict=True)
    ]


@register.simple_tag
def became(remark: registry.Remark, most: int = 0) -> SafeString:
    """The line of what a remark led to; with `most`, its beginning and how many more there are."""
    nodes = list(remark.became) or [nothing_yet()]
    if most and len(nodes) > most + 1:
        left = len(nodes) - most
        more = ngettext("and %(number)s more", "and %(number)s more", left) % {"number": left}
        nodes = [*nodes[:most], registry.Node(more, reverse("people:remarks"))]
    drawn = render_to_string("workinggroup/editions/_line.html", {"line": line(nodes)})
    return mark_safe(drawn)  # noqa: S308 - a template escaped it


@register.simple_tag(takes_context=True)
def comes_from_led_to(
    context: Any, thing: models.Model, *, words: str = "", body: bool = False
) -> SafeString:
    """What a thing comes from, the thing itself (`words`, or as it calls itself), and what it led to.

    It stands in the aside; with `body=True` it is a part of the body.
    """
    request = context.get("request")
    reader = getattr(request, "actor", None) or getattr(request, "user", None)
    before, after = registry.comes_from(thing, reader=reader), registry.led_to(thing, reader=reader)
    if not after and registry.led_to.knows(type(thing)):
        after = [nothing_yet()]
    if not (before or after):
        return SafeString()
    here = registry.Node(words or str(thing))
    facts = {"line": line([*before, here, *after], here), "id": fresh_id(context, "thread"), "body": body}
    drawn = render_to_string("workinggroup/editions/_thread.html", facts)
    return mark_safe(drawn)  # noqa: S308 - a template escaped it


@register.simple_tag
def todo_when(todo: registry.Todo) -> SafeString:
    """By when: the distance in words, then the day and the hour with the zone it is meant in."""
    if todo.due_at is None:
        return format_html("<b>{}</b>", _("When you can"))
    here = timezone.get_current_timezone_name()
    there = str(todo.edition.timezone) if todo.edition else here
    words, tone = say_distance(days_until(todo.due_at, at=timezone.now(), zone=there))
    mine, meant = in_zone(todo.due_at, here), in_zone(todo.due_at, there)
    same = mine.utcoffset() == meant.utcoffset()
    zone = _("(%(city)s)") % {"city": zone_city(there)} if same else _("your time")
    if todo.is_day:
        return format_html('<b class="{}">{}</b><span>{}</span>', tone, words, date_format(meant, "D j F"))
    day = date_format(mine, "D j M, H:i")
    iso = todo.due_at.isoformat()
    return format_html(
        '<b class="{}">{}</b><span><time datetime="{}">{} {}</time></span>', tone, words, iso, day, zone
    )
