"""A session ends before it was held: cancelled for good, or postponed; with the reason and who is told."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from workinggroup.base.refusals import attempt
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workshops.scheduling import rules as scheduling_rules
from workshops.scheduling.models import Workshop
from workshops.scheduling.queries import find_workshop

from .. import actions, queries, rules
from ..forms import CancelForm, PostponeForm
from .sending import said


@needs(Permission.MANAGE_WORKSHOPS)
def cancel(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Cancel a session: the reason, who is told, and the button."""
    workshop = find_workshop(edition, pk, request.user)
    form = CancelForm(request.POST or None)
    if words := _ended(request, workshop, form, actions.cancel_and_tell):
        messages.success(request, _("The session is cancelled.") + " " + words)
        return redirect(workshop)
    refused = scheduling_rules.refuse_cancelling(workshop, "-", at=timezone.now())
    page = _page(workshop, form, refused)
    return render(request, "workshops/invitations/cancel.html", page)


@needs(Permission.MANAGE_WORKSHOPS)
def postpone(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Take the date away for now: the reason, who is told, and the button."""
    workshop = find_workshop(edition, pk, request.user)
    form = PostponeForm(request.POST or None)
    if words := _ended(request, workshop, form, actions.postpone_and_tell):
        messages.success(request, _("The session is postponed.") + " " + words)
        return redirect(workshop)
    page = _page(workshop, form, rules.refuse_postponing(workshop, "-", at=timezone.now()))
    return render(request, "workshops/invitations/postpone.html", page)


def _ended(
    request: HttpRequest, workshop: Workshop, form: Any, action: Callable[..., actions.Told]
) -> str | None:
    """Do it, if that is asked and nothing speaks against it; returns what to say of the mails."""
    if request.method != "POST" or not form.is_valid():
        return None
    facts = {"reason": form.cleaned_data["reason"], "silent": request.POST.get("how") == "silently"}
    done = attempt(form, action, workshop, **facts, by=request.user, at=timezone.now())
    return None if done is None else said(done.total)


def _page(workshop: Workshop, form: Any, refused: str | None) -> dict[str, Any]:
    item = queries.living_item(workshop)
    invitations = list(item.invitations.active().for_list()) if item else []
    holds = queries.living_holds(workshop, at=timezone.now())
    return {
        "edition": workshop.edition, "workshop": workshop, "form": form, "refused": refused,
        "invitations": invitations, "holds": queries.by_date(holds),
        "how_many": len(invitations) + len(holds),
    }  # fmt: skip
