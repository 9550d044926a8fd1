"""The follow-up checklist, and what became of recommendations."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from workinggroup.base import history
from workinggroup.base.refusals import refuse_if
from workshops.minutes.models import Line
from workshops.report import rules
from workshops.report.models import ChecklistItem, FollowUp, Paragraph, Report
from workshops.report.states import ChecklistState, Event

from .ordering import last_place, move
from .writing import STALE


@transaction.atomic
def add_item(
    report: Report,
    *,
    text: str,
    addressee: str = "",
    due_on: dt.date | None = None,
    lines: Iterable[Line] = (),
    token: uuid.UUID | None = None,
    by: Any,
    at: dt.datetime,
) -> ChecklistItem:
    """Add something to follow up, with the lines that it comes from."""
    for line in lines:
        refuse_if(rules.refuse_line(report, line, at=at))
    facts = {
        "report": report,
        "text": text,
        "addressee": addressee,
        "due_on": due_on,
        "position": last_place(report.checklist.all()),
    }
    item, made = ChecklistItem.objects.get_or_create(token=token or uuid.uuid4(), defaults=facts)
    if made:
        item.lines.set(lines)
        history.record(Event.CHECKLIST_CHANGED, about=item, by=by, at=at, edition=report.edition)
    return item


@transaction.atomic
def change_item(
    item: ChecklistItem,
    *,
    text: str,
    addressee: str = "",
    due_on: dt.date | None = None,
    lines: Iterable[Line] | None = None,
    version: int,
    by: Any,
    at: dt.datetime,
) -> None:
    """Change an item; refuses when somebody else did so since `version` was read."""
    for line in lines or ():
        refuse_if(rules.refuse_line(item.report, line, at=at))
    fresh = ChecklistItem.objects.filter(pk=item.pk, version=version)
    changed = fresh.update(text=text, addressee=addressee, due_on=due_on, version=version + 1)
    refuse_if(None if changed else str(STALE))
    if lines is not None:
        item.lines.set(lines)
    history.record(Event.CHECKLIST_CHANGED, about=item, by=by, at=at, edition=item.report.edition, after=text)


@transaction.atomic
def move_item(item: ChecklistItem, *, steps: int, by: Any, at: dt.datetime) -> None:
    """Move an item up (negative) or down."""
    move(item.report.checklist.all(), item, steps=steps)


@transaction.atomic
def set_item_state(item: ChecklistItem, *, state: ChecklistState, by: Any, at: dt.datetime) -> None:
    """Mark an item as done, as no longer followed, or as open again."""
    before = item.state
    item.become(state)
    edition = item.report.edition
    history.record(
        Event.CHECKLIST_CHANGED, about=item, by=by, at=at, edition=edition, before=before, after=state
    )


@transaction.atomic
def remove_item(item: ChecklistItem, *, by: Any, at: dt.datetime) -> None:
    """Remove an item; its words stay in the history."""
    history.record(
        Event.CHECKLIST_CHANGED, about=item, by=by, at=at, edition=item.report.edition, before=item.text
    )
    item.delete()


@transaction.atomic
def note_follow_up(
    thing: Paragraph | ChecklistItem, *, year: int, what: str, source: str = "", by: Any, at: dt.datetime
) -> FollowUp:
    """Note what happened with a recommendation or an item, in which year, and where one can read it."""
    about = {"paragraph": thing} if isinstance(thing, Paragraph) else {"item": thing}
    report = thing.chapter.report if isinstance(thing, Paragraph) else thing.report
    noted, made = FollowUp.objects.get_or_create(year=year, what=what, **about, defaults={"source": source})
    if made:
        history.record(Event.FOLLOW_UP_NOTED, about=thing, by=by, at=at, edition=report.edition, after=what)
    return noted
