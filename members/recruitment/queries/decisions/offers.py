"""Offers by the clock: which have ended, and whom to remind."""

import datetime as dt

from ...models import Decision

# A request that arrived in time may still be on its way through a slow server.
GRACE = dt.timedelta(minutes=2)
REMIND_BEFORE = dt.timedelta(days=2)


def _waiting() -> list[Decision]:
    found = Decision.objects.waiting_for_an_answer().filter(application__erased_at=None)
    found = found.exclude(application__state="withdrawn").exclude(offer_until=None)
    return list(found.select_related("application__call__edition__group", "letter").order_by("pk"))


def over(*, at: dt.datetime) -> list[Decision]:
    """Offers that ended: from `offer_until` on (half-open), once nothing can be on its way any more."""
    return [one for one in _waiting() if one.is_late(at - GRACE)]


def due_for_reminder(*, at: dt.datetime) -> list[Decision]:
    """Offers in their last days, not answered and not reminded: two days, or half of a short time."""
    return [one for one in _waiting() if one.reminded_at is None and _is_near(one, at)]


def _is_near(decision: Decision, at: dt.datetime) -> bool:
    sent, ends = decision.letter.sent_at if decision.letter else None, decision.offer_until
    if sent is None or ends is None or at >= ends:
        return False
    return at >= ends - min(REMIND_BEFORE, (ends - sent) / 2)
