"""Materials: kept by the secretariat, opened by those who may."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs, public
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks
from workshops.scheduling.models import Workshop
from workshops.scheduling.queries import find_workshop
from workshops.scheduling.views.reading import own_workshop

from .. import actions, queries
from ..forms import MaterialForm, NewMaterialForm
from ..models import Material
from .found import OF_REGISTERED, download


@needs(Permission.MANAGE_WORKSHOPS)
def materials(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """What a session leaves behind, with who sees it, and a form for one more."""
    workshop, at = find_workshop(edition, pk, request.user), timezone.now()
    form = NewMaterialForm(request.POST or None, request.FILES or None, workshop=workshop)
    if request.method == "POST" and form.is_valid():
        facts = {**form.facts(), "token": form.cleaned_data["token"]}
        if attempt(form, actions.add_material, workshop, **facts, by=request.user, at=at):
            return redirect("programme:materials", edition.slug, pk)
    rows = [(one, one.has_expired(at)) for one in queries.materials_of(workshop)]
    page = {"edition": edition, "workshop": workshop, "form": form, "rows": rows}
    return render(request, "workshops/programme/materials.html", page)


def _found(edition: Edition, pk: int, material: int) -> Material:
    found = Material.objects.select_related("workshop__edition", "slides")
    return get_object_or_404(found, pk=material, workshop=pk, workshop__edition=edition)


@needs(Permission.MANAGE_WORKSHOPS)
def edit_material(request: HttpRequest, edition: Edition, pk: int, material: int) -> HttpResponse:
    found = _found(edition, pk, material)
    form = MaterialForm(request.POST or None, instance=found, workshop=found.workshop)
    if request.method == "POST" and form.is_valid():
        fresh = _found(edition, pk, material)
        facts = {"version": form.cleaned_data["version"] or fresh.version, **form.facts()}
        if attempt(form, actions.change_material, fresh, **facts, by=request.user, at=timezone.now()):
            return redirect("programme:materials", edition.slug, pk)
    page = {"edition": edition, "workshop": found.workshop, "material": found, "form": form}
    return render(request, "workshops/programme/material.html", page)


def _before_removing(request: HttpRequest, edition: Edition, pk: int, material: int) -> Confirmation:
    found = _found(edition, pk, material)
    words = _("Its file is deleted and cannot be brought back.") if found.file else _("Its link is deleted.")
    if found.slides_id:
        words = _("The slides stay with what the speaker handed in, and nobody else sees them any more.")
    back = reverse("programme:materials", args=[edition.slug, pk])
    return Confirmation(_("Remove “%(title)s”?") % {"title": found}, _("Remove it"), back, words=[words])


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_removing)
def remove_material(request: HttpRequest, edition: Edition, pk: int, material: int) -> HttpResponse:
    found = _found(edition, pk, material)
    with told(request, _("“%(title)s” is removed.") % {"title": found}):
        actions.remove_material(found, by=request.user, at=timezone.now())
    return redirect("programme:materials", edition.slug, pk)


@needs(Permission.READ_WORKSHOPS, link=OF_REGISTERED)
@require_safe
def material(request: HttpRequest, edition: Edition, pk: int, material: int) -> FileResponse:
    """The file of a material, for those who may see it."""
    workshop = own_workshop(request, edition, pk)
    found = get_object_or_404(Material, pk=material, workshop=workshop)
    found.workshop = workshop
    if not (found.file and queries.sees(request, found, at=timezone.now())):
        raise Http404(material)
    return download(found.file, name=found.name, content_type=found.content_type)


@public
@require_safe
def public_material(request: HttpRequest, pk: int, material: int) -> FileResponse:
    """The same for everybody, of a session that has a public page."""
    workshop = get_object_or_404(Workshop.objects.with_a_date(), pk=pk, is_public=True)
    found = get_object_or_404(Material, pk=material, workshop=workshop)
    found.workshop = workshop
    open_to_all = queries.may_see(
        found, manages=False, takes_part=False, reads_edition=False, at=timezone.now()
    )
    if not (found.file and open_to_all):
        raise Http404(material)
    return download(found.file, name=found.name, content_type=found.content_type)
