"""Lists of sessions and of those who came, as tables."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workinggroup.base.clock import in_zone, say_period, zone_city
from workinggroup.base.documents import Document, Section, Table

from . import languages
from .models import Workshop
from .states import Answer, AttendanceState, AttendanceWay, PointKind
from .timing import Running

Rows = tuple[list[Any], list[list[Any]]]


def sessions(workshops: Iterable[Workshop]) -> Rows:
    """Headings and rows of a list of sessions; times on the clock of each session."""
    headings = [
        _("Number"), _("Title"), _("Kind"), _("State"), _("Starts"), _("Ends"), _("Time zone"),
        _("Topics"), _("Asked"), _("Came"),
    ]  # fmt: skip
    return headings, [_session(one) for one in workshops]


def _session(workshop: Workshop) -> list[Any]:
    return [
        workshop.number,
        workshop.title,
        workshop.get_kind_display(),
        workshop.get_state_display(),
        _local(workshop, workshop.starts_at),
        _local(workshop, workshop.ends_at),
        str(workshop.timezone),
        ", ".join(str(topic) for topic in workshop.topics.all()),
        workshop.asked,
        workshop.came,
    ]


def _local(workshop: Workshop, moment: Any) -> Any:
    return in_zone(moment, workshop.timezone).replace(tzinfo=None) if moment else ""


def attendance(rows: Iterable[Any]) -> Rows:
    """Headings and rows of an attendance list."""
    headings = [
        _("Name"), _("E-mail"), _("Organisation"), _("Country"), _("Part"), _("Attendance"),
        _("How it is known"), _("Minutes by the video tool"),
    ]  # fmt: skip
    table = [
        [
            one.participant.person.name,
            one.participant.person.email,
            str(one.participant.organisation or ""),
            one.participant.organisation.country.code if one.participant.organisation else "",
            one.participant.part,
            str(AttendanceState(one.state).label) if one.state else "",
            str(AttendanceWay(one.way).label) if one.way else "",
            one.minutes,
        ]
        for one in rows
    ]
    return headings, table


def running_order(workshop: Workshop, agenda: Iterable[Running]) -> Document:
    """The agenda to print: a table for each heading, times on the clock of the session."""
    city = zone_city(workshop.timezone)
    headings = [city if workshop.has_time else _("Order"), _("Point"), _("Presented by"), _("Minutes")]
    sections: list[Section] = []
    for number, point in enumerate(agenda, start=1):
        item = point.item
        if item.section or not sections:
            title = item.section or _("Agenda")
            table = Table(title, headings, [], numbers=[3], wide=1)
            sections.append(Section(title, [table], key=f"part-{number}"))
        when = number if point.starts_at is None else f"{in_zone(point.starts_at, workshop.timezone):%H:%M}"
        kind = "" if item.kind == PointKind.POINT else f" ({item.get_kind_display()})"
        sections[-1].parts[0].rows.append([str(when), f"{item.title}{kind}", point.by, str(item.duration)])
    facts = [(_("Session"), workshop.called), (_("Format"), workshop.get_format_display())]
    if workshop.has_time:
        facts.insert(0, (_("When"), say_period(workshop.starts_at, workshop.ends_at, workshop.timezone)))
    if workshop.is_on_site and workshop.place:
        facts.append((_("Place"), workshop.place))
    facts += languages.rows_of(workshop.spoken, workshop.heard)
    return Document(
        workshop.title,
        _("Running order"),
        get_language() or "en",
        str(workshop.edition.group),
        facts,
        sections,
    )


def poll(board: Any) -> Rows:
    """Headings and rows of a date poll, as the page shows it to its reader: hidden people stay hidden."""
    headings = [
        _("Name"), _("Organisation"), _("Country"), _("Time zone"), _("Cannot be missing"),
        *(f"{column.label} ({column.zone})" for column in board.columns), _("Comment"),
    ]  # fmt: skip
    return headings, [_answers(one) for one in board.people_shown]


def _answers(row: Any) -> list[Any]:
    one = row.participant
    said = [str(Answer(cell.answer).label) if cell.answer else "" for cell in row.cells]
    return [
        one.person.name, str(one.organisation or ""), row.country, str(one.person.timezone),
        _("yes") if one.must_have else "", *said, one.poll_comment,
    ]  # fmt: skip
