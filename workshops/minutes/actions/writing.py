"""Writing lines: many people at once, each line on its own, nothing overwritten and nothing lost."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workshops.scheduling.models import AgendaItem, Workshop

from .. import rules
from ..merging import Stale, facts_of, merge, tidy
from ..models import Line, LineText, Minutes, Presence
from ..states import Event, LineKind, MinutesState


@transaction.atomic
def open_minutes(workshop: Workshop, *, by: Any, at: dt.datetime) -> Minutes:
    """Open the minutes of a session that has its date, so that people can write."""
    refuse_if(rules.refuse_opening(workshop, at=at))
    minutes, made = Minutes.objects.get_or_create(
        workshop=workshop, defaults={"opened_at": at, "opened_by": by}
    )
    if made:
        history.record(Event.MINUTES_OPENED, about=minutes, by=by, at=at, edition=workshop.edition)
    return minutes


@transaction.atomic
def add_line(
    minutes: Minutes,
    *,
    by: Any,
    at: dt.datetime,
    agenda_item: AgendaItem | None = None,
    after: Line | None = None,
    key: uuid.UUID | None = None,
    kind: str = LineKind.NOTE,
    text: str = "",
    **facts: Any,
) -> Line:
    """Add a line behind `after`, or at the end of its item.

    A `key` that was used before gives the line that it made then: a form that is sent twice makes one line.
    `facts`: insight_kind, organisation, owner, owner_organisation, due_on.
    """
    seq = take_turn(minutes, at=at)
    if key and (made := Line.objects.filter(minutes=minutes, key=key).first()):
        return made
    item_pk = after.agenda_item_id if after else agenda_item.pk if agenda_item else None
    number = Minutes.objects.values_list("last_line", flat=True).get(pk=minutes.pk) + 1
    Minutes.objects.filter(pk=minutes.pk).update(last_line=number)
    line = Line(
        **{**_blank(), **tidy({**facts_of(Line(**facts)), "kind": kind, "text": clean(text)})},
        minutes=minutes, key=key or uuid.uuid4(), agenda_item_id=item_pk, number=number, seq=seq,
        position=_place_behind(minutes, item_pk, after), made_at=at, made_by=by, changed_at=at, changed_by=by,
    )  # fmt: skip
    line.save(force_insert=True)
    _keep_text(line)
    return line


@transaction.atomic
def save_line(line: Line, *, version: int, by: Any, at: dt.datetime, **changes: Any) -> Line:
    """Change a line that was read as `version`. Writers of the same minutes take turns.

    What somebody else changed since is kept: changes of other fields are merged, a change of the same field
    raises `Stale` with both texts and stores nothing. `changes`: text, kind, insight_kind, organisation,
    owner, owner_organisation, due_on; only what is named is changed.
    """
    mine = _as_fields(changes)
    seq = take_turn(line.minutes, at=at)
    fresh = Line.objects.select_related("minutes", "changed_by").get(pk=line.pk)
    merged = _merged(fresh, version, mine)
    if merged is None:
        raise Stale(fresh, mine)
    merged = tidy(merged)
    if merged != facts_of(fresh):
        _store(fresh, merged, seq=seq, by=by, at=at)
    return fresh


@transaction.atomic
def move_line(line: Line, *, up: bool, by: Any, at: dt.datetime) -> Line:
    """Change places with the neighbour above or below in the same item; at the edge nothing happens."""
    seq = take_turn(line.minutes, at=at)
    fresh = Line.objects.get(pk=line.pk)
    siblings = Line.objects.current().filter(minutes=fresh.minutes_id, agenda_item=fresh.agenda_item_id)
    side = (
        siblings.filter(position__lt=fresh.position) if up else siblings.filter(position__gt=fresh.position)
    )
    other = side.order_by("-position" if up else "position").first()
    if other:
        Line.objects.filter(pk=other.pk).update(position=fresh.position, seq=seq)
        Line.objects.filter(pk=fresh.pk).update(position=other.position, seq=seq)
        fresh.refresh_from_db()
    return fresh


@transaction.atomic
def delete_line(line: Line, *, version: int, by: Any, at: dt.datetime) -> Line:
    """Take a line out; it can be put back. One that somebody changed meanwhile is not deleted."""
    seq = take_turn(line.minutes, at=at)
    found = Line.objects.current().filter(pk=line.pk, version=version)
    if not found.update(deleted_at=at, version=F("version") + 1, seq=seq, changed_at=at, changed_by=by):
        raise Stale(Line.objects.select_related("minutes", "changed_by").get(pk=line.pk), {})
    line.refresh_from_db()
    _keep_text(line)
    edition = line.minutes.workshop.edition
    history.record(Event.LINE_DELETED, about=line, by=by, at=at, edition=edition, before=line.text)
    return line


@transaction.atomic
def restore_line(line: Line, *, by: Any, at: dt.datetime) -> Line:
    """Put a deleted line back where it was."""
    seq = take_turn(line.minutes, at=at)
    found = Line.objects.filter(pk=line.pk, deleted_at__isnull=False)
    if found.update(deleted_at=None, version=F("version") + 1, seq=seq, changed_at=at, changed_by=by):
        line.refresh_from_db()
        _keep_text(line)
        edition = line.minutes.workshop.edition
        history.record(Event.LINE_RESTORED, about=line, by=by, at=at, edition=edition)
    return line


def be_present(minutes: Minutes, *, by: Any, at: dt.datetime, line: Line | None = None) -> None:
    """Remember that a person has the minutes open, and which line they write in."""
    Presence.objects.update_or_create(minutes=minutes, person=by, defaults={"line": line, "seen_at": at})


def take_turn(minutes: Minutes, *, at: dt.datetime, state: str = MinutesState.OPEN) -> int:
    """Wait for one's turn among the writers of these minutes; the number of the change that follows.

    The update locks the row until the transaction ends, on PostgreSQL and on SQLite, and asks for the state
    in the same breath: nobody writes a line into minutes that were circulated a moment before.
    """
    if not Minutes.objects.filter(pk=minutes.pk, state=state).update(seq=F("seq") + 1):
        now = Minutes.objects.get(pk=minutes.pk)
        raise Refused(rules.refuse_writing(now, at=at) or _("The minutes are still being written."))
    return Minutes.objects.values_list("seq", flat=True).get(pk=minutes.pk)


def change_text(line: Line, text: str, *, seq: int, by: Any, at: dt.datetime) -> None:
    """Put other words into a line as its next version; for those who have taken their turn."""
    _store(line, {**facts_of(line), "text": clean(text)}, seq=seq, by=by, at=at)


def clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\x00", "").strip()[:5000]


def _blank() -> dict[str, Any]:
    return facts_of(Line())


def _as_fields(changes: dict[str, Any]) -> dict[str, Any]:
    """Named things as the columns that hold them; one kind of owner ends the other."""
    fields: dict[str, Any] = {}
    for name, value in changes.items():
        if name in ("organisation", "owner", "owner_organisation"):
            fields[f"{name}_id"] = value.pk if value else None
        else:
            fields[name] = clean(value) if name == "text" else value
    if fields.get("owner_id"):
        fields["owner_organisation_id"] = None
    elif fields.get("owner_organisation_id"):
        fields["owner_id"] = None
    return fields


def _merged(fresh: Line, version: int, mine: dict[str, Any]) -> dict[str, Any] | None:
    if fresh.deleted_at:
        return None
    theirs = facts_of(fresh)
    if version == fresh.version:
        return {**theirs, **mine}
    base = LineText.objects.filter(line=fresh, version=version).first()
    return merge(facts_of(base), theirs, mine) if base else None


def _store(line: Line, facts: dict[str, Any], *, seq: int, by: Any, at: dt.datetime) -> None:
    old = line.version
    for name, value in {**facts, "version": old + 1, "seq": seq, "changed_at": at, "changed_by": by}.items():
        setattr(line, name, value)
    changed = {**facts, "version": old + 1, "seq": seq, "changed_at": at, "changed_by": by}
    if not Line.objects.filter(pk=line.pk, version=old).update(**changed):
        raise Stale(Line.objects.select_related("minutes", "changed_by").get(pk=line.pk), facts)
    _keep_text(line)


def _keep_text(line: Line) -> None:
    LineText.objects.create(
        line=line, version=line.version, at=line.changed_at, by_id=line.changed_by_id, **facts_of(line)
    )


def _place_behind(minutes: Minutes, item_pk: int | None, after: Line | None) -> int:
    """The position behind a line, made free; at the end of the item without one."""
    siblings = Line.objects.filter(minutes=minutes, agenda_item=item_pk)
    if after is None:
        last = siblings.order_by("-position").values_list("position", flat=True).first()
        return (last or 0) + 1
    place = Line.objects.values_list("position", flat=True).get(pk=after.pk) + 1
    siblings.filter(position__gte=place).update(position=F("position") + 1)
    return place
