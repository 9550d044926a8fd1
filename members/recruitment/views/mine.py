"""My application: how it stands, what happens next, and what I can still do."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.clock import say_when
from workinggroup.base.middleware import arrived_at
from workinggroup.base.refusals import told

from ..actions import applications as actions
from ..actions import decisions
from ..models import Application, Decision
from ..queries.applying import form as applying
from ..rules import applications as rules
from ..states import ApplicationState, OfferState, Outcome
from .applicant import for_applicant, owner


@for_applicant
def mine(request: HttpRequest, application: Application) -> HttpResponse:
    """State, next step, answers; with an offer, its two buttons."""
    at, call = arrived_at(request), application.call
    if application.is_draft:
        return redirect("recruitment:check", call.pk)
    decision = told_decision(application)
    page = {
        "call": call,
        "application": application,
        "decision": decision,
        "next": next_words(application, decision, at=at),
        "parts": applying.parts_of(applying.with_form(application)),
        "correction": rules.refuse_correction(application, at=at),
        "withdrawal": rules.refuse_withdrawal(application, at=at),
        "offer_refused": rules.refuse_offer_answer(decision, at=at) if decision else None,
        "news": applying.news_for(application) if call.is_open(at) else [],
        "is_open": call.is_open(at),
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
        OfferState.EXPIRED: _("The offer ended without an answer, so the seat goes to the reserve list."),
    }[OfferState(decision.offer)]


@for_applicant
def withdraw(request: HttpRequest, application: Application) -> HttpResponse:
    """Asks first: what goes, and that it does not come back. One button then deletes or withdraws."""
    call, at = application.call, arrived_at(request)
    refused = None if application.is_draft else rules.refuse_withdrawal(application, at=at)
    if request.method != "POST":
        page = {"call": call, "application": application, "refused": refused}
        return render(request, "members/recruitment/withdraw.html", page)
    if application.is_draft or request.POST.get("what") == "draft":
        return _discard(request, application, at)
    with told(request, _("Your application is withdrawn.")):
        actions.withdraw_application(application, by=owner(request, application), at=at)
    return redirect("recruitment:mine", call.pk)


def _discard(request: HttpRequest, application: Application, at: Any) -> HttpResponse:
    """A page that was opened while it was a draft withdraws nothing that has been sent since."""
    with told(request, _("Your draft is deleted.")):
        actions.discard_draft(application, at=at)
    return redirect("recruitment:public_call", application.call_id)


@for_applicant
@require_POST
def answer_offer(request: HttpRequest, application: Application) -> HttpResponse:
    """Accept or decline the offered seat."""
    at, pk = arrived_at(request), application.call_id
    decision = told_decision(application)
    if decision is None:
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
