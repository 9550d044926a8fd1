"""The date poll as one sees it: who can when, on whose clock, and which date is best for which reasons."""

import datetime as dt
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workinggroup.base.clock import in_zone, zone_city
from workinggroup.base.ui.charts import Part

from ..hours import Hour, holiday_on, hour_of
from ..models import Availability, Participant, Slot, Workshop
from ..states import Answer
from . import ranking
from .ranking import Board


class Cell(NamedTuple):
    """One person on one date: their answer, and the hour on their clock."""

    answer: str
    clock: str
    odd: str
    holiday: str
    is_best: bool = False


class Row(NamedTuple):
    participant: Participant
    country: str
    city: str
    cells: list[Cell]
    had_bad_hour: str
    is_me: bool


class Column(NamedTuple):
    """One date with its sums, and the reasons for and against it."""

    slot: Slot
    day: str
    hours: str
    zone: str
    own: str
    label: str
    holidays: str
    counts: tuple[int, int, int]
    parts: list[Part]
    bad: list[str]
    reasons: list[str]
    rank: tuple
    mine: str
    is_best: bool = False


class PollPage(NamedTuple):
    workshop: Workshop
    columns: list[Column]
    rows: list[Row]
    mine: Row | None
    answered: int
    asked: int
    missing: list[Participant]
    comments: list[Participant]

    @property
    def best(self) -> Column | None:
        return next((column for column in self.columns if column.is_best), None)

    @property
    def ranked(self) -> list[Column]:
        return sorted(self.columns, key=lambda column: column.rank)


def poll_page(workshop: Workshop, person: Any, *, shows_everybody: bool) -> PollPage:
    """All that the poll shows to one reader, in four queries whatever the number of people and dates."""
    board = _read(workshop)
    columns = [_column(board, slot, person) for slot in board.slots]
    best = min(columns, key=lambda column: column.rank, default=None)
    if best and any(best.counts):
        columns = [column._replace(is_best=column is best) for column in columns]
    rows = [_row(board, one, columns, person) for one in board.people]
    mine = next((row for row in rows if row.is_me), None)
    answered = [one for one in board.people if one.poll_answered_at]
    return PollPage(
        workshop,
        columns,
        [row for row in rows if not row.is_me and shows_everybody],
        mine,
        len(answered),
        len(board.people),
        [one for one in board.people if not one.poll_answered_at],
        [one for one in answered if one.poll_comment] if shows_everybody else [],
    )


def _read(workshop: Workshop) -> Board:
    slots = list(workshop.slots.all())
    people = list(workshop.participants.for_list())
    said = Availability.objects.filter(slot__workshop=workshop)
    hours = _hours_of(slots, people)
    return Board(
        workshop,
        slots,
        people,
        {
            (slot, person): answer
            for slot, person, answer in said.values_list("slot_id", "person_id", "answer")
        },
        hours,
        _last_time(workshop, people),
    )


def _hours_of(slots: list[Slot], people: list[Participant]) -> dict[tuple[int, int], Hour]:
    """The hour of each date for each person, worked out once for each zone and country."""
    known: dict[tuple, Hour] = {}
    found = {}
    places = [(one.pk, one.person.timezone, ranking.country_of(one)) for one in people]
    for slot in slots:
        for pk, zone, country in places:
            place = (slot.pk, str(zone), country)
            if place not in known:
                known[place] = hour_of(slot.starts_at, slot.ends_at, zone, country)
            found[slot.pk, pk] = known[place]
    return found


def _last_time(workshop: Workshop, people: list[Participant]) -> dict[int, Hour]:
    """Who had an unsocial hour in the session of this edition that was dated last, by person."""
    dated = Workshop.objects.with_a_date().filter(edition=workshop.edition).exclude(pk=workshop.pk)
    last = dated.order_by("-starts_at").first()
    if last is None:
        return {}
    found = {one.person_id: hour_of(last.starts_at, last.ends_at, one.person.timezone) for one in people}
    return {pk: hour for pk, hour in found.items() if hour.is_bad}


def _row(board: Board, one: Participant, columns: list[Column], person: Any) -> Row:
    cells = []
    for column in columns:
        hour = board.hours[column.slot.pk, one.pk]
        answer = board.answers.get((column.slot.pk, one.person_id), "")
        cells.append(Cell(answer, hour.clock, hour.odd, hour.holiday, column.is_best))
    before = board.before.get(one.person_id)
    is_me = one.person_id == person.pk
    return Row(
        one,
        ranking.country_of(one),
        zone_city(one.person.timezone),
        cells,
        before.words if before else "",
        is_me,
    )


def _column(board: Board, slot: Slot, person: Any) -> Column:
    zone = board.workshop.timezone
    first, last = in_zone(slot.starts_at, zone), in_zone(slot.ends_at, zone)
    yes, maybe, no = (_count(board, slot, answer) for answer in (Answer.YES, Answer.IF_NEEDED, Answer.NO))
    counts = (yes, maybe, no)
    day = date_format(first.date(), "D j F")
    words = {"day": day, "time": f"{first:%H:%M}"}
    return Column(
        slot,
        day,
        f"{first:%H:%M}–{last:%H:%M}",
        f"{zone_city(zone)} ({first.tzname()})",
        _own_hours(slot, first),
        _("%(day)s %(time)s") % words,
        _holidays(board, slot),
        counts,
        [
            Part(counts[0], _("yes"), "yes"),
            Part(counts[1], _("if needed"), "maybe"),
            Part(counts[2], _("no"), "no"),
        ],
        ranking.bad_hours(board, slot),
        ranking.reasons(board, slot, counts),
        ranking.rank(board, slot, counts),
        board.answers.get((slot.pk, person.pk), ""),
    )


def _count(board: Board, slot: Slot, answer: str) -> int:
    return sum(board.answers.get((slot.pk, one.person_id)) == answer for one in board.people)


def _own_hours(slot: Slot, there: dt.datetime) -> str:
    """The same date on the reader's clock, where that shows something else."""
    here = timezone.get_current_timezone_name()
    first, last = in_zone(slot.starts_at, here), in_zone(slot.ends_at, here)
    if first.utcoffset() == there.utcoffset():
        return ""
    day = "" if first.date() == there.date() else f"{date_format(first.date(), 'D j F')}, "
    hours = {"hours": f"{day}{first:%H:%M}–{last:%H:%M}", "city": zone_city(here)}
    return _("%(hours)s your time (%(city)s)") % hours


def _holidays(board: Board, slot: Slot) -> str:
    """`Midsummer Eve FI, SE`: holidays of the people's countries on the day of the date."""
    day, names = in_zone(slot.starts_at, board.workshop.timezone).date(), {}
    for country in sorted({ranking.country_of(one) for one in board.people} - {""}):
        if name := holiday_on(day, country):
            names.setdefault(name.split(";")[0], []).append(country)
    return ", ".join(f"{name} {', '.join(countries)}" for name, countries in names.items())
