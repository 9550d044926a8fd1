"""What-if: copies of a selection, other quotas in them, side by side, and away with what is not needed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.forms import Form
from workinggroup.base.refusals import Refused, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import trying as actions
from ..forms.trying import CopyForm, QuotasForm
from ..models import Selection
from ..queries.selections.comparing import AT_ONCE, comparison, selections_of
from .calls import call_in
from .selections import TEMPLATES, selection_in


@needs(Permission.SELECT_MEMBERS)
def copy(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """A copy under a name that says what is tried out."""
    one = selection_in(edition, pk)
    form = CopyForm(request.POST or None)
    if form.is_valid():
        try:
            made = actions.copy_selection(one, by=request.user, at=timezone.now(), **form.cleaned_data)
            return redirect("recruitment:selection", edition.slug, made.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _form_page(request, edition, one, form, _("Copy this selection"))


@needs(Permission.SELECT_MEMBERS)
def quotas(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Other bounds for the quotas of a copy."""
    one = selection_in(edition, pk)
    form = QuotasForm(request.POST or None, selection=one)
    if form.is_valid():
        try:
            version = form.cleaned_data["version"]
            actions.try_quotas(one, bounds=form.bounds, version=version, by=request.user, at=timezone.now())
            return redirect("recruitment:selection", edition.slug, pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _form_page(request, edition, one, form, _("Try other quotas"))


def _form_page(
    request: HttpRequest, edition: Edition, one: Selection, form: Form, heading: str
) -> HttpResponse:
    page = {"edition": edition, "selection": one, "form": form, "heading": heading}
    return render(request, f"{TEMPLATES}/try.html", page, status=422 if form.errors else 200)


@needs(Permission.SELECT_MEMBERS)
def compare(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The selections of a call; two or three of them side by side."""
    call = call_in(edition, pk)
    every = selections_of(call)
    asked = {int(one) for one in request.GET.getlist("of") if one.isdecimal() and len(one) < 10}
    chosen = [one for one in every if one.pk in asked][:AT_ONCE] or every[:AT_ONCE]
    page = {
        "edition": edition,
        "call": call,
        "every": every,
        "chosen": {one.pk for one in chosen},
        "copies": any(one.is_copy and one.is_draft for one in every),
        "comparison": comparison(chosen, watcher=request.actor) if len(chosen) > 1 else None,
    }
    return render(request, f"{TEMPLATES}/compare.html", page)


@needs(Permission.SELECT_MEMBERS)
@require_POST
def delete(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    one = selection_in(edition, pk)
    call = one.call_id
    with told(request, _("The selection is deleted.")):
        actions.delete_selection(one, by=request.user, at=timezone.now())
    return redirect("recruitment:compare_selections", edition.slug, call)
