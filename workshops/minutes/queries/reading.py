"""The minutes as a document: by item, with what became of each line and how the agreement stands."""

import datetime as dt
import json
from typing import Any, NamedTuple

from workinggroup.editions import registry

from .. import rules, snapshot
from ..models import AgreedVersion, Line, Minutes, Objection
from ..states import InsightKind, LineKind, ObjectionState
from .desk import places_of


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


def progress_of(minutes: Minutes, number: int | None = None) -> Progress:
    number = number or minutes.number
    asked = minutes.agreements.filter(number=number).values_list("person_id", "agreed_at")
    objections = Objection.objects.filter(line__minutes=minutes, number=number).values_list(
        "person_id", "state"
    )
    agreed = {person for person, agreed_at in asked if agreed_at}
    objecting = {person for person, _state in objections} - agreed
    everybody = {person for person, _agreed_at in asked}
    states = [state for _person, state in objections]
    return Progress(
        len(everybody), len(agreed), len(objecting), len(everybody - agreed - objecting),
        states.count(ObjectionState.OPEN), states.count(ObjectionState.TAKEN_IN),
    )  # fmt: skip


def document(minutes: Minutes, *, reader: Any) -> list[Part]:
    """The lines as they stand now."""
    rows = list(minutes.lines.current().exclude(text="").for_page().in_order())
    for row in rows:
        row.minutes = minutes
    knots = registry.led_to.of_many(rows, reader=reader)
    objections = _objections(minutes)
    lines: dict[int | None, list[Shown]] = {}
    for row in rows:
        shown = _shown(row, knots[row.pk], objections.get(row.pk, []))
        lines.setdefault(row.agenda_item_id, []).append(shown)
    return [
        Part(
            place.item.title if place.item else "",
            place.item.presenter if place.item else "",
            place.time,
            lines.get(place.item.pk if place.item else None, []),
        )
        for place in places_of(minutes, None, page="minutes:page")
    ]


def frozen_document(version: AgreedVersion, *, reader: Any) -> tuple[dict[str, Any], list[Part]]:
    """An agreed version from its own text alone; the rows give only what became of each line since."""
    facts = json.loads(version.text)
    live = {line.number: line for line in version.minutes.lines.for_page()}
    for line in live.values():
        line.minutes = version.minutes
    knots = registry.led_to.of_many(live.values(), reader=reader)
    parts = [
        Part(
            item["title"],
            item["presenter"],
            "",
            [_frozen(fact, live.get(fact["number"]), knots) for fact in item["lines"]],
        )
        for item in facts["items"]
    ]
    return facts, parts


def _shown(line: Line, knots: list[registry.Node], objections: list[Objection]) -> Shown:
    return Shown(
        line.number,
        line.kind,
        line.get_kind_display(),
        line.get_insight_kind_display(),
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


def _objections(minutes: Minutes) -> dict[int, list[Objection]]:
    found = Objection.objects.filter(line__minutes=minutes, number=minutes.number)
    by_line: dict[int, list[Objection]] = {}
    for objection in found.select_related("person", "organisation", "line").order_by("made_at", "pk"):
        by_line.setdefault(objection.line_id, []).append(objection)
    return by_line


def objections_of(minutes: Minutes) -> list[Objection]:
    """All asked changes of the version that goes round: open ones first."""
    found = [one for many in _objections(minutes).values() for one in many]
    return sorted(found, key=lambda one: (one.state != ObjectionState.OPEN, one.made_at, one.pk))


def check(version: AgreedVersion) -> dict[str, bool]:
    """What a reader may want to be sure of: the text has its digest, and the lines still say the same."""
    newest = version.number == version.minutes.versions.order_by("-number").first().number
    frozen = bool(version.minutes.digest)
    return {
        "intact": snapshot.is_intact(version),
        "same_lines": not (newest and frozen and snapshot.lines_differ(version)),
    }


def my_answer(minutes: Minutes, person: Any) -> Any:
    """What a person was asked to agree, or None; `changed` counts lines changed since they agreed."""
    agreement = rules.asked(minutes).filter(person=person).first()
    if agreement and agreement.agreed_at:
        agreement.changed = minutes.lines.current().filter(seq__gt=agreement.seq).count()
    return agreement
