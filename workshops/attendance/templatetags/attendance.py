"""`{% load attendance %}{% own_attendance workshop %}`: check-in and certificate of the reader."""

from typing import Any

from django import template
from django.utils import timezone

from workshops.scheduling.queries import takes_part

from .. import queries

register = template.Library()


@register.inclusion_tag("workshops/attendance/_own.html", takes_context=True)
def own_attendance(context: Any, workshop: Any) -> dict[str, Any]:
    """Nothing for those who do not take part, and nothing while there is nothing to do."""
    actor = getattr(context.get("request"), "actor", None)
    if actor is None or not actor.is_authenticated or not workshop.has_time:
        return {}
    if takes_part(workshop, actor) is None:
        return {}
    at = timezone.now()
    return {
        "door": queries.door_for(workshop, actor, at=at),
        "certificate": queries.certificate_of(workshop, actor) if at >= workshop.ends_at else None,
        "workshop": workshop,
        "edition": workshop.edition,
    }
