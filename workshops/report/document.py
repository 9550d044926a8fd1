"""The report as one plain document: what is shown, exported, frozen and hashed is all made of this.

Shape: `{title, lead, language, edition, group, hosts, period, numbers, chapters, checklist}` with
chapters `{number, title, kind, paragraphs, figure, table}` and
paragraphs `{number, kind, heading, text, addressee, own_view, sources: [words], follow_up: [{year, what}]}`.
Only what may be public stands in it: sources are named, never quoted.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Count, Prefetch, Q
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.needs.models import Need
from members.people.models import Membership
from workinggroup.base.clock import say_day
from workinggroup.editions.queries import hosts_of
from workshops.minutes.models import Line
from workshops.minutes.states import InsightKind, LineKind, MinutesState
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopKind, WorkshopState

from .models import LINE_WORDS, Chapter, FollowUp, Paragraph, Report, Source
from .states import ChapterKind, ParagraphKind


def document_of(report: Report) -> dict[str, Any]:
    """The document as it stands now, in the language of the report."""
    edition = report.edition
    with translation.override(report.language):
        records = _records(report)
        chapters = [_chapter(number, one, records) for number, one in numbered(report, sources=True)]
        return {
            "title": report.title,
            "lead": report.lead,
            "language": report.language,
            "edition": edition.year,
            "group": edition.group.name,
            "hosts": [f"{host.name} ({host.get_role_display()})" for host in hosts_of(edition)],
            "period": _period(edition),
            "numbers": _numbers(report, chapters, records.members),
            "chapters": chapters,
            "checklist": _checklist(report, records),
        }


class Records(NamedTuple):
    """What several parts of the document are made of, each found once."""

    members: list[Membership]
    of_paragraphs: dict[int, list[dict[str, Any]]]
    of_items: dict[int, list[dict[str, Any]]]


def _records(report: Report) -> Records:
    members = Membership.objects.filter(edition=report.edition).members().select_related("organisation")
    found = Records(list(members.order_by("organisation__country", "organisation__name")), {}, {})
    ours = Q(paragraph__chapter__report=report) | Q(item__report=report)
    for one in FollowUp.objects.filter(ours):
        of = found.of_paragraphs if one.paragraph_id else found.of_items
        of.setdefault(one.paragraph_id or one.item_id, []).append({"year": one.year, "what": one.what})
    return found


def canonical(document: dict[str, Any]) -> str:
    """The one text of a document: sorted keys, no spaces, UTF-8. Its SHA-256 is the digest of a version."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def numbered(report: Report, *, sources: bool = False) -> list[tuple[str, Chapter]]:
    """The chapters with their numbers: 1, 2, 3 … and annexes A, B."""
    chapters = report.chapters.select_related("workshop")
    if sources:
        chapters = chapters.prefetch_related(Prefetch("paragraphs", Paragraph.objects.with_words()))
    numbers, letters = iter(range(1, 1000)), iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return [
        (next(letters) if chapter.kind == ChapterKind.ANNEX else str(next(numbers)), chapter)
        for chapter in chapters
    ]


def source_words(source: Source) -> str:
    """What a reader is told: session, date, line and kind, or the needs assessment with its n."""
    if source.line:
        line = source.line
        session = session_words(line.minutes.workshop)
        return _line_words(session, line.number, line.kind, line.insight_kind, translation.get_language())
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
    day = workshop.starts_at.date() if workshop.starts_at else None
    return _session_words(workshop.kind, workshop.number, day, translation.get_language())


@lru_cache(maxsize=1024)
def _session_words(kind: str, number: int, day: dt.date | None, _language: str) -> str:
    """Once a session and language: a report of sixty pages names its sessions five hundred times."""
    name = f"{WorkshopKind(kind).label} {number}"
    return f"{name}, {say_day(day)}" if day else name


@lru_cache(maxsize=4096)
def _line_words(session: str, number: int, kind: str, insight_kind: str, _language: str) -> str:
    word = InsightKind(insight_kind).label if insight_kind else LineKind(kind).label
    facts = {"workshop": session, "number": number, "kind": str(word).lower()}
    return _("%(workshop)s, line %(number)s (%(kind)s)") % facts


def _chapter(number: str, chapter: Chapter, records: Records) -> dict[str, Any]:
    return {
        "number": number,
        "title": chapter.title,
        "kind": chapter.kind,
        "paragraphs": list(_paragraphs(number, chapter.paragraphs.all(), records)),
        "figure": _needs_figure(chapter) if chapter.kind == ChapterKind.NEEDS else None,
        "table": _members_table(records.members) if chapter.kind == ChapterKind.MEMBERS else None,
    }


def _paragraphs(number: str, paragraphs: Iterable[Paragraph], records: Records) -> Iterable[dict[str, Any]]:
    for position, paragraph in enumerate(paragraphs, start=1):
        yield {
            "number": f"{number}.{position}",
            "kind": paragraph.kind,
            "heading": paragraph.heading,
            "text": paragraph.text,
            "addressee": paragraph.addressee,
            "own_view": paragraph.is_own_view,
            "sources": [source_words(source) for source in paragraph.sources.all()],
            "follow_up": records.of_paragraphs.get(paragraph.pk, []),
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


def _members_table(members: Iterable[Membership]) -> dict[str, Any]:
    """The organisations of the members with country and level; persons are counted, not named."""
    persons: dict[Any, int] = {}
    for membership in members:
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


def _numbers(
    report: Report, chapters: list[dict[str, Any]], members: Iterable[Membership]
) -> list[dict[str, Any]]:
    """How the report was made, as a line of figures; a figure that was never entered is left out."""
    agreed_line = Q(minutes__state=MinutesState.AGREED, minutes__lines__deleted_at=None)
    counted = report.edition.workshops.aggregate(
        held=Count("pk", filter=Q(state=WorkshopState.HELD), distinct=True),
        agreed=Count("minutes__lines", filter=agreed_line),
        marked=Count("minutes__lines", filter=agreed_line & ~Q(minutes__lines__kind=LineKind.NOTE)),
    )
    held, agreed, marked = counted["held"], counted["agreed"], counted["marked"]
    paragraphs = sum(len(chapter["paragraphs"]) for chapter in chapters)
    persons = len({one.person_id for one in members})
    organisations = len({one.organisation_id for one in members} - {None})
    found = [
        (persons, ngettext("member", "members", persons)),
        (organisations, ngettext("organisation", "organisations", organisations)),
        (held, ngettext("session", "sessions", held)),
        (marked, _("insights, decisions, actions and questions")),
        (agreed, ngettext("line of agreed minutes", "lines of agreed minutes", agreed)),
        (paragraphs, ngettext("paragraph", "paragraphs", paragraphs)),
    ]
    return [{"number": number, "words": words} for number, words in found if number]


def _checklist(report: Report, records: Records) -> list[dict[str, Any]]:
    lines = Line.objects.select_related("minutes__workshop").only(*LINE_WORDS)
    items = report.checklist.prefetch_related(Prefetch("lines", lines))
    return [
        {
            "number": number,
            "text": item.text,
            "addressee": item.addressee,
            "due": say_day(item.due_on) if item.due_on else "",
            "state": str(item.get_state_display()),
            "sources": [source_words(Source(line=line)) for line in item.lines.all()],
            "follow_up": records.of_items.get(item.pk, []),
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
