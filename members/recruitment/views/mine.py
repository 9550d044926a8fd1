"""My application: how it stands, what happens next, and what I can still do."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.clock import say_when
from workinggroup.base.refusals import told
from workinggroup.editions.access import public

from ..actions import applications as actions
from ..actions import decisions
from ..models import Application, Decision
from ..rules import applications as rules
from ..states import ApplicationState, OfferState, Outcome
from .applicant import application_of, owner, published_call
from .apply import parts_of


@public
def mine(request: HttpRequest, pk: int) -> HttpResponse:
    """State, next step, answers; with an offer, its two buttons."""
    at, call = timezone.now(), published_call(request, pk)
    application = application_of(request, call)
    if application is None:
        return redirect("recruitment:apply", pk)
    if application.is_draft:
        return redirect("recruitment:check", pk)
    decision = told_decision(application)
    page = {
        "call": call,
        "application": application,
        "decision": decision,
        "next": next_words(application, decision, at=at),
        "parts": parts_of(application),
        "correction": rules.refuse_correction(application, at=at),
        "withdrawal": rules.refuse_withdrawal(application, at=at),
        "offer_refused": rules.refuse_offer_answer(decision, at=at) if decision else None,
    }
    return render(request, "members/recruitment/mine.html", page)


def told_decision(application: Application) -> Decision | None:
    """The decision, once its letter has left us: nobody reads it here before the letter."""
    decision = Decision.objects.filter(application=application).select_related("letter").first()
    if decision is None or decision.letter is None or decision.letter.state in ("draft", "discarded"):
        return None
    decision.application = application
    return decision


def next_words(application: Application, decision: Decision | None, *, at: Any) -> str:
    """What happens next, in one sentence."""
    call = application.call
    if application.state == ApplicationState.WITHDRAWN:
        return _("You withdrew this application. Nothing more happens.")
    if decision is None:
        if call.is_open(at) and call.closes_at:
            closes = say_when(call.closes_at, call.timezone)
            return _("You can change or withdraw it until %(when)s. Then reviewers score it.") % {
                "when": closes
            }
        if call.decides_at:
            decides = say_when(call.decides_at, call.timezone)
            return _("Reviewers score it. The committee decides on %(when)s.") % {"when": decides}
        return _("Reviewers score it, then the committee decides. You get a letter.")
    words = {
        Outcome.RESERVE: _("You are on the reserve list. If a seat becomes free, you get a letter."),
        Outcome.REFUSED: _("No seat could be offered. What becomes of your data is said below."),
    }
    if decision.outcome != Outcome.ACCEPTED:
        return words[Outcome(decision.outcome)]
    return {
        OfferState.OFFERED: _("A seat is offered to you. Say whether you take it."),
        OfferState.ACCEPTED: _("You have a seat. The secretariat writes to you before the first session."),
        OfferState.DECLINED: _("You left the seat to somebody else."),
    }[OfferState(decision.offer)]


@public
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a sent application back, or discard a draft."""
    at, call = timezone.now(), published_call(request, pk)
    application = application_of(request, call)
    if application is None:
        return redirect("recruitment:apply", pk)
    if application.is_draft:
        with told(request, _("Your draft is deleted.")):
            actions.discard_draft(application, at=at)
        return redirect("recruitment:public_call", pk)
    with told(request, _("Your application is withdrawn.")):
        actions.withdraw_application(application, by=owner(request, application), at=at)
    return redirect("recruitment:mine", pk)


@public
@require_POST
def answer_offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or decline the offered seat."""
    at, call = timezone.now(), published_call(request, pk)
    application = application_of(request, call)
    decision = told_decision(application) if application else None
    if application is None or decision is None:
        messages.error(request, _("No seat has been offered."))
        return redirect("recruitment:mine", pk)
    by = owner(request, application) or application.applicant
    if request.POST.get("answer") == "accept":
        with told(request, _("You have a seat. Welcome to the group.")):
            decisions.accept_offer(decision, by=by, at=at)
    elif request.POST.get("answer") == "decline":
        with told(request, _("You left the seat to somebody else. Thank you for telling us.")):
            decisions.decline_offer(decision, by=by, at=at)
    return redirect("recruitment:mine", pk)
