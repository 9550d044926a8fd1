"""Another zone for a session: what keeps its clock time or its moment, and what that does to people."""

import datetime as dt
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import in_zone, instant, zone_city
from workinggroup.base.refusals import Refused

from .models import Slot, Workshop
from .rules import Span, refuse_time
from .states import WorkshopState

CLOCK, MOMENT = "clock", "moment"
KEEPS = (CLOCK, MOMENT)


class Move(NamedTuple):
    """The time of a session, or a proposed date: as it is, and with the same clock time in another zone."""

    slot: Slot | None
    before: Span
    same_clock: Span | None
    refused: str = ""


def moves(workshop: Workshop, zone: Any) -> list[Move]:
    """The time of a session and its proposed dates, each as it is and as it would be."""
    times: list[tuple[Slot | None, Span]] = []
    if workshop.has_time:
        times.append((None, (workshop.starts_at, workshop.ends_at)))
    else:
        times += [(slot, (slot.starts_at, slot.ends_at)) for slot in workshop.slots.all()]
    return [_move(slot, span, workshop.timezone, zone) for slot, span in times]


def _move(slot: Slot | None, span: Span, old: Any, new: Any) -> Move:
    try:
        return Move(slot, span, on_same_clock(span, old, new))
    except Refused as refusal:
        return Move(slot, span, None, str(refusal))


def on_same_clock(span: Span, old: Any, new: Any) -> Span:
    """The period that begins when the clocks of `new` show what those of `old` showed; its length stays.

    Refuses an hour that the clock of the new zone skips, or shows twice.
    """
    local = in_zone(span[0], old)
    start = instant(local.date(), local.time().replace(fold=0), new)
    return start, start + (span[1] - span[0])


def refuse_zone(workshop: Workshop, zone: Any, keep: str, *, at: dt.datetime) -> str | None:
    """The reason a session cannot be meant in this zone so, or None."""
    if workshop.state == WorkshopState.CANCELLED:
        return _("This session is cancelled. Plan a new one.")
    if str(zone) == str(workshop.timezone):
        return _("The session is meant in this zone already.")
    if keep not in KEEPS:
        return _("Say what stays: the time on the clock, or the moment.")
    if keep == MOMENT:
        return None
    for move in moves(workshop, zone):
        if reason := move.refused or _refuse_move(workshop, move, at=at):
            return reason
    return None


def _refuse_move(workshop: Workshop, move: Move, *, at: dt.datetime) -> str | None:
    start, end = move.same_clock or move.before
    if move.slot is None:
        return refuse_time(workshop, start, end, at=at)
    if start <= at:
        return _("A proposed date would be past then. Remove it first.")
    if workshop.state == WorkshopState.POLLING and workshop.poll_closes_at >= start:
        return _("A proposed date would begin before the poll closes. Keep the moment, or withdraw the poll.")
    return None


def told_of_zone(workshop: Workshop, keep: str) -> str:
    """Who hears of it, in a sentence that stands before the button."""
    if keep == MOMENT:
        if workshop.state == WorkshopState.POLLING:
            return _("Nobody is told: each reads the dates on their own clock, and the answers stay.")
        return _("The moment stays. Afterwards you see who would get a mail about the other zone.")
    if workshop.state == WorkshopState.SCHEDULED:
        return _("The session moves. Afterwards you see who gets which mail, before any is sent.")
    if workshop.state != WorkshopState.POLLING:
        return _("Nobody is told: nobody was asked yet.")
    count = workshop.participants.count()
    words = ngettext(
        "All dates move: the answers so far are forgotten, and %(count)d person is asked again by mail.",
        "All dates move: the answers so far are forgotten, and %(count)d people are asked again by mail.",
        count,
    )
    return words % {"count": count}


def said_of_zone(workshop: Workshop, zone: Any, told: int) -> str:
    """What was done, and who was told."""
    done = _("The session is meant in the zone of %(city)s now.") % {"city": zone_city(zone)}
    if not told:
        return done
    words = ngettext("%(count)d person is asked again.", "%(count)d people are asked again.", told)
    return f"{done} {words % {'count': told}}"
