"""The agenda: points, their order and their length."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.editions.models import Topic

from .. import rules
from ..models import AgendaItem, Workshop
from ..states import Event


@transaction.atomic
def add_agenda_item(
    workshop: Workshop,
    *,
    title: str,
    duration: int,
    by: Any,
    at: dt.datetime,
    presenter: str = "",
    topics: Iterable[Topic] = (),
) -> AgendaItem:
    """Add a point at the end of the agenda; `duration` in minutes."""
    refuse_if(rules.refuse_change(workshop, at=at))
    last = workshop.agenda.aggregate(last=Max("position"))["last"] or 0
    item = workshop.agenda.create(position=last + 1, title=title, duration=duration, presenter=presenter)
    item.topics.set(topics)
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
    **facts: Any,
) -> AgendaItem:
    """Change a point. Refuses when somebody saved since `version` was read."""
    refuse_if(rules.refuse_change(item.workshop, at=at))
    mine = AgendaItem.objects.filter(pk=item.pk, version=version)
    if not mine.update(version=version + 1, **facts):
        raise Refused(_("Somebody changed this point while you wrote. Both texts are shown."))
    if topics is not None:
        item.topics.set(topics)
    item.refresh_from_db()
    _record(item.workshop, by=by, at=at, after=item.title)
    return item


@transaction.atomic
def move_agenda_item(item: AgendaItem, *, direction: str, by: Any, at: dt.datetime) -> None:
    """Move a point one place `up` or `down`; at the edge nothing moves."""
    refuse_if(rules.refuse_change(item.workshop, at=at))
    items = list(item.workshop.agenda.select_for_update())
    place = items.index(item)
    other = place - 1 if direction == "up" else place + 1
    if not 0 <= other < len(items):
        return
    items[place], items[other] = items[other], items[place]
    _number(items)
    _record(item.workshop, by=by, at=at, after=item.title)


@transaction.atomic
def remove_agenda_item(item: AgendaItem, *, by: Any, at: dt.datetime) -> None:
    """Take a point off the agenda; papers given for it stay with the session."""
    refuse_if(rules.refuse_change(item.workshop, at=at))
    _record(item.workshop, by=by, at=at, before=item.title)
    workshop = item.workshop
    item.delete()
    _number(list(workshop.agenda.all()))


def _number(items: list[AgendaItem]) -> None:
    """Positions 1, 2, 3 in this order."""
    for position, item in enumerate(items, start=1):
        item.position = position
    AgendaItem.objects.bulk_update(items, ["position"])


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
