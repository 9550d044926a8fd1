"""The rules of a zone changed: what was meant, what the clock shows now, and two ways to decide."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.refusals import Refused
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workshops.scheduling.models import Slot, Workshop
from workshops.scheduling.queries import find_workshop
from workshops.scheduling.states import WorkshopState

from . import actions, queries


@needs(Permission.MANAGE_WORKSHOPS)
def zone(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """What differs, who would be told, and the two buttons."""
    workshop, at = find_workshop(edition, pk, request.user), timezone.now()
    if request.method == "POST":
        _decide(request, workshop, at)
        return redirect(workshop)
    found = queries.changes_of(workshop, at=at)
    slots = [one.thing for one in found if isinstance(one.thing, Slot)]
    concerned = len(queries.asked_again(workshop, slots)) if slots else queries.told_by(workshop)
    page = {
        "edition": edition, "workshop": workshop, "found": found, "concerned": concerned,
        "refused": next((one.refused for one in found if one.refused), ""),
        "is_poll": workshop.state == WorkshopState.POLLING,
    }  # fmt: skip
    return render(request, "workshops/zones/zone.html", page)


def _decide(request: HttpRequest, workshop: Workshop, at: dt.datetime) -> None:
    seen = request.POST.get("version", "")
    asked = {"version": int(seen) if seen.isdecimal() else 0, "by": request.user, "at": at}
    try:
        if request.POST.get("keep") == "instant":
            actions.keep_instant(workshop, **asked)
            messages.success(request, _("The instant stays. Nobody got a mail."))
        else:
            messages.success(request, _said(actions.keep_clock(workshop, **asked)))
    except Refused as refusal:
        messages.error(request, str(refusal))


def _said(number: int) -> str:
    words = ngettext("%(n)d person gets a mail.", "%(n)d people get a mail.", number) % {"n": number}
    return _("The hour on the clock stays.") + (f" {words}" if number else "")
