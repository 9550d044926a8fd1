"""While a survey runs: invite who joined, remind, extend, close."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.needs import actions, rules
from members.needs.forms.survey import ExtendForm
from members.needs.mails import reminder_occasion
from members.needs.queries import audience
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from .surveys import assessment_of, to_drafts


@needs(Permission.MANAGE_NEEDS)
@require_POST
def invite(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Write invitations for the members who joined since; nobody gets a second one."""
    found = assessment_of(edition, pk)
    with told(request, _("Read the invitations, then send them.")):
        actions.invite_members(found, by=request.actor, at=timezone.now())
        return to_drafts(edition, audience.invitation_occasion(found))
    return redirect("needs:assessment", edition.slug, pk)


@needs(Permission.MANAGE_NEEDS)
def remind(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Who has not answered, by name; the POST writes their reminders as drafts."""
    found, at = assessment_of(edition, pk), timezone.now()
    if request.method == "POST":
        with told(request, _("Read the reminders, then send them.")):
            actions.remind_members(found, by=request.actor, at=at)
            return to_drafts(edition, reminder_occasion(found))
        return redirect("needs:assessment", edition.slug, pk)
    waiting = audience.waiting_for(found)
    context = {
        "edition": edition,
        "assessment": found,
        "waiting": waiting,
        "refused": rules.refuse_reminding(found, len(waiting), at=at),
    }
    return render(request, "members/needs/remind.html", context)


@needs(Permission.MANAGE_NEEDS)
def extend(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """A later closing time."""
    found, at = assessment_of(edition, pk), timezone.now()
    form = ExtendForm(request.POST or None, initial={"closes_at": found.closes_at}, zone=found.timezone)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        if attempt(form, actions.extend_assessment, found, by=request.actor, at=at, **facts):
            return redirect("needs:assessment", edition.slug, pk)
    context = {"edition": edition, "assessment": found, "form": form, "heading": _("Extend the survey")}
    return render(request, "members/needs/form.html", context)


@needs(Permission.MANAGE_NEEDS)
def close(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """What closing does; the POST closes and fixes the results."""
    found, at = assessment_of(edition, pk), timezone.now()
    if request.method == "POST":
        with told(request, _("The survey is closed, and its results are fixed.")):
            actions.close_assessment(found, by=request.actor, at=at)
        return redirect("needs:results", edition.slug, pk)
    context = {
        "edition": edition,
        "assessment": found,
        "turnout": audience.turnout(found),
        "unfinished": audience.unfinished(found),
        "refused": rules.refuse_closing(found, at=at),
    }
    return render(request, "members/needs/close.html", context)
