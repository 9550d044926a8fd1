"""Criteria, questions and quotas of a draft: add, change, put in order, take out."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.refusals import told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import calls as actions
from ..forms.parts import AttributeForm, CriterionForm, QuestionForm, QuotaForm
from ..models import Call, Criterion, Question, Quota
from ..queries.calls import published as queries
from ..rules import calls as rules
from .calls import TEMPLATES, call_in

PARTS: dict[str, Any] = {"criterion": Criterion, "question": Question, "quota": Quota}
PLACES = {"criterion": "criteria", "question": "questions", "quota": "quotas"}


@needs(Permission.MANAGE_CALLS)
def part(request: HttpRequest, edition: Edition, pk: int, kind: str, part_pk: int = 0) -> HttpResponse:
    """Add or change a criterion, a question or a quota of a draft."""
    found, at = call_in(edition, pk), timezone.now()
    model = _kind(kind)
    thing = get_object_or_404(model, pk=part_pk, call=found) if part_pk else model(call=found)
    form = _part_form(request, kind, thing)
    if form is None:
        return _ask_attribute(request, edition, found)
    if form.is_valid() and _save_part(request, kind, found, form, thing if part_pk else None, at):
        return _back(edition, pk, kind)
    page = {
        "edition": edition,
        "call": found,
        "form": form,
        "kind": kind,
        "thing": thing if part_pk else None,
        "refused": rules.refuse_change(found, at=at),
    }
    return render(request, f"{TEMPLATES}/part_form.html", page, status=422 if form.errors else 200)


def _ask_attribute(request: HttpRequest, edition: Edition, found: Call) -> HttpResponse:
    ask = AttributeForm(request.GET if "attribute" in request.GET else None, call=found)
    page = {"edition": edition, "call": found, "form": ask}
    return render(request, f"{TEMPLATES}/quota_attribute.html", page)


def _back(edition: Edition, pk: int, kind: str) -> HttpResponse:
    """To the place on the page of the call where the part stands."""
    response = redirect("recruitment:call", edition.slug, pk)
    response["Location"] += f"#{PLACES[kind]}"
    return response


def _kind(kind: str) -> Any:
    if kind not in PARTS:
        raise Http404(kind)
    return PARTS[kind]


def _part_form(request: HttpRequest, kind: str, thing: Any) -> Any:
    data = request.POST or None
    if kind == "criterion":
        return CriterionForm(data, instance=thing)
    if kind == "question":
        return QuestionForm(data, instance=thing)
    attribute = thing.attribute or request.GET.get("attribute", "")
    known = dict(queries.attributes_of(thing.call))
    return QuotaForm(data, instance=thing, attribute=attribute) if attribute in known else None


def _save_part(request: HttpRequest, kind: str, found: Call, form: Any, thing: Any, at: Any) -> bool:
    save: Any = {
        "criterion": actions.save_criterion, "question": actions.save_question, "quota": actions.save_quota,
    }[kind]  # fmt: skip
    extra = {"meanings": form.meanings} if kind == "criterion" else {}
    with told(request, _("Saved.")):
        save(found, **{kind: thing}, seen=form.seen, by=request.user, at=at, **extra, **form.facts)
        return True
    return False


@needs(Permission.MANAGE_CALLS)
@require_POST
def move(request: HttpRequest, edition: Edition, pk: int, kind: str, part_pk: int) -> HttpResponse:
    """One place up or down."""
    found = call_in(edition, pk)
    thing = get_object_or_404(_kind(kind), pk=part_pk, call=found)
    with told(request):
        up = request.POST.get("to") != "down"
        actions.move_part(found, part=thing, up=up, by=request.user, at=timezone.now())
    return _back(edition, pk, kind)


@needs(Permission.MANAGE_CALLS)
@require_POST
def remove(request: HttpRequest, edition: Edition, pk: int, kind: str, part_pk: int) -> HttpResponse:
    found = call_in(edition, pk)
    thing = get_object_or_404(_kind(kind), pk=part_pk, call=found)
    with told(request, _("Removed.")):
        actions.remove_part(found, part=thing, by=request.user, at=timezone.now())
    return _back(edition, pk, kind)
