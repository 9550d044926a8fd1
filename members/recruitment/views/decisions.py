"""What was decided: letters, answers, offers, and who moves up."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import say_when
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.outbox.queries import words_of
from workinggroup.outbox.states import EmailState

from ..actions import decisions as actions
from ..actions import letters as letter_actions
from ..forms.decisions import MoreTimeForm
from ..models import Decision, Selection
from ..queries.decisions.letters import Letters, with_letters
from ..queries.decisions.outcomes import Board, by_outcome, seen_of
from ..rules import letters as letter_rules
from ..rules import offers as rules
from ..states import Outcome
from .selections import recused, selection_in

TEMPLATES = "members/recruitment"


def board_of(request: HttpRequest, one: Selection) -> Board:
    found = sorted(
        with_letters(one).order_by("reserve_rank", "application__number"),
        key=lambda decision: Outcome.values.index(decision.outcome),
    )
    return Board(one, found, recused(request, one), timezone.now())


@needs(Permission.SELECT_MEMBERS)
def decisions(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Each decision with the state of its letter and of the offer; what can be done for all of them."""
    one = selection_in(edition, pk)
    board = board_of(request, one)
    waiting = len(board.unwritten)
    page = {
        "edition": edition,
        "selection": one,
        "call": one.call,
        "board": board,
        "waiting": waiting,
        "refused": letter_rules.refuse_letters(one, waiting=waiting, at=board.at),
    }
    return render(request, f"{TEMPLATES}/decisions.html", page)


@needs(Permission.SELECT_MEMBERS)
def letters(request: HttpRequest, edition: Edition, pk: int, what: str = "write") -> HttpResponse:
    """Say for whom letters are written, or written anew; the POST of that page does it for exactly these."""
    one = selection_in(edition, pk)
    if request.method == "POST":
        act = letter_actions.write_letters if what == "write" else letter_actions.renew_letters
        with told(request):
            seen = request.POST.get("seen", "-")
            say_written(request, act(one, by=request.actor, at=timezone.now(), seen=seen))
        return redirect("recruitment:decisions", edition.slug, pk)
    board = board_of(request, one)
    chosen = board.unwritten if what == "write" else board.to_renew
    page = {
        "edition": edition,
        "selection": one,
        "what": what,
        "number": len(chosen),
        "groups": by_outcome(board.visible(chosen)),
        "hidden": len(chosen) - len(board.visible(chosen)),
        "seen": seen_of(chosen),
        "refused": _why_not(one, chosen, what, board.at),
    }
    return render(request, f"{TEMPLATES}/letters.html", page)


def _why_not(one: Selection, chosen: list[Decision], what: str, at: dt.datetime) -> str | None:
    if what == "write":
        return letter_rules.refuse_letters(one, waiting=len(chosen), at=at)
    return letter_rules.refuse_renewing(chosen, at=at)


def say_written(request: HttpRequest, number: int) -> None:
    words = ngettext(
        "%(n)d letter waits as a draft. Read and send it in the mail outbox.",
        "%(n)d letters wait as drafts. Read and send them in the mail outbox.",
        number,
    )
    messages.success(request, words % {"n": number})


def decision_in(request: HttpRequest, one: Selection, pk: int) -> Decision:
    """A decision of the selection that the reader may see."""
    found = Decision.objects.select_related(
        "application__call__edition__group", "application__applicant", "letter", "selection__call__edition"
    )
    return get_object_or_404(found.exclude(application__in=recused(request, one)), pk=pk, selection=one)


@needs(Permission.SELECT_MEMBERS)
def letter(request: HttpRequest, edition: Edition, pk: int, decision_pk: int) -> HttpResponse:
    """A draft that was edited by hand beside the words of today: a person chooses."""
    one = selection_in(edition, pk)
    decision = decision_in(request, one, decision_pk)
    if request.method == "POST":
        facts: dict[str, Any] = {"version": _number(request, "version"), "by": request.actor}
        if request.POST.get("choice") == "anew":
            with told(request, _("The letter is written anew.")):
                letter_actions.renew_letter(decision, at=timezone.now(), **facts)
        else:
            with told(request, _("The letter stays as you wrote it.")):
                letter_actions.keep_letter(decision, at=timezone.now(), **facts)
        return redirect("recruitment:decisions", edition.slug, pk)
    return render(request, f"{TEMPLATES}/letter.html", {"edition": edition, **_both(one, decision)})


def _number(request: HttpRequest, name: str) -> int:
    number = request.POST.get(name, "")
    return int(number) if number.isdecimal() and len(number) < 10 else 0


def _both(one: Selection, decision: Decision) -> dict[str, Any]:
    """The draft and what would be written now; the date of the offer as the draft must name it."""
    is_draft = decision.letter is not None and decision.letter.state == EmailState.DRAFT
    now = words_of(decision.letter) if decision.letter else ""
    decision.offer_until = letter_actions.offer_end(decision, at=timezone.now())
    until = say_when(decision.offer_until, one.call.timezone) if decision.offer_until else ""
    return {
        "selection": one,
        "decision": decision,
        "letter": decision.letter if is_draft else None,
        "text": now,
        "anew": Letters(one.call, [decision.application_id]).of(decision),
        "until": until if decision.offer == "offered" and until not in now else "",
    }


@needs(Permission.SELECT_MEMBERS)
def promote(request: HttpRequest, edition: Edition, pk: int, decision_pk: int) -> HttpResponse:
    """What a seat for somebody on the reserve list does to the quotas; the POST offers it."""
    one = selection_in(edition, pk)
    decision, at = decision_in(request, one, decision_pk), timezone.now()
    if request.method == "POST":
        with told(request, _("The letter with the offer waits as a draft.")):
            actions.promote(decision, by=request.actor, at=at)
        return redirect("recruitment:decisions", edition.slug, pk)
    board = board_of(request, one)
    promotion = next((one for one in board.promotions if one.decision.pk == decision.pk), None)
    page = {
        "edition": edition,
        "selection": one,
        "decision": decision,
        "board": board,
        "promotion": promotion,
        "is_best": bool(promotion and promotion.is_best),
        "best": board.promotions[0] if board.promotions else None,
        "refused": rules.refuse_promotion(decision, taken=board.held, seats=one.seats, at=at),
    }
    return render(request, f"{TEMPLATES}/promote.html", page)


@needs(Permission.SELECT_MEMBERS)
def extend_offer(request: HttpRequest, edition: Edition, pk: int, decision_pk: int) -> HttpResponse:
    """More time for one offer, with the reason."""
    one = selection_in(edition, pk)
    decision = decision_in(request, one, decision_pk)
    form = MoreTimeForm(request.POST or None, decision=decision)
    if form.is_valid():
        facts = {**form.cleaned_data, "by": request.actor, "at": timezone.now()}
        if attempt(form, actions.extend_offer, decision, **facts):
            messages.success(request, _("The offer can be answered until then."))
            return redirect("recruitment:decisions", edition.slug, pk)
    page = {"edition": edition, "selection": one, "decision": decision, "form": form}
    return render(request, f"{TEMPLATES}/more_time.html", page, status=422 if form.errors else 200)
