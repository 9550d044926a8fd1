"""Lists of sessions and of those who came, as tables."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from workinggroup.base.clock import in_zone

from .models import Workshop
from .states import AttendanceState

Table = tuple[list[Any], list[list[Any]]]


def sessions(workshops: Iterable[Workshop]) -> Table:
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


def attendance(rows: Iterable[Any]) -> Table:
    """Headings and rows of an attendance list."""
    headings = [_("Name"), _("E-mail"), _("Organisation"), _("Country"), _("Part"), _("Attendance")]
    table = [
        [
            one.participant.person.name,
            one.participant.person.email,
            str(one.participant.organisation or ""),
            one.participant.organisation.country.code if one.participant.organisation else "",
            one.participant.part,
            str(AttendanceState(one.state).label) if one.state else "",
        ]
        for one in rows
    ]
    return headings, table
