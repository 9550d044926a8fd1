"""When people are reminded, and the page to which a reminder of a paper leads."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workinggroup.base.refusals import attempt
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workshops.scheduling.models import Workshop
from workshops.scheduling.queries import find_workshop
from workshops.scheduling.views.reading import on_own_clock, own_workshop

from . import actions, queries
from .forms import RulesForm


@needs(Permission.MANAGE_WORKSHOPS)
def of_edition(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The rules of all sessions that have none of their own."""
    form = RulesForm(request.POST or None, known=queries.rules_of_edition(edition))
    if request.method == "POST" and _saved(request, form, edition, None):
        return redirect("reminders:edition", edition.slug)
    return render(request, "workshops/reminders/edition.html", {"edition": edition, "form": form})


@needs(Permission.MANAGE_WORKSHOPS)
def of_session(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The reminders of one session: which come when, who got which, and rules of its own."""
    workshop = find_workshop(edition, pk, request.user)
    known = queries.rules_of(workshop)
    form = RulesForm(request.POST or None, known=known)
    if request.method == "POST" and _saved(request, form, edition, workshop):
        return redirect("reminders:session", edition.slug, pk)
    page = {
        "edition": edition, "workshop": workshop, "form": form, "is_own": known.workshop_id is not None,
        "planned": queries.planned(workshop, known), "papers": queries.papers_planned(workshop, known),
        "at": timezone.now(), "concerned": actions.concerned(workshop).count(),
    }  # fmt: skip
    return render(request, "workshops/reminders/session.html", page)


def _saved(request: HttpRequest, form: RulesForm, edition: Edition, workshop: Workshop | None) -> bool:
    if not form.is_valid():
        return False
    done = attempt(
        form, actions.change_rules, edition, workshop, version=form.cleaned_data["version"] or 0,
        by=request.user, at=timezone.now(), **form.numbers(),
    )  # fmt: skip
    if done is not None:
        messages.success(request, _("Saved. Nobody gets a mail by this."))
    return done is not None


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def as_edition(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Back to the rules of the edition."""
    actions.use_rules_of_edition(find_workshop(edition, pk, request.user), by=request.user, at=timezone.now())
    messages.success(request, _("This session has the reminders of the edition."))
    return redirect("reminders:session", edition.slug, pk)


@needs(Permission.READ_WORKSHOPS, link="paper")
@require_safe
@on_own_clock
def papers(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """What I promised for this session; a single one opens at once."""
    workshop = own_workshop(request, edition, pk)
    missing = list(queries.missing_of(workshop, request.actor))
    if len(missing) == 1:
        return redirect("scheduling:deliver_paper", edition.slug, pk, missing[0].pk)
    page = {"edition": edition, "workshop": workshop, "papers": missing}
    return render(request, "workshops/reminders/papers.html", page)
