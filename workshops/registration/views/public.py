"""Registering: no account, one page, one mail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from workinggroup.base.middleware import arrived_at
from workinggroup.base.refusals import attempt
from workinggroup.editions.access import public
from workshops.scheduling.models import Workshop

from .. import actions, rules
from ..forms import RegisterForm
from ..models import Desk


def _desk(request: HttpRequest, pk: int) -> Desk:
    """The desk of a session that the public may read."""
    shown = Workshop.objects.with_a_date().filter(is_public=True, pk=pk)
    desks = Desk.objects.filter(workshop__in=shown).select_related("workshop__edition__group")
    desk = get_object_or_404(desks)
    request.group = desk.workshop.edition.group
    return desk


@public
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; the seat is confirmed by mail, so the page tells nobody who else is registered."""
    desk, at = _desk(request, pk), arrived_at(request)
    form = RegisterForm(request.POST or None, desk=desk)
    if request.method == "POST" and form.is_valid():
        language = get_language() or ""
        if attempt(form, actions.register, desk, at=at, language=language, **form.facts):
            return redirect("registration:registered", pk)
    page = {
        "desk": desk, "workshop": desk.workshop, "form": form,
        "refused": rules.refuse_registering(desk, at=at),
    }  # fmt: skip
    return render(request, "workshops/registration/register.html", page)


@public
@require_safe
def registered(request: HttpRequest, pk: int) -> HttpResponse:
    """What happens next; the same for everybody."""
    desk = _desk(request, pk)
    page = {"desk": desk, "workshop": desk.workshop}
    return render(request, "workshops/registration/registered.html", page)
