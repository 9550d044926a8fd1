"""What waits for a session, and points that members propose."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from .. import actions, queries, rules
from ..forms import RefuseSuggestionForm, SuggestionForm
from ..models import Suggestion
from ..states import SuggestionState
from ..waiting import find_waiting, waiting_for
from .reading import OF_SESSION, on_own_clock, own_workshop


@needs(Permission.MANAGE_WORKSHOPS)
def backlog(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Everything that waits for a session, source by source, each with one button."""
    workshop = queries.find_workshop(edition, pk, request.user)
    page = {
        "edition": edition, "workshop": workshop,
        "groups": waiting_for(workshop, request.user, at=timezone.now()),
        "refused": rules.refuse_change(workshop, at=timezone.now()),
    }  # fmt: skip
    return render(request, "workshops/scheduling/backlog.html", page)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def take_from_backlog(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Put one of them on the agenda, with its source."""
    workshop, at = queries.find_workshop(edition, pk, request.user), timezone.now()
    waiting = find_waiting(workshop, request.POST.get("source", ""), request.user, at=at)
    if waiting is None:
        messages.error(request, _("That no longer waits. Somebody took it up or settled it."))
    else:
        with told(request, _("“%(title)s” is on the agenda.") % {"title": waiting.title}):
            actions.take_from_backlog(workshop, waiting, by=request.user, at=at)
    return redirect("scheduling:backlog", edition.slug, pk)


@needs(Permission.MANAGE_WORKSHOPS)
def refuse_suggestion(request: HttpRequest, edition: Edition, pk: int, suggestion: int) -> HttpResponse:
    """Say why a proposed point is not taken up."""
    found = get_object_or_404(
        Suggestion.objects.select_related("person", "workshop"), pk=suggestion, workshop=pk,
        workshop__edition=edition,
    )  # fmt: skip
    form = RefuseSuggestionForm(request.POST or None)
    settled = found.state != SuggestionState.OPEN
    if request.method == "POST" and form.is_valid():
        with told(request, _("%(name)s is told.") % {"name": found.person}):
            actions.refuse_suggestion(found, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("scheduling:backlog", edition.slug, pk)
    page = {
        "edition": edition, "workshop": found.workshop, "suggestion": found, "form": form,
        "settled": settled,
    }  # fmt: skip
    return render(request, "workshops/scheduling/suggestion.html", page)


@needs(Permission.READ_WORKSHOPS, link=OF_SESSION)
@on_own_clock
def suggest(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Propose a point for a session, and see what became of those that I proposed."""
    workshop, at = own_workshop(request, edition, pk), timezone.now()
    form = SuggestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("title", "why", "duration", "token")}
        if attempt(form, actions.suggest_point, workshop, **facts, by=request.actor, at=at):
            messages.success(request, _("Proposed. The secretariat answers you."))
            return redirect("scheduling:suggest", edition.slug, pk)
    page = {
        "edition": edition, "workshop": workshop, "form": form,
        "mine": queries.suggestions_of(workshop, request.actor),
        "refused": rules.refuse_suggesting(workshop, request.actor, at=at),
    }  # fmt: skip
    return render(request, "workshops/scheduling/suggest.html", page)
