"""Whether the parts that must work do work."""

import datetime as dt
from typing import Any

from django.db import DatabaseError, connection

from .models import Heartbeat

WORKER_SILENT_AFTER = dt.timedelta(seconds=60)


def database() -> dict[str, Any]:
    """One round trip."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return {"ok": False, "error": str(error)}
    return {"ok": True, "vendor": connection.vendor}


def job_queue(*, at: dt.datetime) -> dict[str, Any]:
    """A worker carried out the sweep that beat sent within the last minute: broker, beat and worker live."""
    seen_at = Heartbeat.objects.filter(name="worker").values_list("seen_at", flat=True).first()
    seconds = (at - seen_at).total_seconds() if seen_at else None
    return {
        "ok": seen_at is not None and at - seen_at < WORKER_SILENT_AFTER,
        "worker_seen_seconds_ago": None if seconds is None else round(seconds, 1),
    }


_checks: dict[str, Any] = {}


def register(name: str, check: Any) -> None:
    """Let an app add its own part; `check(at=)` answers a dict with `ok`."""
    _checks[name] = check


def checks() -> list[tuple[str, Any]]:
    return list(_checks.items())
