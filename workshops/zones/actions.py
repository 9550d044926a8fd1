"""Noticing new rules of a zone, and deciding what a session keeps: its hour on the clock, or its instant."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused
from workshops.invitations import actions as invitations
from workshops.scheduling import actions as scheduling
from workshops.scheduling import mails
from workshops.scheduling.models import Availability, Participant, Slot, Workshop
from workshops.scheduling.models.meaning import belongs_to, meaning_of
from workshops.scheduling.states import WorkshopState

from . import queries
from .queries import Changed
from .states import Event


def check_zones(*, at: dt.datetime) -> list[Changed]:
    """Compare what every session and proposed date ahead was meant to be with the rules of today.

    What differs becomes a to-do of the secretariat; nothing is moved and nobody is told. Only dates of a
    draft, which nobody has seen yet, keep the hour that was typed. Run again it records nothing twice.
    """
    ZoneInfo.clear_cache()  # a process that has run for weeks remembers the rules of its first day
    return [one for workshop in queries.ahead(at=at) for one in _check(workshop, at)]


@transaction.atomic
def _check(workshop: Workshop, at: dt.datetime) -> list[Changed]:
    things = queries.things_of(workshop, at=at)
    for thing in things:
        _complete(thing, workshop.timezone)
    found = [one for one in (queries.changed(thing, workshop.timezone) for thing in things) if one]
    if found and workshop.state == WorkshopState.DRAFT:
        _move_slots(found)
        return []
    if bool(found) != bool(workshop.zone_changed_at):
        Workshop.objects.filter(pk=workshop.pk).update(zone_changed_at=at if found else None)
        if found:
            _record(Event.RULES_CHANGED, workshop, by=None, at=at, found=found)
    return found


def _complete(thing: Workshop | Slot, zone: Any) -> None:
    """Write down the meaning of a time that was stored past the models, while its rules still hold."""
    if not belongs_to(thing.meant, thing.starts_at, zone):
        thing.meant = meaning_of(thing.starts_at, zone)
        type(thing).objects.filter(pk=thing.pk, starts_at=thing.starts_at).update(meant=thing.meant)


@transaction.atomic
def keep_clock(workshop: Workshop, *, version: int, by: Any, at: dt.datetime) -> int:
    """Keep the hour that was meant: the instant moves, and those who are concerned are told; gives how many.

    Calendars get the new instant under a higher SEQUENCE. Of proposed dates the answers of people on another
    clock are forgotten, and they are asked again; those on the session's clock answered this very hour.
    """
    found = _found(workshop, version, at)
    if impossible := next((one.refused for one in found if one.starts_at is None), ""):
        raise Refused(impossible)
    _record(Event.CLOCK_KEPT, workshop, by=by, at=at, found=found)
    if workshop.state == WorkshopState.SCHEDULED:
        [own] = found
        span: dict[str, Any] = {"starts_at": own.starts_at, "ends_at": own.ends_at}
        scheduling.set_time(workshop, version=version, by=by, at=at, **span)
        _decided(workshop)
        told_before = queries.told_by(workshop)
        return invitations.announce(workshop, by=by, at=at).total if told_before else 0
    again = queries.asked_again(workshop, [one.thing for one in found if isinstance(one.thing, Slot)])
    _move_slots(found)
    _ask_again(workshop, found, again, at=at)
    _decided(workshop)
    return len(again)


@transaction.atomic
def keep_instant(workshop: Workshop, *, version: int, by: Any, at: dt.datetime) -> None:
    """Keep the instant that calendars hold: the clock shows another hour from now on. Nobody gets a mail."""
    found = _found(workshop, version, at)
    _record(Event.INSTANT_KEPT, workshop, by=by, at=at, found=found)
    for one in found:
        words = meaning_of(one.thing.starts_at, one.zone)
        type(one.thing).objects.filter(pk=one.thing.pk).update(meant=words)
    _decided(workshop)


def _found(workshop: Workshop, version: int, at: dt.datetime) -> list[Changed]:
    """What there is to decide; refuses when somebody decided or changed the session meanwhile."""
    mine = Workshop.objects.filter(pk=workshop.pk, version=version)
    found = queries.changes_of(workshop, at=at) if mine.exists() else []
    if not found:
        raise Refused(
            _("Somebody decided this, or changed the session, meanwhile. Look at how it stands now.")
        )
    return found


def _decided(workshop: Workshop) -> None:
    Workshop.objects.filter(pk=workshop.pk).update(zone_changed_at=None, version=F("version") + 1)
    workshop.refresh_from_db()


def _move_slots(found: list[Changed]) -> None:
    """In an order in which no date comes to lie where its neighbour still is."""
    moves = [one for one in found if one.starts_at]
    moves.sort(
        key=lambda one: one.thing.starts_at, reverse=bool(moves and moves[0].starts_at > moves[0].known_utc)
    )
    for one in moves:
        facts = {"starts_at": one.starts_at, "ends_at": one.ends_at}
        meant = meaning_of(one.starts_at, one.zone)
        Slot.objects.filter(pk=one.thing.pk).update(**facts, meant=meant)


def _ask_again(
    workshop: Workshop, found: list[Changed], again: list[Participant], *, at: dt.datetime
) -> None:
    people, slots = [one.person_id for one in again], [one.thing.pk for one in found]
    Availability.objects.filter(slot__in=slots, person__in=people).delete()
    workshop.participants.filter(person__in=people).update(poll_answered_at=None)
    if again and workshop.poll_is_open(at):
        mails.queue_poll_reminders(workshop, again, at=at)


def _record(event: Event, workshop: Workshop, *, by: Any, at: dt.datetime, found: list[Changed]) -> None:
    history.record(
        event, about=workshop, by=by, at=at, edition=workshop.edition,
        before=f"{found[0].zone} {found[0].meant:%Y-%m-%d %H:%M}", after=f"{found[0].shows:%Y-%m-%d %H:%M}",
    )  # fmt: skip
