"""Chapters proposed from the edition's records: every paragraph comes with the source it was made of."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.needs.models import Need
from members.people.models import Membership
from workinggroup.base import history
from workinggroup.base.refusals import refuse_if
from workshops.minutes.models import Line
from workshops.minutes.states import InsightKind, LineKind
from workshops.report import rules
from workshops.report.models import Chapter, Report, Source
from workshops.report.states import ChapterKind, Event, ParagraphKind, Record
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

from .writing import add_chapter, add_paragraph

MOST_NEEDS = 5


@transaction.atomic
def propose_chapters(report: Report, *, by: Any, at: dt.datetime) -> int:
    """Add the chapters and paragraphs that the records suggest and the report does not have yet.

    Nothing that was written is touched: a line or need that is a source somewhere is not proposed again.
    Returns how many paragraphs were added.
    """
    refuse_if(rules.refuse_writing(report, at=at))
    with translation.override(report.language):
        added = sum(
            add(report, by, at) for add in (_context, _members, _needs, _sessions, _lessons, _recommendations)
        )
        _annex(report, by, at)
    history.record(Event.REPORT_PROPOSED, about=report, by=by, at=at, edition=report.edition, after=added)
    return added


def _chapter(
    report: Report, kind: str, title: str, by: Any, at: dt.datetime, workshop: Any = None
) -> Chapter:
    found = report.chapters.filter(kind=kind, workshop=workshop).first()
    return found or add_chapter(report, title=title, kind=kind, workshop=workshop, by=by, at=at)


def _context(report: Report, by: Any, at: dt.datetime) -> int:
    """What the edition was for: its own description and objectives."""
    chapter = _chapter(report, ChapterKind.CONTEXT, _("Why this group"), by, at)
    if chapter.paragraphs.exists():
        return 0
    edition = report.edition
    objectives = "; ".join(objective.text.rstrip(".") for objective in edition.objectives.all())
    texts = [
        edition.about,
        _("The objectives of the edition: %(list)s.") % {"list": objectives} if objectives else "",
    ]
    return _write(chapter, ((text, (Record.EDITION,)) for text in texts if text), by, at)


def _members(report: Report, by: Any, at: dt.datetime) -> int:
    """Who took part, in figures; the list of organisations is made with the document."""
    chapter = _chapter(report, ChapterKind.MEMBERS, _("Who took part"), by, at)
    members = Membership.objects.filter(edition=report.edition).members()
    counts = members.counts()
    if chapter.paragraphs.exists() or not counts["persons"]:
        return 0
    countries = members.values("organisation__country").distinct().count()
    persons = ngettext("%(n)s person", "%(n)s persons", counts["persons"]) % {"n": counts["persons"]}
    organisations = ngettext("%(n)s organisation", "%(n)s organisations", counts["organisations"])
    where = ngettext("%(n)d country", "%(n)d countries", countries) % {"n": countries}
    text = _("Members: %(persons)s of %(organisations)s in %(countries)s.") % {
        "persons": persons,
        "organisations": organisations % {"n": counts["organisations"]},
        "countries": where,
    }
    return _write(chapter, [(text, (Record.MEMBERS,))], by, at)


def _needs(report: Report, by: Any, at: dt.datetime) -> int:
    """The topics with the greatest need, each with the need as its source."""
    needs = Need.objects.filter(assessment__edition=report.edition, rank__isnull=False)
    needs = needs.exclude(pk__in=_used(report, "need")).select_related("topic").order_by("rank")[:MOST_NEEDS]
    if not needs:
        return 0
    chapter = _chapter(report, ChapterKind.NEEDS, _("What members need"), by, at)
    words = _(
        "“%(topic)s” ranks %(rank)s. Of %(n)s complete answers, %(below)s put their own level below the "
        "importance they give the topic."
    )
    found = (
        (words % {"topic": need.topic.title, "rank": need.rank, "n": need.n, "below": need.below}, (need,))
        for need in needs
    )
    return _write(chapter, found, by, at)


def _sessions(report: Report, by: Any, at: dt.datetime) -> int:
    """For each session held, its good practices, challenges and decisions."""
    held = report.edition.workshops.filter(state=WorkshopState.HELD).order_by("starts_at", "number")
    return sum(_session(report, workshop, by, at) for workshop in held)


def _session(report: Report, workshop: Workshop, by: Any, at: dt.datetime) -> int:
    chapter = _chapter(report, ChapterKind.SESSION, workshop.title, by, at, workshop)
    wanted = Q(kind=LineKind.DECISION) | Q(
        insight_kind__in=[InsightKind.GOOD_PRACTICE, InsightKind.CHALLENGE]
    )
    lines = _lines(report).filter(wanted, minutes__workshop=workshop)
    return _write(chapter, ((line.text, (line,)) for line in lines), by, at)


def _lessons(report: Report, by: Any, at: dt.datetime) -> int:
    lines = list(_lines(report).filter(kind=LineKind.INSIGHT, insight_kind=InsightKind.LESSON))
    if not lines:
        return 0
    chapter = _chapter(report, ChapterKind.LESSONS, _("Lessons learned"), by, at)
    return _write(chapter, ((line.text, (line,)) for line in lines), by, at)


def _recommendations(report: Report, by: Any, at: dt.datetime) -> int:
    lines = list(_lines(report).filter(kind=LineKind.INSIGHT, insight_kind=InsightKind.RECOMMENDATION))
    if not lines:
        return 0
    chapter = _chapter(report, ChapterKind.RECOMMENDATIONS, _("Recommendations"), by, at)
    for line in lines:
        heading = _heading_of(line.text)
        kind = ParagraphKind.RECOMMENDATION
        add_paragraph(chapter, text=line.text, kind=kind, heading=heading, sources=(line,), by=by, at=at)
    return len(lines)


def _annex(report: Report, by: Any, at: dt.datetime) -> None:
    if report.edition.published_figures.exists():
        chapter = _chapter(report, ChapterKind.ANNEX, _("Figures published earlier"), by, at)
        if not chapter.paragraphs.exists():
            figures = report.edition.published_figures.exclude(value=None)
            texts = (f"{one.what}: {one.value} ({one.source})" for one in figures)
            _write(chapter, ((text, (Record.PUBLISHED,)) for text in texts), by, at)


def _lines(report: Report) -> Any:
    """Lines of agreed minutes that nothing in the report is made of yet."""
    lines = Line.objects.current().agreed().of_edition(report.edition)
    return lines.exclude(pk__in=_used(report, "line")).order_by("minutes__workshop__starts_at", "number")


def _used(report: Report, field: str) -> Any:
    sources = Source.objects.filter(paragraph__chapter__report=report, **{f"{field}__isnull": False})
    return sources.values(f"{field}_id")


def _write(chapter: Chapter, texts: Iterable[tuple[str, tuple[Any, ...]]], by: Any, at: dt.datetime) -> int:
    return len([add_paragraph(chapter, text=text, sources=sources, by=by, at=at) for text, sources in texts])


def _heading_of(text: str) -> str:
    """The first sentence, cut at a word, as a heading that the editors will sharpen."""
    first = text.split(". ")[0].rstrip(".")
    if len(first) <= 90:
        return first
    return first[:90].rsplit(" ", 1)[0] + "…"
