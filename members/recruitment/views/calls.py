"""The secretariat's pages of a call: write, preview, open, extend."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from workinggroup.base.refusals import told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may

from ..actions import calls as actions
from ..actions.copying import copy_from
from ..actions.deadlines import extend_deadline
from ..forms.calls import AttributeForm, CallForm, CriterionForm, ExtensionForm, QuestionForm, QuotaForm
from ..models import Call, Criterion, Question, Quota
from ..queries import calls as queries
from ..queries.reviews import progress_of
from ..queries.versions import is_as_published
from ..rules import calls as rules
from ..rules import selections
from ..rules.opening import refuse_opening
from .public import page_of

TEMPLATES = "members/recruitment"
PARTS: dict[str, Any] = {"criterion": Criterion, "question": Question, "quota": Quota}


def _count(state: str) -> Any:
    return Count("pk", filter=Q(state=state))


_COUNTS = {state: _count(state) for state in ("draft", "submitted", "withdrawn", "decided")}


def call_in(edition: Edition, pk: int) -> Call:
    return get_object_or_404(
        Call.objects.select_related("edition__group", "copied_from__edition"), pk=pk, edition=edition
    )


@needs(Permission.REVIEW_APPLICATIONS)
def home(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The calls of an edition; who only reviews is led to their files."""
    if not may(request.user, Permission.MANAGE_CALLS, edition):
        return redirect("recruitment:my_reviews", edition.slug)
    rows = queries.calls_of(edition, at=timezone.now())
    return render(request, f"{TEMPLATES}/calls.html", {"edition": edition, "rows": rows})


@needs(Permission.MANAGE_CALLS)
def create(request: HttpRequest, edition: Edition) -> HttpResponse:
    """A new call: the title is enough to begin."""
    form = CallForm(request.POST or None, instance=Call(edition=edition, timezone=edition.timezone))
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in form.Meta.fields}
        call = actions.create_call(edition, by=request.user, at=timezone.now(), **facts)
        return redirect(call)
    return render(request, f"{TEMPLATES}/call_form.html", {"edition": edition, "form": form})


@needs(Permission.MANAGE_CALLS)
def call(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Everything about a call on one page, with what is to be done next."""
    at, found = timezone.now(), queries.with_parts(call_in(edition, pk))
    sources = Call.objects.published().filter(edition__group=edition.group_id).exclude(pk=found.pk)
    page = {
        **page_of(found),
        "edition": edition,
        "form_questions": list(found.questions.all()),
        "counts": found.applications.aggregate(**_COUNTS),
        "progress": progress_of(found),
        "refused_opening": refuse_opening(found, at=at),
        "refused_selection": selections.refuse_starting(found, at=at),
        "as_published": found.is_draft or is_as_published(found),
        "sources": sources.select_related("edition") if found.is_draft else [],
        "selection": found.selections.order_by("-number").first(),
    }
    return render(request, f"{TEMPLATES}/call.html", page)


@needs(Permission.MANAGE_CALLS)
def edit(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Words and dates of a draft. A stale form shows both texts and overwrites nothing."""
    found = call_in(edition, pk)
    form = CallForm(request.POST or None, instance=found)
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in form.Meta.fields}
        with told(request, _("Saved.")):
            actions.change_call(
                found, version=form.cleaned_data["version"] or 0, by=request.user, at=timezone.now(), **facts
            )
            return redirect("recruitment:call", edition.slug, pk)
    page = {
        "edition": edition,
        "call": found,
        "form": form,
        "refused": rules.refuse_change(found, at=timezone.now()),
    }
    return render(request, f"{TEMPLATES}/call_form.html", page)


@needs(Permission.MANAGE_CALLS)
def preview(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The public page before it is public."""
    page = {**page_of(call_in(edition, pk)), "preview": True}
    return render(request, f"{TEMPLATES}/call_public.html", page)


@needs(Permission.MANAGE_CALLS)
def part(request: HttpRequest, edition: Edition, pk: int, kind: str, part_pk: int = 0) -> HttpResponse:
    """Add or change a criterion, a question or a quota of a draft."""
    found, at = call_in(edition, pk), timezone.now()
    model = _kind(kind)
    thing = get_object_or_404(model, pk=part_pk, call=found) if part_pk else model(call=found)
    form = _part_form(request, kind, thing)
    if form is None:
        ask = AttributeForm(request.GET if "attribute" in request.GET else None, call=found)
        return render(
            request, f"{TEMPLATES}/quota_attribute.html", {"edition": edition, "call": found, "form": ask}
        )
    if form.is_valid() and _save_part(request, kind, found, form, thing if part_pk else None, at):
        return redirect("recruitment:call", edition.slug, pk)
    page = {
        "edition": edition,
        "call": found,
        "form": form,
        "kind": kind,
        "thing": thing if part_pk else None,
    }
    return render(
        request, f"{TEMPLATES}/part_form.html", {**page, "refused": rules.refuse_change(found, at=at)}
    )


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
        save(found, **{kind: thing}, by=request.user, at=at, **extra, **form.facts)
        return True
    return False


@needs(Permission.MANAGE_CALLS)
@require_POST
def remove(request: HttpRequest, edition: Edition, pk: int, kind: str, part_pk: int) -> HttpResponse:
    found = call_in(edition, pk)
    thing = get_object_or_404(_kind(kind), pk=part_pk, call=found)
    with told(request, _("Removed.")):
        actions.remove_part(found, part=thing, by=request.user, at=timezone.now())
    return redirect("recruitment:call", edition.slug, pk)


@needs(Permission.MANAGE_CALLS)
@require_POST
def copy(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Take over criteria, questions and quotas from an earlier call of the group."""
    found = call_in(edition, pk)
    sources = Call.objects.published().filter(edition__group=edition.group_id)
    number = request.POST.get("source", "")
    source = get_object_or_404(sources, pk=number if number.isdecimal() else 0)
    with told(
        request, _("Criteria, questions and quotas are taken over. Read them before you open the call.")
    ):
        copy_from(found, source=source, by=request.user, at=timezone.now())
    return redirect("recruitment:call", edition.slug, pk)


@needs(Permission.MANAGE_CALLS)
@require_POST
def open_call(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("The call is published. Criteria, questions and quotas are frozen.")):
        actions.open_call(call_in(edition, pk), by=request.user, at=timezone.now())
    return redirect("recruitment:call", edition.slug, pk)


@needs(Permission.MANAGE_CALLS)
def extend(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """A later deadline, with its reason."""
    found = call_in(edition, pk)
    form = ExtensionForm(request.POST or None, call=found)
    if form.is_valid():
        with told(request):
            told_to = extend_deadline(found, by=request.user, at=timezone.now(), **form.cleaned_data)
            _say_extended(request, told_to)
            return redirect("recruitment:call", edition.slug, pk)
    return render(request, f"{TEMPLATES}/extend.html", {"edition": edition, "call": found, "form": form})


def _say_extended(request: HttpRequest, number: int) -> None:
    words = ngettext(
        "The deadline is moved; %(n)d person with a draft is being told.",
        "The deadline is moved; %(n)d people with a draft are being told.",
        number,
    )
    messages.success(request, words % {"n": number})
