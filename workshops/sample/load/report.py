"""Reports: written paragraph by paragraph, each with its sources, the finished one published."""

import datetime as dt
from typing import Any

from members.needs.models import Need
from workshops.report import actions
from workshops.report.states import Record
from workshops.sample.content import facts
from workshops.sample.content.shapes import Chapter, ChecklistItem, Paragraph, Report, Source

from .loader import Loader

DAY = dt.timedelta(days=1)
FOLLOW_UP_SOURCE = "news of the host frame"
ADDRESSEES = {
    "before": "Whoever prepares the tender",
    "tender": "Whoever writes the tender",
    "contract": "Whoever manages the contract",
    "end": "Whoever gives the devices away",
}


def write_report(loader: Loader, name: str, content: Report, *, start: dt.datetime, end: dt.datetime) -> Any:
    """Write a report between two instants, chapter by chapter."""
    edition = loader.editions[name]
    report = actions.start_report(
        edition, title=content.title, lead=content.subtitle, by=loader.secretary, at=start
    )
    count = len(content.chapters)
    for place, chapter in enumerate(content.chapters):
        _write_chapter(loader, name, report, chapter, at=loader.between(start, end, place, count))
    for item in content.checklist:
        _add_item(loader, report, item, at=min(end, loader.now))
    return report


def publish(loader: Loader, report: Any, content: Report) -> None:
    """Publish, and note what became of the first recommendation since."""
    at = loader.at(content.published)
    actions.publish_report(report, by=loader.secretary, at=at)
    recommendation = _recommendations(report).first()
    followed: list[dict[str, Any]] = list(facts.RECOMMENDATIONS_2022[:1])
    for told in followed:
        for year, what in told["follow_up"]:
            noted = dt.datetime(year, 12, 4, 10, tzinfo=dt.UTC)
            actions.note_follow_up(
                recommendation, year=year, what=what, source=FOLLOW_UP_SOURCE, by=loader.secretary, at=noted
            )


def _recommendations(report: Any) -> Any:
    chapter = report.chapters.get(kind="recommendations")
    return chapter.paragraphs.filter(kind="recommendation").order_by("position")


def _write_chapter(loader: Loader, name: str, report: Any, content: Chapter, *, at: dt.datetime) -> None:
    workshop = loader.workshops[content.session] if content.session else None
    chapter = actions.add_chapter(
        report, title=content.title, kind=content.kind, workshop=workshop, by=loader.secretary, at=at
    )
    for place, paragraph in enumerate(content.paragraphs):
        _write_paragraph(loader, name, chapter, paragraph, place, at=at + dt.timedelta(minutes=12 * place))


def _write_paragraph(
    loader: Loader, name: str, chapter: Any, content: Paragraph, place: int, *, at: dt.datetime
) -> None:
    by = (loader.secretary, loader.deputy)[place % 2]
    paragraph = actions.add_paragraph(
        chapter,
        text=content.text,
        kind=content.kind,
        heading=content.heading,
        addressee=content.addressee,
        sources=tuple(_source(loader, name, source) for source in content.sources),
        by=by,
        at=at,
    )
    if content.own_view:
        actions.mark_own_view(paragraph, is_own_view=True, by=by, at=at)


def _add_item(loader: Loader, report: Any, content: ChecklistItem, *, at: dt.datetime) -> None:
    lines = [loader.lines[source.session, source.line] for source in content.sources if source.line]
    actions.add_item(
        report,
        text=content.text,
        addressee=ADDRESSEES[content.phase],
        lines=lines,
        by=loader.secretary,
        at=at,
    )


def _source(loader: Loader, name: str, content: Source) -> Any:
    if content.record:
        return Record(content.record)
    if content.topic:
        return Need.objects.get(
            assessment__edition=loader.editions[name], topic=loader.topics[name, content.topic]
        )
    return loader.lines[content.session, content.line]
