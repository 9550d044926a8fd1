"""What becomes of lines: the edition's actions and questions, done, owned, answered."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from workinggroup.base.exports import table_response
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may

from .. import actions, rules
from ..forms import DoneForm, OwnerField, OwnerForm, QuestionForm
from ..models import Line
from ..queries import lists
from ..queries.people import choices_of
from .found import line_of_edition


@needs(Permission.READ_MINUTES)
@require_GET
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The actions of the edition by due day, and its questions."""
    at, only = timezone.now(), request.GET.get("state", "")
    rows = lists.actions_of(edition, only=only, at=at, reader=request.actor)
    if kind := request.GET.get("format"):
        return _export(kind, edition, rows)
    everything = rows if not only else lists.actions_of(edition, at=at)
    context = {
        "edition": edition, "lines": rows, "only": only, "questions": lists.questions_of(edition),
        "counts": _counts(everything), "manages": may(request.actor, Permission.MANAGE_MINUTES, edition),
    }  # fmt: skip
    return render(request, "workshops/minutes/actions.html", context)


@needs(Permission.DO_ACTIONS)
def done(request: HttpRequest, edition: Edition, line: int) -> HttpResponse:
    """An action is done, and what came of it."""
    found, at = line_of_edition(edition, line), timezone.now()
    form = DoneForm(request.POST or None)
    form.cancel_url = _list_url(edition)
    if request.method == "POST" and form.is_valid():
        outcome = form.cleaned_data["outcome"]
        if attempt(form, actions.mark_done, found, by=request.actor, at=at, outcome=outcome):
            return redirect(form.cancel_url)
    return _ask(
        request, edition, found, form, _("Mark as done"), rules.refuse_done(found, request.actor, at=at)
    )


@needs(Permission.DO_ACTIONS)
@require_POST
def not_done(request: HttpRequest, edition: Edition, line: int) -> HttpResponse:
    """Take "done" back."""
    with told(request, _("The action is open again.")):
        actions.mark_not_done(line_of_edition(edition, line), by=request.actor, at=timezone.now())
    return redirect(_list_url(edition))


@needs(Permission.MANAGE_MINUTES)
def owner(request: HttpRequest, edition: Edition, line: int) -> HttpResponse:
    """Give an action or a question to somebody."""
    found, at = line_of_edition(edition, line), timezone.now()
    form = OwnerForm(request.POST or None, choices=choices_of(found.minutes.workshop))
    form.cancel_url = _list_url(edition)
    if request.method == "POST" and form.is_valid():
        chosen = OwnerField.split(form.cleaned_data["owner"]) | {"due_on": form.cleaned_data["due_on"]}
        if attempt(form, actions.give_owner, found, by=request.actor, at=at, **chosen):
            return redirect(form.cancel_url)
    return _ask(request, edition, found, form, _("Give it an owner"), rules.refuse_owner(found, at=at))


@needs(Permission.MANAGE_MINUTES)
def answer(request: HttpRequest, edition: Edition, line: int) -> HttpResponse:
    """Answer a question in words, or by another line."""
    found, at = line_of_edition(edition, line), timezone.now()
    others = Line.objects.of_edition(edition).current().exclude(pk=found.pk).exclude(text="")
    form = QuestionForm(request.POST or None, lines=others.order_by("minutes_id", "number"))
    form.cancel_url = _list_url(edition)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        if attempt(form, actions.answer_question, found, by=request.actor, at=at, **words) is not None:
            return redirect(form.cancel_url)
    return _ask(request, edition, found, form, _("Answer the question"), None)


def _ask(
    request: HttpRequest, edition: Edition, line: Line, form: Any, title: str, reason: str | None
) -> HttpResponse:
    context = {
        "edition": edition, "line": line, "workshop": line.minutes.workshop, "form": form,
        "title": title, "reason": reason,
    }  # fmt: skip
    return render(request, "workshops/minutes/ask.html", context)


def _counts(lines: list[Line]) -> dict[str, int]:
    return {
        "all": len(lines),
        "open": sum(1 for line in lines if not line.done_at),
        "overdue": sum(1 for line in lines if line.is_overdue),
        "nobody": sum(1 for line in lines if not line.done_at and not line.has_owner),
        "done": sum(1 for line in lines if line.done_at),
    }


def _export(kind: str, edition: Edition, lines: list[Line]) -> HttpResponse:
    heads = [_("Session"), _("Line"), _("Action"), _("Owner"), _("Due"), _("Done on"), _("What came of it")]
    rows = [
        [
            line.minutes.workshop.title, line.number, line.text, line.owner_words, line.due_on,
            line.done_at and line.done_at.date(), line.outcome,
        ]
        for line in lines
    ]  # fmt: skip
    return table_response(kind, f"actions {edition.slug}", heads, rows)


def _list_url(edition: Edition) -> str:
    return reverse("minutes:actions", args=[edition.slug])
