"""What will be deleted of a call, when, and what stops it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.clock import in_zone, say_day
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import retention as actions
from ..forms.decisions import HoldForm
from ..models import Interest
from ..queries.retention import coming
from ..queries.reviewing.reviews import conflicts_in
from ..rules import interests
from .calls import call_in


@needs(Permission.SELECT_MEMBERS)
def retention(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The list of the next deletion, as the daily job will carry it out; the form stops it."""
    call = call_in(edition, pk)
    form = HoldForm(request.POST or None)
    if form.is_valid():
        facts = {"by": request.actor, "at": timezone.now()}
        if attempt(form, actions.place_hold, call, **facts, **form.cleaned_data):
            return redirect("recruitment:retention", edition.slug, pk)
    hidden = conflicts_in(call, request.actor)
    next_one = coming(call)
    page = {
        "edition": edition,
        "call": call,
        "coming": next_one,
        "shown": [one for one in next_one.applications if one.pk not in hidden],
        "hidden": sum(one.pk in hidden for one in next_one.applications),
        "interests": _interests_going(edition),
        "form": form,
        "is_over": bool(call.erase_after and call.erase_after <= timezone.now()),
    }
    status = 422 if form.errors else 200
    return render(request, "members/recruitment/retention.html", page, status=status)


def _interests_going(edition: Edition) -> list[tuple[Interest, str]]:
    """The expressions of interest of the edition that the daily job deletes, the next one first."""
    kept = edition.interests.order_by("moved_at", "pk")
    going = [(one, ends) for one in kept if (ends := interests.goes_at(one))]
    return [(one, say_day(in_zone(ends, edition.timezone).date())) for one, ends in going]


@needs(Permission.SELECT_MEMBERS)
@require_POST
def lift_hold(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("The deletion is allowed again.")):
        actions.lift_hold(call_in(edition, pk), by=request.actor, at=timezone.now())
    return redirect("recruitment:retention", edition.slug, pk)
