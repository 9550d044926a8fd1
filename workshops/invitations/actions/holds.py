"""Dates of a poll in people's calendars: held while it is open, freed when another date is chosen."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.db import transaction

from workinggroup.base import history
from workshops.scheduling.models import Workshop

from .. import mails, queries
from ..facts import facts_of_slot
from ..models import CalendarItem, Invitation
from ..queries import Holding
from ..states import Event, ItemStatus, Method
from .items import following_stamp, invite, make_item, write_item
from .marking import mark_cancelled, mark_known, mark_sent, uninvite


@transaction.atomic
def follow_poll(workshop: Workshop, *, by: Any, at: dt.datetime) -> None:
    """Hold or free what the poll of a session asks for now; called in the transaction that moves it."""
    plan = queries.pending(workshop, at=at)
    moved = [one for one in plan.reheld if not _stands(one.item)]
    if plan.holding or plan.freed or moved:
        free_dates(workshop, plan.freed, by=by, at=at)
        hold_dates(workshop, plan.holding, by=by, at=at)
        hold_anew(workshop, moved, by=by, at=at)


def _stands(item: CalendarItem) -> bool:
    """Whether the date is still at the time that calendars hold."""
    return (item.starts_at, item.ends_at) == (item.slot.starts_at, item.slot.ends_at)


def hold_dates(
    workshop: Workshop, holding: Sequence[Holding], *, by: Any, at: dt.datetime, silent: bool = False
) -> int:
    """Put each date, as an entry of its own that says it may go away, into the calendars of these people."""
    if silent:
        return 0
    for slot, group in groupby(holding, key=lambda one: one.slot):
        facts = facts_of_slot(workshop, slot)
        item = _hold_of(workshop, slot) or make_item(workshop, facts, at=at, slot=slot)
        people = [one.participant for one in group]
        again = {one.person_id: one for one in item.invitations.exclude(removed_at=None)}
        if any(one.person_id in again for one in people):
            item = write_item(item, {"sequence": item.sequence + 1, "version": item.version + 1})
        new = invite(workshop, item, people, again, at=at)
        stamp = following_stamp(at, [one.sent_stamp for one in new])
        version = mails.version_of(item, Method.REQUEST, stamp)
        mark_sent(new, item, queries.facts_of_item(item), stamp=stamp, version=version)
        mails.queue_invitations(workshop, item, new, **mails.HOLD, stamp=stamp, version=version, at=at, by=by)
    _record(Event.DATES_HELD, workshop, holding, by=by, at=at)
    return len(holding)


def hold_anew(
    workshop: Workshop, reheld: Sequence[Invitation], *, by: Any, at: dt.datetime, silent: bool = False
) -> int:
    """Let entries of held dates say what is true now: another title, another place, or another time."""
    for item_pk, group in groupby(reheld, key=lambda one: one.item_id):
        people = list(group)
        item = CalendarItem.objects.select_related("slot").get(pk=item_pk)
        facts, known = facts_of_slot(workshop, item.slot), queries.facts_of_item(item)
        stamp = following_stamp(at, [item.stamped_at, *(one.sent_stamp for one in people)])
        changes = {**facts._asdict(), "version": item.version + 1, "stamped_at": stamp}
        changes["sequence"] = item.sequence + (known.significant != facts.significant)
        if known.time != facts.time:
            changes["last_significant_sequence"] = changes["sequence"]
        _say_anew(workshop, write_item(item, changes), people, stamp=stamp, by=by, at=at, silent=silent)
    _record(Event.DATES_HELD, workshop, reheld, by=by, at=at)
    return 0 if silent else len(reheld)


def _say_anew(
    workshop: Workshop, item: CalendarItem, people: list[Invitation], *,
    stamp: dt.datetime, by: Any, at: dt.datetime, silent: bool,
) -> None:  # fmt: skip
    for one in people:
        one.item = item
    if silent:
        mark_known(people, queries.facts_of_item(item))
        return
    version = mails.version_of(item, Method.REQUEST, stamp)
    mark_sent(people, item, queries.facts_of_item(item), stamp=stamp, version=version)
    say: dict[str, Any] = {**mails.HOLD, "is_anew": True}
    mails.queue_invitations(workshop, item, people, **say, stamp=stamp, version=version, at=at, by=by)


def _hold_of(workshop: Workshop, slot: Any) -> CalendarItem | None:
    held = workshop.calendar_items.filter(slot=slot, is_hold=True)
    return held.exclude(status=ItemStatus.CANCELLED).first()


def free_dates(
    workshop: Workshop, freed: Sequence[Invitation], *, by: Any, at: dt.datetime, silent: bool = False
) -> int:
    """Take held dates out of the calendars of these people; one that nobody holds any more is cancelled."""
    for item_pk, group in groupby(freed, key=lambda one: one.item_id):
        item = CalendarItem.objects.get(pk=item_pk)
        _free(workshop, item, list(group), by=by, at=at, silent=silent)
    _record(Event.HOLDS_ENDED, workshop, freed, by=by, at=at)
    return 0 if silent else len(freed)


def _free(
    workshop: Workshop, item: CalendarItem, gone: list[Invitation], *, by: Any, at: dt.datetime, silent: bool
) -> None:
    stamp = following_stamp(at, [item.stamped_at, *(one.sent_stamp for one in gone)])
    changes: dict[str, Any] = {"sequence": item.sequence + 1, "version": item.version + 1}
    was_over = item.status == ItemStatus.CANCELLED  # but nobody was told
    ends = not was_over and not item.invitations.active().exclude(pk__in=[one.pk for one in gone]).exists()
    if ends:
        changes |= {"status": ItemStatus.CANCELLED, "cancelled_at": at, "stamped_at": stamp}
    moved = write_item(item, changes)
    for one in gone:
        one.item = moved
    uninvite(gone, at=at, also_of_ended=was_over)
    if silent:
        return
    mark_cancelled(gone, moved, stamp=stamp)
    mails.queue_invitations(
        workshop, moved, gone, template="entry_ended" if was_over else "hold_ended", method=Method.CANCEL,
        stamp=stamp, at=at, by=by,
    )  # fmt: skip


def _record(event: Event, workshop: Workshop, rows: Iterable[Any], *, by: Any, at: dt.datetime) -> None:
    people = {one.person_id for one in rows}
    if people:
        history.record(
            event, about=workshop, by=by, at=at, edition=workshop.edition, after={"people": len(people)}
        )
