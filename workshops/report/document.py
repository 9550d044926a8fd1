"""The report as one plain document: what is shown, exported, frozen and hashed is all made of this.

Shape: `{title, lead, language, edition, group, hosts, period, numbers, chapters, checklist}` with
chapters `{number, title, kind, paragraphs, figure, table}` and
paragraphs `{number, kind, heading, text, addressee, own_view, sources: [words], follow_up: [{year, what}]}`.
Only what may be public stands in it: sources are named, never quoted.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.needs.models import Need
from members.people.models import Membership
from workinggroup.base.clock import say_day
from workshops.minutes.models import Line
from workshops.minutes.states import LineKind, MinutesState
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

from .models import Chapter, Paragraph, Report, Source
from .states import ChapterKind, ParagraphKind


def document_of(report: Report) -> dict[str, Any]:
    """The document as it stands now, in the language of the report."""
    edition = report.edition
    with translation.override(report.language):
        chapters = [_chapter(number, chapter) for number, chapter in numbered(report, sources=True)]
        return {
            "title": report.title,
            "lead": report.lead,
            "language": report.language,
            "edition": edition.year,
            "group": edition.group.name,
            "hosts": [
                f"{host.name} ({host.get_role_display()})" for host in edition.host_bodies.order_by("pk")
            ],
            "period": _period(edition),
            "numbers": _numbers(report, chapters),
            "chapters": chapters,
            "checklist": _checklist(report),
        }


def canonical(document: dict[str, Any]) -> str:
    """The one text of a document: sorted keys, no spaces, UTF-8. Its SHA-256 is the digest of a version."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def numbered(report: Report, *, sources: bool = False) -> list[tuple[str, Chapter]]:
    """The chapters with their numbers: 1, 2, 3 … and annexes A, B."""
    chapters = report.chapters.select_related("workshop", "report__edition")
    if sources:
        chapters = chapters.prefetch_related(Prefetch("paragraphs", Paragraph.objects.with_sources()))
    numbers, letters = iter(range(1, 1000)), iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return [
        (next(letters) if chapter.kind == ChapterKind.ANNEX else str(next(numbers)), chapter)
        for chapter in chapters
    ]


def source_words(source: Source) -> str:
    """What a reader is told: session, date, line and kind, or the needs assessment with its n."""
    if source.line:
        workshop = source.line.minutes.workshop
        facts = {
            "workshop": session_words(workshop),
            "number": source.line.number,
            "kind": line_kind(source.line),
        }
        return _("%(workshop)s, line %(number)s (%(kind)s)") % facts
    if source.need:
        need = source.need
        words = ngettext(
            "%(title)s, “%(topic)s”, %(n)s answer", "%(title)s, “%(topic)s”, %(n)s answers", need.n
        )
        return words % {"title": need.assessment.title, "topic": need.topic.title, "n": need.n}
    if source.workshop:
        return session_words(source.workshop)
    return str(source.get_record_display())


def session_words(workshop: Workshop) -> str:
    """`Workshop 1, 28 April 2026`."""
    name = f"{workshop.get_kind_display()} {workshop.number}"
    return f"{name}, {say_day(workshop.starts_at.date())}" if workshop.starts_at else name


def line_kind(line: Line) -> str:
    return str(line.get_insight_kind_display() or line.get_kind_display()).lower()


def _chapter(number: str, chapter: Chapter) -> dict[str, Any]:
    return {
        "number": number,
        "title": chapter.title,
        "kind": chapter.kind,
        "paragraphs": list(_paragraphs(number, chapter.paragraphs.all())),
        "figure": _needs_figure(chapter) if chapter.kind == ChapterKind.NEEDS else None,
        "table": _members_table(chapter) if chapter.kind == ChapterKind.MEMBERS else None,
    }


def _paragraphs(number: str, paragraphs: Iterable[Paragraph]) -> Iterable[dict[str, Any]]:
    for position, paragraph in enumerate(paragraphs, start=1):
        yield {
            "number": f"{number}.{position}",
            "kind": paragraph.kind,
            "heading": paragraph.heading,
            "text": paragraph.text,
            "addressee": paragraph.addressee,
            "own_view": paragraph.is_own_view,
            "sources": [source_words(source) for source in paragraph.sources.all()],
            "follow_up": [{"year": one.year, "what": one.what} for one in paragraph.follow_ups.all()],
        }


def _needs_figure(chapter: Chapter) -> dict[str, Any] | None:
    """The ranked discrepancy of each topic, widest first: the figure and the table of the same numbers."""
    needs = [need for need in _needs_of(chapter) if need.rds is not None]
    if not needs:
        return None
    rows = [
        {
            "topic": need.topic.title,
            "n": need.n,
            "importance": _two(need.importance),
            "level": _two(need.level),
            "rds": round(float(need.rds)),
        }
        for need in needs
    ]
    facts = {"widest": rows[0]["topic"], "rds": rows[0]["rds"], "least": rows[-1]["topic"]}
    return {
        "title": _("Where practice lags furthest behind"),
        "summary": _("The distance is widest for “%(widest)s” (%(rds)s) and narrowest for “%(least)s”.")
        % facts,
        "method": _(
            "Ranked Discrepancy Model: the share of answers whose level is above the importance given, "
            "minus the share below. −100 is the greatest need. Scale 1 to 5, complete pairs only."
        ),
        "rows": rows,
    }


def _needs_of(chapter: Chapter) -> Iterable[Need]:
    found = Need.objects.filter(assessment__edition=chapter.report.edition)
    return found.select_related("topic").order_by("rank", "pk")


def _members_table(chapter: Chapter) -> dict[str, Any]:
    """The organisations of the members with country and level; persons are counted, not named."""
    memberships = (
        Membership.objects.filter(edition=chapter.report.edition).members().select_related("organisation")
    )
    persons: dict[Any, int] = {}
    for membership in memberships.order_by("organisation__country", "organisation__name"):
        persons[membership.organisation] = persons.get(membership.organisation, 0) + 1
    rows = [
        [organisation.name, organisation.country.name, str(organisation.get_level_display()), count]
        for organisation, count in persons.items()
    ]
    return {
        "title": _("Members by organisation"),
        "headings": [_("Organisation"), _("Country"), _("Level of government"), _("Persons")],
        "rows": rows,
    }


def _numbers(report: Report, chapters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How the report was made, as a line of figures; a figure that was never entered is left out."""
    edition = report.edition
    members = Membership.objects.filter(edition=edition).members().counts()
    lines = Line.objects.current().of_edition(edition).filter(minutes__state=MinutesState.AGREED)
    held = edition.workshops.filter(state=WorkshopState.HELD).count()
    paragraphs = sum(len(chapter["paragraphs"]) for chapter in chapters)
    persons, organisations = members["persons"], members["organisations"]
    agreed, marked = lines.count(), lines.exclude(kind=LineKind.NOTE).count()
    found = [
        (persons, ngettext("member", "members", persons)),
        (organisations, ngettext("organisation", "organisations", organisations)),
        (held, ngettext("session", "sessions", held)),
        (marked, _("insights, decisions, actions and questions")),
        (agreed, ngettext("line of agreed minutes", "lines of agreed minutes", agreed)),
        (paragraphs, ngettext("paragraph", "paragraphs", paragraphs)),
    ]
    return [{"number": number, "words": words} for number, words in found if number]


def _checklist(report: Report) -> list[dict[str, Any]]:
    items = report.checklist.prefetch_related("lines__minutes__workshop", "follow_ups")
    return [
        {
            "number": number,
            "text": item.text,
            "addressee": item.addressee,
            "due": say_day(item.due_on) if item.due_on else "",
            "state": str(item.get_state_display()),
            "sources": [source_words(Source(line=line)) for line in item.lines.all()],
            "follow_up": [{"year": one.year, "what": one.what} for one in item.follow_ups.all()],
        }
        for number, item in enumerate(items, start=1)
    ]


def _period(edition: Any) -> str:
    if not (edition.starts_on and edition.ends_on):
        return str(edition.year)
    return f"{say_day(edition.starts_on)} – {say_day(edition.ends_on)}"


def _two(number: Any) -> str:
    return "–" if number is None else f"{float(number):.2f}"


def recommendation_count(document: dict[str, Any]) -> int:
    paragraphs = (paragraph for chapter in document["chapters"] for paragraph in chapter["paragraphs"])
    return sum(paragraph["kind"] == ParagraphKind.RECOMMENDATION for paragraph in paragraphs)
