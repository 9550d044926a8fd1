"""The code as the secretariat keeps and shows it."""

import io

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks
from workshops.scheduling.queries import find_workshop

from .. import actions, queries, rules
from ..forms import DoorForm
from ..models import CheckIn


def _door(request: HttpRequest, edition: Edition, pk: int) -> CheckIn:
    workshop = find_workshop(edition, pk, request.user)
    return queries.door_of(workshop) or get_object_or_404(CheckIn, workshop=workshop)


@needs(Permission.MANAGE_WORKSHOPS)
def door(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """When the code counts, another code, the screen to show, and the end."""
    workshop = find_workshop(edition, pk, request.user)
    found, at = queries.door_of(workshop), timezone.now()
    form = DoorForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("minutes_before", "minutes_after")}
        if attempt(form, actions.prepare_check_in, workshop, by=request.user, at=at, **facts):
            messages.success(request, _("Saved."))
            return redirect("attendance:door", edition.slug, pk)
    page = {
        "edition": edition, "workshop": workshop, "door": queries.door_of(workshop), "form": form, "at": at,
        "refused": rules.refuse_preparing(workshop, at=at),
        "standing": queries.standing(workshop),
        "is_open": bool(found and found.is_open(at)),
    }  # fmt: skip
    return render(request, "workshops/attendance/door.html", page)


@needs(Permission.MANAGE_WORKSHOPS)
@require_safe
def screen(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Large, for the room and for the shared screen. It asks every few seconds how many are in."""
    found = _door(request, edition, pk)
    page = {
        "edition": edition, "workshop": found.workshop, "door": found,
        "address": request.build_absolute_uri(reverse("attendance:enter")),
        "is_open": found.is_open(timezone.now()),
        "standing": queries.standing(found.workshop),
    }  # fmt: skip
    part = "_screen_now" if request.headers.get("HX-Request") else "screen"
    return render(request, f"workshops/attendance/{part}.html", page)


@needs(Permission.MANAGE_WORKSHOPS)
@require_safe
def picture(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The address with the code, as a QR code."""
    found = _door(request, edition, pk)
    address = request.build_absolute_uri(reverse("attendance:enter_code", args=[found.code]))
    stream = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        stream, kind="svg", scale=8, border=4, dark="#000", light="#fff", xmldecl=False
    )
    response = HttpResponse(stream.getvalue(), content_type="image/svg+xml")
    response["Cache-Control"] = "private, no-store"
    return response


def _before_renewing(request: HttpRequest, edition: Edition, pk: int) -> Confirmation:
    _door(request, edition, pk)
    return Confirmation(
        _("Renew the code?"),
        _("Renew the code"),
        reverse("attendance:door", args=[edition.slug, pk]),
        words=[_("The code on the screen counts no longer. Who has checked in stays in.")],
        kind="primary",
    )


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_renewing)
def renew(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("There is a new code. Show the screen again.")):
        actions.renew_code(_door(request, edition, pk), by=request.user, at=timezone.now())
    return redirect("attendance:door", edition.slug, pk)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def end(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("Nobody can check in any more.")):
        actions.end_check_in(_door(request, edition, pk), by=request.user, at=timezone.now())
    return redirect("attendance:door", edition.slug, pk)
