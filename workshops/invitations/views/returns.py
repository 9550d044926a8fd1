"""What came back: other times that people propose, and messages that wait for a person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from .. import actions
from ..forms import HandedOnForm
from ..models import InboundMessage, Proposal
from ..queries import health


@needs(Permission.MANAGE_WORKSHOPS)
@require_safe
def returns(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What waits for the secretariat, and what came back lately."""
    page = {
        "edition": edition,
        "proposals": list(health.open_proposals(edition)),
        "deputies": list(health.named_deputies(edition)),
        "waiting": list(health.waiting_messages(edition)),
        "recent": list(health.recent_messages(edition, at=timezone.now())),
    }
    return render(request, "workshops/invitations/returns.html", page)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def settle(request: HttpRequest, edition: Edition, message: int) -> HttpResponse:
    with told(request, _("Looked at. Its text is deleted.")):
        actions.settle_message(_message(edition, message), by=request.user, at=timezone.now())
    return redirect("invitations:returns", edition.slug)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def take(request: HttpRequest, edition: Edition, message: int) -> HttpResponse:
    found = _message(edition, message)
    with told(request, _("The answer is taken.")):
        actions.take_answer(found, by=request.user, at=timezone.now())
    return redirect("invitations:returns", edition.slug)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def accept(request: HttpRequest, edition: Edition, proposal: int) -> HttpResponse:
    """The session moves; who is told of it is shown next."""
    found = _proposal(edition, proposal)
    with told(request, _("The session has the proposed time. Look who gets which mail, then send.")):
        actions.accept_proposal(found, by=request.user, at=timezone.now())
        return redirect("invitations:changes", edition.slug, found.invitation.item.workshop_id)
    return redirect("invitations:returns", edition.slug)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def decline(request: HttpRequest, edition: Edition, proposal: int) -> HttpResponse:
    found = _proposal(edition, proposal)
    with told(request, _("The time stays. %(name)s is told.") % {"name": found.invitation.person}):
        actions.decline_proposal(found, by=request.user, at=timezone.now())
    return redirect("invitations:returns", edition.slug)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def approve_deputy(request: HttpRequest, edition: Edition, deputy: int) -> HttpResponse:
    found = get_object_or_404(health.named_deputies(edition), pk=deputy)
    words = _("%(deputy)s is invited, and %(person)s is noted as not coming.")
    with told(request, words % {"deputy": found.name, "person": found.invitation.person}):
        actions.approve_deputy(found, by=request.user, at=timezone.now())
    return redirect("invitations:returns", edition.slug)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def refuse_deputy(request: HttpRequest, edition: Edition, deputy: int) -> HttpResponse:
    found = get_object_or_404(health.named_deputies(edition), pk=deputy)
    with told(request, _("Not approved. %(person)s is told.") % {"person": found.invitation.person}):
        actions.refuse_deputy(found, by=request.user, at=timezone.now())
    return redirect("invitations:returns", edition.slug)


@needs(Permission.MANAGE_WORKSHOPS)
def handed_on(request: HttpRequest, edition: Edition, message: int) -> HttpResponse:
    """Somebody's calendar handed the invitation on: the host names the deputy, who is invited at once."""
    found, at = get_object_or_404(health.handed_on(edition), pk=message), timezone.now()
    form = HandedOnForm(request.POST or None, initial={"email": found.deputy_address})
    if request.method == "POST" and form.is_valid():
        facts = {**form.cleaned_data, "by": request.user, "at": at}
        if attempt(form, actions.take_deputy, found, **facts):
            messages.success(request, _("The deputy is invited."))
            return redirect("invitations:returns", edition.slug)
    page = {"edition": edition, "message": found, "workshop": found.invitation.item.workshop, "form": form}
    return render(request, "workshops/invitations/handed_on.html", page)


def _message(edition: Edition, pk: int) -> InboundMessage:
    return get_object_or_404(health.waiting_messages(edition), pk=pk)


def _proposal(edition: Edition, pk: int) -> Proposal:
    return get_object_or_404(health.open_proposals(edition), pk=pk)
