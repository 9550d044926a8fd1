"""Applications as the secretariat reads them."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.people.states import GovernmentLevel
from workinggroup.base import exports
from workinggroup.base.refusals import told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import uploads
from ..models import Application, ConflictDeclaration, Enquiry
from ..queries.reviewing import reviews as queries
from ..queries.reviewing.readers import reader_pks
from ..queries.reviewing.visibility import UNFINISHED, Seen, hidden_scores, others_visible
from ..queries.selections.ranking import Row, countries_in, narrowed, ranking
from ..states import IDLE_REVIEWS, ApplicantRole, ApplicationState, ReviewState
from .calls import call_in
from .steps import download

A_PAGE = 500


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
        "hidden": len(hidden_scores(call, request.user) & {row.pk for row in every}),
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


def application_in(request: HttpRequest, edition: Edition, pk: int) -> Application:
    """One application that was sent, if the reader has no conflict about it; else it is not there at all."""
    found = Application.objects.submitted() | Application.objects.filter(state="withdrawn")
    visible = found.visible_to(request.user).select_related("call", "organisation", "applicant", "decision")
    asked = Enquiry.objects.filter(application=OuterRef("pk"))
    apart = ConflictDeclaration.objects.filter(application=OuterRef("pk"), has_conflict=True)
    visible = visible.annotate(was_asked=Exists(asked), has_conflicts=Exists(apart))
    one = get_object_or_404(visible, pk=pk, call__edition=edition)
    one.call.edition = edition
    return one


@needs(Permission.MANAGE_CALLS)
def application(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """One application: answers, reviews, questions, conflicts, history."""
    one = application_in(request, edition, pk)
    seen = Seen(one, blind=False)
    reviews = list(queries.reviews_of(one))
    mine = next((r for r in reviews if r.reviewer_id == request.user.pk), None)
    mine_first = bool(mine and mine.state not in IDLE_REVIEWS and not others_visible(mine, one.call))
    answers = queries.answers_of(one)
    finished = [review for review in reviews if review.state == ReviewState.DONE]
    page = {
        "edition": edition,
        "application": one,
        "seen": seen,
        "call": one.call,
        "answers": seen.answers(answers, queries.uploads_of(one, answers)),
        "clears": one.call.is_blind and one.state == ApplicationState.SUBMITTED,
        "enquiries": queries.asked(one) if one.was_asked else [],
        "mine_first": mine_first,
        "my_review": mine,
        "reviews": [] if mine_first else [(review, queries.given(review)) for review in finished],
        "readers": _readers(one, reviews),
        "conflicts": queries.conflicts_of(one) if one.has_conflicts else [],
        "is_open": one.state == ApplicationState.SUBMITTED,
        "row": next((row for row in ranking(one.call, reader=request.user) if row.pk == one.pk), None),
    }
    return render(request, "members/recruitment/application.html", page)


def _readers(one: Application, reviews: list[Any]) -> list[tuple[Any, str]]:
    """Who does not score the file (yet), with what is to be said about it."""
    waits = any(review.state in UNFINISHED for review in reviews)
    reading, found = reader_pks(one.call.edition) if waits else set(), []
    for review in reviews:
        words = ""
        if review.state in UNFINISHED and review.reviewer_id not in reading:
            words = _("No longer a reviewer: this file waits for somebody else.")
        elif review.state == ReviewState.ABSTAINED:
            words = review.abstained_because
        elif review.state == ReviewState.REMOVED:
            words = review.removed_because
        if review.state != ReviewState.DONE and review.state != ReviewState.RECUSED:
            found.append((review, words))
    return found


@needs(Permission.MANAGE_CALLS)
def attachment(request: HttpRequest, edition: Edition, pk: int, upload_pk: int) -> HttpResponse:
    """An attachment for the secretariat, under its own name."""
    one = application_in(request, edition, pk)
    found = next((upload for upload in queries.uploads_of(one) if upload.pk == upload_pk), None)
    if found is None:
        raise Http404
    return download(found, found.name)


@needs(Permission.MANAGE_CALLS)
@require_POST
def clear_attachment(request: HttpRequest, edition: Edition, pk: int, upload_pk: int) -> HttpResponse:
    """Show an attachment to the reviewers of a blind call, or hide it again."""
    one = application_in(request, edition, pk)
    upload = get_object_or_404(one.uploads.select_related("question"), pk=upload_pk)
    upload.application = one
    at, hide = timezone.now(), "hide" in request.POST
    words = _("Reviewers no longer see the file.") if hide else _("Reviewers can open the file now.")
    with told(request, words):
        (uploads.withhold_upload if hide else uploads.clear_upload)(upload, by=request.user, at=at)
    return redirect("recruitment:application", edition.slug, pk)
