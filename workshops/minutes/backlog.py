"""What the minutes hand to later sessions: actions that are still open."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workinggroup.editions.models import Edition
from workinggroup.editions.registry import Node
from workshops.scheduling.models import Workshop
from workshops.scheduling.waiting import Source, Waiting

from .models import Line
from .queries import lists
from .thread import may_read


def actions_waiting(workshop: Workshop, person: Any, at: dt.datetime) -> Iterator[Waiting]:
    """Open actions of the sessions before one, for its agenda; overdue ones say so."""
    for line in lists.actions_of(workshop.edition, only="open", at=at):
        session = line.minutes.workshop
        if session.pk == workshop.pk or _is_later(session, workshop):
            continue
        words = _("action of %(session)s, line %(number)d") % _place(line)
        late = _("overdue") if line.is_overdue else ""
        who = str(line.owner or line.owner_organisation or "")
        topics = tuple(line.agenda_item.topics.all()) if line.agenda_item else ()
        mine = tuple(one for one in topics if one.edition_id == workshop.edition_id)
        yield Waiting(
            f"action:{line.pk}", line.text, words, ", ".join(filter(None, [words, who, late])),
            line.get_absolute_url(), mine, (line.owner,) if line.owner else (), minutes=10,
        )  # fmt: skip


def _place(line: Line) -> dict[str, Any]:
    return {"session": line.minutes.workshop.called, "number": line.number}


def _is_later(session: Workshop, workshop: Workshop) -> bool:
    return bool(session.starts_at and workshop.starts_at and session.starts_at > workshop.starts_at)


def action_knot(edition: Edition, key: str, reader: Any) -> Node | None:
    """The action that a point of an agenda comes from, for those who may read minutes."""
    found = Line.objects.actions().current().filter(pk=key if key.isdecimal() else 0)
    line = found.select_related("minutes__workshop__edition__group").first()
    if line is None or not may_read(reader, line.minutes.workshop.edition):
        return None
    words = _("action of %(session)s, line %(number)d") % _place(line)
    return Node(line.text[:160], line.get_absolute_url(), words)


ACTIONS = Source(
    "action",
    gettext_lazy("Open actions"),
    actions_waiting,
    action_knot,
    gettext_lazy("No action of an earlier session is open."),
)
