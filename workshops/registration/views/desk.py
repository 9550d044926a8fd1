"""The desk as the secretariat keeps it: seats, questions, who registered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base import exports
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks
from workshops.scheduling.models import Workshop
from workshops.scheduling.queries import find_workshop

from .. import actions, queries, rules
from ..forms import DeskForm, QuestionForm
from ..models import Desk, Question, Registration
from ..states import RegistrationState

TEMPLATE = "workshops/registration/desk.html"


@needs(Permission.MANAGE_WORKSHOPS)
def desk(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Seats and closing time, the questions, and the list, which can be taken along as a table."""
    workshop = find_workshop(edition, pk, request.user)
    found = queries.desk_of(workshop)
    people = list(found.registrations.for_list().filter(forgotten_at=None)) if found else []
    if found and (kind := request.GET.get("format")):
        return exports.table_response(kind, f"registrations-{pk}", *queries.table(found, people))
    start = None if found else {"closes_at": workshop.starts_at}
    form = DeskForm(request.POST or None, instance=found, workshop=workshop, initial=start)
    if request.method == "POST" and form.is_valid() and _save(request, form, workshop, found):
        return redirect("registration:desk", edition.slug, pk)
    asks = _question_form(edition, pk)
    page = {"edition": edition, "workshop": workshop, "form": form, "question_form": asks}
    return render(request, TEMPLATE, {**page, **_shown(workshop, found, people)})


def _question_form(edition: Edition, pk: int, data: Any = None) -> QuestionForm:
    form = QuestionForm(data)
    form.form_action = reverse("registration:add_question", args=[edition.slug, pk])
    return form


def _save(request: HttpRequest, form: DeskForm, workshop: Workshop, found: Desk | None) -> bool:
    at, by = timezone.now(), request.user
    if found is None:
        done = attempt(form, actions.open_desk, workshop, by=by, at=at, **form.facts)
    else:
        version = form.cleaned_data["version"]
        done = attempt(form, actions.change_desk, found, version=version, by=by, at=at, **form.facts)
    if done is not None:
        messages.success(request, _("Saved.") if found else _("The public can register now."))
    return done is not None


def _shown(workshop: Workshop, found: Desk | None, people: list[Registration]) -> dict[str, Any]:
    at, questions = timezone.now(), list(found.questions.all()) if found else []
    return {
        "desk": found,
        "people": [(one, queries.answers_of(one, questions)) for one in people],
        "counts": queries.counts_of(people),
        "refused": rules.refuse_registering(found, at=at) if found else rules.refuse_desk(workshop, at=at),
        "questions": questions,
    }


def _found(request: HttpRequest, edition: Edition, pk: int) -> Desk:
    workshop = find_workshop(edition, pk, request.user)
    return queries.desk_of(workshop) or get_object_or_404(Desk, workshop=workshop)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def close(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("Registration is closed.")):
        actions.close_desk(_found(request, edition, pk), by=request.user, at=timezone.now())
    return redirect("registration:desk", edition.slug, pk)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def reopen(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("The public can register again.")):
        actions.reopen_desk(_found(request, edition, pk), by=request.user, at=timezone.now())
    return redirect("registration:desk", edition.slug, pk)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def add_question(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    found, form = _found(request, edition, pk), _question_form(edition, pk, request.POST)
    if form.is_valid() and attempt(
        form, actions.add_question, found, by=request.user, at=timezone.now(), **form.facts
    ):
        return redirect("registration:desk", edition.slug, pk)
    people = list(found.registrations.for_list().filter(forgotten_at=None))
    page = {
        "edition": edition, "workshop": found.workshop, "question_form": form,
        "form": DeskForm(instance=found, workshop=found.workshop),
    }  # fmt: skip
    shown = {**page, **_shown(found.workshop, found, people)}
    return render(request, TEMPLATE, shown)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def remove_question(request: HttpRequest, edition: Edition, pk: int, question: int) -> HttpResponse:
    found = _found(request, edition, pk)
    one = get_object_or_404(Question, pk=question, desk=found)
    with told(request, _("Removed.")):
        actions.remove_question(one, by=request.user, at=timezone.now())
    return redirect("registration:desk", edition.slug, pk)


def _before_taking_off(request: HttpRequest, edition: Edition, pk: int, registration: int) -> Confirmation:
    desk = _found(request, edition, pk)
    one = get_object_or_404(Registration, pk=registration, desk=desk)
    first = desk.registrations.waiting().first()
    moves = one.state == RegistrationState.SEATED and first is not None
    goes = _("The seat goes at once to %(name)s, who gets the calendar entry.")
    words = [_("%(name)s gets a mail: the registration has ended.") % {"name": one.name}]
    return Confirmation(
        _("Take %(name)s off the list?") % {"name": one.name},
        _("Take %(name)s off") % {"name": one.name},
        reverse("registration:desk", args=[edition.slug, pk]),
        words=[*words, goes % {"name": first.name}] if moves else words,
        refused=rules.refuse_leaving(one, at=timezone.now()),
    )


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_taking_off)
def take_off(request: HttpRequest, edition: Edition, pk: int, registration: int) -> HttpResponse:
    one = get_object_or_404(Registration, pk=registration, desk=_found(request, edition, pk))
    with told(request, _("%(name)s is told. A seat goes to whoever waits.") % {"name": one.name}):
        actions.leave(one, by=request.user, at=timezone.now())
    return redirect("registration:desk", edition.slug, pk)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def move_up(request: HttpRequest, edition: Edition, pk: int, registration: int) -> HttpResponse:
    one = get_object_or_404(Registration, pk=registration, desk=_found(request, edition, pk))
    with told(request, _("%(name)s has a seat and is told.") % {"name": one.name}):
        actions.move_up(one, by=request.user, at=timezone.now())
    return redirect("registration:desk", edition.slug, pk)
