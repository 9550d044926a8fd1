"""Registering, waiting, moving up, leaving: the seats are counted in the row of the desk."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from members.people import actions as people
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workshops.invitations import actions as invitations
from workshops.invitations import rules as invitation_rules
from workshops.invitations.queries import invitation_of
from workshops.invitations.states import Partstat
from workshops.scheduling import actions as scheduling

from .. import mails, queries, rules
from ..models import Desk, Registration
from ..states import Event, RegistrationState

KEPT = dt.timedelta(days=90)


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

    Two at once never take the same seat: the desk counts them in one conditional update.
    """
    desk.refresh_from_db()
    refuse_if(rules.refuse_registering(desk, at=at))
    email = email.strip().lower()
    known = desk.registrations.filter(email=email).first()
    if known and known.state != RegistrationState.LEFT:
        return known
    language = facts.pop("language", settings.LANGUAGE_CODE)
    person = _person(desk, email, by=by, at=at, name=name, language=language)
    said = {"name": name, "answers": answers or {}, "queued_at": at, "person": person, **facts}
    registration = known or _new(desk, email, said)
    if registration.state == RegistrationState.LEFT:
        registration.become(RegistrationState.WAITING, **said, left_at=None)
    _record(Event.REGISTERED, registration, by=by, at=at)
    if not _sit_down(registration, at=at):
        _wait(registration, at=at)
    return registration


def _person(desk: Desk, email: str, *, by: Any, at: dt.datetime, **facts: Any) -> Any:
    """The person of an address; of one who is known nothing is changed."""
    workshop = desk.workshop
    facts |= {"edition": workshop.edition, "timezone": workshop.timezone}
    try:
        with transaction.atomic():
            return people.person_for(email, by=by, at=at, **facts)
    except IntegrityError:
        return people.person_for(email, by=by, at=at, **facts)  # somebody made it at the same moment


def _new(desk: Desk, email: str, said: dict[str, Any]) -> Registration:
    try:
        with transaction.atomic():
            return Registration.objects.create(desk=desk, email=email, **said)
    except IntegrityError:
        return desk.registrations.get(email=email)


def _sit_down(registration: Registration, *, at: dt.datetime) -> bool:
    """Take a free seat, if there is one and it is still one's turn."""
    if registration.state != RegistrationState.WAITING:
        return True
    free = Desk.objects.filter(pk=registration.desk_id, taken__lt=F("seats"))
    if not free.update(taken=F("taken") + 1):
        return False
    registration.become(RegistrationState.SEATED, seated_at=at)
    workshop = registration.desk.workshop
    scheduling.add_participant(workshop, person=registration.person, by=None, at=at)
    link = mails.page_of(workshop, registration.person)
    invitations.tell_one(workshop, registration.person, by=None, at=at, template="registered", link=link)
    _say_yes(registration, at=at)
    return True


def _say_yes(registration: Registration, *, at: dt.datetime) -> None:
    """Whoever registers has answered; their calendar may still say otherwise."""
    invitation = invitation_of(registration.desk.workshop, registration.person)
    if invitation is not None and not invitation_rules.refuse_answer(invitation, Partstat.ACCEPTED, at=at):
        invitations.answer_invitation(invitation, partstat=Partstat.ACCEPTED, by=registration.person, at=at)


def _wait(registration: Registration, *, at: dt.datetime) -> None:
    if not registration.desk.has_waiting_list:
        raise Refused(rules.refuse_registering(registration.desk, at=at) or "")
    mails.queue_waiting(registration, place=queries.place_of(registration), at=at)


def fill_seats(desk: Desk, *, by: Any, at: dt.datetime) -> int:
    """Let those who wait take the seats that are free, first come first served; returns how many."""
    moved = 0
    while (first := desk.registrations.waiting().select_related("person").first()) is not None:
        first.desk = desk
        if not _sit_down(first, at=at):
            break
        _record(Event.PROMOTED, first, by=by, at=at)
        moved += 1
    return moved


@transaction.atomic
def leave(registration: Registration, *, by: Any, at: dt.datetime) -> None:
    """Give the seat or the place back. The seat goes to whoever has waited longest, in the same moment."""
    list(Desk.objects.select_for_update().filter(pk=registration.desk_id).values_list("pk"))
    registration.refresh_from_db()
    refuse_if(rules.refuse_leaving(registration, at=at))
    had_seat = registration.state == RegistrationState.SEATED
    registration.become(RegistrationState.LEFT, left_at=at)
    _record(Event.LEFT, registration, by=by, at=at)
    if not had_seat:
        mails.queue_left(registration, at=at)
        return
    _stand_up(registration, at=at)
    desk = Desk.objects.select_related("workshop__edition__group").get(pk=registration.desk_id)
    fill_seats(desk, by=None, at=at)


def _stand_up(registration: Registration, *, at: dt.datetime) -> None:
    workshop = registration.desk.workshop
    Desk.objects.filter(pk=registration.desk_id).update(taken=F("taken") - 1)
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
    list(Desk.objects.select_for_update().filter(pk=registration.desk_id).values_list("pk"))
    registration.refresh_from_db()
    if registration.state != RegistrationState.WAITING:
        return
    if registration.desk.is_full:
        Desk.objects.filter(pk=registration.desk_id).update(seats=F("seats") + 1, version=F("version") + 1)
    registration.desk.refresh_from_db()
    _sit_down(registration, at=at)
    _record(Event.PROMOTED, registration, by=by, at=at)


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
