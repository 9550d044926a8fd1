"""How a selection stands: who sits, how the quotas fill, what is missing and who would close the gap."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from workinggroup.base.states import Look
from workinggroup.base.ui.charts import QuotaBar

from ..models import Question, Seat, Selection
from ..states import Place
from .calls import QuotaLine, quota_lines
from .ranking import Row


class Filled(NamedTuple):
    """A quota and how many seats count for it now."""

    line: QuotaLine
    count: int  # type: ignore[assignment]  # a bar is counted; nobody asks this tuple how often it holds a thing

    @property
    def short(self) -> int:
        low = self.line.quota.minimum
        return max(0, (low or 0) - self.count)

    @property
    def over(self) -> int:
        high = self.line.quota.maximum
        return max(0, self.count - high) if high is not None else 0

    @property
    def is_full(self) -> bool:
        return self.line.quota.maximum is not None and self.count >= self.line.quota.maximum

    @property
    def bar(self) -> QuotaBar:
        quota = self.line.quota
        return QuotaBar(self.line.label, self.count, quota.minimum, quota.maximum)

    def counts(self, row: Row) -> bool:
        return row.attributes.get(self.line.quota.attribute) == self.line.quota.value


@dataclass
class Standing:
    """A selection at one moment."""

    selection: Selection
    rows: list[Row]
    places: dict[int, Seat]
    filled: list[Filled] = field(default_factory=list)

    @property
    def seated(self) -> list[Row]:
        return [row for row in self.rows if self.places[row.pk].place == Place.SEAT]

    @property
    def reserve(self) -> list[Row]:
        waiting = [row for row in self.rows if self.places[row.pk].place == Place.RESERVE]
        return waiting[: self.selection.reserve_size]

    @property
    def taken(self) -> int:
        return len(self.seated)

    @property
    def free(self) -> int:
        return self.selection.seats - self.taken

    @property
    def organisations(self) -> int:
        return len({row.organisation.casefold() for row in self.seated})

    @property
    def points(self) -> Decimal:
        return sum((row.score or Decimal(0) for row in self.seated), Decimal(0))

    @property
    def unreviewed(self) -> int:
        return sum(row.done == 0 for row in self.rows)

    @property
    def gaps(self) -> list[str]:
        """What is short or over, in words."""
        short = [
            _("%(quota)s is %(n)d short") % {"quota": f.line.label, "n": f.short}
            for f in self.filled
            if f.short
        ]
        over = [
            _("%(quota)s is %(n)d over") % {"quota": f.line.label, "n": f.over} for f in self.filled if f.over
        ]
        return short + over

    def lines(self) -> list["Line"]:
        waiting = {row.pk for row in self.reserve}
        return [
            Line(row, self.places[row.pk], self._note(row), self._closes(row), row.pk in waiting)
            for row in self.rows
        ]

    def _note(self, row: Row) -> str:
        """Why a row stands where score alone would not put it."""
        seat = self.places[row.pk]
        if row.is_ineligible:
            return _("not eligible")
        if row.score is None:
            return _("no finished review")
        if seat.by_hand:
            return (
                _("seated by hand, reason given")
                if seat.place == Place.SEAT
                else _("released by hand, reason given")
            )
        full = [f.line.words for f in self.filled if f.is_full and f.counts(row)]
        if seat.place == Place.RESERVE and full:
            return "; ".join(full)
        if seat.place == Place.SEAT and row.rank and row.rank > self.selection.seats:
            tight = [f.line for f in self.filled if f.counts(row) and f.line.quota.minimum == f.count]
            if tight:
                return _("lifted by “%(quota)s”") % {"quota": tight[0].words}
        return ""

    def _closes(self, row: Row) -> str:
        """The gap that seating this one would close without breaking another quota."""
        seat = self.places[row.pk]
        if seat.place != Place.RESERVE or seat.by_hand or row.score is None:
            return ""
        if any(f.is_full and f.counts(row) for f in self.filled):
            return ""
        gaps = [f.line.label for f in self.filled if f.short and f.counts(row)]
        return _("would close the gap in %(quota)s") % {"quota": ", ".join(gaps)} if gaps else ""


class Line(NamedTuple):
    """A row of the workbench."""

    row: Row
    seat: Seat
    note: str
    closes: str
    is_waiting: bool

    @property
    def is_seated(self) -> bool:
        return self.seat.place == Place.SEAT

    @property
    def look(self) -> Look:
        place = Place(self.seat.place)
        if self.seat.by_hand and place != Place.RESERVE:
            word = _("Seat, by hand") if place == Place.SEAT else _("Out, by hand")
            return Look(word, "now", "pin")
        looks = {
            Place.SEAT: ("good", "done"),
            Place.RESERVE: ("plain", "half"),
            Place.OUT: ("plain", "later"),
        }
        return Look(str(place.label), *looks[place])


def standing(selection: Selection, rows: list[Row], questions: list[Question] | None = None) -> Standing:
    """The selection over these rows; rows that came later than the last proposal stand in reserve."""
    places = {seat.application_id: seat for seat in selection.seats_taken.all()}
    for row in rows:
        if row.pk not in places:
            places[row.pk] = Seat(selection=selection, application_id=row.pk, place=Place.RESERVE)
    now = Standing(selection, rows, places)
    counted = [row.attributes for row in now.seated]
    lines = quota_lines(selection.call, questions)
    tally: Counter = Counter((name, value) for one in counted for name, value in one.items())
    now.filled = [Filled(line, tally[line.quota.attribute, line.quota.value]) for line in lines]
    return now


class Cost(NamedTuple):
    words: str
    points: float


def costs_of(selection: Selection, filled: list[Filled]) -> list[Cost]:
    """What each bound costs, dearest first, in words."""
    lines = _by_value(filled)
    found = [
        Cost(_bound_words(one, lines), one["cost"]) for one in (selection.result or {}).get("quota_costs", [])
    ]
    return sorted(found, key=lambda cost: -cost.points)


def relaxations_of(selection: Selection, filled: list[Filled]) -> list[Cost]:
    """Which quotas give way in the proposal, and by how many seats."""
    lines = _by_value(filled)
    found = (selection.result or {}).get("relaxations", [])
    return [Cost(_bound_words(one, lines), one["by"]) for one in found]


def _by_value(filled: list[Filled]) -> dict[tuple[str, str], QuotaLine]:
    return {(one.line.quota.attribute, one.line.quota.value): one.line for one in filled}


def _bound_words(one: dict, lines: dict[tuple[str, str], QuotaLine]) -> str:
    """`Regional, at least 5`; a seat that nobody can fill is named so."""
    line = lines.get((one["attribute"], one["value"]))
    if line is None:
        return _("Seats")
    if one["bound"] == "min":
        return _("%(quota)s, at least %(n)s") % {"quota": line.label, "n": line.quota.minimum}
    return _("%(quota)s, at most %(n)s") % {"quota": line.label, "n": line.quota.maximum}
