"""Papers: added, promised, handed in, read."""

from copy import copy
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks

from .. import actions, queries, rules
from ..forms import DeliverForm, PaperDaysForm, PaperForm
from ..models import Paper, Workshop
from ..paper_days import PRESETS, days_before
from .reading import OF_SESSION, manages, on_own_clock, own_workshop


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
    at = timezone.now()
    found = workshop.papers.select_related("author").order_by("-added_at", "due_on", "pk")
    page = {
        "edition": edition, "workshop": workshop, "papers": found, "form": form,
        "paper_days": days_before(workshop, at=at), "missing": sum(not one.is_there for one in found),
    }  # fmt: skip
    return render(request, "workshops/scheduling/papers.html", page)


@needs(Permission.MANAGE_WORKSHOPS)
def paper_days(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """By how many calendar days before the session papers are there."""
    workshop = queries.find_workshop(edition, pk, request.user)
    at = timezone.now()
    form = PaperDaysForm.of(workshop, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, actions.set_paper_days, workshop, **form.facts(), by=request.user, at=at)
        if done:
            return redirect("scheduling:papers", edition.slug, pk)
    page = {"edition": edition, "workshop": workshop, "form": form, "examples": _examples(workshop, at=at)}
    return render(request, "workshops/scheduling/paper_days.html", page)


def _examples(workshop: Workshop, *, at: Any) -> list[Any]:
    """The days of the EU preset for this session, so that one sees what they mean before choosing."""
    shown = copy(workshop)
    shown.agenda_days, shown.papers_days, shown.late_days = PRESETS["eu"]
    return days_before(shown, at=at)


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
