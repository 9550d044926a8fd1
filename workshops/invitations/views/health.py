"""Calendar health: what each person was sent, which version they have, and what came back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from workinggroup.base.refusals import told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks
from workshops.scheduling.queries import find_workshop

from .. import actions, queries
from ..queries import health as of_health
from .sending import said


@needs(Permission.MANAGE_WORKSHOPS)
@require_safe
def health(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Whether calendars say the same as we do, person by person."""
    workshop = find_workshop(edition, pk, request.user)
    rows, item = of_health.health_rows(workshop), queries.latest_item(workshop)
    page = {
        "edition": edition, "workshop": workshop, "item": item,
        "behind": [row for row in rows if row.is_behind],
        "up_to_date": [row for row in rows if not row.is_behind],
        "health": of_health.health_of(item) if item else None,
        "held": of_health.held_dates(workshop), "came_back": list(of_health.messages_about(workshop)[:50]),
    }  # fmt: skip
    return render(request, "workshops/invitations/health.html", page)


def _before_resending(request: HttpRequest, edition: Edition, pk: int) -> Confirmation:
    workshop = find_workshop(edition, pk, request.user)
    behind = [row.invitation for row in of_health.health_rows(workshop) if row.is_behind]
    label = ngettext("Send %(count)d mail", "Send %(count)d mails", len(behind)) % {"count": len(behind)}
    return Confirmation(
        _("Send the invitation again to all who are behind?"), label,
        reverse("invitations:health", args=[edition.slug, pk]),
        [_("Each gets the invitation as it stands now, as the same entry. Answers stay as they are.")],
        kind="primary", people=behind,
        refused=None if behind else _("Nobody is behind."),
    )  # fmt: skip


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_resending)
def resend_behind(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    workshop, count = find_workshop(edition, pk, request.user), 0
    with told(request):
        count = actions.resend_to_all_behind(workshop, by=request.user, at=timezone.now())
    if count:
        messages.success(request, said(count))
    return redirect("invitations:health", edition.slug, pk)
