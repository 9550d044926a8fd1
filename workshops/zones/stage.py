"""New rules of a zone as a to-do of the secretariat and on the page of the session."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from workinggroup.base.clock import zone_city
from workinggroup.editions import registry
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may
from workinggroup.editions.registry import Todo
from workshops.scheduling.queries import standing, wanting


def register() -> None:
    registry.todos.register(todos)


def todos(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    """A session whose clock no longer shows what was meant."""
    if not may(person, Permission.MANAGE_WORKSHOPS, edition) or not standing(edition, person, at=at).all:
        return
    for workshop in wanting(edition, person):
        if workshop.zone_changed_at:
            title = _("The rules of %(zone)s changed, and “%(title)s” would begin at another hour")
            words = title % {"zone": zone_city(workshop.timezone), "title": workshop}
            url = reverse("zones:zone", args=[edition.slug, workshop.pk])
            yield Todo(words, url, _("Decide what stays"), workshop.starts_at, edition=edition)
