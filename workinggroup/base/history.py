"""What was done is recorded where it is done: one call in the action, in its transaction."""

import datetime as dt
from typing import Any

from django.db import models

from .models import Event, EventQuerySet


def record(
    verb: str,
    *,
    about: models.Model,
    by: Any,
    at: dt.datetime,
    edition: models.Model | None = None,
    before: Any = None,
    after: Any = None,
) -> Event:
    """Append one event. `by=None` means the system; `before` and `after` are JSON-ready facts."""
    return Event.objects.create(
        verb=verb,
        about_type=about._meta.label,
        about_id=str(about.pk),
        about_words=str(about)[:200],
        edition_key=str(edition.pk) if edition else "",
        by=by if by and by.pk else None,
        at=at,
        before=before,
        after=after,
    )


def of(thing: models.Model) -> EventQuerySet:
    """The events about a thing, newest first."""
    return Event.objects.about(thing).select_related("by").order_by("-at", "-pk")


def of_edition(edition: models.Model) -> EventQuerySet:
    """The events of an edition, newest first."""
    return Event.objects.filter(edition_key=str(edition.pk)).select_related("by").order_by("-at", "-pk")
