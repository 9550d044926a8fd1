"""Why nobody can check in, and why a certificate cannot be issued."""

import datetime as dt

from django.utils.translation import gettext as _

from workinggroup.base.clock import say_when
from workshops.scheduling.models import TIMED, Workshop

from .models import Certificate, CheckIn, WrongTry

# Many share one address, in an office or in the room itself; a person does not share their session.
MOST_WRONG = {"person": 8, "address": 40}
SPAN = dt.timedelta(minutes=10)


def refuse_preparing(workshop: Workshop, *, at: dt.datetime) -> str | None:
    """The reason a session has no check-in, or None."""
    if workshop.state not in TIMED or not workshop.has_time:
        return _("The session has no date yet. Set one first.")
    return None


def refuse_trying(traces: dict[str, str], *, at: dt.datetime) -> str | None:
    """Too many wrong codes: of this person, or from this address. Right ones are never counted."""
    for kind, trace in traces.items():
        wrong = WrongTry.objects.filter(trace=trace, at__gt=at - SPAN).count()
        if wrong >= MOST_WRONG[kind]:
            return _("There were too many wrong codes. Wait ten minutes, or tell the secretariat your name.")
    return None


def refuse_checking_in(door: CheckIn, *, takes_part: bool, at: dt.datetime) -> str | None:
    """The reason somebody cannot check in with the right code, or None."""
    if door.ended_at is not None or at >= door.closes_at:
        return _("Check-in is over. Tell the secretariat that you were there.")
    if at < door.opens_at:
        return _("Check-in opens on %(when)s.") % {"when": say_when(door.opens_at, door.workshop.timezone)}
    if not takes_part:
        return _("You are not on the list of this session. Tell the secretariat your name: they add you.")
    return None


def refuse_certificates(workshop: Workshop, present: int, *, at: dt.datetime) -> str | None:
    """The reason no certificate can be issued, or None: only for what is over, and for who was there."""
    if workshop.state not in TIMED or at < workshop.ends_at:
        return _("The session is not over yet.")
    return None if present else _("Nobody is recorded as present without a certificate.")


def refuse_withdrawing(certificate: Certificate, *, at: dt.datetime) -> str | None:
    return _("This certificate is withdrawn already.") if certificate.withdrawn_at else None
