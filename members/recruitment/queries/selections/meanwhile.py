"""What others did to a selection since somebody looked at it."""

from typing import Any

from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base import history

from ...models import Selection
from ...states import Event, Place
from ..reviewing.reviews import conflicts_in

TURNS = (
    Event.SELECTION_PROPOSED, Event.SELECTION_RESET, Event.SELECTION_FRAMED, Event.QUOTAS_TRIED,
    Event.GAP_NOTED, Event.LEFT_TO_PROPOSAL, Event.SELECTION_DECIDED,
)  # fmt: skip
AT_MOST = 5


def changed_since(selection: Selection, version: int, *, reader: Person | None) -> list[str]:
    """Who did what since that version, the newest first. Each turn moves the version on by one."""
    turns = min(max(selection.version - version, 0), AT_MOST)
    told = [
        (event.at, _("%(who)s: %(what)s") % {"who": _who(event.by), "what": history.label_of(event.verb)})
        for event in history.of(selection).filter(verb__in=TURNS)[:turns]
    ]
    hidden = conflicts_in(selection.call, reader) if reader else set()
    moves = selection.changes.select_related("application", "by").order_by("-at", "-pk")[:turns]
    told += [(one.at, _move(one, hidden)) for one in moves]
    told.sort(key=lambda one: one[0], reverse=True)
    return [words for _at, words in told[:turns]]


def _move(change: Any, hidden: set[int]) -> str:
    if change.application_id in hidden:
        return _("%(who)s moved an application that you may not see") % {"who": _who(change.by)}
    words = {"who": _who(change.by), "number": change.application}
    if change.place == Place.SEAT:
        return _("%(who)s seated %(number)s") % words
    return _("%(who)s released %(number)s") % words


def _who(person: Person | None) -> str:
    return str(person) if person else _("The system")
