"""Writing the report: chapters, paragraphs, and where they come from."""

import datetime as dt
import uuid
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.needs.models import Need
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.editions.models import Edition
from workshops.minutes.models import Line
from workshops.report import rules
from workshops.report.models import Chapter, Paragraph, ParagraphText, Report, Source
from workshops.report.states import ChapterKind, Event, ParagraphKind, Record
from workshops.scheduling.models import Workshop

from .ordering import last_place, move

STALE = gettext_lazy("Somebody changed this while you wrote. Both texts are shown; nothing is lost.")


@transaction.atomic
def start_report(edition: Edition, *, title: str, lead: str = "", by: Any, at: dt.datetime) -> Report:
    """Begin the one report of an edition."""
    refuse_if(rules.refuse_start(edition, at=at))
    report = Report.objects.create(
        edition=edition, title=title, lead=lead, language=edition.language, made_at=at
    )
    history.record(Event.REPORT_STARTED, about=report, by=by, at=at, edition=edition)
    return report


@transaction.atomic
def change_report(report: Report, *, title: str, lead: str, version: int, by: Any, at: dt.datetime) -> None:
    """Change title and lead; refuses when somebody else did so since `version` was read."""
    refuse_if(rules.refuse_writing(report, at=at))
    _update(report, version, title=title, lead=lead)
    history.record(Event.REPORT_CHANGED, about=report, by=by, at=at, edition=report.edition, after=title)


@transaction.atomic
def add_chapter(
    report: Report,
    *,
    title: str,
    kind: str = ChapterKind.FREE,
    workshop: Workshop | None = None,
    token: uuid.UUID | None = None,
    by: Any,
    at: dt.datetime,
) -> Chapter:
    """Add a chapter at the end; the same token twice gives the same chapter."""
    refuse_if(rules.refuse_writing(report, at=at))
    facts = {
        "report": report,
        "title": title,
        "kind": kind,
        "workshop": workshop,
        "position": last_place(report.chapters.all()),
    }
    chapter, made = Chapter.objects.get_or_create(token=token or uuid.uuid4(), defaults=facts)
    if made:
        history.record(Event.CHAPTER_ADDED, about=chapter, by=by, at=at, edition=report.edition)
    return chapter


@transaction.atomic
def change_chapter(chapter: Chapter, *, title: str, version: int, by: Any, at: dt.datetime) -> None:
    """Give a chapter another title."""
    refuse_if(rules.refuse_writing(chapter.report, at=at))
    _update(chapter, version, title=title)
    history.record(
        Event.CHAPTER_CHANGED, about=chapter, by=by, at=at, edition=chapter.report.edition, after=title
    )


@transaction.atomic
def move_chapter(chapter: Chapter, *, steps: int, by: Any, at: dt.datetime) -> None:
    """Move a chapter up (negative) or down."""
    refuse_if(rules.refuse_writing(chapter.report, at=at))
    move(chapter.report.chapters.all(), chapter, steps=steps)
    history.record(
        Event.CHAPTER_CHANGED, about=chapter, by=by, at=at, edition=chapter.report.edition, after=steps
    )


@transaction.atomic
def remove_chapter(chapter: Chapter, *, by: Any, at: dt.datetime) -> None:
    """Remove a chapter that has no paragraphs."""
    refuse_if(rules.refuse_removal_of_chapter(chapter, at=at))
    history.record(Event.CHAPTER_REMOVED, about=chapter, by=by, at=at, edition=chapter.report.edition)
    chapter.delete()


@transaction.atomic
def add_paragraph(
    chapter: Chapter,
    *,
    text: str,
    kind: str = ParagraphKind.TEXT,
    heading: str = "",
    addressee: str = "",
    sources: tuple[Any, ...] = (),
    token: uuid.UUID | None = None,
    by: Any,
    at: dt.datetime,
) -> Paragraph:
    """Add a paragraph at the end of a chapter, with its sources: lines, needs, workshops or records."""
    refuse_if(rules.refuse_writing(chapter.report, at=at))
    facts = {
        "chapter": chapter,
        "position": last_place(chapter.paragraphs.all()),
        "kind": kind,
        "heading": heading,
        "text": text,
        "addressee": addressee,
        "changed_at": at,
        "changed_by": by,
    }
    paragraph, made = Paragraph.objects.get_or_create(token=token or uuid.uuid4(), defaults=facts)
    if made:
        _keep_text(paragraph, by=by, at=at)
        for source in sources:
            add_source(paragraph, source=source, by=by, at=at)
        history.record(Event.PARAGRAPH_ADDED, about=paragraph, by=by, at=at, edition=chapter.report.edition)
    return paragraph


@transaction.atomic
def change_paragraph(
    paragraph: Paragraph,
    *,
    text: str,
    heading: str = "",
    addressee: str = "",
    version: int,
    by: Any,
    at: dt.datetime,
) -> Paragraph:
    """Give a paragraph other words; the words before are kept. Refuses when it changed since `version`."""
    refuse_if(rules.refuse_writing(paragraph.chapter.report, at=at))
    before = paragraph.text
    _update(paragraph, version, text=text, heading=heading, addressee=addressee, changed_at=at, changed_by=by)
    _keep_text(paragraph, by=by, at=at)
    edition = paragraph.chapter.report.edition
    history.record(
        Event.PARAGRAPH_CHANGED, about=paragraph, by=by, at=at, edition=edition, before=before, after=text
    )
    return paragraph


@transaction.atomic
def move_paragraph(
    paragraph: Paragraph, *, steps: int = 0, to: Chapter | None = None, by: Any, at: dt.datetime
) -> None:
    """Move a paragraph within its chapter, or to the end of another one."""
    refuse_if(rules.refuse_writing(paragraph.chapter.report, at=at))
    if to and to != paragraph.chapter:
        paragraph.position = last_place(to.paragraphs.all())
        paragraph.chapter = to
        paragraph.save(update_fields=["chapter", "position"])
    else:
        move(paragraph.chapter.paragraphs.all(), paragraph, steps=steps)
    edition = paragraph.chapter.report.edition
    history.record(Event.PARAGRAPH_MOVED, about=paragraph, by=by, at=at, edition=edition)


@transaction.atomic
def remove_paragraph(paragraph: Paragraph, *, by: Any, at: dt.datetime) -> None:
    """Remove a paragraph; its last words stay in the history."""
    refuse_if(rules.refuse_writing(paragraph.chapter.report, at=at))
    edition = paragraph.chapter.report.edition
    history.record(
        Event.PARAGRAPH_REMOVED, about=paragraph, by=by, at=at, edition=edition, before=paragraph.text
    )
    paragraph.delete()


@transaction.atomic
def add_source(paragraph: Paragraph, *, source: Any, by: Any, at: dt.datetime) -> Source:
    """Say where a paragraph comes from. `source` is a Line, a Need, a Workshop or a Record."""
    refuse_if(rules.refuse_source(paragraph, source, at=at))
    place = last_place(paragraph.sources.all())
    found, made = Source.objects.get_or_create(
        paragraph=paragraph, **_field_of(source), defaults={"position": place}
    )
    if made:
        Paragraph.objects.filter(pk=paragraph.pk).update(is_own_view=False)
        edition = paragraph.chapter.report.edition
        history.record(
            Event.SOURCE_ADDED, about=paragraph, by=by, at=at, edition=edition, after=str(found)[:200]
        )
    return found


@transaction.atomic
def remove_source(source: Source, *, by: Any, at: dt.datetime) -> None:
    """Take a source away from its paragraph."""
    report = source.paragraph.chapter.report
    refuse_if(rules.refuse_writing(report, at=at))
    before = str(source)[:200]
    source.delete()
    history.record(
        Event.SOURCE_REMOVED, about=source.paragraph, by=by, at=at, edition=report.edition, before=before
    )


@transaction.atomic
def mark_own_view(paragraph: Paragraph, *, is_own_view: bool, by: Any, at: dt.datetime) -> None:
    """Say openly that a paragraph has no source but the editors, or take that back."""
    refuse_if(rules.refuse_own_view(paragraph, at=at))
    Paragraph.objects.filter(pk=paragraph.pk).update(is_own_view=is_own_view)
    edition = paragraph.chapter.report.edition
    history.record(Event.OWN_VIEW_MARKED, about=paragraph, by=by, at=at, edition=edition, after=is_own_view)


def _field_of(source: Any) -> dict[str, Any]:
    fields = {Line: "line", Need: "need", Workshop: "workshop", Record: "record"}
    return {fields[type(source)]: source}


def _update(thing: Any, version: int, **changes: Any) -> None:
    """Change a row if it still is the version that was read; both go up together."""
    fresh = type(thing).objects.filter(pk=thing.pk, version=version)
    try:
        found = fresh.update(version=version + 1, **changes)
    except IntegrityError as error:
        raise Refused(_("A recommendation needs a heading.")) from error
    refuse_if(None if found else str(STALE))
    thing.refresh_from_db()


def _keep_text(paragraph: Paragraph, *, by: Any, at: dt.datetime) -> None:
    ParagraphText.objects.create(
        paragraph=paragraph,
        version=paragraph.version,
        heading=paragraph.heading,
        text=paragraph.text,
        at=at,
        by=by,
    )
