"""Answering an invitation, with a personal link or signed in; and the file for one's calendar."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workinggroup.base.clock import zone_city
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workshops.scheduling.queries import agenda_of, may_join, takes_part
from workshops.scheduling.saying import both
from workshops.scheduling.views.reading import on_own_clock

from .. import actions, rules
from ..forms import DeputyForm, ProposeTimeForm
from ..models import Invitation
from ..rendering import render_item
from ..states import DeputyState, Partstat, ProposalState


def _mine(request: HttpRequest, edition: Edition, pk: int) -> Invitation:
    """My invitation to this session, also when it was cancelled; somebody else's is not there (404)."""
    found = Invitation.objects.filter(
        person=request.actor, item__workshop=pk, item__workshop__edition=edition, item__is_hold=False
    ).select_related("item__workshop__edition__group", "person")
    latest = found.order_by("-item_id").first()
    return latest or get_object_or_404(found, pk=0)


@needs(Permission.ANSWER_POLLS, link="rsvp")
@require_safe
@on_own_clock
def invitation(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """My answer, and a button for each other one. Opening this page changes nothing."""
    mine, at = _mine(request, edition, pk), timezone.now()
    workshop = mine.item.workshop
    asked = takes_part(workshop, request.actor) is not None
    page = {
        "edition": edition, "workshop": workshop, "invitation": mine, "item": mine.item,
        "when": both(mine.item.starts_at, mine.item.ends_at, workshop.timezone),
        "agenda": agenda_of(workshop, begin=mine.item.starts_at),
        "refused": rules.refuse_answer(mine, Partstat.ACCEPTED, at=at),
        "proposal": mine.proposals.filter(state=ProposalState.OPEN).first(),
        "deputy": mine.deputies.exclude(state=DeputyState.REPLACED).last(),
        "is_guest": request.is_guest, "is_over": at >= mine.item.ends_at,
        "may_join": may_join(workshop, request.actor, takes_part=asked, manages=False, at=at),
    }  # fmt: skip
    return render(request, "workshops/invitations/invitation.html", page)


@needs(Permission.ANSWER_POLLS, link="rsvp")
@require_POST
@on_own_clock
def answer(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    mine = _mine(request, edition, pk)
    with told(request, _("Your answer is saved.")):
        actions.answer_invitation(
            mine, partstat=request.POST.get("partstat", ""), by=request.actor, at=timezone.now()
        )
    back = "workshop" if request.POST.get("back") == "workshop" and not request.is_guest else "invitation"
    page = "scheduling:workshop" if back == "workshop" else "invitations:invitation"
    return redirect(page, edition.slug, pk)


@needs(Permission.ANSWER_POLLS, link="rsvp")
@require_safe
def event_file(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The session as a file to open in a calendar: an entry, not an invitation."""
    mine = _mine(request, edition, pk)
    if mine.removed_at:
        raise Http404
    response = HttpResponse(render_item(mine.item), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="session.ics"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@needs(Permission.ANSWER_POLLS, link="rsvp")
@on_own_clock
def deputy(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Say that somebody else comes; the host decides, and nobody is invited before."""
    mine, at = _mine(request, edition, pk), timezone.now()
    form = DeputyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {**form.cleaned_data, "by": request.actor, "at": at}
        if attempt(form, actions.name_deputy, mine, **facts):
            messages.success(request, _("The host is asked. You get a mail with the decision."))
            return redirect("invitations:invitation", edition.slug, pk)
    page = {
        "edition": edition, "workshop": mine.item.workshop, "invitation": mine, "form": form,
        "refused": rules.refuse_deputy(mine, "", at=at), "is_guest": request.is_guest,
    }  # fmt: skip
    return render(request, "workshops/invitations/deputy.html", page)


@needs(Permission.ANSWER_POLLS, link="rsvp")
@on_own_clock
def propose_time(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Say that another time would suit better; the host decides, and nothing moves before."""
    mine, at = _mine(request, edition, pk), timezone.now()
    form = ProposeTimeForm(request.POST or None, item=mine.item)
    if request.method == "POST" and form.is_valid():
        starts_at, ends_at = form.span
        facts = {"starts_at": starts_at, "ends_at": ends_at, "comment": form.cleaned_data["words"]}
        if attempt(form, actions.propose_time, mine, **facts, by=request.actor, at=at):
            messages.success(request, _("The host reads your proposal. The session stays until they decide."))
            return redirect("invitations:invitation", edition.slug, pk)
    page = {
        "edition": edition, "workshop": mine.item.workshop, "invitation": mine, "form": form,
        "refused": rules.refuse_proposing(mine, None, None, at=at), "is_guest": request.is_guest,
        "city": zone_city(timezone.get_current_timezone_name()),
    }  # fmt: skip
    return render(request, "workshops/invitations/propose_time.html", page)
