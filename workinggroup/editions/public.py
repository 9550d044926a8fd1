"""What anybody may see of a group."""

import datetime as dt
from itertools import groupby
from typing import Any, NamedTuple

from workinggroup.base import markdown

from . import registry
from .models import Edition, WorkingGroup


class Figures(NamedTuple):
    """What was published about one thing: every source with its value, side by side."""

    what: str
    values: list[Any]


class PublicEdition(NamedTuple):
    edition: Edition
    about: str
    hosts: list[Any]
    objectives: list[Any]
    topics: list[Any]
    figures: list[Figures]


class PublicGroup(NamedTuple):
    group: WorkingGroup
    open_now: list[registry.Node]
    editions: list[Edition]


def groups(*, at: dt.datetime) -> list[PublicGroup]:
    """Every working group with what is open to the public, for the front page."""
    found = WorkingGroup.objects.prefetch_related("editions").order_by("name")
    return [
        PublicGroup(
            group, registry.open_to_public(group, at), sorted(group.editions.all(), key=lambda one: -one.year)
        )
        for group in found
    ]


def editions(group: WorkingGroup) -> list[PublicEdition]:
    """The editions of a group, the newest first, each with what is public about it."""
    found = group.editions.newest_first().prefetch_related(
        "host_bodies", "objectives", "topics", "published_figures"
    )
    return [
        PublicEdition(
            edition,
            markdown.render(edition.about),
            sorted(edition.host_bodies.all(), key=lambda host: host.pk),
            list(edition.objectives.all()),
            list(edition.topics.all()),
            figures(edition.published_figures.all()),
        )
        for edition in found
    ]


def figures(found: Any) -> list[Figures]:
    """Published figures by what they count, in the order in which they were entered."""
    order: dict[str, int] = {}
    for one in sorted(found, key=lambda figure: figure.pk):
        order.setdefault(one.what, len(order))
    ordered = sorted(found, key=lambda figure: (order[figure.what], figure.pk))
    return [Figures(what, list(values)) for what, values in groupby(ordered, key=lambda figure: figure.what)]
