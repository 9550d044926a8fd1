"""By when papers are there: calendar days counted back from the day of the session, on its own clock."""

import datetime as dt
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workinggroup.base.clock import in_zone

from .models import Paper, Workshop
from .states import PaperDay

FIELDS = ("agenda_days", "papers_days", "late_days")
# Agenda and its papers, papers, late papers.
PRESETS: dict[str, tuple[int | None, int | None, int | None]] = {
    "none": (None, None, None),
    "eu": (14, 7, 4),
    "ietf": (14, 14, None),
}
MEANINGS = {
    "agenda_days": (
        gettext_lazy("Agenda and its papers"),
        gettext_lazy("The draft agenda goes out, with every paper that it names."),
    ),
    "papers_days": (
        gettext_lazy("Papers"),
        gettext_lazy("Everybody’s papers are there. What comes afterwards is marked as late."),
    ),
    "late_days": (
        gettext_lazy("Late papers"),
        gettext_lazy(
            "The last day for late papers. What comes afterwards is tabled: nobody has to have read it."
        ),
    ),
}


class DayBefore(NamedTuple):
    """One of the days: what happens by then, how many days before, and the day once there is a date."""

    field: str
    name: Any
    meaning: Any
    days: int
    day: dt.date | None
    is_past: bool


def preset_of(workshop: Workshop) -> str:
    """The name of the preset that a session follows, `own` for days of its own."""
    days = tuple(getattr(workshop, field) for field in FIELDS)
    return next((name for name, preset in PRESETS.items() if preset == days), "own")


def counted_back(workshop: Workshop, days: int | None) -> dt.date | None:
    """The day that lies so many calendar days before the session, on the calendar of its zone."""
    if days is None or workshop.starts_at is None:
        return None
    return in_zone(workshop.starts_at, workshop.timezone).date() - dt.timedelta(days=days)


def days_before(workshop: Workshop, *, at: dt.datetime) -> list[DayBefore]:
    """The days of a session in their order, without those that it does not have."""
    today, found = in_zone(at, workshop.timezone).date(), []
    for field, (name, meaning) in MEANINGS.items():
        if (days := getattr(workshop, field)) is not None:
            day = counted_back(workshop, days)
            found.append(DayBefore(field, name, meaning, days, day, bool(day and day < today)))
    return found


def due_day_of(workshop: Workshop, due_day: str) -> dt.date | None:
    """The day on which a paper is due that goes with the agenda or with the papers."""
    if due_day == PaperDay.OWN:
        return None
    days = workshop.agenda_days if due_day == PaperDay.AGENDA else workshop.papers_days
    return counted_back(workshop, days)


def recount(workshop: Workshop) -> None:
    """After a new date or new days: papers that are due with the agenda or the papers move along."""
    for due_day in (PaperDay.AGENDA, PaperDay.PAPERS):
        workshop.papers.filter(due_day=due_day).update(due_on=due_day_of(workshop, due_day))


def lateness(workshop: Workshop, paper: Paper) -> str:
    """How a paper that is there stands to its day, in words; empty when it came in time."""
    day = paper.due_on or counted_back(workshop, workshop.papers_days)
    if not (paper.added_at and day):
        return ""
    came = in_zone(paper.added_at, workshop.timezone).date()
    if came <= day:
        return ""
    last = counted_back(workshop, workshop.late_days)
    return _("tabled: after the last day for late papers") if last and came > last else _("late")


def end_of_day(day: dt.date, zone: Any) -> dt.datetime:
    """The end of a day on the clock of a zone."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=zone).astimezone(dt.UTC)
