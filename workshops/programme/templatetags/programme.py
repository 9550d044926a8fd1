"""`{% load programme %}{% own_materials workshop %}`: what the reader of a page may see of a session."""

from typing import Any

from django import template
from django.utils import timezone

from .. import queries

register = template.Library()


@register.inclusion_tag("workshops/programme/_materials.html", takes_context=True)
def own_materials(context: Any, workshop: Any) -> dict[str, Any]:
    """Slides, recording and more, for a personal page that is not the page of the session."""
    request, at = context["request"], timezone.now()
    found = [one for one in queries.materials_of(workshop) if queries.sees(request, one, at=at)]
    return {"materials": found, "workshop": workshop}
