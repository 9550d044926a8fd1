"""An open call changes: what, why, who is told; seen first, then published. And a later deadline."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import amending as actions
from ..actions.deadlines import extend_deadline
from ..forms.amending import AmendForm
from ..forms.calls import ExtensionForm
from ..models import Call
from ..queries.calls.audience import audience_of
from ..rules import amending as rules
from ..rules import calls as call_rules
from .calls import TEMPLATES, call_in


@needs(Permission.MANAGE_CALLS)
def amend(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """First write, then see the changes and who is told, then publish. Nothing is stored before."""
    found, at = call_in(edition, pk), timezone.now()
    if reason := rules.refuse_amending(found, at=at):
        return render(request, f"{TEMPLATES}/amend.html", {**_base(edition, found), "refused": reason})
    form = AmendForm(request.POST or None, call=found)
    page = {**_base(edition, found), "form": form}
    if form.is_valid() and "back" not in request.POST:
        if "publish" in request.POST and (made := _publish(request, found, form)):
            return made
        version = form.cleaned_data["version"] or 0
        changes = attempt(form, actions.rehearse, found, form.amendment, version=version, at=at)
        if changes is not None:
            audience, told_to = audience_of(found, reader=request.user), audience_of(found).size
            page |= {"changes": changes, "audience": audience, "reason": form.cleaned_data["reason"]}
            page |= {"told_to": told_to, "hidden": told_to - audience.size}
            return render(request, f"{TEMPLATES}/amend_check.html", page)
    return render(request, f"{TEMPLATES}/amend.html", page, status=422 if form.errors else 200)


def _base(edition: Edition, call: Call) -> dict[str, Any]:
    return {"edition": edition, "call": call}


def _publish(request: HttpRequest, call: Call, form: AmendForm) -> HttpResponse | None:
    made = attempt(
        form, actions.amend, call, form.amendment, version=form.cleaned_data["version"] or 0,
        reason=form.cleaned_data["reason"], by=request.user, at=timezone.now(),
    )  # fmt: skip
    if made is None:
        return None
    words = _("Version %(number)d is published. Applicants and reviewers are being told.")
    messages.success(request, words % {"number": made.number})
    return redirect("recruitment:call", call.edition.slug, call.pk)


@needs(Permission.MANAGE_CALLS)
def extend(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """A later deadline with its reason; who is told stands there before it goes."""
    found, at = call_in(edition, pk), timezone.now()
    form = ExtensionForm(request.POST or None, call=found)
    page = {**_base(edition, found), "form": form, "refused": call_rules.refuse_extending(found)}
    page["drafts"] = audience_of(found, reader=request.user).drafts
    if not page["refused"] and form.is_valid() and "back" not in request.POST:
        facts = form.cleaned_data
        reason = call_rules.refuse_extension(
            found, closes_at=facts["closes_at"], reason=facts["reason"], at=at
        )
        if reason:
            form.add_error("closes_at", reason)
        elif "publish" not in request.POST:
            return render(request, f"{TEMPLATES}/extend_check.html", {**page, "facts": facts})
        else:
            with told(request):
                _say_extended(request, extend_deadline(found, by=request.user, at=at, **facts))
                return redirect("recruitment:call", edition.slug, pk)
    return render(request, f"{TEMPLATES}/extend.html", page, status=422 if form.errors else 200)


def _say_extended(request: HttpRequest, number: int) -> None:
    words = ngettext(
        "The deadline is moved; %(n)d person with a draft is being told.",
        "The deadline is moved; %(n)d people with a draft are being told.",
        number,
    )
    messages.success(request, words % {"n": number})
