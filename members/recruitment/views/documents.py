"""Two documents: a note for the public, and the file for the committee, which can be replayed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base import exports, jobs
from workinggroup.base.pdf import pdf_of
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs, public
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from .. import tasks
from ..actions import files
from ..actions import notes as actions
from ..exports import committee_table, committee_workbook
from ..forms.decisions import PublicReasonForm
from ..models import Change, CommitteeFile, ConflictDeclaration, Note, Selection
from ..queries.documents.committee import committee_file
from ..queries.documents.committee_rows import File
from ..queries.documents.note import file_text, kept_changes, note_of
from ..queries.selections.file import selection_file
from ..rules import notes as rules
from .applicant import published_call
from .selections import recused, selection_in, standing_of

TEMPLATES = "members/recruitment"
# So many reviews are read, composed and printed within a second or two.
LONG, LONG_KINDS = 400, ("pdf", "xlsx")


def download(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file; what is confidential is not kept by anything in between."""
    types = {"pdf": "application/pdf", "json": "application/json", **exports.TYPES}
    response = HttpResponse(content, content_type=types[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@needs(Permission.SELECT_MEMBERS)
def note(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The public note as it would be published now, and what stands in its way."""
    one, at = selection_in(edition, pk), timezone.now()
    changes = kept_changes(one, watcher=request.actor)
    document = note_of(one, standing_of(one), get_language() or "en", changes)
    if request.GET.get("format") == "pdf":
        return download(pdf_of(document, at=at), "pdf", f"note-{one.call_id}")
    last = one.notes.order_by("-number").first()
    reason = rules.refuse_publishing(one, is_new=True, at=at)
    page = {
        "edition": edition,
        "selection": one,
        "call": one.call,
        "document": document,
        "last": last,
        "changes": [change for change in changes if not change.is_hidden],
        "refused": reason or rules.refuse_public_words(one.call, one.gap_note),
        "unsent": one.decisions.exclude(letter__state="sent").filter(application__state="decided").count(),
    }
    return render(request, f"{TEMPLATES}/note.html", page)


@needs(Permission.SELECT_MEMBERS)
@require_POST
def publish_note(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Put the note before the public, as a new version."""
    with told(request, _("The note is published.")):
        actions.publish_note(selection_in(edition, pk), by=request.actor, at=timezone.now())
    return redirect("recruitment:note", edition.slug, pk)


@needs(Permission.SELECT_MEMBERS)
def public_reason(request: HttpRequest, edition: Edition, pk: int, change_pk: int) -> HttpResponse:
    """What the note says about one change by hand."""
    one = selection_in(edition, pk)
    found = Change.objects.exclude(application__in=recused(request, one)).select_related("application", "by")
    change = get_object_or_404(found, pk=change_pk, selection=one, undone_at=None)
    change.selection = one
    form = PublicReasonForm(request.POST or None, call=one.call, initial={"words": change.public_reason})
    if form.is_valid():
        facts = {"by": request.actor, "at": timezone.now(), "words": form.cleaned_data["words"]}
        if attempt(form, actions.word_change, change, **facts):
            return redirect("recruitment:note", edition.slug, pk)
    page = {"edition": edition, "selection": one, "change": change, "form": form}
    return render(request, f"{TEMPLATES}/public_reason.html", page, status=422 if form.errors else 200)


@public
def public_note(request: HttpRequest, pk: int) -> HttpResponse:
    """The note as it was published last, word for word, for everybody."""
    call = published_call(request, pk)
    found = Note.objects.filter(selection__call=call).order_by("-number").first()
    if found is None:
        return render(request, f"{TEMPLATES}/note_public.html", {"call": call}, status=404)
    document = found.documents.get(get_language()) or next(iter(found.documents.values()))
    if request.GET.get("format") == "pdf":
        return download(pdf_of(document, at=found.published_at), "pdf", f"note-{call.pk}-{found.number}")
    page = {"call": call, "document": document, "note": found}
    return render(request, f"{TEMPLATES}/note_public.html", page)


def file_of(request: HttpRequest, one: Selection) -> File:
    """The committee's file as this reader may see it."""
    return File(one, standing_of(one), reader=request.actor)


@needs(Permission.SELECT_MEMBERS)
def committee(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Every score, comment, conflict and change; as a page, PDF, XLSX, CSV or ODS."""
    one = selection_in(edition, pk)
    file = file_of(request, one)
    if kind := request.GET.get("format"):
        return _as_file(file, kind, f"committee-file-{one.call_id}-{one.number}")
    page = {
        "edition": edition,
        "selection": one,
        "call": one.call,
        "file": file,
        "document": committee_file(file),
        "is_long": is_long(file),
    }
    return render(request, f"{TEMPLATES}/committee.html", page)


def is_long(file: File) -> bool:
    """Whether making it takes longer than somebody waits in front of a page."""
    return sum(len(file.reviews[line.row.pk]) for line in file.lines) > LONG


@needs(Permission.SELECT_MEMBERS)
@require_POST
def make_committee_file(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Let a job make a long PDF or workbook; its page shows how far it is and leads to the file."""
    one, at = selection_in(edition, pk), timezone.now()
    kind = request.POST.get("what", "")
    if kind not in LONG_KINDS:
        raise Http404(kind)
    made = files.order_file(one, kind=kind, by=request.user, language=get_language() or "en", at=at)
    url = reverse("recruitment:committee_file", args=[edition.slug, pk, made.pk])
    what = _("File for the committee as %(kind)s") % {"kind": kind.upper()}
    facts = {"what": what, "by": request.user, "at": at, "leads_to": url}
    job = jobs.start(tasks.make_committee_file, file=made.pk, **facts)
    return redirect("base:job", job.pk)


@needs(Permission.SELECT_MEMBERS)
def made_committee_file(request: HttpRequest, edition: Edition, pk: int, file_pk: int) -> HttpResponse:
    """The file that a job made for this reader; nobody else's, and for a day only."""
    one = selection_in(edition, pk)
    found = CommitteeFile.objects.filter(selection=one, person=request.user).exclude(file="")
    made = get_object_or_404(found, pk=file_pk, made_at__gt=timezone.now() - files.A_DAY)
    if made.made_at < _last_conflict(one, request.user, made.made_at):
        raise Http404(file_pk)
    with made.file.open() as stored:
        content = stored.read()
    return download(content, made.kind, f"committee-file-{one.call_id}-{one.number}")


def _last_conflict(one: Selection, person: Any, otherwise: Any) -> Any:
    """When this reader last declared a conflict: an older file may hold what they must not see any more."""
    found = ConflictDeclaration.objects.filter(
        application__call=one.call, person=person, has_conflict=True
    ).order_by("-declared_at")
    last = found.values_list("declared_at", flat=True).first()
    return last or otherwise


def _as_file(file: File, kind: str, name: str) -> HttpResponse:
    makers: dict[str, Any] = {
        "pdf": lambda: pdf_of(committee_file(file), at=timezone.now()),
        "xlsx": lambda: committee_workbook(file),
        "csv": lambda: exports.table_file("csv", *committee_table(file)),
        "ods": lambda: exports.table_file("ods", *committee_table(file)),
    }
    if kind not in makers:
        raise Http404(kind)
    return download(makers[kind](), kind, name)


@needs(Permission.SELECT_MEMBERS)
def replay_file(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The selection file: of the proposal, or as it stands now when nothing was proposed."""
    one = selection_in(edition, pk)
    if recused(request, one):
        # The file is only good when it is whole.
        messages.error(
            request, _("You declared a conflict of interest, so somebody else must download this file.")
        )
        return redirect("recruitment:selection", edition.slug, pk)
    content = file_text(one.file or selection_file(one)).encode()
    return download(content, "json", f"{_('selection')}-{one.call_id}-{one.number}")
