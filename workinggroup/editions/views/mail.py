"""The mail log of an edition."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.refusals import told
from workinggroup.outbox import actions, queries, rules
from workinggroup.outbox.models import Email
from workinggroup.outbox.pages import facts_of, html_response
from workinggroup.outbox.states import EmailState

from .. import registry
from ..access import needs
from ..models import Edition
from ..permissions import Permission

MAILS_A_PAGE = 50


@needs(Permission.MANAGE_MAIL)
def log(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every mail of the edition, what failed first, and how many of each occasion."""
    found = {name: request.GET.get(key, "").strip() for name, key in (("state", "state"), ("words", "q"))}
    found["occasion"] = request.GET.get("occasion", "")
    shown = registry.shown_mails(request.user)
    counts = queries.counts_by_state(edition, shown=shown)
    rows = queries.log(edition, shown=shown, **found)
    page = Paginator(rows, MAILS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        **found,
        "edition": edition,
        "page": page,
        "states": [(state, state.label, counts[state]) for state in EmailState if counts.get(state)],
        "total": sum(counts.values()),
        "groups": queries.by_subject(edition, shown=shown),
    }
    return render(request, "workinggroup/outbox/log.html", context)


def mail_in(request: HttpRequest, edition: Edition, pk: int) -> Email:
    """One mail of the edition, if nothing keeps it from this reader."""
    found = Email.objects.filter(*registry.shown_mails(request.user), edition=edition)
    return get_object_or_404(found.select_related("person", "resend_of"), pk=pk)


@needs(Permission.MANAGE_MAIL)
def email(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """One mail as its recipient gets it, except that the personal link is masked."""
    found = mail_in(request, edition, pk)
    context = {
        **facts_of(found, whole=False),
        "edition": edition,
        "is_draft": found.state == EmailState.DRAFT,
        "may_resend": found.state in (EmailState.SENT, EmailState.FAILED),
        "refused": rules.refuse_resend(found, at=timezone.now()),
    }
    return render(request, "workinggroup/outbox/email.html", context)


@needs(Permission.MANAGE_MAIL)
def html(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The HTML of a mail for the frame of its page."""
    return html_response(request, mail_in(request, edition, pk), whole=False)


@needs(Permission.MANAGE_MAIL)
@require_POST
def resend(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Send a mail once more, to the same one recipient."""
    found = mail_in(request, edition, pk)
    with told(request, _("Queued again for %(who)s.") % {"who": found.recipient}):
        actions.resend(found, by=request.actor, at=timezone.now())
    return redirect("outbox:log", edition.slug)
