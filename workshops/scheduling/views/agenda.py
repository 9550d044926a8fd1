"""The agenda and the papers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks

from .. import actions, queries, rules
from ..forms import AgendaItemForm, DeliverForm, NewAgendaItemForm, PaperForm
from ..models import AgendaItem, Paper
from ..timing import overrun
from .reading import OF_SESSION, manages, on_own_clock, own_workshop


@needs(Permission.MANAGE_WORKSHOPS)
def agenda(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The points in order with their running times, and a form for the next one."""
    workshop = queries.find_workshop(edition, pk, request.user)
    form = NewAgendaItemForm(request.POST or None, edition=edition)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form, actions.add_agenda_item, workshop, **form.facts(), by=request.user, at=timezone.now()
        )
        if done:
            return redirect("scheduling:agenda", edition.slug, pk)
    points = queries.agenda_of(workshop)
    page = {
        "edition": edition, "workshop": workshop, "form": form, "agenda": points,
        "overrun": overrun(workshop, [one.item for one in points]),
        "total": sum(one.item.duration for one in points),
        "refused": rules.refuse_change(workshop, at=timezone.now()),
    }  # fmt: skip
    return render(request, "workshops/scheduling/agenda.html", page)


@needs(Permission.MANAGE_WORKSHOPS)
def edit_agenda_item(request: HttpRequest, edition: Edition, pk: int, item: int) -> HttpResponse:
    found = get_object_or_404(AgendaItem, pk=item, workshop=pk, workshop__edition=edition)
    form = AgendaItemForm(request.POST or None, instance=found, edition=edition)
    if request.method == "POST" and form.is_valid():
        fresh = AgendaItem.objects.get(pk=item)
        version = form.cleaned_data["version"] or fresh.version
        done = attempt(
            form, actions.change_agenda_item, fresh, version=version, **form.facts(),
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        if done:
            return redirect("scheduling:agenda", edition.slug, pk)
    page = {"edition": edition, "workshop": found.workshop, "item": found, "form": form}
    return render(request, "workshops/scheduling/agenda_item.html", page)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def move_agenda_item(request: HttpRequest, edition: Edition, pk: int, item: int) -> HttpResponse:
    found = get_object_or_404(AgendaItem, pk=item, workshop=pk, workshop__edition=edition)
    direction = "up" if request.POST.get("direction") == "up" else "down"
    with told(request):
        actions.move_agenda_item(found, direction=direction, by=request.user, at=timezone.now())
    return redirect("scheduling:agenda", edition.slug, pk)


def _before_dropping(request: HttpRequest, edition: Edition, pk: int, item: int) -> Confirmation:
    found = get_object_or_404(AgendaItem, pk=item, workshop=pk, workshop__edition=edition)
    return Confirmation(
        _("Take “%(title)s” off the agenda?") % {"title": found.title},
        _("Take it off the agenda"),
        reverse("scheduling:agenda", args=[edition.slug, pk]),
        words=[_("Its length, presenter and topics go with it. Papers and lines of the minutes stay.")],
        refused=rules.refuse_change(found.workshop, at=timezone.now()),
    )


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_dropping)
def remove_agenda_item(request: HttpRequest, edition: Edition, pk: int, item: int) -> HttpResponse:
    found = get_object_or_404(AgendaItem, pk=item, workshop=pk, workshop__edition=edition)
    with told(request, _("“%(title)s” is off the agenda.") % {"title": found.title}):
        actions.remove_agenda_item(found, by=request.user, at=timezone.now())
    return redirect("scheduling:agenda", edition.slug, pk)


@needs(Permission.MANAGE_WORKSHOPS)
def papers(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The papers of a session, and a form for one more."""
    workshop = queries.find_workshop(edition, pk, request.user)
    form = PaperForm(request.POST or None, request.FILES or None, workshop=workshop)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form, actions.add_paper, workshop, **form.cleaned_data, by=request.user, at=timezone.now()
        )
        if done:
            return redirect("scheduling:papers", edition.slug, pk)
    found = workshop.papers.select_related("author").order_by("-added_at", "due_on", "pk")
    page = {"edition": edition, "workshop": workshop, "papers": found, "form": form}
    return render(request, "workshops/scheduling/papers.html", page)


@needs(Permission.READ_WORKSHOPS, link=OF_SESSION)
@on_own_clock
def deliver_paper(request: HttpRequest, edition: Edition, pk: int, paper: int) -> HttpResponse:
    """Hand in a paper that I promised."""
    workshop = own_workshop(request, edition, pk)
    found = get_object_or_404(Paper, pk=paper, workshop=workshop)
    secretariat = manages(request, edition)
    refused = rules.refuse_delivery(found, request.actor, manages=secretariat)
    form = DeliverForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form, actions.deliver_paper, found, **form.cleaned_data,
            by=request.actor, manages=secretariat, at=timezone.now(),
        )  # fmt: skip
        if done:
            return redirect(workshop)
    page = {"edition": edition, "workshop": workshop, "paper": found, "form": form, "refused": refused}
    return render(request, "workshops/scheduling/paper.html", page)


@needs(Permission.READ_WORKSHOPS, link=OF_SESSION)
@require_safe
def download_paper(request: HttpRequest, edition: Edition, pk: int, paper: int) -> HttpResponse:
    """The file of a paper: always a download, in a sandbox that runs nothing."""
    workshop = own_workshop(request, edition, pk)
    found = get_object_or_404(Paper, pk=paper, workshop=workshop)
    if not found.file:
        raise Http404(paper)
    with found.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, found.file_name)
    response["X-Content-Type-Options"] = "nosniff"
    response._csp_replace = {"default-src": ["'none'"], "sandbox": [""]}
    return response


def _before_binning(request: HttpRequest, edition: Edition, pk: int, paper: int) -> Confirmation:
    found = get_object_or_404(Paper, pk=paper, workshop=pk, workshop__edition=edition)
    words = _("Its file is deleted and cannot be brought back.") if found.file else _("Its link is deleted.")
    return Confirmation(
        _("Remove the paper “%(title)s”?") % {"title": found.title},
        _("Remove the paper"),
        reverse("scheduling:papers", args=[edition.slug, pk]),
        words=[words if found.is_there else _("It is not there yet; its author is no longer reminded.")],
    )


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_binning)
def remove_paper(request: HttpRequest, edition: Edition, pk: int, paper: int) -> HttpResponse:
    found = get_object_or_404(Paper, pk=paper, workshop=pk, workshop__edition=edition)
    with told(request, _("“%(title)s” is removed.") % {"title": found.title}):
        actions.remove_paper(found, by=request.user, at=timezone.now())
    return redirect("scheduling:papers", edition.slug, pk)
