"""Drafts: read, change, send or discard, with their real recipients."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from workinggroup.base.refusals import attempt, told
from workinggroup.outbox import actions, queries, rules
from workinggroup.outbox.forms import DraftForm
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState

from .. import registry
from ..access import needs
from ..models import Edition
from ..permissions import Permission
from .mail import mail_in


@needs(Permission.MANAGE_MAIL)
def drafts(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The drafts by occasion, each with its recipient; those of one occasion with `?occasion=`."""
    occasion = request.GET.get("occasion", "")
    context = {
        "edition": edition,
        "occasion": occasion,
        "groups": queries.drafts_by_occasion(edition, occasion, shown=registry.shown_mails(request.user)),
    }
    return render(request, "workinggroup/outbox/drafts.html", context)


@needs(Permission.MANAGE_MAIL)
def change(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Other words for one draft."""
    found = mail_in(request, edition, pk)
    start = {"subject": found.subject, "text": queries.words_of(found), "version": found.version}
    form = DraftForm(request.POST or None, initial=start)
    at = timezone.now()
    facts = {"by": request.actor, "at": at}
    if form.is_valid() and attempt(form, actions.change_draft, found, **facts, **form.cleaned_data):
        return redirect("outbox:email", edition.slug, found.pk)
    context = {"edition": edition, "email": found, "form": form, "refused": rules.refuse_change(found, at=at)}
    return render(request, "workinggroup/outbox/change.html", context)


@needs(Permission.MANAGE_MAIL)
def confirm(request: HttpRequest, edition: Edition, what: str) -> HttpResponse:
    """Ask with the count and the people; the POST of that page sends or discards exactly these."""
    asked = request.POST if request.method == "POST" else request.GET
    chosen = list(chosen_drafts(edition, asked, shown=registry.shown_mails(request.user)))
    occasion = chosen[0].occasion if chosen else request.GET.get("occasion", "")
    if request.method == "POST":
        carry_out(request, what, chosen)
        return redirect("outbox:log", edition.slug)
    refuse = rules.refuse_sending if what == "send" else rules.refuse_discarding
    context = {
        "edition": edition,
        "what": what,
        "drafts": chosen,
        "occasion": occasion,
        "refused": refuse(chosen, at=timezone.now()),
    }
    return render(request, "workinggroup/outbox/confirm.html", context)


def chosen_drafts(edition: Edition, asked: Any, *, shown: Iterable[Q] = ()) -> Any:
    """The drafts that were ticked; all of an occasion only where the button says so."""
    found = Email.objects.filter(*shown, edition=edition).for_log().order_by("to_name", "pk")
    if asked.get("all"):
        return found.filter(state=EmailState.DRAFT, occasion=asked.get("occasion", ""))
    # One field for all of them: Django refuses a form of more than a thousand fields.
    named = [*asked.getlist("pk"), *asked.get("pks", "").split(",")]
    return found.filter(pk__in=[int(one) for one in named if one.isdigit()])


def carry_out(request: HttpRequest, what: str, chosen: list[Email]) -> None:
    count = {"count": len(chosen)}
    facts = {"by": request.actor, "at": timezone.now()}
    if what == "send":
        said = ngettext("%(count)d mail is on its way.", "%(count)d mails are on their way.", len(chosen))
        with told(request, said % count):
            actions.send_drafts(chosen, **facts)
    else:
        said = ngettext("%(count)d draft was discarded.", "%(count)d drafts were discarded.", len(chosen))
        with told(request, said % count):
            actions.discard_drafts(chosen, **facts)
