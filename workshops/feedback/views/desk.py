"""Feedback as the secretariat keeps it: the questions, who was asked, and what was said."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from workinggroup.base import exports
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks
from workshops.scheduling.queries import find_workshop

from .. import actions, queries, rules
from ..actions.asking import asks_from
from ..forms import QuestionForm, SettingsForm
from ..models import Form, Question

TEMPLATE = "workshops/feedback/desk.html"


def _form(request: HttpRequest, edition: Edition, pk: int) -> Form:
    workshop = find_workshop(edition, pk, request.user)
    return queries.form_of(workshop) or get_object_or_404(Form, workshop=workshop)


@needs(Permission.MANAGE_WORKSHOPS)
def desk(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The questions and the promise about names, until somebody was asked; then how it stands."""
    workshop, at = find_workshop(edition, pk, request.user), timezone.now()
    form = queries.form_of(workshop)
    if form is None:
        page = {"edition": edition, "workshop": workshop, "refused": rules.refuse_preparing(workshop, at=at)}
        return render(request, TEMPLATE, page)
    settings = SettingsForm(request.POST or None, instance=form)
    if request.method == "POST" and settings.is_valid():
        facts = {name: settings.cleaned_data[name] for name in ("is_anonymous", "days_open", "version")}
        if attempt(settings, actions.change_form, form, by=request.user, at=at, **facts):
            messages.success(request, _("Saved."))
            return redirect("feedback:desk", edition.slug, pk)
    return _shown(request, edition, queries.form_of(workshop), settings=settings)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def prepare(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    workshop = find_workshop(edition, pk, request.user)
    with told(request, _("The form is ready. It goes out on the day after the session.")):
        actions.prepare(workshop, by=request.user, at=timezone.now())
    return redirect("feedback:desk", edition.slug, pk)


def _shown(
    request: HttpRequest, edition: Edition, form: Form, *, settings: Any = None, asks_for: Any = None
) -> HttpResponse:
    at = timezone.now()
    asks_for = asks_for or QuestionForm()
    asks_for.form_action = reverse("feedback:add_question", args=[edition.slug, form.workshop_id])
    asked, missing = form.asked.count(), queries.missing(form).count()
    left = queries.to_ask(form).count()
    page = {
        "edition": edition, "workshop": form.workshop, "feedback": form, "at": at,
        "form": settings or SettingsForm(instance=form), "question_form": asks_for,
        "questions": list(form.questions.all()), "asked": asked, "answered": asked - missing, "left": left,
        "missing": missing, "asks_from": asks_from(form), "is_open": form.is_open(at),
        "refused_change": rules.refuse_change(form),
        "refused_asking": rules.refuse_asking(form, left, at=at),
        "refused_reminding": rules.refuse_reminding(form, missing, at=at),
    }  # fmt: skip
    return render(request, TEMPLATE, page)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def add_question(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    found, form = _form(request, edition, pk), QuestionForm(request.POST)
    at = timezone.now()
    if form.is_valid() and attempt(
        form, actions.add_question, found, by=request.user, at=at, **form.cleaned_data
    ):
        return redirect("feedback:desk", edition.slug, pk)
    return _shown(request, edition, found, asks_for=form)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def remove_question(request: HttpRequest, edition: Edition, pk: int, question: int) -> HttpResponse:
    one = get_object_or_404(Question, pk=question, form=_form(request, edition, pk))
    with told(request, _("Removed.")):
        actions.remove_question(one, by=request.user, at=timezone.now())
    return redirect("feedback:desk", edition.slug, pk)


def _before_asking(request: HttpRequest, edition: Edition, pk: int) -> Confirmation:
    form = _form(request, edition, pk)
    people = list(queries.to_ask(form).select_related("organisation"))
    words = ngettext("Ask %(n)d person now", "Ask %(n)d people now", len(people))
    return Confirmation(
        _("Ask for feedback now?"),
        words % {"n": len(people)},
        reverse("feedback:desk", args=[edition.slug, pk]),
        words=[_("Everybody who was there gets a mail with a personal link to the form.")],
        refused=rules.refuse_asking(form, len(people), at=timezone.now()),
        kind="primary",
        people=[{"person": one, "organisation": one.organisation} for one in people],
    )


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_asking)
def ask(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("They are asked.")):
        actions.ask(_form(request, edition, pk), by=request.user, at=timezone.now())
    return redirect("feedback:desk", edition.slug, pk)


def _before_reminding(request: HttpRequest, edition: Edition, pk: int) -> Confirmation:
    """How many, and where answers are anonymous not who: that, too, would tell something."""
    form = _form(request, edition, pk)
    count = queries.missing(form).count()
    words = ngettext("Remind %(n)d person", "Remind %(n)d people", count)
    return Confirmation(
        _("Remind those who have not answered?"),
        words % {"n": count},
        reverse("feedback:desk", args=[edition.slug, pk]),
        words=[_("There is one reminder and no second. Whoever has answered gets none.")],
        refused=rules.refuse_reminding(form, count, at=timezone.now()),
        kind="primary",
        people=[] if form.is_anonymous else [{"person": one.person} for one in queries.missing(form)],
    )


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_reminding)
def remind(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("The reminder goes out.")):
        actions.remind(_form(request, edition, pk), by=request.user, at=timezone.now())
    return redirect("feedback:desk", edition.slug, pk)


def _before_closing(request: HttpRequest, edition: Edition, pk: int) -> Confirmation:
    _form(request, edition, pk)
    return Confirmation(
        _("Take no more answers?"), _("Close the feedback"),
        reverse("feedback:desk", args=[edition.slug, pk]),
        words=[_("What was said stays. It cannot be opened again.")],
    )  # fmt: skip


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_closing)
def close(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("Nobody can answer any more.")):
        actions.close_form(_form(request, edition, pk), by=request.user, at=timezone.now())
    return redirect("feedback:desk", edition.slug, pk)


@needs(Permission.MANAGE_WORKSHOPS)
def results(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """What was said, as pictures, words and a file; nothing of it while too few have answered."""
    form = _form(request, edition, pk)
    count = form.responses.count()
    refused = rules.refuse_results(form, count)
    if kind := request.GET.get("format"):
        headings, rows = queries.table(form) if not refused else ([refused], [])
        return exports.table_response(kind, f"feedback-{pk}", headings, rows)
    page = {
        "edition": edition, "workshop": form.workshop, "feedback": form, "refused": refused, "count": count,
        "asked": form.asked.count(), "results": [] if refused else queries.results(form),
    }  # fmt: skip
    return render(request, "workshops/feedback/results.html", page)
