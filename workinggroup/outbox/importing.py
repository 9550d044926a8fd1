"""Mail of the past: what an import writes has gone out long ago, or has failed, and never goes out again."""

import datetime as dt

from django.db import transaction
from django.db.models import F

from .models import Email
from .states import EmailState


def settle_as_sent(*, until: dt.datetime) -> int:
    """Let every queued mail that was due until then count as sent at its own instant; returns how many."""
    due = Email.objects.due(until)
    return due.update(state=EmailState.SENT, sent_at=F("due_at"), attempts=F("attempts") + 1)


@transaction.atomic
def settle_as_failed(email: Email, *, reason: str, at: dt.datetime) -> None:
    """Let a queued mail count as refused for good by the relay."""
    _try(email, at=at)
    email.become(EmailState.FAILED, lease_until=None, last_error=reason)


@transaction.atomic
def settle_as_put_off(email: Email, *, reason: str, at: dt.datetime, until: dt.datetime) -> None:
    """Let a queued mail count as put off by the relay: it is tried again then."""
    _try(email, at=at)
    email.become(EmailState.QUEUED, lease_until=None, last_error=reason, due_at=until)


def _try(email: Email, *, at: dt.datetime) -> None:
    email.become(EmailState.SENDING, lease_until=at, attempts=email.attempts + 1)
