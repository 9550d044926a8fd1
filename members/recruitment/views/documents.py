"""Two documents: a note for the public, and the file for the committee, which can be replayed."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from workinggroup.base import exports
from workinggroup.editions.access import needs, public
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..exports import committee_rows
from ..queries.calls import weighed
from ..queries.selection_file import selection_file
from ..queries.workbench import costs_of, relaxations_of
from ..states import SelectionState
from .applicant import published_call
from .selections import recused, selection_in, standing_of


@needs(Permission.SELECT_MEMBERS)
def note(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The public note as it will stand, with rules and numbers and without names."""
    one = selection_in(edition, pk)
    return render(request, "members/recruitment/note.html", {**_note(one), "edition": edition})


@public
def public_note(request: HttpRequest, pk: int) -> HttpResponse:
    """The note of a decided selection, for everybody."""
    call = published_call(request, pk)
    one = call.selections.filter(state=SelectionState.DECIDED).first()
    page = _note(one) if one else {"call": call}
    return render(request, "members/recruitment/note_public.html", page, status=200 if one else 404)


def _note(one) -> dict:
    now = standing_of(one)
    countries = {row.country for row in now.seated}
    return {
        "selection": one,
        "call": one.call,
        "now": now,
        "criteria": weighed(one.call),
        "costs": costs_of(one, now.filled),
        "relaxations": relaxations_of(one, now.filled),
        "applied": len(now.rows),
        "countries": len(countries),
        "changes": one.changes.filter(undone_at=None).count(),
    }


@needs(Permission.SELECT_MEMBERS)
def committee(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Every score, comment, conflict and change; as a page, or as CSV, XLSX or ODS."""
    one = selection_in(edition, pk)
    hidden = recused(request, one)
    now = standing_of(one)
    lines = [line for line in now.lines() if line.row.pk not in hidden]
    headings, rows = committee_rows(one, lines)
    if kind := request.GET.get("format"):
        return exports.table_response(kind, f"committee-file-{one.call_id}-{one.number}", headings, rows)
    page = {
        "edition": edition,
        "selection": one,
        "call": one.call,
        "now": now,
        "headings": headings,
        "table": rows,
        "costs": costs_of(one, now.filled),
        "relaxations": relaxations_of(one, now.filled),
        "changes": one.changes.exclude(application__in=hidden).select_related("application", "by"),
    }
    return render(request, "members/recruitment/committee.html", page)


@needs(Permission.SELECT_MEMBERS)
def replay_file(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The selection file: of the proposal, or as it stands now when nothing was proposed."""
    one = selection_in(edition, pk)
    if recused(request, one):
        # The file is only good when it is whole.
        messages.error(
            request, _("You declared a conflict of interest, so somebody else must download this file.")
        )
        return redirect("recruitment:selection", edition.slug, pk)
    content = json.dumps(one.file or selection_file(one), indent=1, ensure_ascii=False)
    response = HttpResponse(content, content_type="application/json")
    name = _("selection")
    response["Content-Disposition"] = f'attachment; filename="{name}-{one.call_id}-{one.number}.json"'
    return response
