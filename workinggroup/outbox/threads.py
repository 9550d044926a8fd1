"""Mails about one thing to one person: an older one never follows a newer one, whatever fails between them.

Three promises make it true, each a conditional update: whoever writes a newer mail replaces the older ones
that still wait; a mail is not claimed while a newer one exists; and not while an older one is in flight.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef

from .models import Email
from .states import EmailState

BATCH = 500
# In flight is another one of the same thread: looked at again so much later.
PAUSE = dt.timedelta(seconds=5)
GONE = [EmailState.DRAFT, EmailState.DISCARDED, EmailState.SUPERSEDED]

# Part of the condition under which a row is claimed.
IN_TURN = """NOT EXISTS (
    SELECT 1 FROM outbox_email AS other WHERE other.thread = outbox_email.thread AND (
        (other.id > outbox_email.id AND other.state NOT IN ('draft', 'discarded', 'superseded'))
        OR (other.id < outbox_email.id AND other.state = 'sending')
    )
)"""


def supersede(threads: Sequence[str], *, keys: Iterable[str]) -> int:
    """Replace what still waits, or has failed, in these threads by the mails of `keys`; returns how many."""
    kept, count = list(keys), 0
    for first in range(0, len(threads), BATCH):
        waiting = Email.objects.filter(
            thread__in=threads[first : first + BATCH], state__in=[EmailState.QUEUED, EmailState.FAILED]
        )
        count += waiting.exclude(key__in=kept[first : first + BATCH]).update(state=EmailState.SUPERSEDED)
    return count


def pass_over(email: Email, *, at: dt.datetime) -> None:
    """Put aside what could not be claimed: for good where a newer one exists, else until the older is out."""
    mine = Email.objects.filter(pk=email.pk, state=EmailState.QUEUED)
    newer = Email.objects.filter(thread=OuterRef("thread"), pk__gt=OuterRef("pk")).exclude(state__in=GONE)
    if not mine.filter(Exists(newer)).update(state=EmailState.SUPERSEDED):
        mine.update(due_at=at + PAUSE)


def has_newer(email: Email) -> bool:
    """Whether something newer about the same was written to the same person."""
    if not email.thread:
        return False
    return Email.objects.filter(thread=email.thread, pk__gt=email.pk).exclude(state__in=GONE).exists()
