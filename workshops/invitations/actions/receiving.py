"""What is done with a message that came back, once it is read: an answer, another time, a failure notice."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from django.db.models import F
from django.utils.dateparse import parse_datetime

from members.people.queries import addresses_of
from workinggroup.base import history

from .. import listeners, rules
from ..inbound.calendars import CalendarWords, Guest
from ..inbound.reading import Incoming
from ..models import Invitation
from ..states import Event, InboundState, Partstat, Reason
from .announcing import resend_invitation
from .proposing import keep_proposal

BETWEEN_REFRESHES = dt.timedelta(hours=1)
ANSWERS = (Partstat.ACCEPTED, Partstat.TENTATIVE, Partstat.DECLINED)


class Verdict(NamedTuple):
    """What becomes of a message. `offered` is an answer that a person may take after all."""

    state: InboundState
    reason: Reason
    offered: str = ""
    deputy: str = ""


def used(reason: Reason) -> Verdict:
    return Verdict(InboundState.USED, reason)


def ignored(reason: Reason) -> Verdict:
    return Verdict(InboundState.IGNORED, reason)


def parked(reason: Reason, offered: str = "", deputy: str = "") -> Verdict:
    return Verdict(InboundState.PARKED, reason, offered, deputy)


def verdict_on(invitation: Invitation | None, incoming: Incoming, *, at: dt.datetime) -> Verdict:
    if incoming.kind == "automatic":
        return ignored(Reason.AUTOMATIC)
    if incoming.kind == "unreadable":
        return parked(Reason.TOO_LARGE if incoming.why.startswith("too much") else Reason.UNREADABLE)
    if invitation is None:
        return parked(Reason.NO_TOKEN)
    if incoming.kind in ("words", "other"):
        return parked(Reason.WORDS if incoming.kind == "words" else Reason.OTHER_METHOD)
    return DEEDS[incoming.kind](invitation, incoming, at)


def _bounce(invitation: Invitation, incoming: Incoming, at: dt.datetime) -> Verdict:
    bounce = incoming.bounce
    if bounce is None or not bounce.failed:
        return ignored(Reason.DELAYED)
    words = f"{bounce.status} {bounce.words}".strip()[:300]
    _change(invitation, bounced_at=at, bounce_words=words)
    _record(Event.DELIVERY_FAILED, invitation, at=at, after=words)
    return used(Reason.BOUNCED)


def _reply(invitation: Invitation, incoming: Incoming, at: dt.datetime) -> Verdict:
    calendar = incoming.calendar
    if calendar is None or calendar.uid != invitation.item.uid or calendar.is_occurrence:
        return parked(Reason.OTHER_EVENT)
    guest = _guest_in(calendar, invitation)
    if guest is None:
        offered = calendar.guests[0].partstat if len(calendar.guests) == 1 else ""
        return parked(Reason.OTHER_PERSON, offered if offered in ANSWERS else "")
    if guest.handed_on_to or guest.partstat == "DELEGATED":
        return parked(Reason.DELEGATED, deputy=guest.handed_on_to[:254])
    if guest.partstat not in ANSWERS:
        return parked(Reason.ODD_ANSWER)
    # What no program was ever sent would make every later answer an older one.
    sequence = min(calendar.sequence, invitation.item.sequence)
    return _take(
        invitation, guest.partstat, sequence, _stamp(calendar, at), at=at, by_machine=incoming.by_machine
    )


def _take(
    invitation: Invitation,
    partstat: str,
    sequence: int,
    stamp: dt.datetime,
    *,
    at: dt.datetime,
    by_machine: bool,
) -> Verdict:
    """An answer in its order (RFC 5546, 2.1.5: SEQUENCE, then DTSTAMP)."""
    if rules.refuse_answer(invitation, partstat, at=at):
        return ignored(Reason.OVER)
    if _is_older(invitation, sequence, stamp):
        return ignored(Reason.OLDER)
    if sequence < invitation.item.last_significant_sequence:
        return _keep_old(invitation, partstat, sequence, stamp, at=at, may_ask=not by_machine)
    before = invitation.partstat
    _change(
        invitation,
        partstat=partstat,
        answered_at=at,
        answered_sequence=sequence,
        answered_stamp=stamp,
        old_answer="",
        bounced_at=None,
        bounce_words="",
    )
    _record(Event.REPLY_TAKEN, invitation, at=at, before=before, after=partstat)
    listeners.tell(invitation, at=at)
    return used(Reason.ANSWERED)


def _keep_old(
    invitation: Invitation,
    partstat: str,
    sequence: int,
    stamp: dt.datetime,
    *,
    at: dt.datetime,
    may_ask: bool,
) -> Verdict:
    """An answer to an earlier time says nothing about this one: it is kept, and we ask again, once. A
    machine is never asked (RFC 3834)."""
    current = invitation.item.sequence
    asks = invitation.partstat == Partstat.NEEDS_ACTION and invitation.asked_again != current and may_ask
    _change(
        invitation,
        old_answer=partstat,
        answered_sequence=sequence,
        answered_stamp=stamp,
        asked_again=current if asks else invitation.asked_again,
    )
    _record(Event.OLD_REPLY_KEPT, invitation, at=at, after=partstat)
    if asks:
        resend_invitation(invitation, by=None, at=at)
    return used(Reason.OLD_TIME)


def _is_older(invitation: Invitation, sequence: int, stamp: dt.datetime) -> bool:
    """Not newer than the last answer, whichever way that came."""
    if invitation.answered_sequence is None or invitation.answered_stamp is None:
        return False
    return (sequence, stamp) <= (invitation.answered_sequence, invitation.answered_stamp)


def _stamp(calendar: CalendarWords, at: dt.datetime) -> dt.datetime:
    """When the answer was given; a clock that runs ahead is set back to now."""
    stamp = parse_datetime(calendar.stamp) if calendar.stamp else None
    return min(stamp, at) if stamp else at


def _guest_in(calendar: CalendarWords, invitation: Invitation) -> Guest | None:
    """The line about the person invited, among however many were echoed."""
    known = addresses_of(invitation.person)
    return next((guest for guest in calendar.guests if guest.address in known), None)


def _counter(invitation: Invitation, incoming: Incoming, at: dt.datetime) -> Verdict:
    """Another time. It changes nothing until the host has said yes."""
    calendar = incoming.calendar
    if calendar is None or calendar.uid != invitation.item.uid or calendar.is_occurrence:
        return parked(Reason.OTHER_EVENT)
    if _guest_in(calendar, invitation) is None:
        return parked(Reason.OTHER_PERSON)
    if invitation.item.is_hold:
        return parked(Reason.HELD_DATE)
    if rules.refuse_answer(invitation, Partstat.ACCEPTED, at=at):
        return ignored(Reason.OVER)
    starts, ends = parse_datetime(calendar.starts or ""), parse_datetime(calendar.ends or "")
    if not (starts and ends and at < starts < ends):
        return parked(Reason.ODD_TIME)
    if (starts, ends) == (invitation.item.starts_at, invitation.item.ends_at):
        return parked(Reason.WORDS if calendar.comment else Reason.ODD_TIME)
    keep_proposal(
        invitation, starts, ends, comment=calendar.comment or incoming.words, sequence=calendar.sequence,
        by=invitation.person, at=at,
    )  # fmt: skip
    return used(Reason.PROPOSED)


def _refresh(invitation: Invitation, incoming: Incoming, at: dt.datetime) -> Verdict:
    """RFC 5546, 3.2.6: the person asks for the present state. At most once an hour."""
    if incoming.calendar is None or incoming.calendar.uid != invitation.item.uid:
        return parked(Reason.OTHER_EVENT)
    if rules.refuse_resend(invitation, at=at):
        return ignored(Reason.OVER)
    if invitation.refreshed_at and at - invitation.refreshed_at < BETWEEN_REFRESHES:
        return ignored(Reason.TOO_OFTEN)
    _change(invitation, refreshed_at=at)
    resend_invitation(invitation, by=None, at=at)
    return used(Reason.REFRESHED)


DEEDS: dict[str, Callable[[Invitation, Incoming, dt.datetime], Verdict]] = {
    "reply": _reply,
    "counter": _counter,
    "refresh": _refresh,
    "bounce": _bounce,
}


def _change(invitation: Invitation, **facts: object) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(**facts, version=F("version") + 1)
    for name, value in facts.items():
        setattr(invitation, name, value)


def _record(verb: Event, invitation: Invitation, *, at: dt.datetime, **what: object) -> None:
    workshop = invitation.item.workshop
    history.record(verb, about=workshop, by=invitation.person, at=at, edition=workshop.edition, **what)
