"""The workbench: where everything stands, and the proposal."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.people.states import GovernmentLevel
from workinggroup.base import jobs
from workinggroup.base.refusals import refuse_if, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from .. import tasks
from ..actions import selections as actions
from ..models import Selection
from ..queries.reviewing.reviews import conflicts_in
from ..queries.selections.explained import costs_of, relaxations_of, result_words
from ..queries.selections.ranking import countries_in, ranking
from ..queries.selections.seating import advice_of, is_stale
from ..queries.selections.workbench import ON_THE_EDGE, Line, Standing, folded, standing
from ..rules import selections as rules
from .calls import call_in

TEMPLATES = "members/recruitment"


def selection_in(edition: Edition, pk: int) -> Selection:
    found = Selection.objects.select_related("call__edition__group", "copied_from", "decided_by")
    found = found.annotate(in_call=Count("call__selections"))
    return get_object_or_404(found, pk=pk, call__edition=edition)


def standing_of(selection: Selection, *, watcher: Any = None, tried: bool = False) -> Standing:
    rows = ranking(selection.call, reader=None, choices=True, selection=selection, watcher=watcher)
    return standing(selection, rows, tried=tried)


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
    """Quotas on top, applications by score on the left, the proposal, seats and reasons on the right."""
    one, at = selection_in(edition, pk), timezone.now()
    published = standing_of(one, watcher=request.actor)
    now = standing(one, published.rows, tried=True) if one.quota_changes else published
    lines = [line for line in now.lines() if not line.row.is_hidden]
    page = {
        "edition": edition,
        "selection": one,
        "call": one.call,
        "now": now,
        "lines": shown(lines, request.GET, now) if request.GET else folded(lines, one.seats),
        "total": len(lines),
        "hidden": len(now.rows) - len(lines),
        "wanted": request.GET,
        "countries": countries_in([line.row for line in lines]),
        "levels": GovernmentLevel.choices,
        "refused": refused(one, published, at=at),
        "over": -now.free,
        "advice": advice_of(now),
        "is_stale": one.is_draft and is_stale(one, now.rows),
        "limits": {"low": rules.SHORTEST_S, "high": rules.LONGEST_S},
        **_aside(one, now),
    }
    return render(request, f"{TEMPLATES}/selection.html", page)


def _aside(one: Selection, now: Standing) -> dict[str, Any]:
    """What stands on the right: the proposal, the seats, the costs, the reserve list, changes by hand."""
    hidden = {row.pk for row in now.rows if row.is_hidden}
    changes = list(one.changes.filter(undone_at=None).select_related("application", "by"))
    return {
        "result_words": result_words(one),
        "changes": [change for change in changes if change.application_id not in hidden],
        "since": sum(bool(one.proposed_at and change.at > one.proposed_at) for change in changes),
        "costs": costs_of(one, now.filled),
        "relaxations": relaxations_of(one, now.filled),
        "seated": [row for row in now.seated if not row.is_hidden],
        "reserve": [row for row in now.reserve if not row.is_hidden],
    }


def refused(one: Selection, published: Standing, *, at: Any) -> str | None:
    """Why the selection cannot be decided, by the quotas that the call published."""
    return rules.refuse_deciding(
        one, free=published.free, gaps=published.gaps, unreviewed=published.unreviewed, at=at
    )


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
        "talk": lambda line: line.row.talk_about,
    }.get(wanted.get("show", ""))
    return [line for line in lines if keep(line)] if keep else lines


@needs(Permission.SELECT_MEMBERS)
@require_POST
def propose(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Solve at once, or by a worker when it may take longer than somebody waits in front of a page."""
    one, at = selection_in(edition, pk), timezone.now()
    with told(request):
        if one.time_limit_s > rules.INLINE_S:
            refuse_if(rules.refuse_proposing(one, at=at))
            job = jobs.start(
                tasks.propose, what=_("Look for the best set"), by=request.user, at=at,
                leads_to=one.get_absolute_url(), selection=one.pk, version=seen(request),
            )  # fmt: skip
            return redirect("base:job", job.pk)
        found = actions.propose(one, version=seen(request), by=request.user, at=at)
        say_result(request, found.result["status"])
    return redirect("recruitment:selection", edition.slug, pk)


def seen(request: HttpRequest) -> int:
    """The version that the page showed."""
    number = request.POST.get("version", "")
    return int(number) if number.isdecimal() and len(number) < 10 else 0


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
