"""Reports: written paragraph by paragraph, each with its sources, the finished one published."""

import datetime as dt
from typing import Any

from members.needs.models import Need
from workshops.report import actions
from workshops.report.states import Record
from workshops.sample.content import facts
from workshops.sample.content.shapes import Chapter, ChecklistItem, Paragraph, Report, Source

from .desk import Desk

DAY = dt.timedelta(days=1)
FOLLOW_UP_SOURCE = "news of the host frame"
ADDRESSEES = {
    "before": "Whoever prepares the tender",
    "tender": "Whoever writes the tender",
    "contract": "Whoever manages the contract",
    "end": "Whoever gives the devices away",
}


def write_report(desk: Desk, name: str, content: Report, *, start: dt.datetime, end: dt.datetime) -> Any:
    """Write a report between two instants, chapter by chapter."""
    edition = desk.editions[name]
    report = actions.start_report(
        edition, title=content.title, lead=content.subtitle, by=desk.secretary, at=start
    )
    count = len(content.chapters)
    for place, chapter in enumerate(content.chapters):
        _write_chapter(desk, name, report, chapter, at=desk.between(start, end, place, count))
    for item in content.checklist:
        _add_item(desk, report, item, at=min(end, desk.now))
    return report


def publish(desk: Desk, report: Any, content: Report) -> None:
    """Publish, and note what became of the first recommendation since."""
    at = desk.at(content.published)
    actions.publish_report(report, by=desk.secretary, at=at)
    recommendation = _recommendations(report).first()
    followed: list[dict[str, Any]] = list(facts.RECOMMENDATIONS_2022[:1])
    for told in followed:
        for year, what in told["follow_up"]:
            noted = dt.datetime(year, 12, 4, 10, tzinfo=dt.UTC)
            actions.note_follow_up(
                recommendation, year=year, what=what, source=FOLLOW_UP_SOURCE, by=desk.secretary, at=noted
            )


def _recommendations(report: Any) -> Any:
    chapter = report.chapters.get(kind="recommendations")
    return chapter.paragraphs.filter(kind="recommendation").order_by("position")


def _write_chapter(desk: Desk, name: str, report: Any, content: Chapter, *, at: dt.datetime) -> None:
    workshop = desk.workshops[content.session] if content.session else None
    chapter = actions.add_chapter(
        report, title=content.title, kind=content.kind, workshop=workshop, by=desk.secretary, at=at
    )
    for place, paragraph in enumerate(content.paragraphs):
        _write_paragraph(desk, name, chapter, paragraph, place, at=at + dt.timedelta(minutes=12 * place))


def _write_paragraph(
    desk: Desk, name: str, chapter: Any, content: Paragraph, place: int, *, at: dt.datetime
) -> None:
    by = (desk.secretary, desk.deputy)[place % 2]
    paragraph = actions.add_paragraph(
        chapter,
        text=content.text,
        kind=content.kind,
        heading=content.heading,
        addressee=content.addressee,
        sources=tuple(_source(desk, name, source) for source in content.sources),
        by=by,
        at=at,
    )
    if content.own_view:
        actions.mark_own_view(paragraph, is_own_view=True, by=by, at=at)


def _add_item(desk: Desk, report: Any, content: ChecklistItem, *, at: dt.datetime) -> None:
    lines = [desk.lines[source.session, source.line] for source in content.sources if source.line]
    actions.add_item(
        report, text=content.text, addressee=ADDRESSEES[content.phase], lines=lines, by=desk.secretary, at=at
    )


def _source(desk: Desk, name: str, content: Source) -> Any:
    if content.record:
        return Record(content.record)
    if content.topic:
        return Need.objects.get(
            assessment__edition=desk.editions[name], topic=desk.topics[name, content.topic]
        )
    return desk.lines[content.session, content.line]
