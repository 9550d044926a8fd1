"""Giving files to reviewers, taking them off, and reminding those who are behind."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from members.people.models import Person
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import assigning as actions
from ..actions.reviews import remind_reviewers
from ..forms.assigning import BalancedForm, ByHandForm, RulesForm, TakeOffForm
from ..models import Call, Review
from ..queries.reviewing import assigning as plans
from ..queries.reviewing import giving
from ..queries.reviewing.readers import lacking, reviewers_in, reviewers_of, without_reader
from ..queries.reviewing.reviews import conflicts_in, progress_of
from ..queries.reviewing.visibility import uploads_waiting
from ..queries.reviewing.words import next_phase_words, phase_words
from ..rules import reviews as rules
from ..states import ReviewState
from .calls import call_in

TEMPLATES = "members/recruitment"


@needs(Permission.MANAGE_CALLS)
def reviewers(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Who has how much to read, what is missing, by which rules it goes, and the ways to give out files."""
    return _page(request, edition, call_in(edition, pk))


def _page(
    request: HttpRequest, edition: Edition, call: Call, status: int = 200, **forms: Any
) -> HttpResponse:
    people, at = reviewers_of(edition), timezone.now()
    chosen = [person.pk for person in people if person.is_reviewer]
    hidden = conflicts_in(call, request.user)
    progress = progress_of(call, reader=request.user, hidden=hidden)
    page = {
        "edition": edition,
        "call": call,
        "progress": [(one, one.is_overdue(call, at)) for one in progress],
        "lacking": lacking(call, reader=request.user),
        "uploads_waiting": uploads_waiting(call, reader=request.user),
        "left_alone": _visible(without_reader(call), hidden),
        "people": people,
        "balanced": BalancedForm(people=people, initial={"reviewers": chosen, "each": call.reviews_each}),
        "rules": RulesForm(call=call),
        "phase": phase_words(call),
        "next_phase": next_phase_words(call),
        "next_refused": rules.refuse_moving_phase(call, rules.next_phase(call) or ""),
        "refused_reminder": rules.refuse_reminder([one for one in progress if one.left and one.reads]),
        **forms,
        "forms": list(forms.values()),
    }
    return render(request, f"{TEMPLATES}/reviewers.html", page, status=status)


def _visible(files: list[Any], hidden: set[int]) -> list[Any]:
    return [one for one in files if one.pk not in hidden]


@needs(Permission.MANAGE_CALLS)
def by_hand(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Files and reviewers to tick, with who has how much."""
    call = call_in(edition, pk)
    hidden = conflicts_in(call, request.user)
    chosen = giving.choice(call, reviewers_of(edition), request.GET, hidden=hidden)
    page = {"edition": edition, "call": call, "wanted": request.GET, **chosen._asdict()}
    return render(request, f"{TEMPLATES}/by_hand.html", page)


@needs(Permission.MANAGE_CALLS)
def assign(request: HttpRequest, edition: Edition, pk: int, way: str) -> HttpResponse:
    """`way` is `balanced` or `by-hand`. GET shows what would be done; POST does it if nothing changed."""
    call, people = call_in(edition, pk), reviewers_of(edition)
    data = request.POST if request.method == "POST" else request.GET
    form = _form(way, data, call, people, conflicts_in(call, request.user))
    if not form.is_valid():
        return _wrong(request, edition, call, way, form)
    chosen = form.cleaned_data
    if request.method == "POST":
        give = actions.assign_balanced if way == "balanced" else actions.assign_reviewers
        expected, by, at = request.POST.get("plan", ""), request.user, timezone.now()
        given = attempt(form, give, call, by=by, at=at, expected=expected, **chosen)
        if given:
            _say(request, given)
            return redirect("recruitment:reviewers", edition.slug, pk)
    plan = (plans.plan_balanced if way == "balanced" else plans.plan_by_hand)(call, **chosen)
    page = {"edition": edition, "call": call, "way": way, "plan": plan, "form": form, "asked": _asked(data)}
    return render(request, f"{TEMPLATES}/plan.html", page, status=409 if form.errors else 200)


def _form(way: str, data: Any, call: Call, people: list[Person], hidden: set[int]) -> Any:
    if way == "balanced":
        return BalancedForm(data, people=people)
    if way == "by-hand":
        return ByHandForm(data, people=people, files=_visible(plans.live_files(call), hidden))
    raise Http404(way)


def _wrong(request: HttpRequest, edition: Edition, call: Call, way: str, form: Any) -> HttpResponse:
    if way == "balanced":
        return _page(request, edition, call, 422, balanced=form)
    for errors in form.errors.values():
        messages.error(request, " ".join(errors))
    return redirect("recruitment:by_hand", edition.slug, call.pk)


def _asked(data: Any) -> list[tuple[str, str]]:
    """What the plan was made of, for the button that carries it out."""
    names = ("each", "reviewers", "applications")
    return [(name, value) for name in names for value in data.getlist(name)]


def _say(request: HttpRequest, given: actions.Given) -> None:
    words = ngettext("%(n)d review was assigned.", "%(n)d reviews were assigned.", given.made)
    messages.success(request, words % {"n": given.made})
    if given.short:
        short = _("Too few reviewers without a conflict for %(numbers)s. Add a reviewer.")
        messages.warning(request, short % {"numbers": ", ".join(given.short)})


@needs(Permission.MANAGE_CALLS)
def take_off(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Take one reviewer off one file; a finished review is set aside with a reason."""
    found = Review.objects.select_related("application__call", "reviewer")
    one = get_object_or_404(found, pk=pk, application__call__edition=edition)
    if one.application_id in conflicts_in(one.application.call, request.user):
        raise Http404
    one.application.call.edition = edition
    form = TakeOffForm(request.POST or None, finished=one.state == ReviewState.DONE)
    refused = rules.refuse_taking_off(one, because="-")
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        if attempt(form, actions.take_off, one, because=because, by=request.user, at=timezone.now()):
            words = _("%(name)s no longer reads %(number)s.")
            messages.success(request, words % {"name": one.reviewer, "number": one.application})
            return redirect("recruitment:application", edition.slug, one.application_id)
    page = {
        "edition": edition, "call": one.application.call, "review": one, "form": form, "refused": refused,
    }  # fmt: skip
    return render(request, f"{TEMPLATES}/take_off.html", page, status=422 if form.errors else 200)


@needs(Permission.MANAGE_CALLS)
@require_POST
def release(request: HttpRequest, edition: Edition, pk: int, person_pk: int) -> HttpResponse:
    """Take somebody off all that they have not finished."""
    call = call_in(edition, pk)
    person = get_object_or_404(reviewers_in(call), pk=person_pk)
    with told(request):
        number = actions.release_files(call, person, by=request.user, at=timezone.now())
        words = ngettext("%(n)d file is free again.", "%(n)d files are free again.", number)
        messages.success(request, words % {"n": number})
    return redirect("recruitment:reviewers", edition.slug, pk)


@needs(Permission.MANAGE_CALLS)
@require_POST
def review_rules(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """How many reviews, who must not review what, blind or not."""
    call = call_in(edition, pk)
    form = RulesForm(request.POST, call=call)
    if form.is_valid():
        at = timezone.now()
        if attempt(form, actions.change_review_rules, call, by=request.user, at=at, **form.cleaned_data):
            messages.success(request, _("The rules of the review are saved."))
            return redirect("recruitment:reviewers", edition.slug, pk)
    return _page(request, edition, call, 422, rules=form)


@needs(Permission.MANAGE_CALLS)
@require_POST
def move_phase(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Go on to the next phase; the page has said what that changes."""
    with told(request, _("The review is in its next phase.")):
        phase = request.POST.get("phase", "")
        actions.move_review_phase(call_in(edition, pk), phase=phase, by=request.user, at=timezone.now())
    return redirect("recruitment:reviewers", edition.slug, pk)


@needs(Permission.MANAGE_CALLS)
@require_POST
def remind(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Draft the reminders; they are read before they go."""
    with told(request):
        number = remind_reviewers(call_in(edition, pk), by=request.user, at=timezone.now())
        words = ngettext(
            "%(n)d reminder waits as a draft. Read and send it in the mail outbox.",
            "%(n)d reminders wait as drafts. Read and send them in the mail outbox.",
            number,
        )
        messages.success(request, words % {"n": number})
    return redirect("recruitment:reviewers", edition.slug, pk)
