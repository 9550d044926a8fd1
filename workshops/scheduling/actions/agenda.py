"""The agenda: points, their order and their length."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.editions.models import Topic

from .. import rules
from ..fitting import fitted
from ..models import AgendaItem, Workshop
from ..states import Event
from ..timing import running_times
from .workshops import set_time


class Place(NamedTuple):
    """Where a point stands and how long it takes, as somebody typed it."""

    position: int
    minutes: int


@transaction.atomic
def add_agenda_item(
    workshop: Workshop,
    *,
    title: str,
    duration: int,
    by: Any,
    at: dt.datetime,
    topics: Iterable[Topic] = (),
    presenters: Iterable[Any] = (),
    **facts: Any,
) -> AgendaItem:
    """Add a point at the end of the agenda; `duration` in minutes."""
    refuse_if(rules.refuse_change(workshop, at=at))
    last = workshop.agenda.aggregate(last=Max("position"))["last"] or 0
    item = workshop.agenda.create(position=last + 1, title=title, duration=duration, **facts)
    item.topics.set(topics)
    item.presenters.set(presenters)
    _record(workshop, by=by, at=at, after=title)
    return item


@transaction.atomic
def change_agenda_item(
    item: AgendaItem,
    *,
    version: int,
    by: Any,
    at: dt.datetime,
    topics: Iterable[Topic] | None = None,
    presenters: Iterable[Any] | None = None,
    **facts: Any,
) -> AgendaItem:
    """Change a point. Refuses when somebody saved since `version` was read."""
    refuse_if(rules.refuse_change(item.workshop, at=at))
    mine = AgendaItem.objects.filter(pk=item.pk, version=version)
    if not mine.update(version=version + 1, **facts):
        raise Refused(_("Somebody changed this point while you wrote. Both texts are shown."))
    if topics is not None:
        item.topics.set(topics)
    if presenters is not None:
        item.presenters.set(presenters)
    item.refresh_from_db()
    _record(item.workshop, by=by, at=at, after=item.title)
    return item


@transaction.atomic
def move_agenda_item(
    item: AgendaItem, *, by: Any, at: dt.datetime, direction: str = "", position: int | None = None
) -> None:
    """Move a point one place `up` or `down`, or to a `position` from 1; nothing moves beyond an edge."""
    refuse_if(rules.refuse_change(item.workshop, at=at))
    items = list(item.workshop.agenda.select_for_update())
    place = items.index(item)
    wanted = position - 1 if position is not None else place + (-1 if direction == "up" else 1)
    wanted = max(0, min(len(items) - 1, wanted))
    if wanted == place:
        return
    items.insert(wanted, items.pop(place))
    _number(items)
    _record(item.workshop, by=by, at=at, after=item.title)


def mark_of(items: Iterable[AgendaItem]) -> str:
    """What an agenda looked like to whoever arranges it: its order, its minutes and its versions."""
    return " ".join(f"{item.pk}.{item.duration}.{item.version}" for item in items)


@transaction.atomic
def arrange_agenda(
    workshop: Workshop, places: Mapping[int, Place], *, seen: str, by: Any, at: dt.datetime
) -> int:
    """Store the order and the minutes of the points at once; returns how many changed.

    Refuses when somebody changed the agenda since `seen` was shown, and stores nothing then.
    """
    refuse_if(rules.refuse_change(workshop, at=at))
    items = list(workshop.agenda.select_for_update())
    if seen != mark_of(items) or set(places) != {item.pk for item in items}:
        raise Refused(_("Somebody changed the agenda while you wrote. Nothing was stored; look at it again."))
    if not all(1 <= place.minutes <= rules.LONGEST_POINT for place in places.values()):
        raise Refused(_("Enter between 1 and 600 minutes for each point."))
    before = {item.pk: (item.position, item.duration) for item in items}
    for item in items:
        item.duration = places[item.pk].minutes
    # Who was moved to a place stands before who stood there when moving up, and after when moving down.
    items.sort(key=lambda one: _place_key(places[one.pk].position, before[one.pk][0]))
    changed = _number(items, before)
    if changed:
        _record(workshop, by=by, at=at, after=changed)
    return changed


def _place_key(wanted: int, was: int) -> tuple[float, int]:
    """Half a place before or after the one that stands there."""
    if wanted == was:
        return (float(wanted), was)
    return (wanted - 0.5 if wanted < was else wanted + 0.5, was)


@transaction.atomic
def fit_agenda(workshop: Workshop, *, by: Any, at: dt.datetime) -> int:
    """Shorten the points that are too long, in proportion, until they fit; returns how many changed."""
    refuse_if(rules.refuse_change(workshop, at=at))
    items = list(workshop.agenda.select_for_update())
    minutes = fitted(workshop, items)
    if not minutes:
        raise Refused(_("The points fit already."))
    for item in items:
        item.duration = minutes.get(item.pk, item.duration)
    _number(items)
    _record(workshop, by=by, at=at, after=minutes)
    return len(minutes)


@transaction.atomic
def end_with_agenda(workshop: Workshop, *, by: Any, at: dt.datetime) -> Workshop:
    """Let the session end when its last point does; who is told is asked afterwards."""
    ends = max((one.ends_at for one in running_times(workshop) if one.ends_at), default=None)
    if not ends or ends <= workshop.ends_at:
        raise Refused(_("The points fit already."))
    return set_time(workshop, starts_at=workshop.starts_at, ends_at=ends, by=by, at=at)


@transaction.atomic
def copy_agenda(workshop: Workshop, *, source: Workshop, with_people: bool, by: Any, at: dt.datetime) -> int:
    """Add the points of another session at the end, with headings, minutes and fixed hours; returns how many.

    Topics come along within one edition, `with_people` those who present. Sources stay where they were.
    """
    refuse_if(rules.refuse_change(workshop, at=at))
    points = list(source.agenda.prefetch_related("topics", "presenters"))
    if not points or source.pk == workshop.pk:
        raise Refused(_("That session has no agenda to copy."))
    for point in points:
        add_agenda_item(
            workshop, title=point.title, duration=point.duration, section=point.section, kind=point.kind,
            begins=point.begins, presenter=point.presenter if with_people else "",
            presenters=point.presenters.all() if with_people else (),
            topics=point.topics.all() if source.edition_id == workshop.edition_id else (), by=by, at=at,
        )  # fmt: skip
    history.record(
        Event.AGENDA_COPIED, about=workshop, by=by, at=at, edition=workshop.edition, after=str(source)
    )
    return len(points)


@transaction.atomic
def remove_agenda_item(item: AgendaItem, *, by: Any, at: dt.datetime) -> None:
    """Take a point off the agenda; papers given for it stay with the session."""
    refuse_if(rules.refuse_change(item.workshop, at=at))
    _record(item.workshop, by=by, at=at, before=item.title)
    workshop = item.workshop
    item.delete()
    _number(list(workshop.agenda.all()))


def _number(items: list[AgendaItem], before: Mapping[int, tuple[int, int]] | None = None) -> int:
    """Positions 1, 2, 3 in this order; returns how many rows differ from `before`."""
    changed = []
    for position, item in enumerate(items, start=1):
        item.position = position
        if before is None or before[item.pk] != (position, item.duration):
            item.version += before is not None and before[item.pk][1] != item.duration
            changed.append(item)
    AgendaItem.objects.bulk_update(changed, ["position", "duration", "version"])
    return len(changed)


def _record(workshop: Workshop, *, by: Any, at: dt.datetime, before: Any = None, after: Any = None) -> None:
    history.record(
        Event.AGENDA_CHANGED,
        about=workshop,
        by=by,
        at=at,
        edition=workshop.edition,
        before=before,
        after=after,
    )
