"""Telling people where they stand: the mail and the calendar entry follow the seat, for many at once.

Whoever registers holds up everybody behind for as long as the seat takes, and not for the letter as well.
"""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from workshops.invitations import actions as invitations
from workshops.scheduling import actions as scheduling
from workshops.scheduling.states import WorkshopState

from .. import mails
from ..models import Desk, Registration
from ..states import RegistrationState

AT_ONCE = 25


def tell_desk(desk: Desk, *, at: dt.datetime) -> int:
    """Tell everybody at this desk who was not told yet; returns how many.

    A few in each transaction, so that whoever registers meanwhile does not wait for all of them.
    """
    told = some = _tell_some(desk, at=at)
    while some == AT_ONCE:
        told += (some := _tell_some(desk, at=at))
    return told


@transaction.atomic
def _tell_some(desk: Desk, *, at: dt.datetime) -> int:
    # One at a time, so that two cannot both make the entry of the session.
    found = Desk.objects.select_for_update(of=["workshop"], no_key=True)
    desk = found.select_related("workshop__edition__group").get(pk=desk.pk)
    untold = desk.registrations.untold().select_for_update(of=["self"]).select_related("person")
    some = list(untold.order_by("queued_at", "pk")[:AT_ONCE])
    if some:
        tell(desk, some, at=at)
    return len(some)


def tell(desk: Desk, registrations: Sequence[Registration], *, at: dt.datetime) -> None:
    """Write to each what is true now: a seat, with the calendar entry, or the place on the waiting list."""
    Registration.objects.filter(pk__in=[one.pk for one in registrations]).update(told_at=at)
    for one in registrations:
        one.desk, one.told_at = desk, at
    if desk.workshop.state == WorkshopState.CANCELLED:
        mails.queue_called_off(desk, registrations, at=at)
        return
    _invite(desk, [one for one in registrations if one.state == RegistrationState.SEATED], at=at)
    waiting = [one for one in registrations if one.state == RegistrationState.WAITING]
    mails.queue_waiting(desk, waiting, at=at)


def _invite(desk: Desk, seated: Sequence[Registration], *, at: dt.datetime) -> None:
    """Let them take part, send the calendar entry, and store their yes: whoever registers has answered."""
    if not seated:
        return
    workshop, people = desk.workshop, [one.person for one in seated]
    scheduling.add_people(workshop, people, by=None, at=at)
    invitations.tell_some(workshop, people, by=None, at=at, **mails.SEAT)
    invitations.accept_for(workshop, people, at=at)
