"""The workbench."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.people.states import GovernmentLevel
from workinggroup.base.refusals import Refused, refuse_if, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import selections as actions
from ..forms.selections import FrameForm, GapForm, MoveForm, ReasonForm
from ..models import Application, Change, Selection
from ..queries.ranking import countries_in, ranking
from ..queries.reviews import conflicts_in
from ..queries.workbench import Line, Standing, costs_of, relaxations_of, standing
from ..rules import selections as rules
from ..states import Place
from .calls import call_in

TEMPLATES = "members/recruitment"
ON_THE_EDGE = 8


def selection_in(edition: Edition, pk: int) -> Selection:
    found = Selection.objects.select_related("call__edition__group", "proposed_by", "decided_by")
    return get_object_or_404(found, pk=pk, call__edition=edition)


def standing_of(selection: Selection) -> Standing:
    return standing(selection, ranking(selection.call, reader=None, choices=True))


@needs(Permission.SELECT_MEMBERS)
@require_POST
def start(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Begin a draft and propose at once, so that the workbench is not empty."""
    call, at = call_in(edition, pk), timezone.now()
    with told(request):
        selection = actions.start_selection(call, by=request.user, at=at)
        actions.propose(selection, version=selection.version, by=request.user, at=at)
        return redirect("recruitment:selection", edition.slug, selection.pk)
    return redirect("recruitment:call", edition.slug, pk)


@needs(Permission.SELECT_MEMBERS)
def selection(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Quotas on top, applications by score on the left, the proposal and its reasons on the right."""
    one, at = selection_in(edition, pk), timezone.now()
    now = standing_of(one)
    hidden = recused(request, one)
    lines = [line for line in now.lines() if line.row.pk not in hidden]
    changes = list(one.changes.select_related("application", "by"))
    since = [c for c in changes if one.proposed_at and c.at > one.proposed_at and c.undone_at is None]
    page = {
        "edition": edition,
        "selection": one,
        "call": one.call,
        "now": now,
        "lines": shown(lines, request.GET, now),
        "total": len(lines),
        "hidden": len(hidden),
        "cut": one.seats,
        "wanted": request.GET,
        "countries": countries_in([line.row for line in lines]),
        "levels": GovernmentLevel.choices,
        "changes": [c for c in changes if c.undone_at is None and c.application_id not in hidden],
        "since": len(since),
        "costs": costs_of(one, now.filled),
        "relaxations": relaxations_of(one, now.filled),
        "reserve": [row for row in now.reserve if row.pk not in hidden],
        "frame_form": FrameForm(
            selection=one, initial={"seats": one.seats, "reserve_size": one.reserve_size}
        ),
        "gap_form": GapForm(selection=one, initial={"words": one.gap_note}),
        "refused": rules.refuse_deciding(one, free=now.free, gaps=now.gaps, unreviewed=now.unreviewed, at=at),
        "letters": one.decisions.filter(letter=None).count(),
    }
    return render(request, f"{TEMPLATES}/selection.html", page)


def recused(request: HttpRequest, one: Selection) -> set[int]:
    """The files of which the reader sees nothing."""
    return conflicts_in(one.call, request.actor)


def shown(lines: list[Line], wanted: Any, now: Standing) -> list[Line]:
    """The lines that match the filter of the address."""
    for name in ("country", "level"):
        if value := wanted.get(name):
            lines = [line for line in lines if getattr(line.row, name) == value]
    seats = now.selection.seats
    keep = {
        "edge": lambda line: line.row.rank and abs(line.row.rank - seats) <= ON_THE_EDGE,
        "seats": lambda line: line.is_seated,
        "hand": lambda line: line.seat.by_hand,
        "closes": lambda line: line.closes,
    }.get(wanted.get("show", ""))
    return [line for line in lines if keep(line)] if keep else lines


@needs(Permission.SELECT_MEMBERS)
@require_POST
def propose(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    one = selection_in(edition, pk)
    with told(request):
        found = actions.propose(one, version=seen(request), by=request.user, at=timezone.now())
        say_result(request, found.result["status"])
    return redirect("recruitment:selection", edition.slug, pk)


def seen(request: HttpRequest) -> int:
    """The version that the page showed."""
    number = request.POST.get("version", "")
    return int(number) if number.isdecimal() else 0


def say_result(request: HttpRequest, status: str) -> None:
    words = {
        "optimal": _("The best set that meets every quota, proven."),
        "relaxed": _("The quotas cannot all be met. This set breaks them by as little as possible."),
        "time_limit": _("The time was over before the best set was proven. This is the best one found."),
    }
    level = messages.SUCCESS if status == "optimal" else messages.WARNING
    messages.add_message(request, level, words[status])


@needs(Permission.SELECT_MEMBERS)
@require_POST
def back(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("The selection is the proposal again.")):
        actions.back_to_proposal(
            selection_in(edition, pk), version=seen(request), by=request.user, at=timezone.now()
        )
    return redirect("recruitment:selection", edition.slug, pk)


@needs(Permission.SELECT_MEMBERS)
def move(request: HttpRequest, edition: Edition, pk: int, number: str, place: str) -> HttpResponse:
    """Seat or release, with the reason. `place` is `seat` or `out`."""
    one = selection_in(edition, pk)
    if place not in (Place.SEAT, Place.OUT):
        raise Http404(place)
    files = Application.objects.submitted().visible_to(request.user)
    application = get_object_or_404(files, call=one.call, number=number)
    form = MoveForm(request.POST or None, selection=one)
    form.submit_label = (
        _("Seat %(n)s") % {"n": number} if place == "seat" else _("Release %(n)s") % {"n": number}
    )
    if form.is_valid():
        try:
            actions.move(
                one,
                application=application,
                place=Place(place),
                by=request.user,
                at=timezone.now(),
                **form.cleaned_data,
            )
            return redirect("recruitment:selection", edition.slug, pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            one.refresh_from_db()
            form.data = {**form.data.dict(), "version": str(one.version)}
    page = {"edition": edition, "selection": one, "application": application, "form": form, "place": place}
    return render(request, f"{TEMPLATES}/move.html", page)


@needs(Permission.SELECT_MEMBERS)
def reason(request: HttpRequest, edition: Edition, pk: int, change_pk: int) -> HttpResponse:
    """Better words for the reason of a change."""
    one = selection_in(edition, pk)
    found = Change.objects.select_related("application", "selection__call__edition")
    change = get_object_or_404(
        found.exclude(application__in=recused(request, one)), pk=change_pk, selection=one
    )
    form = ReasonForm(request.POST or None, initial={"reason": change.reason})
    if form.is_valid():
        with told(request, _("Saved.")):
            actions.change_reason(change, by=request.user, at=timezone.now(), **form.cleaned_data)
            return redirect("recruitment:selection", edition.slug, pk)
    page = {"edition": edition, "selection": one, "application": change.application, "form": form}
    return render(request, f"{TEMPLATES}/move.html", page)


@needs(Permission.SELECT_MEMBERS)
@require_POST
def frame(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """How many seats and reserve places."""
    one = selection_in(edition, pk)
    form = FrameForm(request.POST, selection=one)
    with told(request, _("Saved.")):
        refuse_if(None if form.is_valid() else _("Enter whole numbers of seats."))
        actions.change_frame(one, by=request.user, at=timezone.now(), **form.cleaned_data)
    return redirect("recruitment:selection", edition.slug, pk)


@needs(Permission.SELECT_MEMBERS)
@require_POST
def gap(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The note that lets a selection be decided although something is missing."""
    one = selection_in(edition, pk)
    form = GapForm(request.POST, selection=one)
    with told(request, _("The note is saved.")):
        refuse_if(None if form.is_valid() else _("The note is too long."))
        actions.note_gap(one, by=request.user, at=timezone.now(), **form.cleaned_data)
    return redirect("recruitment:selection", edition.slug, pk)


@needs(Permission.SELECT_MEMBERS)
@require_POST
def decide(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("The selection is decided. Nothing has been mailed yet: write the letters next.")):
        actions.decide(selection_in(edition, pk), version=seen(request), by=request.user, at=timezone.now())
        return redirect("recruitment:decisions", edition.slug, pk)
    return redirect("recruitment:selection", edition.slug, pk)
