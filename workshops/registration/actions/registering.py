"""Registering, waiting, moving up, leaving: the seats are counted in the row of the desk."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from members.people import actions as people
from workinggroup.base import history
from workinggroup.base.refusals import refuse_if
from workshops.invitations import actions as invitations
from workshops.invitations.states import Partstat
from workshops.scheduling import actions as scheduling

from .. import bell, mails, queries, rules
from ..models import Desk, Registration
from ..states import Event, RegistrationState
from .telling import tell

KEPT = dt.timedelta(days=90)
# What can change while somebody registers.
COUNTED = ["seats", "taken", "has_waiting_list", "closes_at", "closed_at", "version"]


@transaction.atomic
def register(
    desk: Desk,
    *,
    email: str,
    name: str,
    at: dt.datetime,
    by: Any = None,
    answers: dict[str, Any] | None = None,
    **facts: Any,
) -> Registration:
    """Take a seat, or a place on the waiting list; the same address again changes nothing.

    Two at once never take the same seat: each waits for the row of the desk. Nothing is done here that
    can be done after the seat is taken; the mail follows (`telling`).
    """
    lock(desk)
    refuse_if(rules.refuse_registering(desk, at=at))
    email = email.strip().lower()
    known = desk.registrations.filter(email=email).first()
    if known and known.state != RegistrationState.LEFT:
        return known
    language = facts.pop("language", settings.LANGUAGE_CODE)
    person = _person(desk, email, by=by, at=at, name=name, language=language)
    said = {"name": name, "answers": answers or {}, "queued_at": at, "person": person, **facts}
    registration = _placed(desk, known or Registration(desk=desk, email=email), said, at=at)
    _record(Event.REGISTERED, registration, by=by, at=at)
    return registration


def lock(desk: Desk) -> None:
    """Nobody else changes seats or registrations of this desk before the end of the transaction."""
    desk.refresh_from_db(fields=COUNTED, from_queryset=Desk.objects.select_for_update())


def _placed(desk: Desk, registration: Registration, said: dict[str, Any], *, at: dt.datetime) -> Registration:
    """The registration on a seat if there is one, else on the waiting list; it is told after."""
    if not desk.registrations.untold().exists():  # else somebody has just rung
        bell.ring_after_commit()
    seated = _take_seats(desk, 1)
    state = RegistrationState.SEATED if seated else RegistrationState.WAITING
    said |= {"seated_at": at if seated else None, "left_at": None, "told_at": None}
    if registration.pk:
        registration.become(state, **said)
    else:
        for field, value in {"state": state, **said}.items():
            setattr(registration, field, value)
        registration.save(force_insert=True)
    return registration


def _take_seats(desk: Desk, number: int) -> bool:
    """So many seats, if they are free."""
    free = Desk.objects.filter(pk=desk.pk, seats__gte=F("taken") + number)
    taken = bool(number and free.update(taken=F("taken") + number))
    desk.taken += number * taken
    return taken


def _person(desk: Desk, email: str, *, by: Any, at: dt.datetime, **facts: Any) -> Any:
    """The person of an address; of one who is known nothing is changed."""
    workshop = desk.workshop
    facts |= {"edition": workshop.edition, "timezone": workshop.timezone}
    try:
        return people.person_for(email, by=by, at=at, **facts)
    except IntegrityError:
        return people.person_for(email, by=by, at=at, **facts)  # somebody made it at the same moment


def fill_seats(desk: Desk, *, by: Any, at: dt.datetime) -> int:
    """Give the free seats to those who have waited longest; returns how many. They are told after.

    The desk is locked: whoever registers now stands behind them.
    """
    return _seat(desk, list(desk.registrations.waiting()[: max(desk.free, 0)]), by=by, at=at)


def _seat(desk: Desk, first: list[Registration], *, by: Any, at: dt.datetime) -> int:
    if not _take_seats(desk, len(first)):
        return 0
    for one in first:
        one.desk = desk
        one.become(RegistrationState.SEATED, seated_at=at, told_at=None)
        _record(Event.PROMOTED, one, by=by, at=at)
    bell.ring_after_commit()
    return len(first)


@transaction.atomic
def leave(registration: Registration, *, by: Any, at: dt.datetime) -> None:
    """Give the seat or the place back. The seat goes to whoever has waited longest, in the same moment."""
    desk = registration.desk
    _lock_with(registration)
    refuse_if(rules.refuse_leaving(registration, at=at))
    if registration.told_at is None and desk.workshop.has_time:
        tell(desk, [registration], at=at)
    had_seat = registration.state == RegistrationState.SEATED
    registration.become(RegistrationState.LEFT, left_at=at)
    _record(Event.LEFT, registration, by=by, at=at)
    if not had_seat:
        mails.queue_left(registration, at=at)
        return
    _stand_up(registration, at=at)
    fill_seats(desk, by=None, at=at)


def _lock_with(registration: Registration) -> None:
    """The desk first, as everywhere, and then the registration as it is now."""
    lock(registration.desk)
    rows = Registration.objects.select_for_update()
    registration.refresh_from_db(fields=["state", "queued_at", "told_at"], from_queryset=rows)


def _stand_up(registration: Registration, *, at: dt.datetime) -> None:
    workshop = registration.desk.workshop
    Desk.objects.filter(pk=registration.desk_id).update(taken=F("taken") - 1)
    registration.desk.taken -= 1
    participant = workshop.participants.filter(person=registration.person).first()
    if participant is not None:
        scheduling.remove_participant(participant, by=None, at=at)
    invitations.tell_one(workshop, registration.person, by=None, at=at)


@transaction.atomic
def give_seat_back(invitation: Any, *, at: dt.datetime) -> None:
    """Whoever registered and then says no, on a page or in a calendar, needs the seat no longer."""
    if invitation.partstat != Partstat.DECLINED:
        return
    registration = queries.registration_of(invitation.item.workshop, invitation.person)
    seated = registration is not None and registration.state == RegistrationState.SEATED
    if seated and not rules.refuse_leaving(registration, at=at):
        leave(registration, by=invitation.person, at=at)


@transaction.atomic
def move_up(registration: Registration, *, by: Any, at: dt.datetime) -> None:
    """Give somebody on the waiting list a seat out of turn, by making one more seat."""
    desk = registration.desk
    _lock_with(registration)
    if registration.state != RegistrationState.WAITING:
        return
    if desk.is_full:
        Desk.objects.filter(pk=desk.pk).update(seats=F("seats") + 1, version=F("version") + 1)
        lock(desk)
    _seat(desk, [registration], by=by, at=at)


@transaction.atomic
def forget_registrations(*, at: dt.datetime, keep: dt.timedelta = KEPT) -> int:
    """Delete names, addresses and answers of registrations for sessions that ended long ago."""
    old = Registration.objects.filter(desk__workshop__ends_at__lt=at - keep, forgotten_at=None)
    return old.update(
        name="", email="", organisation_name="", country="", answers={}, person=None, forgotten_at=at
    )


def _record(verb: Event, registration: Registration, *, by: Any, at: dt.datetime) -> None:
    """The history counts; it names nobody."""
    workshop = registration.desk.workshop
    history.record(verb, about=workshop, by=by, at=at, edition=workshop.edition)
