"""Takes queued rows and hands them to the relay, one at a time over one connection.

Promise: no mail is lost, and a crash repeats at most the one message that this worker had in flight, with
the same Message-ID. A row is claimed by a conditional update with a lease; the outcome of one message and the
claim of the next are one commit, so that a message is marked as sent before the next one leaves.
"""

import datetime as dt
import random
import time
from collections.abc import Callable, Iterator
from typing import Any

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from .mime import bytes_of
from .models import Email
from .states import EmailState
from .threads import IN_TURN, pass_over
from .transport import MailRefused, RelayDown, Transport, open_transport

log = structlog.get_logger()
Clock = Callable[[], dt.datetime]
PAGE = 50
FIRST_PAUSE = dt.timedelta(seconds=30)
LONGEST_PAUSE = dt.timedelta(hours=6)


def deliver_due(*, clock: Clock = timezone.now, seconds: float = 30.0) -> int:
    """Send what is due, for at most `seconds`; returns how many went out. Stops when the relay is down."""
    sent, end = 0, time.monotonic() + seconds
    waiting = _due(clock)
    with open_transport() as transport:
        email = _claim_first(waiting, clock())
        while email is not None:
            outcome, relay_is_down = _try(email, transport, clock)
            sent += outcome["state"] == EmailState.SENT
            with transaction.atomic():
                _settle(email, outcome)
                over = relay_is_down or time.monotonic() > end
                email = None if over else _claim_first(waiting, clock())
    return sent


def release_stranded(*, at: dt.datetime) -> int:
    """Queue again what a dead worker left in sending."""
    return Email.objects.stranded(at).update(state=EmailState.QUEUED, lease_until=None, due_at=at)


def pause_after(attempts: int) -> dt.timedelta:
    """Doubling pauses with jitter, so that a relay that comes back is not run over."""
    full = min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)
    return full * random.uniform(0.5, 1.0)


def _due(clock: Clock) -> Iterator[Email]:
    """What is due, a page at a time; other workers may read the same rows, claiming decides."""
    while page := list(Email.objects.due(clock()).order_by("priority", "due_at", "pk")[:PAGE]):
        yield from page


def _claim_first(waiting: Iterator[Email], at: dt.datetime) -> Email | None:
    """Lease the first of the waiting rows that nobody else has, or None."""
    return next((email for email in waiting if _claim(email, at)), None)


def _claim(email: Email, at: dt.datetime) -> bool:
    """Lease a row; the condition on its state gives it to one worker only."""
    email.lease_until = at + dt.timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
    email.attempts += 1
    changes = {"state": EmailState.SENDING, "lease_until": email.lease_until, "attempts": email.attempts}
    in_turn = IN_TURN if email.thread else ""
    claimed = _update(changes, in_turn, id=email.pk, state=EmailState.QUEUED)
    if not claimed and email.thread:
        pass_over(email, at=at)
    return claimed


def _settle(email: Email, outcome: dict) -> None:
    """Write the outcome, unless the lease ran out and somebody else has the row by now."""
    mine = {"id": email.pk, "state": EmailState.SENDING, "lease_until": email.lease_until}
    _update({"lease_until": None, **outcome}, "", **mine)


def _update(changes: dict[str, Any], also: str, **where: Any) -> bool:
    """One conditional update; whether it met its row. `also` is a further condition, in SQL of our own.

    Written out because it is done twice for every mail, and the ORM takes longer to build it than the
    database to run it.
    """
    setting = ", ".join(f"{column} = %s" for column in changes)
    condition = " AND ".join([*(f"{column} = %s" for column in where), *([also] if also else [])])
    values = [_value(value) for value in (*changes.values(), *where.values())]
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {Email._meta.db_table} SET {setting} WHERE {condition}", values)  # noqa: S608
        return cursor.rowcount == 1


def _value(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value.value if isinstance(value, EmailState) else value


def _try(email: Email, transport: Transport, clock: Clock) -> tuple[dict, bool]:
    """Send one mail: the fields of its outcome, and whether the relay is down for all."""
    try:
        transport.send(
            email.from_address, email.to_address, bytes_of(email), name=email.message_id.strip("<>")
        )
    except RelayDown as down:
        return _again(email, str(down), clock()), True
    except MailRefused as refusal:
        if refusal.permanent:
            return _failed(email, str(refusal)), False
        return _again(email, str(refusal), clock()), False
    except Exception as error:
        # A row that cannot even be written as a message must not stop the others.
        log.exception("outbox.unsendable", email=email.pk)
        return _failed(email, f"{type(error).__name__}: {error}"), False
    return {"state": EmailState.SENT, "sent_at": clock(), "last_error": ""}, False


def _again(email: Email, reason: str, at: dt.datetime) -> dict:
    if email.attempts >= settings.OUTBOX_MAX_ATTEMPTS:
        return _failed(email, reason)
    log.warning("outbox.again", email=email.pk, attempts=email.attempts, reason=reason)
    return {"state": EmailState.QUEUED, "due_at": at + pause_after(email.attempts), "last_error": reason}


def _failed(email: Email, reason: str) -> dict:
    log.error("outbox.failed", email=email.pk, attempts=email.attempts, reason=reason)
    return {"state": EmailState.FAILED, "last_error": reason}
