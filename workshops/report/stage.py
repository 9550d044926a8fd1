"""What the report tells the edition: stage, to-dos, gaps, thread, search and the public page."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.needs.models import Need
from workinggroup.base.clock import say_day
from workinggroup.base.gathered import Gathered
from workinggroup.editions import registry, tally
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may
from workinggroup.editions.registry import Figure, Gap, Hit, Node, Row, Stage, StageNow, Todo
from workshops.minutes.models import Line
from workshops.minutes.queries.lists import counts_of
from workshops.scheduling.models import Workshop

from . import queries
from .document import source_words
from .models import Chapter, ChecklistItem, Paragraph, Report, Source
from .states import ChecklistState, ReportState


def register() -> None:
    registry.stages.register(Stage("report", gettext_lazy("Report"), 60, stage_now))
    registry.todos.register(todos)
    tally.register(queries.tallied)
    tally.register_rows(queries.rows_to_tell)
    registry.gaps.register(gaps)
    registry.hits.register(hits)
    registry.open_to_public.register(outputs)
    for model, field in ((Line, "line"), (Need, "need"), (Workshop, "workshop")):
        registry.led_to.register_rows(model, gather_paragraphs(field), led_to_paragraphs)
    registry.led_to.register_rows(Line, gather_checklist, led_to_checklist)
    registry.comes_from.register(Paragraph, paragraph_comes_from)
    registry.led_to.register(Paragraph, paragraph_led_to)
    registry.comes_from.register(ChecklistItem, item_comes_from)
    registry.led_to.register(ChecklistItem, item_led_to)


def stage_now(edition: Edition, person: Any, at: dt.datetime) -> StageNow | None:
    """How the report stands for one reader; nothing before it is started, but for those who write it."""
    if not may(person, Permission.READ_DRAFT_REPORT, edition):
        return None
    report, url = queries.standing(edition, person, at=at), reverse("report:page", args=[edition.slug])
    if report.state is None:
        return StageNow(_("not started"), url=url, text=_("Starts from the agreed minutes."))
    figures = (Figure(str(report.written), url),)
    if report.state == ReportState.PUBLISHED:
        words = _("version %(n)s published") % {"n": report.newest_number}
        text = _("paragraphs, published on %(day)s") % {"day": say_day(report.newest_at.date())}
        return StageNow(words, "done", url=url, figures=figures, text=text)
    sourced, count = report.written - report.torn, {"n": report.written}
    paragraphs = ngettext("%(n)s paragraph", "%(n)s paragraphs", report.written) % count
    without = ngettext("%(n)s without a source", "%(n)s without a source", report.torn) % {"n": report.torn}
    return StageNow(
        f"{paragraphs}, {without}" if report.torn else paragraphs,
        "now" if report.written else "later",
        url=url,
        figures=figures,
        text=_("paragraphs in draft, %(n)s with a source") % {"n": sourced},
        gaps=(Gap(without, url, _("Find sources"), short=without),) if report.torn else (),
    )


def todos(edition: Edition, person: Any, at: dt.datetime) -> Iterable[Todo]:
    """For those who write: start, or publish once every paragraph has its source."""
    if not may(person, Permission.WRITE_REPORT, edition):
        return
    report, url = queries.standing(edition, person, at=at), reverse("report:page", args=[edition.slug])
    if report.state is None:
        is_begun = counts_of(edition, person, at=at).agreed
        if is_begun and Line.objects.current().agreed().of_edition(edition).exists():
            detail = _("There are agreed minutes: chapters can be proposed from them.")
            yield Todo(
                _("Start the final report"), url, _("Start the report"), detail=detail, edition=edition
            )
        return
    if report.state == ReportState.DRAFT and report.written and not report.torn:
        detail = _("Every paragraph says where it comes from.")
        publish = reverse("report:publish", args=[edition.slug])
        yield Todo(
            _("Publish the final report"), publish, _("Read and publish"), detail=detail, edition=edition
        )


def gaps(edition: Edition, person: Any, at: dt.datetime) -> Iterable[Gap]:
    if may(person, Permission.WRITE_REPORT, edition):
        yield from queries.edition_gaps(edition, person, at=at)


def hits(edition: Edition, person: Any, query: str) -> Iterable[Hit]:
    if not may(person, Permission.READ_DRAFT_REPORT, edition):
        return
    wanted = Q(text__icontains=query) | Q(heading__icontains=query)
    url = reverse("report:preview", args=[edition.slug])
    for paragraph in Paragraph.objects.of_edition(edition).filter(wanted).select_related("chapter")[:20]:
        yield Hit(_("Report"), str(paragraph)[:160], f"{url}#p{paragraph.pk}", paragraph.chapter.title)


def outputs(group: Any, at: dt.datetime) -> Iterable[Node]:
    """The group's published reports."""
    for report in queries.public_reports(group, at):
        url = reverse("report:public", args=[report.edition.slug])
        detail = _("Final report, edition %(year)s") % {"year": report.edition.year}
        yield Node(report.title, url, detail)


def gather_paragraphs(field: str) -> Callable[[Any], Gathered]:
    """The paragraphs that were made of a line, a need or a session."""

    def gather(person: Any) -> Gathered:
        sources = Source.objects.filter(**{field: OuterRef("pk")}).order_by("pk")
        chapter = {"paragraph_text": "paragraph__text", "chapter": "paragraph__chapter__title"}
        return Gathered(sources, "paragraph", **chapter, **_in_report("paragraph__chapter__report"))

    return gather


def led_to_paragraphs(thing: Any, rows: list[Row], reader: Any) -> Iterable[Node]:
    for row in rows:
        chapter = Chapter(title=row["chapter"], report=_report_of(row))
        yield _node(Paragraph(pk=row["paragraph"], text=row["paragraph_text"], chapter=chapter), reader)


def gather_checklist(person: Any) -> Gathered:
    items = ChecklistItem.objects.filter(lines=OuterRef("pk")).order_by("pk")
    return Gathered(items, "pk", "text", **_in_report("report"))


def led_to_checklist(line: Line, rows: list[Row], reader: Any) -> Iterable[Node]:
    for row in rows:
        item = ChecklistItem(pk=row["pk"], text=row["text"], report=_report_of(row))
        url = _readable(item.report, reader) and item.get_absolute_url()
        yield Node(item.text, url, _("Follow-up checklist"))


def _in_report(path: str) -> dict[str, str]:
    """What `_report_of` reads."""
    return {"state": f"{path}__state", "edition": f"{path}__edition", "slug": f"{path}__edition__slug"}


def _report_of(row: Row) -> Report:
    return Report(state=row["state"], edition=Edition(pk=row["edition"], slug=row["slug"]))


def paragraph_comes_from(paragraph: Paragraph, reader: Any) -> Iterable[Node]:
    for source in paragraph.sources.for_words():
        thing = source.line or source.need or source.workshop
        yield Node(str(source)[:160], thing.get_absolute_url() if thing else "", source_words(source))


def paragraph_led_to(paragraph: Paragraph, reader: Any) -> Iterable[Node]:
    for one in paragraph.follow_ups.all():
        yield Node(one.what, "", str(one.year))


def item_comes_from(item: ChecklistItem, reader: Any) -> Iterable[Node]:
    for line in item.lines.select_related("minutes__workshop__edition"):
        yield Node(line.text[:160], line.get_absolute_url(), _("Line %(n)s") % {"n": line.number})


def item_led_to(item: ChecklistItem, reader: Any) -> Iterable[Node]:
    for one in item.follow_ups.all():
        yield Node(one.what, "", str(one.year))
    if item.state == ChecklistState.OPEN and not item.follow_ups.exists():
        yield Node(_("Nothing noted yet"), torn=True)


def _node(paragraph: Paragraph, reader: Any) -> Node:
    report = paragraph.chapter.report
    detail = _("published") if report.state == ReportState.PUBLISHED else _("draft")
    words = _("Report, “%(chapter)s”") % {"chapter": paragraph.chapter.title}
    url = _readable(report, reader)
    return Node(words, f"{url}#p{paragraph.pk}" if url else "", f"{paragraph.text[:120]} ({detail})")


def _readable(report: Report, reader: Any) -> str:
    """Where this reader can read the report, or nothing."""
    if reader and may(reader, Permission.READ_DRAFT_REPORT, report.edition):
        return reverse("report:preview", args=[report.edition.slug])
    if report.state == ReportState.PUBLISHED:
        return reverse("report:public", args=[report.edition.slug])
    return ""
