"""Changing an edition: its words, who hosts it, what it is for, what was published about it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.refusals import attempt, told

from .. import actions, forms, rules
from ..access import needs, signed_in
from ..models import Edition, HostBody, Objective, PublishedFigure
from ..permissions import Permission

PARTS: dict[str, tuple[Any, Any, Any]] = {
    "host": (HostBody, forms.HostForm, actions.add_host_body),
    "objective": (Objective, forms.ObjectiveForm, actions.add_objective),
    "figure": (PublishedFigure, forms.FigureForm, actions.add_figure),
}


@needs(Permission.MANAGE_EDITION)
def change(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The versioned form of an edition, and the lists that belong to it."""
    form = forms.EditionForm(request.POST or None, instance=edition)
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in form.Meta.fields}
        version = form.cleaned_data["version"]
        by, at = request.actor, timezone.now()
        if attempt(form, actions.change_edition, edition, version=version, by=by, at=at, **facts):
            return redirect(edition)
    return render(request, "workinggroup/editions/change.html", {"edition": edition, "form": form})


@needs(Permission.MANAGE_EDITION)
def parts(request: HttpRequest, edition: Edition, part: str) -> HttpResponse:
    """Host bodies, objectives or published figures: the list, and a form for one more."""
    model, form_class, add = PARTS[part]
    form = form_class(request.POST or None, instance=model(edition=edition))
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in form.Meta.fields}
        if attempt(form, add, edition, by=request.actor, at=timezone.now(), **facts):
            return redirect(request.path)
    found = model.objects.filter(edition=edition).order_by("pk")
    context = {"edition": edition, "form": form, "parts": found, "part": part}
    return render(request, f"workinggroup/editions/{part}s.html", context)


@needs(Permission.MANAGE_EDITION)
@require_POST
def remove_part(request: HttpRequest, edition: Edition, part: str, pk: int) -> HttpResponse:
    """Take one of them away."""
    found = get_object_or_404(PARTS[part][0], pk=pk, edition=edition)
    with told(request, _("Removed. The history keeps its words.")):
        actions.remove_part(found, by=request.actor, at=timezone.now())
    return redirect(reverse(f"editions:{part}s", args=[edition.slug]))


@needs(Permission.MANAGE_EDITION)
def new_edition(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The edition that follows this one, with what it takes over."""
    start = {"year": edition.year + 1, "title": edition.title}
    form = forms.NewEditionForm(request.POST or None, old=edition, initial=start)
    if request.method == "POST" and form.is_valid():
        facts = {**form.cleaned_data, "by": request.actor, "at": timezone.now()}
        if made := attempt(form, actions.new_edition_from, edition, **facts):
            request.actor.forget_roles()
            return render_made(request, *made)
    return render(request, "workinggroup/editions/new_edition.html", {"edition": edition, "form": form})


def render_made(request: HttpRequest, edition: Edition, taken: list[str]) -> HttpResponse:
    with told(request, _("The edition is made. It is in preparation until you start it.")):
        pass
    for sentence in taken:
        with told(request, str(sentence)):
            pass
    return redirect(edition)


@signed_in
def start_group(request: HttpRequest) -> HttpResponse:
    """The working group of an installation that has none, with its first edition."""
    refused = rules.refuse_group(by=request.user)
    form = forms.GroupForm(request.POST or None, initial={"year": timezone.localdate().year})
    if request.method == "POST" and form.is_valid():
        facts = {**form.cleaned_data, "by": request.user, "at": timezone.now()}
        if edition := attempt(form, actions.start_installation, **facts):
            return redirect(edition)
    context = {"form": form, "refused": refused}
    return render(request, "workinggroup/editions/start_group.html", context)
