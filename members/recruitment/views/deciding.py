"""Seats, the note on a gap, and the decision: its page names counts and names before anything is final."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.refusals import refuse_if, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import selections as actions
from ..forms.selections import FrameForm, GapForm
from .selections import TEMPLATES, refused, seen, selection_in, standing_of


@needs(Permission.SELECT_MEMBERS)
@require_POST
def frame(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """How many seats and reserve places, and how long the solver may look."""
    one = selection_in(edition, pk)
    form = FrameForm(request.POST, selection=one)
    with told(request, _("Saved.")):
        refuse_if(None if form.is_valid() else _("Enter whole numbers of seats."))
        actions.change_frame(one, by=request.user, at=timezone.now(), **form.cleaned_data)
    return redirect("recruitment:selection", edition.slug, pk)


@needs(Permission.SELECT_MEMBERS)
@require_POST
def gap(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The note that lets a selection be decided although something is missing."""
    one = selection_in(edition, pk)
    form = GapForm(request.POST, selection=one)
    with told(request, _("The note is saved.")):
        refuse_if(None if form.is_valid() else _("The note is too long."))
        actions.note_gap(one, by=request.user, at=timezone.now(), **form.cleaned_data)
    return redirect("recruitment:selection", edition.slug, pk)


@needs(Permission.SELECT_MEMBERS)
def decide(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Who gets a seat, who stands in reserve and who does not, named before it is final."""
    one, at = selection_in(edition, pk), timezone.now()
    if request.method == "POST":
        with told(
            request, _("The selection is decided. Nothing has been mailed yet: write the letters next.")
        ):
            actions.decide(one, version=seen(request), by=request.user, at=at)
            return redirect("recruitment:decisions", edition.slug, pk)
        return redirect("recruitment:selection", edition.slug, pk)
    now = standing_of(one, watcher=request.actor)
    parts = {"seated": now.seated, "reserve": now.reserve, "out": now.out}
    page = {
        "edition": edition,
        "selection": one,
        "call": one.call,
        "now": now,
        "refused": refused(one, now, at=at),
        "hidden": sum(row.is_hidden for row in now.rows),
        "changes": one.changes.filter(undone_at=None).count(),
        **{name: [row for row in rows if not row.is_hidden] for name, rows in parts.items()},
        "counts": {name: len(rows) for name, rows in parts.items()},
    }
    return render(request, f"{TEMPLATES}/decide.html", page)
