"""Checking in with the code from the screen: signed in, or by a personal link to this session."""

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from workinggroup.base.refusals import Refused
from workinggroup.editions import links
from workinggroup.editions.access import public

from .. import actions, codes, queries, rules
from ..forms import CodeForm
from ..models import CheckIn

# The personal links that are about one session.
OF_SESSION = {"poll", "rsvp", "registration", "feedback", "certificate"}


class Comer(NamedTuple):
    """Who checks in. `session` is the only one that a personal link opens, 0 for those who are signed in."""

    person: Any
    session: int = 0


def comer_of(request: HttpRequest) -> Comer | None:
    """Whoever is signed in, or holds a personal link to a session."""
    if request.user.is_authenticated:
        return Comer(request.user)
    given = links.read(request.COOKIES.get(links.COOKIE, ""))
    if not given or given.purpose not in OF_SESSION or not given.pk.isdecimal():
        return None
    person = links.holder_of(given)
    return Comer(person, int(given.pk)) if person else None


@public
def enter(request: HttpRequest, code: str = "") -> HttpResponse:
    """One field and one button; from the picture on the screen the code is there already."""
    who = comer_of(request)
    if who is None:
        return render(request, "workshops/attendance/check_in.html", {"who": None})
    if request.user.is_authenticated:
        return _enter(request, who, code)
    with timezone.override(who.person.timezone), translation.override(who.person.language):
        return _enter(request, who, code)


def _enter(request: HttpRequest, who: Comer, code: str) -> HttpResponse:
    form = CodeForm(request.POST or None, initial={"code": codes.spaced(codes.plain(code)[:6])})
    if request.method == "POST" and form.is_valid():
        try:
            door = _check_in(request, who, form.cleaned_data["code"])
        except Refused as refusal:
            form.add_error("code", str(refusal))
        else:
            return redirect("attendance:checked_in", door.workshop_id)
    status = 422 if form.errors else 200
    return render(request, "workshops/attendance/check_in.html", {"who": who, "form": form}, status=status)


def _check_in(request: HttpRequest, who: Comer, code: str) -> CheckIn:
    """Count what is wrong before it is said; a session that a link does not open is as good as wrong."""
    at = timezone.now()
    traces = {
        "person": queries.trace_of("person", who.person.pk),
        "address": queries.trace_of("address", request.META.get("REMOTE_ADDR", "")),
    }
    if reason := rules.refuse_trying(traces, at=at):
        raise Refused(reason)
    door = CheckIn.objects.filter(code=code).select_related("workshop__edition").first()
    if door is None or who.session not in (0, door.workshop_id):
        actions.note_wrong(traces.values(), at=at)
        raise Refused(_("This code is not right. Look at the screen again: it may have been renewed."))
    actions.check_in(door, who.person, at=at)
    return door


@public
def checked_in(request: HttpRequest, pk: int) -> HttpResponse:
    """You are in. Whoever is not sees the field instead, whatever the number of the session."""
    who = comer_of(request)
    found = CheckIn.objects.filter(workshop=pk).select_related("workshop__edition").first()
    if who is None or found is None or not queries.came(found.workshop).filter(person=who.person).exists():
        return redirect("attendance:enter")
    page = {"workshop": found.workshop, "who": who}
    return render(request, "workshops/attendance/checked_in.html", page)
