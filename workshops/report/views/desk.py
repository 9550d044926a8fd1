"""The writers' desk: outline, text, sources; and the steps of the report as a whole."""

from django.contrib import messages
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
from workshops.report import actions, forms, queries, rules, tasks
from workshops.report.document import document_of
from workshops.report.exports import FORMATS
from workshops.report.models import Paragraph, Report
from workshops.report.states import Record


@needs(Permission.READ_DRAFT_REPORT)
def page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Where the report stands: writers go to their desk, everybody else reads."""
    report = queries.report_of(edition)
    writes = may(request.user, Permission.WRITE_REPORT, edition)
    if report is None:
        form = forms.StartForm(initial={"title": edition.title}) if writes else None
        return render(request, "workshops/report/start.html", {"edition": edition, "form": form})
    first = report.chapters.first()
    if writes and first:
        return redirect(first)
    return redirect("report:outline" if writes else "report:preview", edition.slug)


@needs(Permission.WRITE_REPORT)
@require_POST
def start(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = forms.StartForm(request.POST)
    if form.is_valid():
        with told(request, _("The report is started. Propose chapters from the records, or add your own.")):
            actions.start_report(edition, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("report:page", edition.slug)
    return render(request, "workshops/report/start.html", {"edition": edition, "form": form})


@needs(Permission.WRITE_REPORT)
def outline(request: HttpRequest, edition: Edition) -> HttpResponse:
    """All chapters: title, order, and what is missing before publication."""
    report = _report_of(edition)
    form = forms.ReportForm(request.POST or None, instance=report)
    if request.method == "POST" and form.is_valid():
        with told(request, _("Saved.")):
            actions.change_report(report, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("report:outline", edition.slug)
    unused = queries.unused_lines(edition)
    facts = _desk(report, unused=len(unused)) | {"form": form, "unused_lines": unused}
    return render(request, "workshops/report/outline.html", facts)


@needs(Permission.WRITE_REPORT)
def chapter(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """One chapter at the desk; `?paragraph=` chooses whose sources stand beside it."""
    facts = _desk(_report_of(edition))
    here = next((one for one in facts["outline"] if one.chapter.pk == pk), None)
    if here is None:
        raise Http404(pk)
    number, found = here.number, here.chapter
    paragraphs = queries.chapter_page(number, found)
    here = _chosen(request, paragraphs)
    facts |= {
        "chapter": found,
        "number": number,
        "paragraphs": paragraphs,
        "here": here,
        "records": Record.choices,
    }
    facts["new_form"] = forms.NewParagraphForm()
    if here:
        query = request.GET.get("q", "").strip()[:100]
        facts |= {
            "query": query,
            "candidates": queries.candidates(here.paragraph, query=query),
            "needs": queries.needs_to_choose(here.paragraph),
            "edits": request.GET.get("edit") == "1",
            "form": forms.ParagraphForm(instance=here.paragraph),
        }
    return render(request, "workshops/report/chapter.html", facts)


@needs(Permission.WRITE_REPORT)
@require_POST
def propose(request: HttpRequest, edition: Edition) -> HttpResponse:
    report = get_object_or_404(Report, edition=edition)
    with told(request):
        added = actions.propose_chapters(report, by=request.user, at=timezone.now())
        words = ngettext(
            "%(n)s paragraph came from the records.", "%(n)s paragraphs came from the records.", added
        )
        messages.success(request, words % {"n": added})
    return redirect("report:page", edition.slug)


@needs(Permission.WRITE_REPORT)
def publish(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What publishing means, and the button; the files are made after it."""
    report = _report_of(edition)
    form = forms.PublishForm(request.POST or None)
    refused = rules.refuse_publishing(report, at=timezone.now())
    if request.method == "POST" and form.is_valid():
        with told(request, _("Published. Everybody can read this version from now on.")):
            version = actions.publish_report(report, **form.cleaned_data, by=request.user, at=timezone.now())
            tasks.make_files_after_commit(version)
            return redirect("report:public", edition.slug)
        return redirect("report:publish", edition.slug)
    facts = {"edition": edition, "report": report, "form": form, "refused": refused, **_desk(report)}
    return render(request, "workshops/report/publish.html", facts)


@needs(Permission.WRITE_REPORT)
@require_POST
def reopen(request: HttpRequest, edition: Edition) -> HttpResponse:
    report = get_object_or_404(Report, edition=edition)
    with told(request, _("You write the next version now. The published one stays as it is.")):
        actions.start_next_version(report, by=request.user, at=timezone.now())
    return redirect("report:page", edition.slug)


@needs(Permission.WRITE_REPORT)
def draft_file(request: HttpRequest, edition: Edition, kind: str) -> HttpResponse:
    """The draft as a file, made for this download and marked as a draft."""
    report = get_object_or_404(Report, edition=edition)
    if kind not in FORMATS:
        raise Http404(kind)
    content = FORMATS[kind].make(document_of(report), at=timezone.now())
    response = HttpResponse(content, content_type=FORMATS[kind].content_type)
    response["Content-Disposition"] = f'attachment; filename="report-{edition.slug}-draft.{kind}"'
    return response


def _report_of(edition: Edition) -> Report:
    if found := queries.report_of(edition):
        return found
    raise Http404(edition.slug)


def _desk(report: Report, *, unused: int | None = None) -> dict:
    """What stands on every page of the desk; `report` is one of `queries.report_of`."""
    outlined = queries.outline(report)
    at = timezone.now()
    return {
        "edition": report.edition,
        "report": report,
        "outline": outlined,
        "gaps": queries.gaps_of(report, outlined=outlined),
        "unused": queries.unused_insights(report.edition).count() if unused is None else unused,
        "writing_refused": rules.refuse_writing(report, at=at),
        "publishing_refused": rules.refuse_publishing(report, at=at, counted=(report.written, report.torn)),
        "next_number": (report.newest_number or 0) + 1,
        "chapter_form": forms.NewChapterForm(),
        "formats": [(kind, one.label) for kind, one in FORMATS.items()],
    }


def _chosen(request: HttpRequest, paragraphs: list[queries.Numbered]) -> queries.Numbered | None:
    """The paragraph that the reader chose; without a choice the first that lacks a source."""
    wanted = request.GET.get("paragraph", "")
    chosen = next((one for one in paragraphs if str(one.paragraph.pk) == wanted), None)
    torn = next((one for one in paragraphs if one.is_torn), None)
    return chosen or torn or next(iter(paragraphs), None)


def paragraph_of(edition: Edition, pk: int) -> Paragraph:
    found = Paragraph.objects.select_related("chapter__report__edition")
    return get_object_or_404(found, pk=pk, chapter__report__edition=edition)
