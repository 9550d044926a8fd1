"""What the pages of the outbox show."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db.models import Count, Min

from .models import Email

BACKLOG_TOO_OLD = dt.timedelta(minutes=30)


def backlog(*, at: dt.datetime) -> dict[str, Any]:
    """How much waits, and for how long: broken when the oldest row that should have gone waits too long."""
    found = Email.objects.waiting().filter(due_at__lte=at).aggregate(count=Count("pk"), oldest=Min("made_at"))
    age = (at - found["oldest"]).total_seconds() if found["oldest"] else 0.0
    return {
        "ok": age < BACKLOG_TOO_OLD.total_seconds(),
        "backlog": found["count"],
        "oldest_seconds": round(age, 1),
        "relay": "smtp" if settings.EMAIL_HOST else "files",
    }
