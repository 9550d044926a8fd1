"""Applications as the secretariat reads them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from members.people.states import GovernmentLevel
from workinggroup.base import exports
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..models import Application
from ..queries.ranking import Row, countries_in, narrowed, ranking
from ..queries.reviews import answers_of, conflicts_of, reviews_of
from ..states import ApplicantRole, ReviewState
from .calls import call_in

A_PAGE = 500
UNFINISHED = (ReviewState.ASSIGNED, ReviewState.STARTED)


@needs(Permission.MANAGE_CALLS)
def applications(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """All submitted applications with their scores; filter and sort stay in the export."""
    call = call_in(edition, pk)
    every = ranking(call, reader=request.user)
    rows = narrowed(every, request.GET)
    if kind := request.GET.get("format"):
        return exports.table_response(kind, f"applications-{call.pk}", headings(), map(cells, rows))
    page = {
        "edition": edition,
        "call": call,
        "every": every,
        "rows": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "wanted": request.GET,
        "sort": request.GET.get("sort", "score"),
        "countries": countries_in(every),
        "levels": GovernmentLevel.choices,
        "roles": ApplicantRole.choices,
    }
    return render(request, "members/recruitment/applications.html", page)


def headings() -> list[str]:
    return [
        _("Number"), _("Organisation"), _("Country"), _("Level"), _("Role"), _("New to the group"),
        _("Applicant"), _("Score"), _("Spread"), _("Reviews finished"), _("Reviews assigned"), _("State"),
    ]  # fmt: skip


def cells(row: Row) -> list[Any]:
    score = None if row.score is None else float(row.score)
    spread = None if row.spread is None else float(row.spread)
    new = _("yes") if row.is_newcomer else _("no")
    return [
        row.number, row.organisation, row.country, row.level_words, row.role_words, new, row.name,
        score, spread, row.done, row.assigned, row.look.word,
    ]  # fmt: skip


@needs(Permission.MANAGE_CALLS)
def application(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """One application: answers, reviews, conflicts, history. Not for those with a conflict about it."""
    found = Application.objects.submitted() | Application.objects.filter(state="withdrawn")
    one = get_object_or_404(
        found.visible_to(request.user).select_related("call", "organisation", "applicant"),
        pk=pk,
        call__edition=edition,
    )
    one.call.edition = edition
    reviews = list(reviews_of(one))
    mine_first = any(r.reviewer_id == request.user.pk and r.state in UNFINISHED for r in reviews)
    page = {
        "edition": edition,
        "application": one,
        "call": one.call,
        "answers": answers_of(one),
        "mine_first": mine_first,
        "reviews": [] if mine_first else [one for one in reviews if one.state == ReviewState.DONE],
        "waiting": [one for one in reviews if one.state in UNFINISHED],
        "conflicts": conflicts_of(one),
        "row": next((row for row in ranking(one.call, reader=request.user) if row.pk == one.pk), None),
    }
    return render(request, "members/recruitment/application.html", page)
