"""What a series puts on the pages of its sessions."""

import datetime as dt
from typing import Any

from django.http import HttpRequest

from workshops.scheduling.models import Workshop
from workshops.scheduling.views.page import add_part

from . import queries
from .models import Part


def register() -> None:
    add_part(on_session_page)


def on_session_page(request: HttpRequest, workshop: Workshop, at: dt.datetime) -> dict[str, Any]:
    """The place of the session in its series, and the others."""
    if request.is_guest:
        return {}
    part: Part | None = getattr(workshop, "series_part", None)
    if part is None:
        return {}
    return {"series_part": part, "series": queries.siblings(part, request.actor, workshop.edition)}
