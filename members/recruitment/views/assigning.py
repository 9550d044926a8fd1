"""Giving files to reviewers, and reminding those who are behind."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from workinggroup.base.refusals import told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, Role

from ..actions import reviews as actions
from ..forms.reviews import BalancedForm, ByHandForm
from ..models import Call
from ..queries.reviews import behind, progress_of, reviewers_of
from ..rules import reviews as rules
from .calls import call_in


@needs(Permission.MANAGE_CALLS)
def reviewers(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Who has how much to read, and two ways to give out files."""
    call = call_in(edition, pk)
    return _page(request, edition, call)


def _page(
    request: HttpRequest, edition: Edition, call: Call, status: int = 200, **forms: Any
) -> HttpResponse:
    people = reviewers_of(edition)
    page = {
        "edition": edition,
        "call": call,
        "progress": progress_of(call),
        "people": people,
        "submitted": call.applications.submitted().count(),
        "balanced": BalancedForm(
            people=people, initial={"reviewers": [p.pk for p in reviewers_of(edition, role=Role.REVIEWER)]}
        ),
        "by_hand": ByHandForm(people=people, call=call),
        "refused_reminder": rules.refuse_reminder(behind(call)),
        **forms,
        "forms": list(forms.values()),
    }
    return render(request, "members/recruitment/reviewers.html", page, status=status)


@needs(Permission.MANAGE_CALLS)
@require_POST
def assign(request: HttpRequest, edition: Edition, pk: int, way: str) -> HttpResponse:
    """`way` is `balanced` or `by-hand`."""
    call, people = call_in(edition, pk), reviewers_of(edition)
    if way == "balanced":
        form: Any = BalancedForm(request.POST, people=people)
    else:
        form = ByHandForm(request.POST, people=people, call=call)
    if not form.is_valid():
        return _page(request, edition, call, 422, **{way.replace("-", "_"): form})
    give = actions.assign_balanced if way == "balanced" else actions.assign_reviewers
    with told(request):
        given = give(call, by=request.user, at=timezone.now(), **form.cleaned_data)
        _say(request, given)
    return redirect("recruitment:reviewers", edition.slug, pk)


def _say(request: HttpRequest, given: actions.Given) -> None:
    words = ngettext("%(n)d review was assigned.", "%(n)d reviews were assigned.", given.made)
    messages.success(request, words % {"n": given.made})
    if given.short:
        short = _("Too few reviewers without a conflict for %(numbers)s. Add a reviewer.")
        messages.warning(request, short % {"numbers": ", ".join(given.short)})


@needs(Permission.MANAGE_CALLS)
@require_POST
def remind(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Draft the reminders; they are read before they go."""
    with told(request):
        number = actions.remind_reviewers(call_in(edition, pk), by=request.user, at=timezone.now())
        words = ngettext(
            "%(n)d reminder waits as a draft. Read and send it in the mail outbox.",
            "%(n)d reminders wait as drafts. Read and send them in the mail outbox.",
            number,
        )
        messages.success(request, words % {"n": number})
    return redirect("recruitment:reviewers", edition.slug, pk)
