"""What readers see: the published versions, and the draft as it will look."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation

from workinggroup.editions.access import needs, public
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workshops.report import queries
from workshops.report.actions import publishing
from workshops.report.document import document_of
from workshops.report.exports import FORMATS
from workshops.report.models import Report, ReportVersion


@needs(Permission.READ_DRAFT_REPORT)
def preview(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The report as it stands, exactly as the public would read it."""
    report = get_object_or_404(Report, edition=edition)
    report.edition = edition
    return _show(request, report, document_of(report), None)


@public
def report(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """A published version; without a number the newest."""
    version = _version(slug, number)
    return _show(request, version.report, json.loads(version.document), version)


@public
def report_file(request: HttpRequest, slug: str, number: int, kind: str) -> HttpResponse:
    """A version as a file. It was made after publication; until then it is made for this download."""
    if kind not in FORMATS:
        raise Http404(kind)
    version = _version(slug, number)
    stored = version.files.filter(format=kind).first()
    content = bytes(stored.content) if stored else publishing.render_file(version, kind)
    response = HttpResponse(content, content_type=FORMATS[kind].content_type)
    response["Content-Disposition"] = f'attachment; filename="report-{slug}-{number}.{kind}"'
    return response


@public
def digest(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The frozen text of a version: who hashes these bytes gets the digest that the report names."""
    response = HttpResponse(_version(slug, number).document, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="report-{slug}-{number}.json"'
    return response


def _version(slug: str, number: int | None) -> ReportVersion:
    versions = ReportVersion.objects.select_related("report__edition__group").filter(
        report__edition__slug=slug
    )
    version = versions.filter(number=number).first() if number else versions.first()
    if version is None:
        raise Http404(slug)
    return version


def _show(
    request: HttpRequest, report: Report, document: dict[str, Any], version: ReportVersion | None
) -> HttpResponse:
    request.group = report.edition.group
    facts = {
        "report": report,
        "edition": report.edition,
        "document": queries.with_marks(document),
        "version": version,
        "versions": list(report.versions.defer("document")),
        "files": queries.files_of(version),
        "now": timezone.now(),
        "foreign": report.language != translation.get_language(),
    }
    return render(request, "workshops/report/public.html", facts)
