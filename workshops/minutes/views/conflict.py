"""A stale save: both texts, and a form that has seen them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from workinggroup.editions.models import Edition

from ..forms import LineForm, owner_value
from ..merging import Stale, facts_of
from ..models import Line
from ..states import InsightKind, LineKind
from ..templatetags.minutes import desk_line
from .found import no, part, wants_json


def both_texts(request: HttpRequest, edition: Edition, stale: Stale, form: LineForm) -> HttpResponse:
    """The answer to a stale save: both texts, and a form that has seen them."""
    theirs = stale.line
    theirs.minutes.workshop.edition = edition
    context = {
        "edition": edition,
        "workshop": theirs.minutes.workshop,
        "line": theirs,
        "differences": differences(stale),
        "mine": stale.mine.get("text", theirs.text),
        "sent": sent_fields(stale),
    }
    if wants_json(request):
        return no(
            str(stale),
            status=409,
            version=theirs.version,
            deleted=theirs.deleted_at is not None,
            text=theirs.text,
            line=desk_line(theirs),
            html=part("conflict", context),
        )
    return render(request, "workshops/minutes/conflict.html", context, status=409)


def differences(stale: Stale) -> list[tuple[str, str, str]]:
    """(field, theirs, mine) of each field that differs, in words."""
    theirs, mine = stale.line, Line(**{**facts_of(stale.line), **stale.mine})
    rows = [
        (_("Text"), theirs.text, mine.text),
        (_("Kind"), _kind_words(theirs), _kind_words(mine)),
        (_("Said by"), str(theirs.organisation or ""), str(mine.organisation or "")),
        (_("Owner"), theirs.owner_words, mine.owner_words),
        (_("Due"), str(theirs.due_on or ""), str(mine.due_on or "")),
    ]
    return [row for row in rows if row[1] != row[2] or row[0] == _("Text")]


def sent_fields(stale: Stale) -> list[tuple[str, str]]:
    """What I sent besides the text, as hidden fields of the form that sends it again."""
    mine = Line(**{**facts_of(stale.line), **stale.mine})
    values = {
        "kind": mine.kind,
        "insight_kind": mine.insight_kind,
        "organisation": str(mine.organisation_id or ""),
        "due_on": f"{mine.due_on:%Y-%m-%d}" if mine.due_on else "",
    }
    sent = [
        (name, value) for name, value in values.items() if name in stale.mine or f"{name}_id" in stale.mine
    ]
    if "owner_id" in stale.mine or "owner_organisation_id" in stale.mine:
        sent.append(("owner", owner_value(mine)))
    return sent


def _kind_words(line: Line) -> str:
    kind = str(LineKind(line.kind).label)
    return f"{kind}, {InsightKind(line.insight_kind).label}" if line.insight_kind else kind
