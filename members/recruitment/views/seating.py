"""Changes by hand at the workbench, each with its reason, and who could take a seat that becomes free."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.refusals import Refused, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import selections as actions
from ..forms.selections import MoveForm, ReasonForm
from ..models import Application, Change, Selection
from ..queries.selections.effects import effects_of, move_words
from ..queries.selections.seating import replacement_of, replacements_of
from ..states import Place
from .selections import TEMPLATES, recused, seen, selection_in, standing_of


def application_in(request: HttpRequest, one: Selection, number: str) -> Application:
    files = Application.objects.submitted().visible_to(request.user)
    return get_object_or_404(files, call=one.call, number=number)


def at_row(one: Selection, number: Any) -> str:
    """The workbench, scrolled to where one was."""
    return f"{one.get_absolute_url()}#{str(number).lower()}"


@needs(Permission.SELECT_MEMBERS)
def move(request: HttpRequest, edition: Edition, pk: int, number: str, place: str) -> HttpResponse:
    """Seat or release, with the reason and what it does to the quotas. `place` is `seat` or `out`."""
    one = selection_in(edition, pk)
    if place not in (Place.SEAT, Place.OUT):
        raise Http404(place)
    application = application_in(request, one, number)
    now = standing_of(one, watcher=request.actor, tried=True)
    row = next((row for row in now.rows if row.pk == application.pk), None)
    words = move_words(row, now, place, application)
    form = MoveForm(request.POST or None, selection=one, initial={"reason": _suggested(request)})
    form.submit_label = words.button
    if form.is_valid():
        try:
            actions.move(
                one,
                application=application,
                place=Place(place),
                by=request.user,
                at=timezone.now(),
                **form.cleaned_data,
            )
            return redirect(at_row(one, number))
        except Refused as refusal:
            form.add_error(None, str(refusal))
            one.refresh_from_db()
            form.data = {**form.data.dict(), "version": str(one.version)}
    page = {
        "edition": edition,
        "selection": one,
        "application": application,
        "form": form,
        "heading": words.heading,
        "effects": effects_of(row, now, place) if row else [],
        "step": replacement_of(now, row) if row and place == Place.OUT else None,
    }
    return render(request, f"{TEMPLATES}/move.html", page, status=422 if form.errors else 200)


def _suggested(request: HttpRequest) -> str:
    """Words for the reason where the workbench itself gave the advice."""
    return _("The best left who keeps every quota.") if request.GET.get("because") == "best" else ""


@needs(Permission.SELECT_MEMBERS)
@require_POST
def leave(request: HttpRequest, edition: Edition, pk: int, number: str) -> HttpResponse:
    """Take a change by hand back."""
    one = selection_in(edition, pk)
    application = application_in(request, one, number)
    with told(request, _("%(number)s stands where the proposal puts it.") % {"number": number}):
        actions.leave_to_proposal(
            one, application=application, version=seen(request), by=request.user, at=timezone.now()
        )
    return redirect(at_row(one, number))


@needs(Permission.SELECT_MEMBERS)
def reason(request: HttpRequest, edition: Edition, pk: int, change_pk: int) -> HttpResponse:
    """Better words for the reason of a change."""
    one = selection_in(edition, pk)
    found = Change.objects.select_related("application", "selection__call__edition")
    change = get_object_or_404(
        found.exclude(application__in=recused(request, one)), pk=change_pk, selection=one
    )
    form = ReasonForm(request.POST or None, initial={"reason": change.reason})
    if form.is_valid():
        with told(request, _("Saved.")):
            actions.change_reason(change, by=request.user, at=timezone.now(), **form.cleaned_data)
            return redirect("recruitment:selection", edition.slug, pk)
    page = {
        "edition": edition,
        "selection": one,
        "application": change.application,
        "form": form,
        "heading": _("Change the reason"),
    }
    return render(request, f"{TEMPLATES}/move.html", page, status=422 if form.errors else 200)


@needs(Permission.SELECT_MEMBERS)
def replacements(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """For each seat the best replacement, and the reserve list in order."""
    one = selection_in(edition, pk)
    now = standing_of(one, watcher=request.actor)
    page = {
        "edition": edition,
        "selection": one,
        "call": one.call,
        "steps": [step for step in replacements_of(now) if step.leaves and not step.leaves.is_hidden],
        "reserve": [row for row in now.reserve if not row.is_hidden],
        "gaps": now.gaps,
    }
    return render(request, f"{TEMPLATES}/replacements.html", page)
