"""The surveys of an edition, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.needs import actions, rules
from members.needs.forms.survey import AssessmentForm, NewAssessmentForm
from members.needs.models import Assessment
from members.needs.queries import audience, pages, questions
from members.needs.states import AssessmentState
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may


def assessment_of(edition: Edition, pk: int) -> Assessment:
    """A survey of this edition, or 404."""
    found = get_object_or_404(Assessment.objects.select_related("edition__group"), pk=pk, edition=edition)
    found.edition = edition
    return found


@needs(Permission.READ_RESULTS)
def surveys(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every survey of the edition; the secretariat begins one here."""
    may_manage = may(request.actor, Permission.MANAGE_NEEDS, edition)
    context = {
        "edition": edition,
        "may_manage": may_manage,
        "rows": pages.surveys(edition, request.actor, at=timezone.now(), may_manage=may_manage),
        "copyable": questions.copyable(edition) if may_manage else None,
    }
    return render(request, "members/needs/list.html", context)


@needs(Permission.MANAGE_NEEDS)
def create(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Begin a survey."""
    form = NewAssessmentForm(request.POST or None, edition=edition)
    if request.method == "POST" and form.is_valid():
        facts = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        made = actions.create_assessment(edition, by=request.actor, at=timezone.now(), **facts)
        return redirect("needs:assessment", edition.slug, made.pk)
    context = {"edition": edition, "form": form, "heading": _("New survey")}
    return render(request, "members/needs/form.html", context)


@needs(Permission.MANAGE_NEEDS)
@require_POST
def copy(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Begin with a copy of the last survey of another edition of the group."""
    old = questions.copyable(edition)
    if old is None:
        return redirect("needs:list", edition.slug)
    made = actions.copy_assessment(old, edition, by=request.actor, at=timezone.now())
    return redirect("needs:assessment", edition.slug, made.pk)


@needs(Permission.READ_RESULTS)
def assessment(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """For the secretariat the survey with its questions and its run; members are led to what they can do."""
    if may(request.actor, Permission.MANAGE_NEEDS, edition):
        managed = get_object_or_404(pages.managed(edition), pk=pk)
        managed.edition = edition
        return render(request, "members/needs/assessment.html", pages.manage(managed, at=timezone.now()))
    found = assessment_of(edition, pk)
    if found.state == AssessmentState.CLOSED:
        return redirect("needs:results", edition.slug, pk)
    if found.is_open(timezone.now()) and may(request.actor, Permission.ANSWER_NEEDS, edition):
        return redirect("needs:answer", edition.slug, pk)
    return redirect("needs:list", edition.slug)


@needs(Permission.MANAGE_NEEDS)
def edit(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The frame of a draft: title, introduction, audience, privacy, closing time."""
    found = assessment_of(edition, pk)
    form = AssessmentForm(request.POST or None, instance=found, edition=edition)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        version = facts.pop("version") or found.version
        if attempt(
            form,
            actions.change_assessment,
            found,
            version=version,
            by=request.actor,
            at=timezone.now(),
            **facts,
        ):
            return redirect("needs:assessment", edition.slug, pk)
    context = {"edition": edition, "assessment": found, "form": form, "heading": _("Change the survey")}
    context["refused"] = rules.refuse_writing(found)
    return render(request, "members/needs/form.html", context)


@needs(Permission.MANAGE_NEEDS)
@require_POST
def open_survey(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Open it: the invitations are written as drafts and shown."""
    found = assessment_of(edition, pk)
    with told(request, _("The survey is open. Read the invitations, then send them.")):
        actions.open_assessment(found, by=request.actor, at=timezone.now())
        return to_drafts(edition, audience.invitation_occasion(found))
    return redirect("needs:assessment", edition.slug, pk)


def to_drafts(edition: Edition, occasion: str) -> HttpResponse:
    """The drafts of one occasion, with their real recipients."""
    return redirect(f"{reverse('outbox:drafts', args=[edition.slug])}?occasion={occasion}")
