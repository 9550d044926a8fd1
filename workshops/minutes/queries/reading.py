"""The minutes as a document: by item, with what became of each line and how the agreement stands."""

import datetime as dt
import json
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Subquery

from workinggroup.base.clock import say_time
from workinggroup.editions import registry
from workinggroup.editions.once import once
from workshops.scheduling.queries import agenda_of

from .. import snapshot
from ..models import AgreedVersion, Agreement, Line, Minutes, Objection
from ..states import InsightKind, LineKind, ObjectionState
from .round import round_of


class Shown(NamedTuple):
    """One line as it is read. `live` is the row behind it, for what became of it."""

    number: int
    kind: str
    word: str
    insight: str
    text: str
    said_by: str
    owner: str
    due_on: dt.date | None
    live: Line | None
    led_to: list[registry.Node]
    objections: list[Objection]


class Part(NamedTuple):
    """One agenda item of the document."""

    title: str
    presenter: str
    time: str
    lines: list[Shown]


class Progress(NamedTuple):
    """How the agreement round stands."""

    asked: int
    agreed: int
    objecting: int
    silent: int
    open_objections: int
    taken_in: int


def progress_of(asked: list[Agreement], objections: list[Objection]) -> Progress:
    """How a round stands, from those who were asked and what they asked for."""
    everybody = {one.person_id for one in asked}
    agreed = {one.person_id for one in asked if one.agreed_at}
    objecting = {one.person_id for one in objections} - agreed
    states = [one.state for one in objections]
    return Progress(
        len(everybody),
        len(agreed),
        len(objecting),
        len(everybody - agreed - objecting),
        states.count(ObjectionState.OPEN),
        states.count(ObjectionState.TAKEN_IN),
    )


def progress_then(minutes: Minutes, number: int) -> Progress:
    """How the round of an agreed version ended: the same numbers without the names, in one query."""
    asked_for = Objection.objects.filter(line__minutes=minutes, number=number)
    taken_in = asked_for.filter(state=ObjectionState.TAKEN_IN).order_by().values("number")
    rows = list(
        minutes.agreements.filter(number=number)
        .annotate(
            asks_change=Exists(asked_for.filter(person=OuterRef("person"))),
            taken_in=Subquery(taken_in.annotate(found=Count("pk")).values("found")),
        )
        .values_list("agreed_at", "asks_change", "taken_in")
    )
    agreed = sum(agreed_at is not None for agreed_at, _asks, _taken in rows)
    objecting = sum(asks and agreed_at is None for agreed_at, asks, _taken in rows)
    taken = rows[0][2] or 0 if rows else 0
    return Progress(len(rows), agreed, objecting, len(rows) - agreed - objecting, 0, taken)


def lines_of(minutes: Minutes) -> list[Line]:
    """All lines in their order, deleted ones too; one query for a page."""
    return once(minutes.workshop.edition, ("lines", minutes.pk), lambda: _lines_of(minutes))


def _lines_of(minutes: Minutes) -> list[Line]:
    rows = list(minutes.lines.for_page().in_order())
    for row in rows:
        row.minutes = minutes
    return rows


def document(minutes: Minutes, *, reader: Any) -> list[Part]:
    """The lines as they stand now."""
    rows = [row for row in lines_of(minutes) if row.text and not row.deleted_at]
    knots = registry.led_to.of_many(rows, reader=reader)
    objections: dict[int, list[Objection]] = {}
    for one in round_of(minutes).objections:
        objections.setdefault(one.line_id, []).append(one)
    lines: dict[int | None, list[Shown]] = {}
    for row in rows:
        shown = _shown(row, knots[row.pk], objections.get(row.pk, []))
        lines.setdefault(row.agenda_item_id, []).append(shown)
    workshop = minutes.workshop
    parts = [
        Part(
            point.item.title,
            point.by,
            say_time(point.starts_at, workshop.timezone) if point.starts_at else "",
            lines.get(point.item.pk, []),
        )
        for point in agenda_of(workshop)
    ]
    return parts if parts and None not in lines else [*parts, Part("", "", "", lines.get(None, []))]


def frozen_document(version: AgreedVersion, *, reader: Any) -> tuple[dict[str, Any], list[Part], list[Line]]:
    """An agreed version from its own text alone; the rows give only what became of each line since."""
    facts = json.loads(version.text)
    live = {line.number: line for line in lines_of(version.minutes)}
    knots = registry.led_to.of_many(live.values(), reader=reader)
    parts = [
        Part(
            item["title"],
            item["presenter"],
            _time(item.get("starts_at"), facts["session"]["timezone"]),
            [_frozen(fact, live.get(fact["number"]), knots) for fact in item["lines"]],
        )
        for item in facts["items"]
    ]
    return facts, parts, list(live.values())


def _time(words: str | None, zone: str) -> str:
    return say_time(dt.datetime.fromisoformat(words), zone) if words else ""


def _shown(line: Line, knots: list[registry.Node], objections: list[Objection]) -> Shown:
    return Shown(
        line.number,
        line.kind,
        line.kind_word,
        line.insight_word,
        line.text,
        str(line.organisation or ""),
        line.owner_words,
        line.due_on,
        line,
        knots,
        objections,
    )


def _frozen(fact: dict[str, Any], line: Line | None, knots: dict[Any, list[registry.Node]]) -> Shown:
    return Shown(
        fact["number"],
        fact["kind"],
        str(LineKind(fact["kind"]).label),
        str(InsightKind(fact["insight_kind"]).label) if fact["insight_kind"] else "",
        fact["text"],
        fact["said_by"] or "",
        fact["owner"],
        dt.date.fromisoformat(fact["due_on"]) if fact["due_on"] else None,
        line,
        knots[line.pk] if line else [],
        [],
    )


def objections_of(parts: list[Part]) -> list[Objection]:
    """All asked changes of the version that goes round: open ones first."""
    found = [one for part in parts for line in part.lines for one in line.objections]
    return sorted(found, key=lambda one: (one.state != ObjectionState.OPEN, one.made_at, one.pk))


def check(version: AgreedVersion, parts: list[Part], live: list[Line]) -> dict[str, bool]:
    """What a reader may want to be sure of: the text has its digest, and the lines still say the same."""
    is_valid_now = version.digest == version.minutes.digest
    frozen = {line.number: (line.kind, line.text) for part in parts for line in part.lines}
    stored = {line.number: (line.kind, line.text) for line in live if line.text and not line.deleted_at}
    return {
        "intact": snapshot.is_intact(version),
        "same_lines": not is_valid_now or frozen == stored,
    }


def my_answer(minutes: Minutes, person: Any) -> Agreement | None:
    """What a person was asked to agree, or None; `changed` counts lines changed since they agreed."""
    mine = round_of(minutes).of(person)
    if mine and mine.agreed_at:
        mine.changed = sum(line.seq > mine.seq and not line.deleted_at for line in lines_of(minutes))
    return mine
