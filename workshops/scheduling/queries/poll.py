"""The date poll as one sees it: who can when, on whose clock, and which date is best for which reasons."""

import datetime as dt
from collections import Counter
from itertools import pairwise
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workinggroup.base.clock import in_zone, zone_city
from workinggroup.base.ui.charts import Part

from ..hours import Hour, holiday_on
from ..models import Availability, Participant, Slot, Workshop
from ..states import Answer
from . import fairness, ranking
from .ranking import Board, Rank


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
    fairness: str
    is_me: bool


class Said(NamedTuple):
    """Those who gave one answer to a date, each with their hour: `Aino Lehtovirta 11:00`."""

    word: str
    names: list[str]


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
    rank: Rank
    mine: str
    my_hour: Hour | None
    said: list[Said]
    behind: str = ""
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
    shows_everybody: bool

    @property
    def best(self) -> Column | None:
        return next((column for column in self.columns if column.is_best), None)

    @property
    def awaited(self) -> list[str]:
        """Those who cannot be missing and have said nothing yet."""
        return [str(one.person) for one in self.missing if one.must_have]

    @property
    def people_shown(self) -> list[Row]:
        """The reader's own row first, then those whom they may see."""
        return [*([self.mine] if self.mine else []), *self.rows]

    @property
    def ranked(self) -> list[Column]:
        return sorted(self.columns, key=lambda column: column.rank)


def poll_page(workshop: Workshop, person: Any, *, shows_everybody: bool) -> PollPage:
    """All that the poll shows to one reader, in four queries whatever the number of people and dates.

    Without `shows_everybody` nothing leaves this that would tell who the others are, where they live, what
    they said or wrote: sums and the reader's own answers remain.
    """
    board = read_board(workshop)
    columns = _ordered([_column(board, slot, person, shows_everybody) for slot in board.slots])
    rows = [_row(board, one, columns, person) for one in board.people]
    answered = [one for one in board.people if one.poll_answered_at]
    return PollPage(
        workshop,
        columns,
        [row for row in rows if not row.is_me and shows_everybody],
        next((row for row in rows if row.is_me), None),
        len(answered),
        len(board.people),
        [one for one in board.people if not one.poll_answered_at] if shows_everybody else [],
        [one for one in answered if one.poll_comment] if shows_everybody else [],
        shows_everybody,
    )


def read_board(workshop: Workshop) -> Board:
    """People, dates and answers, and what each date asks of each person: four queries."""
    slots = list(workshop.slots.all())
    people = list(workshop.participants.for_list().select_related("poll_entered_by"))
    said = Availability.objects.filter(slot__workshop=workshop)
    places = fairness.places_of(people)
    return Board(
        workshop,
        slots,
        people,
        {
            (slot, person): answer
            for slot, person, answer in said.values_list("slot_id", "person_id", "answer")
        },
        fairness.hours_of(slots, places),
        fairness.burdens(workshop, places),
    )


def _ordered(columns: list[Column]) -> list[Column]:
    """The dates in time, the best one marked once somebody has answered, each with why it stands behind."""
    ranked = sorted(columns, key=lambda column: column.rank)
    if not any(sum(column.counts) for column in columns):
        return columns
    why = {
        column.slot.pk: ranking.behind(column.rank, ahead.rank, ahead.label)
        for ahead, column in pairwise(ranked)
    }
    return [
        column._replace(is_best=column is ranked[0], behind=why.get(column.slot.pk, "")) for column in columns
    ]


def _row(board: Board, one: Participant, columns: list[Column], person: Any) -> Row:
    cells = []
    for column in columns:
        hour = board.hour(column.slot, one)
        answer = board.said(column.slot, one)
        cells.append(Cell(answer, hour.clock, hour.odd, hour.holiday, column.is_best))
    is_me = one.person_id == person.pk
    city = zone_city(one.person.timezone)
    return Row(one, fairness.country_of(one), city, cells, board.burden(one).words, is_me)


def _column(board: Board, slot: Slot, person: Any, shows_everybody: bool) -> Column:
    zone = board.workshop.timezone
    first, last = in_zone(slot.starts_at, zone), in_zone(slot.ends_at, zone)
    given = Counter(board.said(slot, one) for one in board.people)
    counts = (given[Answer.YES], given[Answer.IF_NEEDED], given[Answer.NO])
    words = (_("yes"), _("if needed"), _("no"))
    kinds = ("yes", "maybe", "no")
    return Column(
        slot,
        date_format(first.date(), "D j F"),
        _hours(first, last),
        f"{zone_city(zone)} ({first.tzname()})",
        _own_hours(slot, first),
        _label(board, slot),
        _holidays(board, slot) if shows_everybody else "",
        counts,
        [Part(*part) for part in zip(counts, words, kinds, strict=True)],
        ranking.bad_hours(board, slot) if shows_everybody else [],
        ranking.reasons(board, slot, counts) if shows_everybody else [],
        ranking.rank(board, slot, counts),
        board.answers.get((slot.pk, person.pk), ""),
        board.hours.get((slot.pk, person.pk)),
        _said(board, slot, person) if shows_everybody else [],
    )


def _hours(first: dt.datetime, last: dt.datetime) -> str:
    day = "" if first.date() == last.date() else f"{date_format(last.date(), 'D j F')}, "
    return f"{first:%H:%M}–{day}{last:%H:%M}"


def _label(board: Board, slot: Slot) -> str:
    """`Tue 9 June 10:00`; where two dates would be called the same, with the end and the clock's name."""
    zone = board.workshop.timezone
    first = in_zone(slot.starts_at, zone)
    alike = [one for one in board.slots if in_zone(one.starts_at, zone).replace(tzinfo=None, fold=0)
             == first.replace(tzinfo=None, fold=0)]  # fmt: skip
    facts = {"day": date_format(first.date(), "D j F"), "time": f"{first:%H:%M}"}
    if len(alike) == 1:
        return _("%(day)s %(time)s") % facts
    hours = f"{_hours(first, in_zone(slot.ends_at, zone))} ({first.tzname()})"
    return _("%(day)s %(time)s") % {**facts, "time": hours}


def _said(board: Board, slot: Slot, person: Any) -> list[Said]:
    """Who gave which answer, for the list on phones, the reader left out."""
    named: dict[str, list[str]] = {answer: [] for answer in (*Answer.values, "")}
    for one in board.people:
        if one.person_id != person.pk:
            named[board.said(slot, one)].append(f"{one.person} {board.hour(slot, one).words}")
    labels = {"": _("no answer"), **{one.value: str(one.label) for one in Answer}}
    return [Said(labels[answer], names) for answer, names in named.items() if names]


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
    for country in sorted({fairness.country_of(one) for one in board.people} - {""}):
        if name := holiday_on(day, country):
            names.setdefault(name.split(";")[0], []).append(country)
    return ", ".join(f"{name} {', '.join(countries)}" for name, countries in names.items())
