"""Why a desk cannot open, and why nobody can register."""

import datetime as dt

from django.utils.translation import gettext as _

from workinggroup.base.clock import say_when
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

from .models import Desk, Registration
from .states import RegistrationState


def refuse_desk(workshop: Workshop, *, at: dt.datetime) -> str | None:
    """The reason the public cannot register for this session at all, or None."""
    if not workshop.is_public:
        return _("The session has no public page. Give it one first.")
    if workshop.state != WorkshopState.SCHEDULED or workshop.ends_at is None:
        return _("The session has no date yet. Set one first.")
    if at >= workshop.ends_at:
        return _("The session is over.")
    return None


def refuse_closing_time(workshop: Workshop, closes_at: dt.datetime, *, at: dt.datetime) -> str | None:
    """Registration closes in the future, and not after the session."""
    if closes_at <= at:
        return _("This time has passed. Choose a later one.")
    if workshop.ends_at and closes_at > workshop.ends_at:
        return _("The session is over then. Choose an earlier time.")
    return None


def refuse_seats(desk: Desk, seats: int) -> str | None:
    """Seats that are taken stay taken."""
    if seats < max(1, desk.taken):
        return _("%(n)d seats are taken already.") % {"n": desk.taken}
    return None


def refuse_registering(desk: Desk, *, at: dt.datetime) -> str | None:
    """The reason nobody can register any more, or None. Half-open: at the closing second it is closed."""
    if reason := refuse_desk(desk.workshop, at=at):
        return reason
    if desk.closed_at is not None or at >= desk.closes_at:
        closed = min(filter(None, [desk.closed_at, desk.closes_at]))
        return _("Registration closed on %(when)s.") % {"when": say_when(closed, desk.workshop.timezone)}
    if desk.is_full and not desk.has_waiting_list:
        return _("Every seat is taken.")
    return None


def refuse_leaving(registration: Registration, *, at: dt.datetime) -> str | None:
    """The reason a seat cannot be given back, or None."""
    if registration.state == RegistrationState.LEFT:
        return _("You are no longer registered.")
    ends_at = registration.desk.workshop.ends_at
    if ends_at is not None and at >= ends_at:
        return _("The session is over.")
    return None
