"""Two people changed one line: what goes together is merged field by field, the rest is shown to both."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from workinggroup.base.refusals import Refused

from .models import Line
from .states import InsightKind, LineKind

# What a person can change of a line; kind goes with kind of insight, the two owners exclude each other.
FIELDS = ("text", "kind", "insight_kind", "organisation_id", "owner_id", "owner_organisation_id", "due_on")
TOGETHER = ({"kind", "insight_kind"}, {"owner_id", "owner_organisation_id"})


class Stale(Refused):
    """Somebody else changed or deleted the line meanwhile. Nothing was overwritten: both texts are here."""

    def __init__(self, line: Line, mine: Mapping[str, Any]) -> None:
        super().__init__(_("Somebody else changed this line while you wrote. Both texts are shown."))
        self.line = line
        self.mine = dict(mine)


def facts_of(thing: Any) -> dict[str, Any]:
    """The fields of a line, or of one of its earlier texts."""
    return {name: getattr(thing, name) for name in FIELDS}


def tidy(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What the constraints ask for: an insight has a kind, nothing else has one."""
    tidied = dict(facts)
    if tidied["kind"] != LineKind.INSIGHT:
        tidied["insight_kind"] = ""
    elif not tidied["insight_kind"]:
        tidied["insight_kind"] = InsightKind.LESSON
    return tidied


def merge(
    base: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]
) -> dict[str, Any] | None:
    """The line with my changes on top of theirs, or None where both changed the same field differently.

    `mine` holds only the fields that I send; a field that I send as it was at `base` is no change of mine.
    """
    changed = {name for name, value in mine.items() if value != base[name]}
    elsewhere = {name for name in FIELDS if theirs[name] != base[name]}
    apart = {name for name in changed if mine[name] != theirs[name]}
    for group in TOGETHER:
        if apart & group:
            apart |= group
    if apart & elsewhere:
        return None
    return {**theirs, **{name: mine[name] for name in changed}}
