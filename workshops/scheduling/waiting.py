"""What waits for a session: every app that knows of something registers it in `AppConfig.ready()`.

`backlog.register(Source("action", _("Open actions"), find))` with `find(workshop, person, at) -> [Waiting]`.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from workinggroup.editions.models import Topic
from workinggroup.editions.registry import Node

from .models import AgendaItem, Suggestion, Workshop


class Waiting(NamedTuple):
    """One thing that a session could treat. `source` names it for good: `action:34`.

    `comes_from`: the words that stay with the point, also when the thing itself is gone.
    """

    source: str
    title: str
    comes_from: str
    detail: str = ""
    url: str = ""
    topics: tuple[Topic, ...] = ()
    people: tuple[Any, ...] = ()
    minutes: int = 15
    suggestion: Suggestion | None = None


class Source(NamedTuple):
    """Where points come from. `knot(edition, pk, reader)` leads back to one; None where nothing is there."""

    slug: str
    heading: Any
    find: Callable[[Workshop, Any, dt.datetime], Iterable[Waiting]]
    knot: Callable[[Any, str, Any], Node | None] | None = None
    empty: Any = ""


class Backlog:
    """The sources in the order in which they were registered."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}

    def register(self, source: Source) -> None:
        self._sources[source.slug] = source

    def __iter__(self) -> Iterator[Source]:
        return iter(self._sources.values())

    def of(self, slug: str) -> Source | None:
        return self._sources.get(slug)


backlog = Backlog()


class Group(NamedTuple):
    """One source with what waits in it."""

    source: Source
    waiting: list[Waiting]


def waiting_for(workshop: Workshop, person: Any, *, at: dt.datetime) -> list[Group]:
    """All that waits, source by source, without what is on this agenda already."""
    here = set(workshop.agenda.exclude(source="").values_list("source", flat=True))
    return [
        Group(source, [one for one in source.find(workshop, person, at) if one.source not in here])
        for source in backlog
    ]


def find_waiting(workshop: Workshop, source: str, person: Any, *, at: dt.datetime) -> Waiting | None:
    """One of them by its name, while it still waits."""
    found = backlog.of(source.partition(":")[0])
    waiting = found.find(workshop, person, at) if found else ()
    return next((one for one in waiting if one.source == source), None)


def knot_of(item: AgendaItem, reader: Any) -> Node | None:
    """What a point comes from; its words alone where the thing is gone or not for this reader."""
    if not item.source:
        return None
    slug, _colon, key = item.source.partition(":")
    source = backlog.of(slug)
    found = source.knot(item.workshop.edition, key, reader) if source and source.knot else None
    return found or Node(item.source_words)
