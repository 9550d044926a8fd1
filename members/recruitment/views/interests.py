"""Expressions of interest: the list by state, one entry with its way, and the public form."""

from typing import Any, NamedTuple

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.exports import table_response
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs, public
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import interests as actions
from ..forms.interests import ExpressForm, InterestForm, MoveForm
from ..models import Call, Interest
from ..queries import interests as queries
from ..rules import interests as rules
from ..states import InterestState

TEMPLATES = "members/recruitment"
LIMITS = {"express_interest": "5/h/ip,30/h/key"}


class Step(NamedTuple):
    """A way on from where an interest stands."""

    state: str
    label: str


@needs(Permission.MANAGE_CALLS)
def interests(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everybody who may join, by state; the filter goes into the files too."""
    asked = queries.Filter.of(request.GET)
    rows = queries.interests_of(edition, asked)
    if kind := request.GET.get("format"):
        return table_response(kind, _("interest"), queries.HEADINGS(), map(queries.cells, rows))
    page = {
        "edition": edition,
        "asked": asked,
        "columns": queries.columns(rows),
        "rows": rows,
        "all": edition.interests.count(),
        "states": InterestState.choices,
        "countries": queries.countries_of(edition),
    }
    return render(request, f"{TEMPLATES}/interests.html", page)


@needs(Permission.MANAGE_CALLS)
def add(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The secretariat notes somebody who may join."""
    form = InterestForm(request.POST or None, instance=Interest(edition=edition))
    if form.is_valid():
        facts = {**form.facts, "by": request.user, "at": timezone.now()}
        if made := attempt(form, actions.note_interest, edition, **facts):
            return redirect(made)
    page = {"edition": edition, "form": form}
    return render(request, f"{TEMPLATES}/interest_form.html", page, status=422 if form.errors else 200)


def _interest_in(edition: Edition, pk: int) -> Interest:
    found = Interest.objects.select_related("application", "made_by")
    interest = get_object_or_404(found, pk=pk, edition=edition)
    interest.edition = edition
    return interest


@needs(Permission.MANAGE_CALLS)
def interest(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """One entry: who, what was said, the way so far, and the next steps."""
    one, at = _interest_in(edition, pk), timezone.now()
    open_call = Call.objects.open_at(at).filter(edition=edition).first()
    ways = sorted(InterestState.moves()[InterestState(one.state)], key=list(InterestState).index)
    page = {
        "edition": edition,
        "interest": one,
        "moves": one.moves_made.select_related("by"),
        "form": MoveForm(auto_id="move_%s"),
        "steps": [Step(state.value, _STEP_WORDS()[state]) for state in ways],
        "refused_invitation": rules.refuse_invitation(one, open_call, at=at),
        "drafts": queries.invitations_of(one),
        "kept": rules.kept_words(),
        "may_read": queries.may_read_application(one, request.user),
    }
    return render(request, f"{TEMPLATES}/interest.html", page)


def _STEP_WORDS() -> dict[InterestState, str]:
    return {
        InterestState.INTEREST: _("Interested again"),
        InterestState.TALK_HELD: _("We have talked"),
        InterestState.PROPOSED: _("Propose them"),
        InterestState.CONFIRMED: _("They have confirmed"),
        InterestState.DECLINED: _("They have declined"),
        InterestState.RESERVE: _("Put them on reserve"),
    }


@needs(Permission.MANAGE_CALLS)
def change(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    one = _interest_in(edition, pk)
    form = InterestForm(request.POST or None, instance=one)
    if form.is_valid():
        stored = _interest_in(edition, pk)
        facts = {"version": form.cleaned_data["version"] or 0, "by": request.user, "at": timezone.now()}
        if attempt(form, actions.change_interest, stored, **facts, **form.facts):
            return redirect(stored)
    page = {"edition": edition, "form": form, "interest": _interest_in(edition, pk)}
    return render(request, f"{TEMPLATES}/interest_form.html", page, status=422 if form.errors else 200)


@needs(Permission.MANAGE_CALLS)
@require_POST
def move(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """One step on, with a note."""
    one, form = _interest_in(edition, pk), MoveForm(request.POST)
    with told(request, _("Moved on.")):
        if not form.is_valid():
            raise actions.Refused(_("The note is too long, or there is no such state."))
        facts = form.cleaned_data
        actions.move_interest(
            one, state=facts["state"], note=facts["note"], by=request.user, at=timezone.now()
        )
    return redirect(one)


@needs(Permission.MANAGE_CALLS)
@require_POST
def invite(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Write the mail with the way to the open call; it waits as a draft."""
    one, at = _interest_in(edition, pk), timezone.now()
    open_call = Call.objects.open_at(at).filter(edition=edition).select_related("edition__group").first()
    with told(request, _("The invitation waits as a draft. Read and send it in the mail outbox.")):
        email = actions.invite_to_apply(one, call=open_call, by=request.user, at=at)
        return redirect("outbox:email", edition.slug, email.pk)
    return redirect(one)


@needs(Permission.MANAGE_CALLS)
@require_POST
def remove(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Forget an entry because somebody asks for it."""
    with told(request, _("Deleted, with everything that was noted.")):
        actions.remove_interest(_interest_in(edition, pk), by=request.user, at=timezone.now())
    return redirect("recruitment:interests", edition.slug)


@public
def express(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that one is interested while no call is open. What is said never shows who else did."""
    edition = get_object_or_404(Edition.objects.select_related("group"), slug=slug)
    at, request.group = timezone.now(), edition.group
    refused = rules.refuse_expressing(edition, at=at)
    form = ExpressForm(request.POST or None, at=at)
    page: dict[str, Any] = {"edition": edition, "form": form, "refused": refused, "kept": rules.kept_words()}
    if request.method == "POST" and not refused:
        if form.is_trapped:
            return redirect("recruitment:expressed", slug)
        if form.is_valid():
            if not _is_allowed(request, form.cleaned_data["email"]):
                form.add_error(None, _("Too many came from your network. Write to the secretariat instead."))
            else:
                language = request.LANGUAGE_CODE
                actions.express_interest(edition, at=at, language=language, **form.facts)
                return redirect("recruitment:expressed", slug)
    page["call"] = Call.objects.open_at(at).filter(edition=edition).first() if refused else None
    return render(request, f"{TEMPLATES}/express.html", page, status=422 if form.errors else 200)


def _is_allowed(request: HttpRequest, email: str) -> bool:
    """A few an hour for each network, so that nobody fills the list or mails strangers through us."""
    usage = ratelimit.consume(
        request, app="recruitment", action="express_interest", config=LIMITS, key=email.casefold()
    )
    return usage is not None


@public
def expressed(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for everybody, whatever came of it."""
    edition = get_object_or_404(Edition.objects.select_related("group"), slug=slug)
    request.group = edition.group
    page = {"edition": edition, "kept": rules.kept_words()}
    return render(request, f"{TEMPLATES}/expressed.html", page)
