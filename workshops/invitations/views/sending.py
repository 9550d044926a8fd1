"""Before anything goes out: who gets what. And afterwards: who got what, and said what."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from workinggroup.base.refusals import Refused, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks
from workshops.scheduling import rules as scheduling_rules
from workshops.scheduling.models import Slot, Workshop
from workshops.scheduling.queries import find_workshop, people_of, stakes
from workshops.scheduling.states import WorkshopState

from .. import actions, queries, rules
from ..models import CalendarItem, Invitation


@needs(Permission.MANAGE_WORKSHOPS)
@require_safe
def overview(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Who answered what, what each was sent, and which version each has."""
    workshop, at = find_workshop(edition, pk, request.user), timezone.now()
    item = queries.latest_item(workshop)
    invitations = list(item.invitations.for_list()) if item else []
    plan = _plan(workshop, item, at)
    page = {
        "edition": edition, "workshop": workshop, "item": item, "invitations": invitations,
        "answers": queries.answers_of(item), "plan": plan,
        "mails": queries.mails_of(invitations),
        "waiting": None if plan.is_empty else queries.waiting_of(workshop),
    }  # fmt: skip
    return render(request, "workshops/invitations/overview.html", page)


def _plan(workshop: Workshop, item: CalendarItem | None, at: dt.datetime) -> queries.Untold | queries.Pending:
    """How many do not know yet how the session stands: counted, where that is enough."""
    if workshop.state == WorkshopState.SCHEDULED:
        return queries.untold(workshop, item, at=at)
    return queries.pending(workshop, at=at)


@needs(Permission.MANAGE_WORKSHOPS)
def changes(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """What people do not know yet, and who gets which mail; sent, or changed silently, by one button."""
    workshop, at = find_workshop(edition, pk, request.user), timezone.now()
    refused = ""
    if request.method == "POST":
        try:
            messages.success(request, _announce(request, workshop, at))
            return redirect(workshop)
        except Refused as refusal:
            refused = str(refusal)
    plan = queries.pending(workshop, at=at)
    page = {
        "edition": edition, "workshop": workshop, "plan": plan, "refused": refused,
        "differences": queries.differences(plan, workshop.timezone),
        "waiting": queries.waiting_of(workshop), "may_wait": actions.waits(plan),
        "last": refused and queries.last_change(workshop), "at": at,
    }  # fmt: skip
    return render(request, "workshops/invitations/changes.html", page, status=409 if refused else 200)


def _announce(request: HttpRequest, workshop: Workshop, at: dt.datetime) -> str:
    """Do what the button says that was pressed; returns what to say of it."""
    how, seen = request.POST.get("how", ""), request.POST.get("seen", "")
    if how == "back":
        actions.take_back(workshop, by=request.user, at=at)
        return _("Taken back. Nobody was told.")
    if how in ("silently", "now"):
        silent = how == "silently"
        done = actions.announce(workshop, by=request.user, at=at, silent=silent, seen=seen)
        return _("Changed silently. Nobody got a mail.") if silent else said(done.total)
    told_or_waits = actions.announce_soon(workshop, by=request.user, at=at, seen=seen)
    if isinstance(told_or_waits, actions.Told):
        return said(told_or_waits.total)
    return _("The mails go out in a moment. Until then you can take them back.")


def said(count: int) -> str:
    """`12 mails go out.` One person may get several, for dates that are freed."""
    if not count:
        return _("Nobody gets a mail.")
    return ngettext("%(count)d mail goes out.", "%(count)d mails go out.", count) % {"count": count}


@needs(Permission.MANAGE_WORKSHOPS)
def choose(request: HttpRequest, edition: Edition, pk: int, slot: int) -> HttpResponse:
    """Who will be invited when this date is chosen, and the button that does it."""
    workshop, at = find_workshop(edition, pk, request.user), timezone.now()
    found = get_object_or_404(Slot, pk=slot, workshop=workshop)
    found.workshop = workshop
    if request.method == "POST":
        silent = request.POST.get("how") == "silently"
        try:
            done = actions.choose_and_invite(found, by=request.user, at=at, silent=silent)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, _("The date is set. Nobody is invited yet.") if silent else said(done.total)
            )
        return redirect(workshop)
    held = queries.living_holds(workshop, at=at)
    page = {
        "edition": edition, "workshop": workshop, "slot": found,
        "stakes": stakes(workshop, found), "people": people_of(workshop),
        "refused": scheduling_rules.refuse_choosing(workshop, at=at, slot=found),
        "freed": queries.by_date([one for one in held if one.item.slot_id != found.pk]),
    }  # fmt: skip
    return render(request, "workshops/invitations/choose.html", page)


def _before_resending(request: HttpRequest, edition: Edition, pk: int, invitation: int) -> Confirmation:
    found = _invitation(request, edition, pk, invitation)
    words = _("%(name)s gets the invitation as it stands now once more. Answers stay as they are.")
    return Confirmation(
        _("Send the invitation again?"), _("Send 1 mail"),
        reverse("invitations:health", args=[edition.slug, pk]),
        [words % {"name": found.person}], kind="primary", people=[found],
        refused=rules.refuse_resend(found, at=timezone.now()),
    )  # fmt: skip


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_resending)
def resend(request: HttpRequest, edition: Edition, pk: int, invitation: int) -> HttpResponse:
    found = _invitation(request, edition, pk, invitation)
    with told(request, _("%(name)s gets the invitation again.") % {"name": found.person}):
        actions.resend_invitation(found, by=request.user, at=timezone.now())
    return redirect("invitations:health", edition.slug, pk)


def _invitation(request: HttpRequest, edition: Edition, pk: int, invitation: int) -> Invitation:
    found = Invitation.objects.select_related("item__workshop__edition__group", "person__organisation")
    workshop = find_workshop(edition, pk, request.user)
    return get_object_or_404(found, pk=invitation, item__workshop=workshop)
