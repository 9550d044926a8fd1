"""Versions: what was published stays, and is served from files made once."""

import datetime as dt
import json
from typing import Any

from django.db import transaction
from django.utils import translation

from workinggroup.base import history
from workinggroup.base.clock import say_day
from workinggroup.base.refusals import refuse_if
from workshops.report import rules
from workshops.report.document import canonical, digest_of, document_of
from workshops.report.exports import FORMATS
from workshops.report.models import Report, ReportFile, ReportVersion
from workshops.report.states import Event, ReportState


@transaction.atomic
def publish_report(report: Report, *, note: str = "", by: Any, at: dt.datetime) -> ReportVersion:
    """Freeze the document as the next version: public from now on, never changed again."""
    refuse_if(rules.refuse_publishing(report, at=at))
    report.become(ReportState.PUBLISHED)
    text = canonical(document_of(report))
    version = ReportVersion.objects.create(
        report=report,
        number=report.versions.count() + 1,
        document=text,
        digest=digest_of(text),
        note=note,
        published_at=at,
        published_by=by,
    )
    history.record(
        Event.REPORT_PUBLISHED, about=report, by=by, at=at, edition=report.edition, after=version.number
    )
    return version


@transaction.atomic
def start_next_version(report: Report, *, by: Any, at: dt.datetime) -> None:
    """Open the report for writing again; the published version stays where it is."""
    refuse_if(rules.refuse_reopening(report, at=at))
    report.become(ReportState.DRAFT)
    history.record(Event.REPORT_REOPENED, about=report, by=by, at=at, edition=report.edition)


def make_file(version: ReportVersion, kind: str, *, at: dt.datetime) -> ReportFile:
    """The file of a version in one of `FORMATS`: made the first time, the same bytes ever after."""
    found = version.files.filter(format=kind).first()
    if found:
        return found
    content = render_file(version, kind)
    facts = {"content": content, "size": len(content), "made_at": at}
    return ReportFile.objects.get_or_create(version=version, format=kind, defaults=facts)[0]


def render_file(version: ReportVersion, kind: str) -> bytes:
    """The bytes of a version in one of `FORMATS`."""
    document = json.loads(version.document)
    return FORMATS[kind].make(document, version=version_facts(version), at=version.published_at)


def version_facts(version: ReportVersion) -> dict[str, Any]:
    """What a cover says about the version."""
    with translation.override(version.report.language):
        published = say_day(version.published_at.date())
    return {"number": version.number, "digest": version.digest, "published": published}
