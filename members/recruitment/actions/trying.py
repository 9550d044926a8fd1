"""Copies of a selection, in which other seats, quotas and pins are tried out; nothing in them is decided."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import refuse_if

from ..models import Change, Seat, Selection
from ..queries.selections.counted import quota_name
from ..rules import trying as rules
from ..states import Event
from .turns import touch

Bounds = dict[str, tuple[int | None, int | None]]
TAKEN_OVER = (
    "call", "seats", "reserve_size", "seed", "time_limit_s", "quota_changes", "file", "result", "proposed_at",
    "proposed_by", "gap_note",
)  # fmt: skip


@transaction.atomic
def copy_selection(selection: Selection, *, title: str, by: Person | None, at: dt.datetime) -> Selection:
    """A second draft that begins where this one stands, with its seats, changes by hand and their reasons."""
    refuse_if(rules.refuse_copying(selection, title=title, at=at))
    last = selection.call.selections.aggregate(last=Max("number"))["last"] or 0
    facts = {name: getattr(selection, name) for name in TAKEN_OVER}
    copy = Selection.objects.create(
        **facts, title=title.strip(), copied_from=selection, number=last + 1, made_at=at
    )
    _bring(selection.seats_taken.all(), Seat, copy)
    _bring(selection.changes.filter(undone_at=None), Change, copy)
    edition, after = selection.call.edition, {"from": selection.number, "title": copy.title}
    history.record(Event.SELECTION_COPIED, about=copy, by=by, at=at, edition=edition, after=after)
    return copy


def _bring(found: Any, model: Any, copy: Selection) -> None:
    rows = list(found)
    for row in rows:
        row.pk, row.selection = None, copy
    model.objects.bulk_create(rows, batch_size=200)


@transaction.atomic
def try_quotas(
    selection: Selection, *, bounds: Bounds, version: int, by: Person | None, at: dt.datetime
) -> Selection:
    """Try other bounds in a copy: `{"country=BE": (least, most)}`; those left as published are not kept."""
    refuse_if(rules.refuse_trying(selection, bounds=bounds, at=at))
    published = {
        quota_name(one.attribute, one.value): (one.minimum, one.maximum)
        for one in selection.call.quotas.all()
    }
    nothing = (None, None)
    changes = {name: pair for name, pair in bounds.items() if pair != published.get(name, nothing)}
    before = selection.quota_changes
    touch(
        selection, version=version, by=by, quota_changes={name: list(pair) for name, pair in changes.items()}
    )
    edition = selection.call.edition
    history.record(
        Event.QUOTAS_TRIED, about=selection, by=by, at=at, edition=edition,
        before=before, after=selection.quota_changes,
    )  # fmt: skip
    return selection


@transaction.atomic
def delete_selection(selection: Selection, *, by: Person | None, at: dt.datetime) -> None:
    """Throw a draft away that is no longer needed; the history keeps that it was there."""
    refuse_if(rules.refuse_deleting(selection, at=at))
    edition, before = selection.call.edition, {"number": selection.number, "title": selection.title}
    history.record(Event.SELECTION_DELETED, about=selection, by=by, at=at, edition=edition, before=before)
    selection.delete()
