"""Another zone for a session."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F

from workinggroup.base import history
from workinggroup.base.refusals import refuse_if

from .. import mails, zones
from ..followers import poll_moved
from ..models import Availability, Workshop
from ..states import Event, WorkshopState
from .workshops import save_version

OUT_OF_THE_WAY = dt.timedelta(days=36500)


@transaction.atomic
def change_zone(
    workshop: Workshop, *, zone: Any, keep: str, by: Any, at: dt.datetime, version: int | None = None
) -> int:
    """Mean a session in another zone: with `keep` "clock" its times move, with "moment" only their words do.

    When dates move that people answer, the answers are forgotten and everybody is asked again; returns how
    many. A session with a date is announced by a step of its own, so that somebody sees who gets what.
    """
    refuse_if(zones.refuse_zone(workshop, zone, keep, at=at))
    moved = zones.moves(workshop, zone) if keep == zones.CLOCK else []
    before, facts = str(workshop.timezone), {"timezone": zone}
    for move in moved:
        if move.slot is None:
            facts["starts_at"], facts["ends_at"] = move.same_clock
    save_version(workshop, version or workshop.version, **facts)
    _rewrite_slots(workshop, moved)
    asked = _ask_again(workshop, by=by, at=at) if moved and workshop.state == WorkshopState.POLLING else 0
    after = {"zone": str(zone), "keeps": keep, "asked_again": asked}
    history.record(
        Event.ZONE_CHANGED, about=workshop, by=by, at=at, edition=workshop.edition, before=before, after=after
    )
    return asked


def _rewrite_slots(workshop: Workshop, moved: list[zones.Move]) -> None:
    """Move the dates, and write down anew what each was meant to be.

    They go far away first: one date may move to where another still stands.
    """
    if any(move.slot for move in moved):
        away = {name: F(name) + OUT_OF_THE_WAY for name in ("starts_at", "ends_at")}
        workshop.slots.update(**away)
    targets = {move.slot.pk: move.same_clock for move in moved if move.slot}
    for slot in [move.slot for move in moved if move.slot] or workshop.slots.all():
        slot.workshop = workshop
        if slot.pk in targets:
            slot.starts_at, slot.ends_at = targets[slot.pk]
        slot.save()


def _ask_again(workshop: Workshop, *, by: Any, at: dt.datetime) -> int:
    Availability.objects.filter(slot__workshop=workshop).delete()
    workshop.participants.update(poll_answered_at=None, poll_comment="", poll_entered_by=None)
    people = list(workshop.participants.for_list())
    mails.queue_poll_moved(workshop, people, at=at)
    poll_moved(workshop, by=by, at=at)
    return len(people)
