"""One step at a time on chapters, paragraphs and sources."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from members.needs.models import Need
from workinggroup.base.refusals import Refused, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks
from workshops.minutes.models import Line
from workshops.report import actions, forms, rules
from workshops.report.models import Chapter, Paragraph, Report, Source
from workshops.report.states import Record
from workshops.scheduling.models import Workshop

from .desk import paragraph_of


@needs(Permission.WRITE_REPORT)
@require_POST
def chapter_add(request: HttpRequest, edition: Edition) -> HttpResponse:
    report = get_object_or_404(Report, edition=edition)
    form = forms.NewChapterForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the chapter a title."))
        return redirect("report:outline", edition.slug)
    with told(request, _("Added.")):
        return redirect(actions.add_chapter(report, **form.cleaned_data, by=request.user, at=timezone.now()))
    return redirect("report:outline", edition.slug)


@needs(Permission.WRITE_REPORT)
def chapter_change(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    chapter = _chapter(edition, pk)
    form = forms.ChapterForm(request.POST or None, instance=chapter)
    if request.method == "POST" and form.is_valid():
        with told(request, _("Saved.")):
            actions.change_chapter(chapter, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect(chapter)
    facts = {"edition": edition, "chapter": chapter, "form": form, "report": chapter.report}
    return render(request, "workshops/report/chapter_form.html", facts)


@needs(Permission.WRITE_REPORT)
@require_POST
def chapter_move(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request):
        actions.move_chapter(_chapter(edition, pk), steps=_steps(request), by=request.user, at=timezone.now())
    return redirect("report:outline", edition.slug)


@needs(Permission.WRITE_REPORT)
@require_POST
def chapter_remove(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("Removed.")):
        actions.remove_chapter(_chapter(edition, pk), by=request.user, at=timezone.now())
    return redirect("report:outline", edition.slug)


@needs(Permission.WRITE_REPORT)
@require_POST
def paragraph_add(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    chapter = _chapter(edition, pk)
    form = forms.NewParagraphForm(request.POST)
    if form.is_valid():
        with told(request, _("Added. Say now where it comes from.")):
            return redirect(
                actions.add_paragraph(chapter, **form.cleaned_data, by=request.user, at=timezone.now())
            )
    facts = {"edition": edition, "chapter": chapter, "form": form, "report": chapter.report}
    return render(request, "workshops/report/paragraph_form.html", facts)


@needs(Permission.WRITE_REPORT)
def paragraph_change(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Save the words; a stale page shows both texts. Autosave gets its answer as JSON."""
    paragraph = paragraph_of(edition, pk)
    form = forms.ParagraphForm(request.POST or None, instance=paragraph)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_paragraph(
                Paragraph.objects.get(pk=pk), **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _saved(request, paragraph)
    if "X-Autosave" in request.headers:
        return JsonResponse({"message": " ".join(form.non_field_errors())}, status=409 if form.stale else 422)
    facts = {
        "edition": edition,
        "chapter": paragraph.chapter,
        "form": form,
        "report": paragraph.chapter.report,
    }
    return render(request, "workshops/report/paragraph_form.html", facts | {"paragraph": paragraph})


@needs(Permission.WRITE_REPORT)
@require_POST
def paragraph_move(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    paragraph = paragraph_of(edition, pk)
    to = request.POST.get("to")
    chapter = _chapter(edition, int(to)) if to and to.isdigit() else None
    with told(request):
        actions.move_paragraph(
            paragraph, steps=_steps(request), to=chapter, by=request.user, at=timezone.now()
        )
    return redirect(paragraph)


def _before_removing(request: HttpRequest, edition: Edition, pk: int) -> Confirmation:
    paragraph = paragraph_of(edition, pk)
    number = paragraph.sources.count()
    lost = ngettext("It loses its %(number)d source.", "It loses its %(number)d sources.", number) % {
        "number": number
    }
    return Confirmation(
        _("Remove this paragraph?"),
        _("Remove the paragraph"),
        paragraph.get_absolute_url(),
        words=[f"“{paragraph.text}”", *([lost] if number else []), _("Its words stay in the history.")],
        refused=rules.refuse_writing(paragraph.chapter.report, at=timezone.now()),
    )


@needs(Permission.WRITE_REPORT)
@asks(_before_removing)
def paragraph_remove(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    paragraph = paragraph_of(edition, pk)
    with told(request, _("Removed. Its words stay in the history.")):
        actions.remove_paragraph(paragraph, by=request.user, at=timezone.now())
    return redirect(paragraph.chapter)


@needs(Permission.WRITE_REPORT)
@require_POST
def own_view(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    paragraph = paragraph_of(edition, pk)
    marked = request.POST.get("own_view") == "1"
    with told(request):
        actions.mark_own_view(paragraph, is_own_view=marked, by=request.user, at=timezone.now())
    return redirect(paragraph)


@needs(Permission.WRITE_REPORT)
@require_POST
def source_add(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    paragraph = paragraph_of(edition, pk)
    with told(request, _("Source added.")):
        source = _chosen_source(edition, request.POST)
        actions.add_source(paragraph, source=source, by=request.user, at=timezone.now())
    return redirect(paragraph)


@needs(Permission.WRITE_REPORT)
@require_POST
def source_remove(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    found = Source.objects.select_related("paragraph__chapter__report__edition")
    source = get_object_or_404(found, pk=pk, paragraph__chapter__report__edition=edition)
    with told(request, _("Source removed.")):
        actions.remove_source(source, by=request.user, at=timezone.now())
    return redirect(source.paragraph)


def _chosen_source(edition: Edition, posted: Any) -> Any:
    """The line, need, session or record that was chosen: always looked for inside the edition."""
    kind, _sep, value = posted.get("source", "").partition(":")
    if kind == "record" and value in Record.values:
        return Record(value)
    rows = {
        "line": Line.objects.current().of_edition(edition).select_related("minutes__workshop"),
        "need": Need.objects.filter(assessment__edition=edition).select_related("assessment"),
        "workshop": Workshop.objects.filter(edition=edition),
    }
    if kind not in rows or not value.isdigit():
        raise Http404(kind)
    return get_object_or_404(rows[kind], pk=value)


def _saved(request: HttpRequest, paragraph: Paragraph) -> HttpResponse:
    if "X-Autosave" in request.headers:
        return JsonResponse(
            {"version": Paragraph.objects.values_list("version", flat=True).get(pk=paragraph.pk)}
        )
    messages.success(request, _("Saved."))
    return redirect(paragraph)


def _chapter(edition: Edition, pk: int) -> Chapter:
    return get_object_or_404(
        Chapter.objects.select_related("report__edition"), pk=pk, report__edition=edition
    )


def _steps(request: HttpRequest) -> int:
    return -1 if request.POST.get("move") == "up" else 1
