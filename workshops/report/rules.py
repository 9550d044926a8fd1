"""Why something about a report is refused."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.editions.models import Edition

from .models import Chapter, Paragraph, Report
from .states import ReportState

BARE = Q(sources=None, is_own_view=False)


def refuse_start(edition: Edition, *, at: dt.datetime) -> str | None:
    """The reason no report can be started, or None."""
    if Report.objects.filter(edition=edition).exists():
        return _("This edition has its report already. Open it instead.")
    return None


def refuse_writing(report: Report, *, at: dt.datetime) -> str | None:
    """The reason the report cannot be changed now, or None."""
    if report.state == ReportState.PUBLISHED:
        return _("This version is published and stays as it is. Start the next version to change something.")
    return None


def refuse_removal_of_chapter(chapter: Chapter, *, at: dt.datetime) -> str | None:
    """The reason this chapter cannot be removed, or None."""
    if chapter.paragraphs.exists():
        return _("This chapter still has paragraphs. Move or remove them first.")
    return refuse_writing(chapter.report, at=at)


def refuse_own_view(paragraph: Paragraph, *, at: dt.datetime) -> str | None:
    """The reason this paragraph cannot be marked as the editors' own view, or None."""
    if paragraph.sources.exists():
        return _(
            "This paragraph has a source, so it is more than the editors’ own view. Remove the source first."
        )
    return refuse_writing(paragraph.chapter.report, at=at)


def refuse_publishing(
    report: Report, *, at: dt.datetime, counted: tuple[int, int] | None = None
) -> str | None:
    """The reason this report cannot be published now, or None: every paragraph says where it comes from.

    A page that has `counted` (all paragraphs, those without a source) hands it in.
    """
    if reason := refuse_writing(report, at=at):
        return reason
    written, torn = counted or _counted(report)
    if not written:
        return _("There is nothing to publish yet. Write a paragraph or propose chapters from the records.")
    if torn:
        words = ngettext(
            "%(number)s paragraph has no source. Add one, or mark it as the editors’ own view.",
            "%(number)s paragraphs have no source. Add one to each, or mark them as the editors’ own view.",
            torn,
        )
        return words % {"number": torn}
    return None


def _counted(report: Report) -> tuple[int, int]:
    paragraphs = Paragraph.objects.filter(chapter__report=report)
    found = paragraphs.aggregate(
        written=Count("pk", distinct=True), torn=Count("pk", distinct=True, filter=BARE)
    )
    return found["written"], found["torn"]


def refuse_reopening(report: Report, *, at: dt.datetime) -> str | None:
    """The reason no next version can be started, or None."""
    if report.state != ReportState.PUBLISHED:
        return _("The next version is being written already.")
    return None


def refuse_source(paragraph: Paragraph, thing: Any, *, at: dt.datetime) -> str | None:
    """The reason this cannot be a source of the paragraph, or None: sources come from the same edition."""
    if reason := refuse_writing(paragraph.chapter.report, at=at):
        return reason
    if edition_of(thing) not in (None, paragraph.chapter.report.edition_id):
        return _("This comes from another edition. Choose something of this edition.")
    return None


def edition_of(thing: Any) -> int | None:
    """The edition that a line, need or workshop belongs to; None for a record of the edition itself."""
    if hasattr(thing, "minutes"):
        return thing.minutes.workshop.edition_id
    if hasattr(thing, "assessment"):
        return thing.assessment.edition_id
    return getattr(thing, "edition_id", None)


def refuse_line(report: Report, line: Any, *, at: dt.datetime) -> str | None:
    """The reason this line cannot be a source in the report, or None."""
    if edition_of(line) != report.edition_id:
        return _("This comes from another edition. Choose something of this edition.")
    return None
