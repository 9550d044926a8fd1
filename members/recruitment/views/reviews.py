"""Reviewing: my files, and the scoring page beside the file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base import exports
from workinggroup.base.clock import say_time
from workinggroup.base.refusals import Refused
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import reviews as actions
from ..forms.reviews import ScoreForm
from ..models import Review
from ..queries.reviewing import my_files
from ..queries.reviewing import reviews as queries
from ..queries.reviewing import words as review_words
from ..queries.reviewing.visibility import Seen
from ..rules import reviews as rules
from ..states import ReviewPhase, ReviewState
from .steps import download

TEMPLATES = "members/recruitment"


@needs(Permission.REVIEW_APPLICATIONS)
def my_reviews(request: HttpRequest, edition: Edition) -> HttpResponse:
    """My files by call; filter and sort stay in the export."""
    every = my_files.my_files(request.user, edition)
    shown = my_files.narrowed_files(every, request.GET)
    if kind := request.GET.get("format"):
        rows = map(my_files.cells, shown)
        return exports.table_response(kind, f"my-reviews-{edition.slug}", my_files.headings(), rows)
    page = {
        "edition": edition,
        "every": every,
        "calls": my_files.by_call(every, shown),
        "shown": len(shown),
        "next": next((file for file in my_files.narrowed_files(every, {}) if file.is_left), None),
        "wanted": request.GET,
        "sort": request.GET.get("sort", ""),
        "at": timezone.now(),
    }
    return render(request, f"{TEMPLATES}/my_reviews.html", page)


def review_of(request: HttpRequest, edition: Edition, pk: int) -> Review:
    """My own review in this edition; everybody else's answers 404, and one from which I was taken off too."""
    found = Review.objects.select_related(
        "application__call", "application__applicant", "application__organisation", "reviewer"
    )
    mine = found.exclude(application__state="withdrawn").exclude(state=ReviewState.REMOVED)
    one = get_object_or_404(mine, pk=pk, reviewer=request.user, application__call__edition=edition)
    one.application.call.edition = edition
    return one


def frame_of(edition: Edition, one: Review) -> dict[str, Any]:
    """What every page about one of my files shows. A file that is closed to me has no words at all."""
    pks, place = queries.neighbours(one)
    return {
        "edition": edition,
        "review": one,
        "call": one.application.call,
        "seen": None if one.state == ReviewState.RECUSED else Seen(one.application),
        "mine": len(pks),
        "place": place + 1,
        "next": pks[(place + 1) % len(pks)] if len(pks) > 1 else None,
        "previous": pks[place - 1] if len(pks) > 1 else None,
    }


@needs(Permission.REVIEW_APPLICATIONS)
def review(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The declaration first, then the file with the scale beside it."""
    one = review_of(request, edition, pk)
    if one.state == ReviewState.ASSIGNED:
        return redirect("recruitment:declare", edition.slug, pk)
    page = frame_of(edition, one)
    if one.state == ReviewState.RECUSED:
        return render(request, f"{TEMPLATES}/recused.html", page)
    page |= _scoring(one, page["seen"])
    return render(request, f"{TEMPLATES}/review.html", page)


def _scoring(one: Review, seen: Seen) -> dict[str, Any]:
    lines, at, application = queries.score_lines(one), timezone.now(), one.application
    left = [line.number for line in lines if line.value is None]
    total, _eligible = actions.totals({line.criterion: line.value for line in lines})
    phase, given = application.call.review_phase, queries.answers_of(application)
    done = one.state == ReviewState.DONE
    return {
        "application": application,
        "answers": seen.answers(given, queries.uploads_of(application, given)),
        "enquiries": queries.asked(application, seen),
        "lines": lines,
        "left": left,
        "scored": len(lines) - len(left),
        "total": total,
        "others": [queries.given(other, seen) for other in queries.others_seen(one)],
        "others_words": review_words.of_others(one),
        "comment_readers": review_words.comment_readers(application.call),
        "fixed": done and phase == ReviewPhase.OPEN,
        "because_asked": done and phase == ReviewPhase.CALIBRATION,
        "declared": application.declarations.filter(person=one.reviewer).first(),
        "closed": rules.refuse_scoring(one, at=at),
        "late": rules.refuse_late(one),
    }


@needs(Permission.REVIEW_APPLICATIONS)
@require_POST
def save(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Store points and reasons; `finish` shows the review to the committee, `next` goes on to the next."""
    at, one = timezone.now(), review_of(request, edition, pk)
    form = ScoreForm(request.POST, criteria=list(one.application.call.criteria.all()))
    quietly = "X-Autosave" in request.headers
    try:
        if not form.is_valid():
            raise Refused(form.what_is_wrong)
        actions.save_review(one, scores=form.scores, by=request.user, at=at, **form.words)
        if "finish" in request.POST and one.state != ReviewState.DONE:
            actions.finish_review(one, by=request.user, at=at)
    except Refused as refusal:
        if quietly:
            return JsonResponse({"message": str(refusal)}, status=409)
        return _typed_again(request, edition, one, str(refusal))
    if quietly:
        return JsonResponse({"version": one.version, "at": say_time(at, request.actor.timezone)})
    return _after(request, edition, one)


def _typed_again(request: HttpRequest, edition: Edition, one: Review, reason: str) -> HttpResponse:
    """The page with what was typed, which is not saved, beside what another window stored meanwhile."""
    one = review_of(request, edition, one.pk)
    if rules.refuse_scoring(one, at=timezone.now()):
        messages.error(request, reason)
        return redirect("recruitment:review", edition.slug, one.pk)
    messages.error(request, _("%(reason)s What you typed stands below.") % {"reason": reason})
    page = frame_of(edition, one)
    page |= _scoring(one, page["seen"])
    if request.POST.get("version") != str(one.version):
        page["both"] = queries.differences(one, page["lines"], request.POST)
    page["lines"] = [line.typed(request.POST) for line in page["lines"]]
    for name in ("comment", "comment_for_applicant"):
        setattr(one, name, request.POST.get(name, ""))
    page["because"] = request.POST.get("because", "")
    return render(request, f"{TEMPLATES}/review.html", page, status=409)


def _after(request: HttpRequest, edition: Edition, one: Review) -> HttpResponse:
    pks, place = queries.neighbours(one)
    if "finish" in request.POST:
        messages.success(request, _("This review is finished."))
        todo = Review.objects.mine(request.user).to_do().filter(pk__in=pks)
        waiting = set(todo.values_list("pk", flat=True))
        following = next((pk for pk in [*pks[place:], *pks[:place]] if pk in waiting), None)
    else:
        messages.success(request, _("Saved."))
        following = pks[(place + 1) % len(pks)] if "next" in request.POST else one.pk
    if following is None:
        return redirect("recruitment:my_reviews", edition.slug)
    return redirect("recruitment:review", edition.slug, following)


@needs(Permission.REVIEW_APPLICATIONS)
def attachment(request: HttpRequest, edition: Edition, pk: int, upload_pk: int) -> HttpResponse:
    """An attachment of a file that I read, under the name that I may know."""
    one = review_of(request, edition, pk)
    found = Seen(one.application).file(queries.uploads_of(one.application), upload_pk)
    if rules.refuse_reading(one) or found is None:
        raise Http404
    return download(found.upload, found.name)
