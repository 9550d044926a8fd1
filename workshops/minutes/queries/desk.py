"""The desk on which minutes are written: agenda, the lines of one item, people, and what is new."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.urls import reverse

from workinggroup.base.clock import say_time
from workshops.scheduling.models import AgendaItem, Workshop
from workshops.scheduling.queries import agenda_of

from ..models import Line, Minutes
from ..states import LineKind
from .people import Somebody, choices_of, people_present, writing_now


class Place(NamedTuple):
    """One agenda item at the desk; `item` None holds the lines of no item."""

    item: AgendaItem | None
    number: int
    time: str
    until: str
    size: int
    open_fields: int
    url: str
    current: bool
    by: str = ""


def places_of(minutes: Minutes, chosen: int | None, *, page: str) -> list[Place]:
    """The agenda with the number of lines of each item, and of its open fields (owner, due day)."""
    workshop = minutes.workshop
    counted = {row["agenda_item"]: row for row in _counts(minutes)}
    points = {point.item.pk: point for point in agenda_of(workshop)}
    items: list[AgendaItem | None] = [point.item for point in points.values()]
    if not items or None in counted:
        items.append(None)
    known = {item.pk if item else None for item in items}
    current = chosen if chosen in known else (items[0].pk if items[0] else None)
    url = reverse(page, args=[workshop.edition.slug, workshop.pk])
    places: list[Place] = []
    for number, item in enumerate(items, start=1):
        point = points[item.pk] if item else None
        row = counted.get(item.pk if item else None, {})
        places.append(
            Place(
                item,
                number,
                _time(point and point.starts_at, workshop),
                _time(point and point.ends_at, workshop),
                row.get("lines", 0),
                row.get("open_fields", 0),
                f"{url}?item={item.pk if item else 0}",
                (item.pk if item else None) == current,
                point.by if point else "",
            )
        )
    return places


def _counts(minutes: Minutes) -> Any:
    no_owner = Q(owner=None, owner_organisation=None)
    missing = Q(kind=LineKind.ACTION) & (no_owner | Q(due_on=None))
    missing |= Q(kind=LineKind.QUESTION) & no_owner & Q(answer=None, done_at=None)
    rows = minutes.lines.current().values("agenda_item").order_by("agenda_item")
    return rows.annotate(lines=Count("pk"), open_fields=Count("pk", filter=missing))


def _time(moment: dt.datetime | None, workshop: Workshop) -> str:
    return say_time(moment, workshop.timezone) if moment else ""


def lines_of(minutes: Minutes, item_pk: int | None) -> list[Line]:
    """The lines of one agenda item, in their order."""
    lines = minutes.lines.current().filter(agenda_item=item_pk).for_page()
    return list(lines.select_related("organisation", "owner", "owner_organisation", "changed_by").in_order())


def desk(minutes: Minutes, chosen: int | None, *, page: str, at: dt.datetime) -> dict[str, Any]:
    """Everything of the page: about ten queries for any number of people and lines."""
    places = places_of(minutes, chosen, page=page)
    place = next(place for place in places if place.current)
    presences = writing_now(minutes, at=at)
    participants = list(minutes.workshop.participants.select_related("person", "organisation"))
    people = people_present(minutes.workshop, presences, participants)
    topics = list(place.item.topics.all()) if place.item else []
    for topic in topics:
        topic.edition = minutes.workshop.edition
    return {
        "minutes": minutes,
        "workshop": minutes.workshop,
        "places": places,
        "place": place,
        "total": sum(place.size for place in places),
        "lines": lines_of(minutes, place.item.pk if place.item else None),
        "topics": topics,
        "people": people,
        "present": sum(1 for one in people if one.look.tone == "good"),
        "choices": choices_of(minutes.workshop, participants),
        "presences": presences,
    }


class News(NamedTuple):
    """What a reader of one item has not seen yet."""

    tag: str
    seq: int
    lines: list[Line]
    gone: list[int]
    order: list[int]
    counts: dict[int, int]
    people: list[Somebody]
    others: dict[int, str]


def tag_of(minutes: Minutes, presences: Any) -> str:
    """The ETag of the minutes: the number of the last change, and who writes where."""
    where = ".".join(f"{one.person_id}-{one.line_id or 0}" for one in presences)
    return f'"{minutes.seq}.{minutes.state}.{where}"'


def news(minutes: Minutes, item_pk: int | None, since: int, presences: Any, *, reader: Any) -> News:
    """Lines changed after `since`, the order of the item, the counts, and who writes in which line."""
    changed = minutes.lines.filter(seq__gt=since, agenda_item=item_pk)
    fresh = changed.current().for_page().select_related(
        "organisation", "owner", "owner_organisation", "changed_by"
    )  # fmt: skip
    counts = {row["agenda_item"] or 0: row["lines"] for row in _counts(minutes)}
    order = minutes.lines.current().filter(agenda_item=item_pk).in_order().values_list("pk", flat=True)
    return News(
        tag_of(minutes, presences),
        minutes.seq,
        list(fresh.in_order()),
        list(changed.exclude(deleted_at=None).values_list("pk", flat=True)),
        list(order),
        counts,
        people_present(minutes.workshop, presences),
        {one.line_id: str(one.person) for one in presences if one.line_id and one.person_id != reader.pk},
    )
