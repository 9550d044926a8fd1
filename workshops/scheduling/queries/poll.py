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

from ..hours import Hour, Place
from ..models import Availability, Participant, Slot, Workshop
from ..states import Answer
from . import fairness, ranking
from .candidates import holidays_on
from .fairness import Burden
from .ranking import Rank, Seen


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
    how_many: int
    names: str


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


class Board(NamedTuple):
    """Everything that is read once: the dates, the people, and each person on each date, in their orders."""

    workshop: Workshop
    slots: list[Slot]
    people: list[Participant]
    seen: dict[int, list[Seen]]
    places: dict[int, Place]
    before: dict[int, Burden]


def poll_page(workshop: Workshop, person: Any, *, shows_everybody: bool) -> PollPage:
    """All that the poll shows to one reader, in four queries whatever the number of people and dates.

    Without `shows_everybody` nothing leaves this that would tell who the others are, where they live, what
    they said or wrote: sums and the reader's own answers remain.
    """
    board = read_board(workshop)
    columns = _ordered([_column(board, slot, person, shows_everybody) for slot in board.slots])
    rows = _rows(board, columns, person)
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
    rows = Availability.objects.filter(slot__workshop=workshop).values_list("slot_id", "person_id", "answer")
    said = {(slot, person): answer for slot, person, answer in rows}
    places = fairness.places_of(people)
    hours = fairness.hours_of(slots, places)
    before = fairness.burdens(workshop, places)
    known = [(one, one.person_id, before.get(one.person_id, fairness.NONE)) for one in people]
    seen = {
        slot: [
            Seen(one, said.get((slot, person), ""), hours[slot, person], burden)
            for one, person, burden in known
        ]
        for slot in [one.pk for one in slots]
    }
    return Board(workshop, slots, people, seen, places, before)


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


def _rows(board: Board, columns: list[Column], person: Any) -> list[Row]:
    """A row a person, in the order of the people."""
    dates = [(board.seen[column.slot.pk], column.is_best) for column in columns]
    rows = []
    for number, one in enumerate(board.people):
        cells = [_cell(seen[number], is_best) for seen, is_best in dates]
        burden = board.before.get(one.person_id, fairness.NONE).words
        country, city = board.places[one.person_id].country, zone_city(one.person.timezone)
        rows.append(Row(one, country, city, cells, burden, one.person_id == person.pk))
    return rows


def _cell(one: Seen, is_best: bool) -> Cell:
    return Cell(one.answer, one.hour.clock, one.hour.odd, one.hour.holiday, is_best)


def _column(board: Board, slot: Slot, person: Any, shows_everybody: bool) -> Column:
    zone, seen = board.workshop.timezone, board.seen[slot.pk]
    first, last = in_zone(slot.starts_at, zone), in_zone(slot.ends_at, zone)
    bad = ranking.unsocial(seen)
    given = Counter(one.answer for one in seen)
    counts = (given[Answer.YES], given[Answer.IF_NEEDED], given[Answer.NO])
    words = (_("yes"), _("if needed"), _("no"))
    mine = next((one for one in seen if one.participant.person_id == person.pk), None)
    return Column(
        slot,
        date_format(first.date(), "D j F"),
        _hours(first, last),
        f"{zone_city(zone)} ({first.tzname()})",
        _own_hours(slot, first),
        _label(board, slot),
        _holidays(board, slot) if shows_everybody else "",
        counts,
        [Part(*part) for part in zip(counts, words, ("yes", "maybe", "no"), strict=True)],
        ranking.bad_hours(bad) if shows_everybody else [],
        ranking.reasons(seen, counts, bad) if shows_everybody else [],
        ranking.rank(slot, seen, counts, bad),
        mine.answer if mine else "",
        mine.hour if mine else None,
        _said([one for one in seen if one is not mine]) if shows_everybody else [],
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


def _said(seen: list[Seen]) -> list[Said]:
    """Who gave which answer, for the list on phones."""
    named: dict[str, list[str]] = {answer: [] for answer in (*Answer.values, "")}
    for one in seen:
        named[one.answer].append(f"{one.participant.person} {one.hour.words}")
    labels = {"": _("no answer"), **{one.value: str(one.label) for one in Answer}}
    return [Said(labels[answer], len(names), ", ".join(names)) for answer, names in named.items() if names]


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
    day = in_zone(slot.starts_at, board.workshop.timezone).date()
    return holidays_on(day, sorted({place.country for place in board.places.values()} - {""}))
