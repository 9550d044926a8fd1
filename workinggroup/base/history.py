"""What was done is recorded where it is done: one call in the action, in its transaction."""

import datetime as dt
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
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


def cover(events: EventQuerySet, say: Callable[[Any], Any]) -> int:
    """Put `say(fact)` for the facts of events: the one change of history, for data that must be deleted.

    What was done, when and by whom stays. Gives the number of events that read otherwise now.
    """
    covered = 0
    for event in events:
        facts = {"before": say(event.before), "after": say(event.after)}
        if facts != {"before": event.before, "after": event.after}:
            covered += models.QuerySet(Event).filter(pk=event.pk).update(**facts)
    return covered


def in_each_text(fact: Any, say: Callable[[str], str]) -> Any:
    """The same fact with `say` for each text in it."""
    if isinstance(fact, str):
        return say(fact)
    if isinstance(fact, dict):
        return {key: in_each_text(one, say) for key, one in fact.items()}
    if isinstance(fact, list):
        return [in_each_text(one, say) for one in fact]
    return fact


@cache
def labels() -> dict[str, Any]:
    """The words of every verb: each app names its own in `states.Event`."""
    names = [f"{config.name}.states" for config in apps.get_app_configs()]
    found = [getattr(import_module(name), "Event", None) for name in names if find_spec(name)]
    return {member.value: member.label for events in found if events for member in events}


def label_of(verb: str) -> Any:
    """What was done, in words; a verb that nobody names any more stands as it was written."""
    return labels().get(verb, verb.rpartition(".")[2].replace("_", " ").capitalize())
