"""Reviewing: my files, the declaration before a file opens, the scoring page."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.clock import say_time
from workinggroup.base.refusals import Refused, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import reviews as actions
from ..forms.reviews import DeclarationForm, ScoreForm
from ..models import Review
from ..queries import reviews as queries
from ..rules import reviews as rules
from ..states import ReviewState

TEMPLATES = "members/recruitment"


@needs(Permission.REVIEW_APPLICATIONS)
def my_reviews(request: HttpRequest, edition: Edition) -> HttpResponse:
    calls = queries.my_reviews(request.user, edition)
    return render(
        request, f"{TEMPLATES}/my_reviews.html", {"edition": edition, "calls": calls, "at": timezone.now()}
    )


def review_of(request: HttpRequest, edition: Edition, pk: int) -> Review:
    """My own review in this edition; everybody else's answers 404."""
    found = Review.objects.select_related("application__call", "application__applicant", "reviewer")
    mine = found.exclude(application__state="withdrawn")
    one = get_object_or_404(mine, pk=pk, reviewer=request.user, application__call__edition=edition)
    one.application.call.edition = edition
    return one


@needs(Permission.REVIEW_APPLICATIONS)
def review(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The declaration first, then the file with the scale beside it."""
    one = review_of(request, edition, pk)
    if one.state == ReviewState.ASSIGNED:
        return redirect("recruitment:declare", edition.slug, pk)
    pks, place = queries.neighbours(one)
    page = {
        "edition": edition,
        "review": one,
        "call": one.application.call,
        "mine": len(pks),
        "place": place + 1,
    }
    if one.state == ReviewState.RECUSED:
        return render(request, f"{TEMPLATES}/recused.html", page)
    page |= _scoring(one, pks, place)
    return render(request, f"{TEMPLATES}/review.html", page)


def _scoring(one: Review, pks: list[int], place: int) -> dict[str, Any]:
    lines = queries.score_lines(one)
    left = [line.number for line in lines if line.value is None]
    scored = {line.criterion: line.value for line in lines}
    total, _eligible = actions.totals(scored)
    application = one.application
    application.call.edition = one.application.call.edition
    return {
        "application": application,
        "answers": queries.answers_of(application),
        "lines": lines,
        "left": left,
        "scored": len(lines) - len(left),
        "total": total,
        "next": pks[(place + 1) % len(pks)] if len(pks) > 1 else None,
        "previous": pks[place - 1] if len(pks) > 1 else None,
        "others": queries.others_after_mine(one),
        "declared": application.declarations.filter(person=one.reviewer).first(),
        "closed": rules.refuse_scoring(one, at=timezone.now()),
        "refused": rules.refuse_finishing(one, unscored=len(left), at=timezone.now()),
    }


@needs(Permission.REVIEW_APPLICATIONS)
def declare(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Before the file opens one sees the organisation's name, and nothing else of it."""
    one = review_of(request, edition, pk)
    form = DeclarationForm(request.POST or None)
    if form.is_valid():
        conflict = form.cleaned_data["has_conflict"] == "yes"
        with told(request):
            actions.declare_conflict(
                one,
                has_conflict=conflict,
                words=form.cleaned_data["words"],
                by=request.user,
                at=timezone.now(),
            )
            return redirect(
                "recruitment:my_reviews" if conflict else "recruitment:review", *_back(edition, pk, conflict)
            )
    page = {"edition": edition, "review": one, "call": one.application.call, "form": form}
    return render(request, f"{TEMPLATES}/declare.html", page)


def _back(edition: Edition, pk: int, conflict: bool) -> list[Any]:
    return [edition.slug] if conflict else [edition.slug, pk]


@needs(Permission.REVIEW_APPLICATIONS)
@require_POST
def save(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Store points and reasons; `finish` shows the review to the committee."""
    at, one = timezone.now(), review_of(request, edition, pk)
    form = ScoreForm(request.POST, criteria=list(one.application.call.criteria.all()))
    quietly = "X-Autosave" in request.headers
    try:
        if not form.is_valid():
            raise Refused(_("Choose one of the points that are offered."))
        _store(one, form, request.user, at)
        if "finish" in request.POST:
            actions.finish_review(one, by=request.user, at=at)
    except Refused as refusal:
        if quietly:
            return JsonResponse({"message": str(refusal)}, status=409)
        return _typed_again(request, edition, one, str(refusal))
    if quietly:
        return JsonResponse({"version": one.version, "at": say_time(at, request.actor.timezone)})
    return _after(request, edition, one)


def _typed_again(request: HttpRequest, edition: Edition, one: Review, reason: str) -> HttpResponse:
    """The page with what was typed, which is not saved; what is sent next has seen the reason."""
    one = review_of(request, edition, one.pk)
    if rules.refuse_scoring(one, at=timezone.now()):
        messages.error(request, reason)
        return redirect("recruitment:review", edition.slug, one.pk)
    messages.error(request, _("%(reason)s What you typed stands below.") % {"reason": reason})
    pks, place = queries.neighbours(one)
    page = {
        "edition": edition,
        "review": one,
        "call": one.application.call,
        "mine": len(pks),
        "place": place + 1,
    }
    page |= _scoring(one, pks, place)
    page["lines"] = [line.typed(request.POST) for line in page["lines"]]
    one.comment = request.POST.get("comment", "")
    return render(request, f"{TEMPLATES}/review.html", page, status=409)


def _store(one: Review, form: ScoreForm, person: Any, at: Any) -> None:
    actions.save_review(
        one,
        scores=form.scores,
        comment=form.cleaned_data["comment"],
        version=form.cleaned_data["version"] or 0,
        by=person,
        at=at,
    )


def _after(request: HttpRequest, edition: Edition, one: Review) -> HttpResponse:
    if "finish" not in request.POST:
        with told(request, _("Saved.")):
            return redirect("recruitment:review", edition.slug, one.pk)
    pks, place = queries.neighbours(one)
    waiting = set(Review.objects.mine(request.user).to_do().filter(pk__in=pks).values_list("pk", flat=True))
    following = next((pk for pk in [*pks[place:], *pks[:place]] if pk in waiting), None)
    with told(request, _("This review is finished.")):
        pass
    if following is None:
        return redirect("recruitment:my_reviews", edition.slug)
    return redirect("recruitment:review", edition.slug, following)
