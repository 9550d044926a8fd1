"""The minutes as canonical JSON, and the digest by which anybody can check them.

Canonical means: UTF-8, keys sorted, no space between the parts, no escapes for letters (as in RFC 8785
for the text, whole numbers and null that stand here). The digest is SHA-256 over exactly these bytes.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from workinggroup.base.clock import UTC
from workshops.scheduling.queries import said_by
from workshops.scheduling.states import AttendanceState

from .models import AgreedVersion, Line, Minutes


def canonical(facts: Any) -> str:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(text: str) -> str:
    """SHA-256 of a text, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def facts_of_minutes(minutes: Minutes, *, at: dt.datetime) -> dict[str, Any]:
    """What is agreed: the session, who was there, each item with its lines, and how it was agreed."""
    workshop = minutes.workshop
    before = minutes.versions.order_by("-number").first()
    return {
        "format": "workinggroup minutes 1",
        "session": {
            "edition": str(workshop.edition),
            "number": workshop.number,
            "title": workshop.title,
            "starts_at": _instant(workshop.starts_at),
            "ends_at": _instant(workshop.ends_at),
            "timezone": str(workshop.timezone),
        },
        "version": minutes.number,
        "corrects": before and before.digest,
        "why": minutes.correction,
        "present": _present(workshop),
        "items": items_of(minutes),
        "agreement": _agreement(minutes),
        "agreed_at": _instant(at),
    }


def items_of(minutes: Minutes) -> list[dict[str, Any]]:
    """The agenda items in order, each with its lines; lines without an item stand under an empty title."""
    lines: dict[int | None, list[dict[str, Any]]] = {}
    for line in minutes.lines.current().exclude(text="").for_page().in_order():
        lines.setdefault(line.agenda_item_id, []).append(line_facts(line))
    items = [
        {
            "title": item.title,
            "presenter": said_by(item),
            "starts_at": _instant(starts_at),
            "lines": lines.get(item.pk, []),
        }
        for item, starts_at in _timed(minutes.workshop)
    ]
    rest = {"title": "", "presenter": "", "starts_at": None, "lines": lines.get(None, [])}
    return items + ([rest] if None in lines else [])


def _timed(workshop: Any) -> Iterator[tuple[Any, dt.datetime | None]]:
    """Each agenda item with the instant at which it was to begin."""
    clock = workshop.starts_at
    for item in workshop.agenda.all():
        yield item, clock
        clock = clock and clock + dt.timedelta(minutes=item.duration)


def line_facts(line: Line) -> dict[str, Any]:
    return {
        "number": line.number,
        "kind": line.kind,
        "insight_kind": line.insight_kind,
        "text": line.text,
        "said_by": line.organisation and line.organisation.name,
        "owner": line.owner_words,
        "due_on": line.due_on and line.due_on.isoformat(),
    }


def is_intact(version: AgreedVersion) -> bool:
    """Whether the stored text still has the digest that was shown when it was agreed."""
    return digest_of(version.text) == version.digest


def lines_differ(version: AgreedVersion) -> bool:
    """Whether the lines in the database say something else than the version that was agreed last."""

    def words(items: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
        # Owner and due day are followed up after the agreement; the words are not.
        return [
            (x["number"], x["kind"], x["insight_kind"], x["text"]) for item in items for x in item["lines"]
        ]

    return words(json.loads(version.text)["items"]) != words(items_of(version.minutes))


def _present(workshop: Any) -> list[dict[str, Any]]:
    came = workshop.attendance.filter(state=AttendanceState.PRESENT).select_related("person", "organisation")
    return [
        {"name": str(one.person), "organisation": one.organisation and one.organisation.name}
        for one in came.order_by("person__name", "person_id")
    ]


def _agreement(minutes: Minutes) -> dict[str, Any]:
    asked = minutes.agreements.filter(number=minutes.number)
    return {
        "circulated_at": _instant(minutes.circulated_at),
        "closed_at": _instant(minutes.comments_close_at),
        "asked": asked.count(),
        "agreed": asked.exclude(agreed_at=None).count(),
    }


def _instant(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
