"""What was decided: letters, answers, who moves up."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from workinggroup.base.refusals import told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import decisions as actions
from ..actions.letters import write_letters
from ..models import Decision
from ..queries.decisions import promotions
from ..rules import letters as rules
from .selections import recused, selection_in


@needs(Permission.SELECT_MEMBERS)
def decisions(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Each decision with the state of its letter and of the offer."""
    one = selection_in(edition, pk)
    found = one.decisions.exclude(application__in=recused(request, one))
    found = list(
        found.select_related("application", "letter").order_by(
            "outcome", "reserve_rank", "application__number"
        )
    )
    held = actions.seats_held(one)
    page = {
        "edition": edition,
        "selection": one,
        "call": one.call,
        "decisions": found,
        "held": held,
        "free": one.seats - held,
        "waiting": sum(decision.letter_id is None for decision in found),
        "drafts": sum(bool(decision.letter) and decision.letter.state == "draft" for decision in found),
        "refused": rules.refuse_letters(
            one, waiting=sum(d.letter_id is None for d in found), at=timezone.now()
        ),
        "promotions": promotions(one, found) if held < one.seats and not one.is_draft else [],
        "at": timezone.now(),
    }
    return render(request, "members/recruitment/decisions.html", page)


@needs(Permission.SELECT_MEMBERS)
@require_POST
def letters(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Write the letters as drafts."""
    with told(request):
        number = write_letters(selection_in(edition, pk), by=request.user, at=timezone.now())
        words = ngettext(
            "%(n)d letter waits as a draft. Read and send it in the mail outbox.",
            "%(n)d letters wait as drafts. Read and send them in the mail outbox.",
            number,
        )
        messages.success(request, words % {"n": number})
    return redirect("recruitment:decisions", edition.slug, pk)


@needs(Permission.SELECT_MEMBERS)
@require_POST
def promote(request: HttpRequest, edition: Edition, pk: int, decision_pk: int) -> HttpResponse:
    """Offer a free seat to somebody on the reserve list."""
    one = selection_in(edition, pk)
    found = Decision.objects.select_related("application__call__edition", "letter", "selection__call")
    found = found.exclude(application__in=recused(request, one))
    decision = get_object_or_404(found, pk=decision_pk, selection=one)
    with told(request, _("The letter with the offer waits as a draft.")):
        actions.promote(decision, by=request.user, at=timezone.now())
    return redirect("recruitment:decisions", edition.slug, pk)
