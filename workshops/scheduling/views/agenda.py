"""The agenda: its points, their order, and what may come onto it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from workinggroup.base.pdf import pdf_of
from workinggroup.base.refusals import Refused, attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, Role
from workinggroup.editions.sure import Confirmation, asks

from .. import actions, exports, queries, rules
from ..fitting import fitted
from ..forms import AgendaItemForm, CopyAgendaForm, NewAgendaItemForm
from ..models import AgendaItem, Workshop
from ..timing import overrun
from .reading import OF_SESSION, on_own_clock, own_workshop


@needs(Permission.MANAGE_WORKSHOPS)
def agenda(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The points in order with their running times, and a form for the next one."""
    workshop = queries.find_workshop(edition, pk, request.user)
    form = NewAgendaItemForm(request.POST or None, edition=edition, workshop=workshop)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form, actions.add_agenda_item, workshop, **form.facts(), by=request.user, at=timezone.now()
        )
        if done:
            return redirect("scheduling:agenda", edition.slug, pk)
    return render(request, "workshops/scheduling/agenda.html", _page(workshop) | {"form": form})


def _page(workshop: Workshop) -> dict[str, Any]:
    """The points as they run, what does not fit, and how it could."""
    points = queries.agenda_of(workshop)
    items = [one.item for one in points]
    too_long = overrun(workshop, items)
    page = {
        "edition": workshop.edition, "workshop": workshop, "agenda": points, "overrun": too_long,
        "overlaps": [one for one in points if one.too_long], "seen": actions.mark_of(items),
        "total": sum(item.duration for item in items),
        "refused": rules.refuse_change(workshop, at=timezone.now()),
    }  # fmt: skip
    if too_long or page["overlaps"]:
        page["ends_at"] = max(one.ends_at for one in points if one.ends_at)
        try:
            fitted(workshop, items)
        except Refused as refusal:
            page["refused_fitting"] = str(refusal)
    return page


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def arrange_agenda(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Store order and minutes as typed, and with a button also one step up or down; times follow at once."""
    workshop = queries.find_workshop(edition, pk, request.user)
    move, focus = request.POST.get("move", ""), ""
    with told(request):
        places = _places(request)
        actions.arrange_agenda(
            workshop, places, seen=request.POST.get("seen", ""), by=request.user, at=timezone.now()
        )
        if move:
            way, _dash, key = move.partition("-")
            item = get_object_or_404(AgendaItem, pk=key if key.isdecimal() else 0, workshop=workshop)
            actions.move_agenda_item(item, direction=way, by=request.user, at=timezone.now())
            focus = f"#row-{key}"
    if request.headers.get("HX-Request"):
        fresh = queries.find_workshop(edition, pk, request.user)
        return render(request, "workshops/scheduling/_arrange.html", _page(fresh) | {"swapped": True})
    return redirect(reverse("scheduling:agenda", args=[edition.slug, pk]) + focus)


def _places(request: HttpRequest) -> dict[int, actions.Place]:
    """What was typed into the rows of the table."""
    found = {}
    for name in request.POST:
        word, _dash, key = name.partition("-")
        if word == "minutes" and key.isdecimal():
            minutes, position = request.POST[name].strip(), request.POST.get(f"place-{key}", "").strip()
            if not (minutes.isdecimal() and position.isdecimal() and len(minutes + position) < 9):
                raise Refused(_("Enter a whole number for the place and for the minutes of each point."))
            found[int(key)] = actions.Place(int(position), int(minutes))
    return found


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def fit_agenda(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Shorten what is too long, in proportion."""
    workshop = queries.find_workshop(edition, pk, request.user)
    with told(request):
        count = actions.fit_agenda(workshop, by=request.user, at=timezone.now())
        words = ngettext("%(n)d point is shorter now.", "%(n)d points are shorter now.", count)
        messages.success(request, words % {"n": count})
    return redirect("scheduling:agenda", edition.slug, pk)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def end_with_agenda(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Let the session end later; the next page says who is told what."""
    workshop = queries.find_workshop(edition, pk, request.user)
    try:
        actions.end_with_agenda(workshop, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("scheduling:agenda", edition.slug, pk)
    messages.success(request, _("The session ends with its last point now."))
    if rules.is_only_recorded(workshop, workshop.ends_at, at=timezone.now()):
        return redirect("scheduling:agenda", edition.slug, pk)
    return redirect("invitations:changes", edition.slug, pk)


@needs(Permission.MANAGE_WORKSHOPS)
def copy_agenda(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Take over the points of another session, of this edition or of one that I also look after."""
    workshop = queries.find_workshop(edition, pk, request.user)
    form = CopyAgendaForm(request.POST or None, sources=_sources(request, workshop))
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form, actions.copy_agenda, workshop, **form.cleaned_data, by=request.user, at=timezone.now()
        )
        if done:
            return redirect("scheduling:agenda", edition.slug, pk)
    page = {"edition": edition, "workshop": workshop, "form": form}
    return render(request, "workshops/scheduling/agenda_copy.html", page)


def _sources(request: HttpRequest, workshop: Workshop) -> Any:
    mine = Edition.objects.filter(role_grants__person=request.user, role_grants__role=Role.SECRETARIAT)
    found = Workshop.objects.filter(edition__in=mine, agenda__isnull=False).exclude(pk=workshop.pk)
    return found.distinct().select_related("edition__group").order_by("-edition__year", "number", "pk")


@needs(Permission.MANAGE_WORKSHOPS)
def edit_agenda_item(request: HttpRequest, edition: Edition, pk: int, item: int) -> HttpResponse:
    found = get_object_or_404(AgendaItem, pk=item, workshop=pk, workshop__edition=edition)
    form = AgendaItemForm(request.POST or None, instance=found, edition=edition, workshop=found.workshop)
    if request.method == "POST" and form.is_valid():
        fresh = AgendaItem.objects.get(pk=item)
        version = form.cleaned_data["version"] or fresh.version
        done = attempt(
            form, actions.change_agenda_item, fresh, version=version, **form.facts(),
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        if done:
            return redirect("scheduling:agenda", edition.slug, pk)
    page = {"edition": edition, "workshop": found.workshop, "item": found, "form": form}
    return render(request, "workshops/scheduling/agenda_item.html", page)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def move_agenda_item(request: HttpRequest, edition: Edition, pk: int, item: int) -> HttpResponse:
    found = get_object_or_404(AgendaItem, pk=item, workshop=pk, workshop__edition=edition)
    direction = "up" if request.POST.get("direction") == "up" else "down"
    with told(request):
        actions.move_agenda_item(found, direction=direction, by=request.user, at=timezone.now())
    return redirect("scheduling:agenda", edition.slug, pk)


@needs(Permission.READ_WORKSHOPS, link=OF_SESSION)
@require_safe
@on_own_clock
def running_order(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The agenda as a PDF to print, on the clock of the session."""
    workshop = own_workshop(request, edition, pk)
    document = exports.running_order(workshop, queries.agenda_of(workshop))
    response = HttpResponse(pdf_of(document, at=timezone.now()), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="running-order-{workshop.number}.pdf"'
    return response


def _before_dropping(request: HttpRequest, edition: Edition, pk: int, item: int) -> Confirmation:
    found = get_object_or_404(AgendaItem, pk=item, workshop=pk, workshop__edition=edition)
    return Confirmation(
        _("Take “%(title)s” off the agenda?") % {"title": found.title},
        _("Take it off the agenda"),
        reverse("scheduling:agenda", args=[edition.slug, pk]),
        words=[_("Its length, presenter and topics go with it. Papers and lines of the minutes stay.")],
        refused=rules.refuse_change(found.workshop, at=timezone.now()),
    )


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_dropping)
def remove_agenda_item(request: HttpRequest, edition: Edition, pk: int, item: int) -> HttpResponse:
    found = get_object_or_404(AgendaItem, pk=item, workshop=pk, workshop__edition=edition)
    with told(request, _("“%(title)s” is off the agenda.") % {"title": found.title}):
        actions.remove_agenda_item(found, by=request.user, at=timezone.now())
    return redirect("scheduling:agenda", edition.slug, pk)
