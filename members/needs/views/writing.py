"""Sections and questions of a draft: add, change, move, remove, and see it as a member will."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from members.needs import actions, rules
from members.needs.forms.blocks import blocks
from members.needs.forms.response import ResponseForm
from members.needs.forms.survey import NewQuestionForm, NewSectionForm, QuestionForm, SectionForm
from members.needs.models import Question, Section
from members.needs.queries.questions import questions_of
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks

from .surveys import assessment_of


def section_of(edition: Edition, pk: int) -> Section:
    found = Section.objects.select_related("assessment__edition")
    return get_object_or_404(found, pk=pk, assessment__edition=edition)


def question_of(edition: Edition, pk: int) -> Question:
    found = Question.objects.select_related("section__assessment__edition")
    return get_object_or_404(found, pk=pk, section__assessment__edition=edition)


def _page(request: HttpRequest, assessment: Any, form: Any, heading: str) -> HttpResponse:
    context = {
        "edition": assessment.edition,
        "assessment": assessment,
        "form": form,
        "heading": heading,
        "refused": rules.refuse_writing(assessment),
    }
    return render(request, "members/needs/form.html", context)


@needs(Permission.MANAGE_NEEDS)
def section_add(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """One more section."""
    assessment, form = assessment_of(edition, pk), NewSectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        if attempt(form, actions.add_section, assessment, by=request.actor, at=timezone.now(), **facts):
            return redirect("needs:assessment", edition.slug, pk)
    return _page(request, assessment, form, _("New section"))


@needs(Permission.MANAGE_NEEDS)
def section_edit(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Other words for a section."""
    section = section_of(edition, pk)
    form = SectionForm(request.POST or None, instance=section)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        if attempt(form, actions.change_section, section, by=request.actor, at=timezone.now(), **facts):
            return redirect("needs:assessment", edition.slug, section.assessment_id)
    return _page(request, section.assessment, form, _("Change the section"))


def _before_removing_section(request: HttpRequest, edition: Edition, pk: int) -> Confirmation:
    section = section_of(edition, pk)
    number = section.questions.count()
    words = ngettext("%(number)d question goes with it.", "%(number)d questions go with it.", number)
    return Confirmation(
        _("Remove the section “%(title)s”?") % {"title": section},
        _("Remove the section"),
        reverse("needs:assessment", args=[edition.slug, section.assessment_id]),
        words=[words % {"number": number}] if number else [],
    )


def _before_removing_question(request: HttpRequest, edition: Edition, pk: int) -> Confirmation:
    question = question_of(edition, pk)
    return Confirmation(
        _("Remove this question?"),
        _("Remove the question"),
        reverse("needs:assessment", args=[edition.slug, question.section.assessment_id]),
        words=[f"“{question}”"],
    )


@needs(Permission.MANAGE_NEEDS)
@asks(_before_removing_section)
def section_remove(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    section = section_of(edition, pk)
    with told(request, _("The section and its questions were removed.")):
        actions.remove_section(section, by=request.actor, at=timezone.now())
    return redirect("needs:assessment", edition.slug, section.assessment_id)


@needs(Permission.MANAGE_NEEDS)
@require_POST
def section_move(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    section, up = section_of(edition, pk), request.POST.get("to") == "up"
    with told(request):
        actions.move_section(section, up=up, by=request.actor, at=timezone.now())
    return redirect("needs:assessment", edition.slug, section.assessment_id)


@needs(Permission.MANAGE_NEEDS)
def question_add(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """One more question at the end of a section."""
    section = section_of(edition, pk)
    form = NewQuestionForm(request.POST or None, edition=edition)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        if attempt(form, actions.add_question, section, by=request.actor, at=timezone.now(), **facts):
            return redirect("needs:assessment", edition.slug, section.assessment_id)
    return _page(request, section.assessment, form, _("New question"))


@needs(Permission.MANAGE_NEEDS)
def question_edit(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """A question and its choices."""
    question = question_of(edition, pk)
    form = QuestionForm(request.POST or None, instance=question, edition=edition)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        if attempt(form, actions.change_question, question, by=request.actor, at=timezone.now(), **facts):
            return redirect("needs:assessment", edition.slug, question.section.assessment_id)
    return _page(request, question.section.assessment, form, _("Change the question"))


@needs(Permission.MANAGE_NEEDS)
@asks(_before_removing_question)
def question_remove(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    question = question_of(edition, pk)
    with told(request, _("The question was removed.")):
        actions.remove_question(question, by=request.actor, at=timezone.now())
    return redirect("needs:assessment", edition.slug, question.section.assessment_id)


@needs(Permission.MANAGE_NEEDS)
@require_POST
def question_move(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    question, up = question_of(edition, pk), request.POST.get("to") == "up"
    with told(request):
        actions.move_question(question, up=up, by=request.actor, at=timezone.now())
    return redirect("needs:assessment", edition.slug, question.section.assessment_id)


@needs(Permission.MANAGE_NEEDS)
def preview(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The survey as a member will see it; nothing can be sent from here."""
    assessment = assessment_of(edition, pk)
    form = ResponseForm(questions=questions_of(assessment), answers={})
    context = {"edition": edition, "assessment": assessment, "form": form, "sections": blocks(form, [])}
    return render(request, "members/needs/preview.html", context)
