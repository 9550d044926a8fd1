"""What somebody says about a file before or instead of scoring it: a conflict of interest, an abstention."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import reviews as actions
from ..forms.reviews import AbstainForm, DeclarationForm, OwnConflictForm
from ..rules import reviews as rules
from ..states import ReviewState
from .applications import application_in
from .reviews import TEMPLATES, frame_of, review_of


@needs(Permission.REVIEW_APPLICATIONS)
def declare(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Before the file opens one sees whose it is, or in a blind call its number, and nothing else of it."""
    one = review_of(request, edition, pk)
    if one.state == ReviewState.RECUSED:
        return redirect("recruitment:review", edition.slug, pk)
    form = DeclarationForm(request.POST or None)
    if form.is_valid():
        conflict = form.cleaned_data["has_conflict"] == "yes"
        facts = {"has_conflict": conflict, "words": form.cleaned_data["words"], "at": timezone.now()}
        if attempt(form, actions.declare_conflict, one, by=request.user, **facts):
            if conflict:
                messages.success(request, _("This file is closed to you. Somebody else scores it."))
                return redirect("recruitment:my_reviews", edition.slug)
            return redirect("recruitment:review", edition.slug, pk)
    page = frame_of(edition, one) | {"form": form}
    return render(request, f"{TEMPLATES}/declare.html", page, status=422 if form.errors else 200)


@needs(Permission.REVIEW_APPLICATIONS)
def abstain(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Say why one does not score a file; it then counts as no review."""
    one = review_of(request, edition, pk)
    if rules.refuse_reading(one):
        return redirect("recruitment:review", edition.slug, pk)
    form = AbstainForm(request.POST or None)
    if form.is_valid():
        because = form.cleaned_data["because"]
        if attempt(form, actions.abstain, one, because=because, by=request.user, at=timezone.now()):
            messages.success(request, _("You abstained. The secretariat can give the file to somebody else."))
            return redirect("recruitment:my_reviews", edition.slug)
    page = frame_of(edition, one) | {"form": form}
    return render(request, f"{TEMPLATES}/abstain.html", page, status=422 if form.errors else 200)


@needs(Permission.REVIEW_APPLICATIONS)
@require_POST
def take_up(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Go on with a file from which one abstained."""
    with told(request, _("You score this file again.")):
        actions.take_up_again(review_of(request, edition, pk), by=request.user, at=timezone.now())
    return redirect("recruitment:review", edition.slug, pk)


@needs(Permission.MANAGE_CALLS)
def own_conflict(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Somebody of the secretariat closes a file to themselves, for good."""
    one = application_in(request, edition, pk)
    form = OwnConflictForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        if attempt(form, actions.recuse, one, words=words, by=request.user, at=timezone.now()):
            messages.success(request, _("%(number)s is closed to you.") % {"number": one.number})
            return redirect("recruitment:applications", edition.slug, one.call_id)
    page = {"edition": edition, "call": one.call, "application": one, "form": form}
    return render(request, f"{TEMPLATES}/own_conflict.html", page, status=422 if form.errors else 200)
