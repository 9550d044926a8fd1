"""Mail that comes back: kept first, read apart, then acted on by the token of its address alone."""

import datetime as dt
import hashlib

import structlog
from django.db import transaction
from django.db.models import F, Q

from ..facts import one_line
from ..inbound.limits import MOST_BYTES
from ..inbound.reading import Incoming
from ..inbound.sandbox import read_apart
from ..models import InboundMessage, Invitation
from ..models.returns import InboundMessageQuerySet
from ..states import InboundState, Reason
from ..tokens import hash_of, token_in
from .receiving import verdict_on

log = structlog.get_logger()
MOST_ATTEMPTS = 3
# Longer than any reading: whoever has not finished by then is dead.
LONGEST_READING = dt.timedelta(minutes=2)


def receive_message(raw: bytes, *, to: str, at: dt.datetime, size: int | None = None) -> InboundMessage:
    """Keep a message under its envelope address before anybody reads it; the same one twice is one row.

    `size` is told where a message was too large to be fetched at all, and `raw` only its head.
    """
    digest = hashlib.sha256(raw).hexdigest()
    facts = {"raw": raw, "received_at": at}
    if max(len(raw), size or 0) > MOST_BYTES:
        facts = {"received_at": at, "state": InboundState.PARKED, "reason": Reason.TOO_LARGE}
    row, _made = InboundMessage.objects.get_or_create(
        digest=digest, envelope_to=one_line(to).lower()[:254], defaults=facts
    )
    return row


def read_waiting(*, at: dt.datetime) -> int:
    """Read every message that waits; returns how many. Each in a transaction and a process of its own, so
    that one which cannot be used up holds no other back: it is tried again."""
    waiting = list(_unread(at).order_by("pk").values_list("pk", flat=True)[:500])
    return sum(_read_one(pk, at=at) for pk in waiting)


def _read_one(pk: int, *, at: dt.datetime) -> bool:
    try:
        return read_message(pk, at=at)
    except Exception:
        log.exception("inbox.not_used", message=pk)
        return False


def _unread(at: dt.datetime) -> InboundMessageQuerySet:
    """Of the messages that wait, those that nobody is reading at this moment."""
    return InboundMessage.objects.waiting().filter(Q(taken_at=None) | Q(taken_at__lt=at - LONGEST_READING))


def read_message(pk: int, *, at: dt.datetime) -> bool:
    """Read one message and do what it says. One that breaks its reader three times is parked."""
    if not _unread(at).filter(pk=pk).update(taken_at=at, attempts=F("attempts") + 1):
        return False
    row = InboundMessage.objects.get(pk=pk)
    is_hopeless = row.attempts > MOST_ATTEMPTS
    incoming = Incoming("unreadable", "tried too often") if is_hopeless else read_apart(bytes(row.raw or b""))
    with transaction.atomic():
        _settle(row, incoming, at=at)
    return True


def _settle(row: InboundMessage, incoming: Incoming, *, at: dt.datetime) -> None:
    """One person at a time: the invitation is locked until the message is used up."""
    invitation = _invitation_of(row)
    verdict = verdict_on(invitation, incoming, at=at)
    keeps = verdict.state == InboundState.PARKED
    row.become(
        verdict.state,
        reason=verdict.reason,
        offered=verdict.offered,
        deputy_address=verdict.deputy,
        invitation=invitation,
        sender=incoming.sender,
        subject=incoming.subject,
        words=incoming.words if keeps else "",
        raw=row.raw if keeps else None,
    )


def _invitation_of(row: InboundMessage) -> Invitation | None:
    """By the token in the envelope address. What stands in From is anybody's claim."""
    token = token_in(row.envelope_to)
    if not token:
        return None
    found = Invitation.objects.select_for_update(of=("self",)).filter(token_hash=hash_of(token))
    return found.select_related("item__workshop__edition__group", "person").first()
