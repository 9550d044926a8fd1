"""The secretariat's pages of a call: write, see as applicants see it, open."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base.refusals import told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may

from ..actions import calls as actions
from ..actions.copying import copy_from
from ..forms.calls import CallForm, CopyForm
from ..forms.preview import pages_of
from ..models import Call
from ..models.translated import speaking
from ..queries.calls import published as queries
from ..queries.calls.translating import progress_of as translated
from ..queries.calls.versions import is_as_published
from ..queries.reviewing.reviews import progress_of
from ..queries.selections.comparing import main_selection
from ..rules import amending, selections
from ..rules import calls as rules
from ..rules.opening import points
from ..states import CallState
from .languages import facts_of_language, language_of
from .public import page_of

TEMPLATES = "members/recruitment"


STATES = ("draft", "submitted", "withdrawn", "decided")


def call_in(edition: Edition, pk: int, **counts: Any) -> Call:
    found = Call.objects.select_related("edition__group", "copied_from__edition").annotate(**counts)
    return get_object_or_404(found, pk=pk, edition=edition)


def _count(state: str) -> Any:
    return Count("applications", filter=Q(applications__state=state))


@needs(Permission.REVIEW_APPLICATIONS)
def home(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The calls of an edition; who only reviews is led to their files."""
    if not may(request.user, Permission.MANAGE_CALLS, edition):
        return redirect("recruitment:my_reviews", edition.slug)
    page = {
        "edition": edition,
        "rows": queries.calls_of(edition, at=timezone.now()),
        "interests": edition.interests.count(),
    }
    return render(request, f"{TEMPLATES}/calls.html", page)


@needs(Permission.MANAGE_CALLS)
def create(request: HttpRequest, edition: Edition) -> HttpResponse:
    """A new call: the title is enough to begin."""
    form = CallForm(request.POST or None, instance=Call(edition=edition, timezone=edition.timezone))
    if form.is_valid() and not _wants_look(request):
        facts = {name: form.cleaned_data[name] for name in form.Meta.fields}
        call = actions.create_call(edition, by=request.user, at=timezone.now(), **facts)
        return redirect(call)
    return _form_page(request, {"edition": edition, "form": form})


def _wants_look(request: HttpRequest) -> bool:
    """The button that shows how the words will read; nothing is saved."""
    return request.method == "POST" and "look" in request.POST


def _form_page(request: HttpRequest, page: dict[str, Any]) -> HttpResponse:
    if _wants_look(request):
        words = ("title", "text", "audience", "privacy_notice")
        page["looks"] = {name: request.POST.get(name, "")[:20_000] for name in words}
        if request.headers.get("HX-Request"):
            return render(request, f"{TEMPLATES}/_look.html", page)
    return render(request, f"{TEMPLATES}/call_form.html", page, status=422 if page["form"].errors else 200)


@needs(Permission.MANAGE_CALLS)
def call(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Everything about a call on one page, with what is to be done next."""
    counts = {f"n_{state}": _count(state) for state in STATES}
    at, found = timezone.now(), queries.with_parts(call_in(edition, pk, **counts))
    found.edition = edition
    selection = main_selection(found)
    page = {
        **page_of(found),
        "edition": edition,
        "form_questions": list(found.questions.all()),
        "all_readers": queries.readers_of_all(found),
        "selection": selection,
        "decided": bool(selection and not selection.is_draft),
        "is_open": found.phase(at) == CallState.OPEN,
        **(_while_draft(found, at) if found.is_draft else _once_open(found, at)),
    }
    return render(request, f"{TEMPLATES}/call.html", page)


def _while_draft(found: Call, at: Any) -> dict[str, Any]:
    todo = points(found, at=at)
    has_parts = found.criteria.all() or found.questions.all() or found.quotas.all()
    return {
        "points": todo,
        "left": sum(point.kind == "todo" for point in todo),
        "refused_opening": next((point.words for point in todo if point.kind == "todo"), None),
        "copy_form": None if has_parts else CopyForm(sources=_sources(found)),
        "translations": translated(found),
        "as_published": True,
    }


def _once_open(found: Call, at: Any) -> dict[str, Any]:
    return {
        "counts": {state: getattr(found, f"n_{state}") for state in STATES},
        "progress": progress_of(found),
        "refused_selection": selections.refuse_starting(found, at=at),
        "as_published": is_as_published(found),
        "refused_amending": amending.refuse_amending(found, at=at),
        "translations": translated(found),
    }


def _sources(call: Call) -> Any:
    """Other calls of the group, the newest edition first; drafts of one's own edition too."""
    same = Q(edition=call.edition_id) | ~Q(state="draft")
    found = Call.objects.filter(same, edition__group=call.edition.group_id).exclude(pk=call.pk)
    return found.select_related("edition").order_by("-edition__year", "-made_at")


@needs(Permission.MANAGE_CALLS)
def edit(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Words and dates of a draft. A stale form shows both texts and overwrites nothing."""
    found = call_in(edition, pk)
    form = CallForm(request.POST or None, instance=found)
    if form.is_valid() and not _wants_look(request):
        facts = {name: form.cleaned_data[name] for name in form.Meta.fields}
        with told(request, _("Saved.")):
            actions.change_call(
                found, version=form.cleaned_data["version"] or 0, by=request.user, at=timezone.now(), **facts
            )
            return redirect("recruitment:call", edition.slug, pk)
    stored = Call.objects.get(pk=found.pk)
    refused = rules.refuse_change(stored, at=timezone.now())
    return _form_page(request, {"edition": edition, "call": stored, "form": form, "refused": refused})


@needs(Permission.MANAGE_CALLS)
def preview(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The public page before it is public, in each of its languages."""
    found = call_in(edition, pk)
    language = language_of(request, found)
    with speaking(language):
        page = {**page_of(found), **facts_of_language(found, language), "preview": True}
        return render(request, f"{TEMPLATES}/call_public.html", page)


@needs(Permission.MANAGE_CALLS)
def preview_form(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The whole form as applicants see it, page under page; nothing can be sent from here."""
    found = queries.with_parts(call_in(edition, pk))
    language = language_of(request, found)
    with speaking(language):
        facts = {"edition": edition, "call": found, "pages": pages_of(found)}
        page = {**facts, **facts_of_language(found, language)}
        return render(request, f"{TEMPLATES}/preview_form.html", page)


@needs(Permission.MANAGE_CALLS)
@require_POST
def copy(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Begin from an earlier call of the group."""
    found = call_in(edition, pk)
    form = CopyForm(request.POST, sources=_sources(found))
    source = form.cleaned_data["source"] if form.is_valid() else get_object_or_404(_sources(found), pk=0)
    with told(request, _("It is taken over. Read it before you open the call.")):
        words = form.cleaned_data["with_words"]
        copy_from(found, source=source, with_words=words, by=request.user, at=timezone.now())
    return redirect("recruitment:call", edition.slug, pk)


@needs(Permission.MANAGE_CALLS)
@require_POST
def open_call(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("The call is published. Criteria, questions and quotas are frozen.")):
        actions.open_call(call_in(edition, pk), by=request.user, at=timezone.now())
    return redirect("recruitment:call", edition.slug, pk)
