"""What the pages of the report show."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.needs.models import Need
from workinggroup.base.gathered import Gathered
from workinggroup.base.prepared import prepared
from workinggroup.editions import tally
from workinggroup.editions.models import Edition
from workinggroup.editions.once import once
from workinggroup.editions.registry import Gap
from workshops.minutes.models import Line
from workshops.minutes.states import LineKind
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

from .document import numbered, source_words
from .exports import FORMATS
from .models import Chapter, ChecklistItem, Paragraph, Report, ReportVersion, Source
from .states import ReportState

MOST_CANDIDATES = 4
MOST_FOUND = 20


@dataclass
class Outlined:
    """A chapter in the outline: its number, and how it stands in words."""

    number: str
    chapter: Chapter
    words: str
    attention: bool


@dataclass
class Numbered:
    """A paragraph on the page, with its number, its sources and their running numbers."""

    number: str
    paragraph: Paragraph
    sources: list[tuple[int, Source, str]]

    @property
    def is_torn(self) -> bool:
        return not self.sources and not self.paragraph.is_own_view


class Standing(NamedTuple):
    """How the report of an edition stands; `state` is None before it is started."""

    state: str | None
    written: int
    torn: int
    missing: int
    newest_number: int | None
    newest_at: dt.datetime | None


def standing(edition: Edition, person: Any, *, at: dt.datetime) -> Standing:
    row = tally.of(edition, person, at=at)
    return Standing(*(row[f"report_{name}"] for name in Standing._fields))


def tallied(asked: tally.Asked) -> dict[str, Any]:
    """The report, its paragraphs, those without a source, and held sessions without a chapter."""
    report = Report.objects.filter(edition=OuterRef("pk"))
    written = Paragraph.objects.filter(chapter__report__edition=OuterRef("pk"))
    torn = written.filter(~Exists(Source.objects.filter(paragraph=OuterRef("pk"))), is_own_view=False)
    newest = ReportVersion.objects.filter(report__edition=OuterRef("pk")).order_by("-number")
    return {
        "report_state": Subquery(report.values("state")),
        "report_written": tally.count(written, "chapter__report__edition"),
        "report_torn": tally.count(torn, "chapter__report__edition"),
        "report_missing": tally.count(_without_chapter()),
        "report_newest_number": Subquery(newest.values("number")[:1]),
        "report_newest_at": Subquery(newest.values("published_at")[:1]),
    }


def report_of(edition: Edition) -> Report | None:
    """The report of an edition, with what is counted of it; one query for a page."""
    return once(edition, "report", lambda: _report_of(edition))


def _report_of(edition: Edition) -> Report | None:
    found = next(iter(_reports(edition)), None)
    if found:
        found.edition = edition
    return found


@prepared
def _reports(edition: Edition) -> QuerySet[Report]:
    return Report.objects.filter(edition=edition).with_counts()


def outline(report: Report) -> list[Outlined]:
    """All chapters with their numbers and what they lack, in two queries whatever their number."""
    places = _places(report)
    totals = Counter(place.chapter for place in places)
    torn = Counter(place.chapter for place in places if place.torn)
    return [
        Outlined(number, chapter, _state_of_chapter(totals[chapter.pk], torn[chapter.pk]), chapter.pk in torn)
        for number, chapter in numbered(report)
    ]


def _state_of_chapter(total: int, torn: int) -> str:
    if not total:
        return _("nothing written yet")
    paragraphs = ngettext("%(n)s paragraph", "%(n)s paragraphs", total) % {"n": total}
    if not torn:
        return _("%(paragraphs)s, all sourced") % {"paragraphs": paragraphs}
    without = ngettext("%(n)s without a source", "%(n)s without a source", torn) % {"n": torn}
    return f"{paragraphs}, {without}"


def chapter_page(number: str, chapter: Chapter) -> list[Numbered]:
    """The paragraphs of a chapter; sources are numbered through the chapter."""
    running, found = 0, []
    for position, paragraph in enumerate(chapter.paragraphs.with_sources(follow_ups=False), start=1):
        sources = []
        for source in paragraph.sources.all():
            running += 1
            sources.append((running, source, source_words(source)))
        found.append(Numbered(f"{number}.{position}", paragraph, sources))
    return found


def candidates(paragraph: Paragraph, *, query: str = "") -> list[Line]:
    """Lines that could be a source: of the chapter's session first, then what shares words with the text."""
    report = paragraph.chapter.report
    lines = Line.objects.current().of_edition(report.edition).exclude(report_sources__paragraph=paragraph)
    lines = lines.select_related("minutes__workshop", "agenda_item").order_by(
        "minutes__workshop__number", "number"
    )
    if query:
        return list(lines.filter(text__icontains=query)[:MOST_FOUND])
    if paragraph.chapter.workshop_id:
        lines = lines.filter(minutes__workshop=paragraph.chapter.workshop_id)
    words = {word for word in paragraph.text.lower().split() if len(word) > 5}
    return sorted(lines, key=lambda line: -len(words & set(line.text.lower().split())))[:MOST_CANDIDATES]


def needs_to_choose(paragraph: Paragraph) -> QuerySet[Need]:
    edition = paragraph.chapter.report.edition
    needs = Need.objects.filter(assessment__edition=edition).exclude(report_sources__paragraph=paragraph)
    return needs.select_related("topic", "assessment").order_by("rank", "pk")


def unused_insights(edition: Edition) -> QuerySet[Line]:
    """Insights of agreed minutes that no paragraph and no checklist item is made of."""
    insights = Line.objects.current().agreed().of_edition(edition).filter(kind=LineKind.INSIGHT)
    return insights.filter(report_sources=None, checklist_items=None)


def unused_lines(edition: Edition) -> list[Line]:
    """The same as a list to read, in the order of the sessions."""
    rows = unused_insights(edition).select_related("minutes__workshop")
    found = list(rows.order_by("minutes__workshop__number", "number"))
    for line in found:
        line.minutes.workshop.edition = edition
    return found


def gaps_of(report: Report, *, outlined: list[Outlined]) -> list[Gap]:
    """What stands between the report and its publication, chapter by chapter."""
    pages = {one.chapter.pk: one.number for one in outlined}
    found: dict[int, list[str]] = {}
    for place in _places(report):
        if place.torn:
            found.setdefault(place.chapter, []).append(f"{pages[place.chapter]}.{place.number}")
    chapters = {one.chapter.pk: one.chapter for one in outlined}
    return [
        Gap(
            ngettext("%(list)s has no source", "%(list)s have no source", len(numbers))
            % {"list": ", ".join(numbers)},
            chapters[pk].get_absolute_url(),
            _("Go there"),
        )
        for pk, numbers in found.items()
    ]


class Place(NamedTuple):
    """Where a paragraph stands: its chapter, its number there from 1, and whether it lacks a source."""

    chapter: int
    paragraph: int
    number: int
    torn: bool


def _places(report: Report) -> list[Place]:
    """The places of all paragraphs in order, without their texts; one query for a page."""
    return once(report.edition, ("places", report.pk), lambda: _find_places(report))


def _find_places(report: Report) -> list[Place]:
    counted: Counter[int] = Counter()
    found = []
    for chapter, pk, torn in _paragraphs(report):
        counted[chapter] += 1
        found.append(Place(chapter, pk, counted[chapter], torn))
    return found


@prepared
def _paragraphs(report: Report) -> QuerySet:
    bare = Q(is_own_view=False) & ~Exists(Source.objects.filter(paragraph=OuterRef("pk")))
    found = Paragraph.objects.filter(chapter__report=report)
    rows = found.annotate(torn=Case(When(bare, True), default=False))
    return rows.order_by("chapter__position", "chapter", "position", "pk").values_list(
        "chapter", "pk", "torn"
    )


def paragraph_number(paragraph: Paragraph) -> str:
    """`2.3`: the number under which a paragraph stands in its report."""
    report = paragraph.chapter.report
    chapter_number = next(
        number for number, chapter in numbered(report) if chapter.pk == paragraph.chapter_id
    )
    place = next(place for place in _places(report) if place.paragraph == paragraph.pk)
    return f"{chapter_number}.{place.number}"


def edition_gaps(edition: Edition, person: Any, *, at: dt.datetime) -> list[Gap]:
    """Paragraphs without a source, and sessions without a chapter."""
    now = standing(edition, person, at=at)
    if now.state != ReportState.DRAFT:
        return []
    report = report_of(edition) if now.torn else None
    gaps = gaps_of(report, outlined=outline(report)) if report else []
    url = reverse("report:page", args=[edition.slug])
    gaps += [
        Gap(_("Session without a chapter: %(title)s") % {"title": one["title"]}, url, _("Open the report"))
        for one in (tally.rows_of(edition, person, at=at)["sessions_without_chapter"] if now.missing else [])
    ]
    return gaps


def rows_to_tell(asked: tally.Asked) -> dict[str, Gathered]:
    return {"sessions_without_chapter": Gathered(_without_chapter().in_order(), "title")}


def _without_chapter() -> QuerySet[Workshop]:
    """Sessions of the edition that were held and have no chapter in its report."""
    chapters = Chapter.objects.filter(workshop=OuterRef("pk"), report__edition=OuterRef("edition"))
    held = Workshop.objects.filter(edition=OuterRef("pk"), state=WorkshopState.HELD)
    return held.filter(~Exists(chapters))


def public_reports(group: Any, at: dt.datetime) -> QuerySet[Report]:
    """The reports of a group that the public can read."""
    found = Report.objects.filter(edition__group=group, versions__isnull=False)
    return found.select_related("edition").distinct().order_by("-edition__year")


def checklist(report: Report) -> list[ChecklistItem]:
    """The items in order, each with its lines in words as `from_words`."""
    items = list(report.checklist.prefetch_related("lines__minutes__workshop__edition", "follow_ups"))
    for item in items:
        item.from_words = [(line, source_words(Source(line=line))) for line in item.lines.all()]
    return items


def with_marks(document: dict[str, Any]) -> dict[str, Any]:
    """The document with what the page adds: bars as shares of the widest, and recommendations counted."""
    for chapter in document["chapters"]:
        if figure := chapter["figure"]:
            widest = max(1, *(abs(row["rds"]) for row in figure["rows"]))
            for place, row in enumerate(figure["rows"]):
                row["width"] = round(370 * abs(row["rds"]) / widest)
                row["narrow"] = round(280 * abs(row["rds"]) / widest)
                row["y"], row["narrow_y"] = 10 + 38 * place, 20 + 50 * place
            figure["height"] = 38 * len(figure["rows"]) + 16
            figure["narrow_height"] = 50 * len(figure["rows"])
    return document


def files_of(version: ReportVersion | None) -> list[dict[str, Any]]:
    """The formats of a version, with the size where the file stands ready."""
    if version is None:
        return []
    sizes = dict(version.files.values_list("format", "size"))
    return [{"kind": kind, "label": one.label, "size": sizes.get(kind)} for kind, one in FORMATS.items()]
