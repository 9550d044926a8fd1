"""How a selection stands: who sits, how the quotas fill, what is missing and who would close the gap."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext as _

from workinggroup.base.states import Look
from workinggroup.base.ui.charts import QuotaBar

from ...models import Question, Selection
from ...solver.file import luck_of
from ...states import Place
from .counted import QuotaLine, lines_of, quotas_of
from .explained import costs_of, relaxations_of
from .ranking import Row, Spot

__all__ = ["Filled", "Fold", "Line", "Standing", "costs_of", "folded", "relaxations_of", "standing"]

# Ranks around the last seat, and those on top: never folded. A run shorter than LONG_RUN is shown.
ON_THE_EDGE, ALWAYS_SHOWN, LONG_RUN = 8, 5, 6


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
    def is_tight(self) -> bool:
        """Nobody who counts for it can leave without a gap."""
        return self.line.quota.minimum == self.count

    @property
    def bar(self) -> QuotaBar:
        quota = self.line.quota
        return QuotaBar(self.line.label, self.count, quota.minimum, quota.maximum)

    def counts(self, row: Row) -> bool:
        name, value = self.line.key
        return row.attributes.get(name) == value

    @property
    def gap(self) -> str:
        """What is short or over, in words; nothing while it is met."""
        if self.short:
            return _("%(quota)s is %(n)d short") % {"quota": self.line.label, "n": self.short}
        if self.over:
            return _("%(quota)s is %(n)d over") % {"quota": self.line.label, "n": self.over}
        return ""


# Two rows on a wide screen; more would take the room of the list that they stand over.
BARS_IN_SIGHT = 10


@dataclass
class Standing:
    """A selection at one moment. `gone` withdrew while they had a seat, which is free since."""

    selection: Selection
    rows: list[Row]
    places: dict[int, Spot]
    gone: list[Row] = field(default_factory=list)
    filled: list[Filled] = field(default_factory=list)

    @cached_property
    def seated(self) -> list[Row]:
        return [row for row in self.rows if self.places[row.pk].place == Place.SEAT]

    @cached_property
    def reserve(self) -> list[Row]:
        """In the order of score; of equals the seed decides, as it does when somebody moves up."""
        waiting = [row for row in self.rows if self.places[row.pk].place == Place.RESERVE]
        waiting.sort(key=lambda row: (-(row.score or 0), -luck_of(self.selection.seed, row.number)))
        return waiting[: self.selection.reserve_size]

    @property
    def watched(self) -> list[Filled]:
        """The quotas whose bars stay in sight: what is broken, what is tight, then as they were published."""
        if len(self.filled) <= BARS_IN_SIGHT:
            return self.filled
        urgent = sorted(self.filled, key=lambda one: (not one.gap, not (one.is_tight or one.is_full)))
        most = max(BARS_IN_SIGHT, sum(bool(one.gap) for one in self.filled))
        return urgent[:most]

    @property
    def calm(self) -> list[Filled]:
        """The quotas whose bars wait behind a word."""
        watched = {id(one) for one in self.watched}
        return [one for one in self.filled if id(one) not in watched]

    @property
    def out(self) -> list[Row]:
        """Who gets neither a seat nor a place on the reserve list."""
        kept = {row.pk for row in (*self.seated, *self.reserve)}
        return [row for row in self.rows if row.pk not in kept]

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
        """What is short or over, in words; first what is short."""
        broken = sorted((one for one in self.filled if one.gap), key=lambda one: not one.short)
        return [one.gap for one in broken]

    def lines(self) -> list["Line"]:
        waiting = {row.pk for row in self.reserve}
        full = [one for one in self.filled if one.is_full]
        short = [one for one in self.filled if one.short]
        found = []
        for row in self.rows:
            spot = self.places[row.pk]
            barred = [one for one in full if one.counts(row)] if spot.place == Place.RESERVE else []
            closes = "" if barred else _closes(row, spot, short)
            found.append(Line(row, spot, self._note(row, spot, barred), closes, row.pk in waiting))
        return found

    def _note(self, row: Row, spot: Spot, barred: list[Filled]) -> str:
        """Why a row stands where score alone would not put it."""
        if row.is_ineligible:
            return _("not eligible")
        if row.score is None:
            return _("no finished review")
        if spot.by_hand:
            seated = spot.place == Place.SEAT
            return _("seated by hand, reason given") if seated else _("released by hand, reason given")
        if barred:
            return "; ".join(one.line.words for one in barred)
        if spot.place == Place.SEAT and row.rank and row.rank > self.selection.seats:
            lifting = (one.line.words for one in self.filled if one.is_tight and one.counts(row))
            if words := next(lifting, ""):
                return _("lifted by “%(quota)s”") % {"quota": words}
        return ""


def _closes(row: Row, spot: Spot, short: list[Filled]) -> str:
    """The gap that seating this one would close; the caller knows that no other quota breaks."""
    if spot.place != Place.RESERVE or spot.by_hand or row.score is None:
        return ""
    gaps = [one.line.label for one in short if one.counts(row)]
    return _("would close the gap in %(quota)s") % {"quota": ", ".join(gaps)} if gaps else ""


class Line(NamedTuple):
    """A row of the workbench."""

    row: Row
    seat: Spot
    note: str
    closes: str
    is_waiting: bool

    @property
    def is_seated(self) -> bool:
        return self.seat.place == Place.SEAT

    @property
    def look(self) -> Look:
        return look_of(self.seat.place, self.seat.by_hand)


class Fold(NamedTuple):
    """Lines in a row of which there is nothing to say but that they are there."""

    lines: list[Line]

    @property
    def words(self) -> str:
        facts = {"first": self.lines[0].row.rank, "last": self.lines[-1].row.rank}
        if self.lines[0].is_seated:
            return _("Ranks %(first)d to %(last)d, all with a seat.") % facts
        return _("Ranks %(first)d to %(last)d, none with a seat.") % facts


def folded(lines: Iterable[Line], seats: int) -> list[Line | Fold]:
    """The lines, with long runs of plain ones folded into one."""
    found: list[Line | Fold] = []
    for key, group in groupby(lines, key=lambda line: _is_plain(line, seats) and line.seat.place):
        run = list(group)
        found += [Fold(run)] if key and len(run) >= LONG_RUN else run
    return found


def _is_plain(line: Line, seats: int) -> bool:
    """Neither on top nor where the seats end, neither moved by hand nor worth a talk."""
    rank = line.row.rank or 0
    says_something = line.seat.by_hand or line.closes or line.row.talk_about or (line.note and line.is_seated)
    return rank > ALWAYS_SHOWN and abs(rank - seats) > ON_THE_EDGE and not says_something


def look_of(place: str, by_hand: bool) -> Look:
    place = Place(place)
    if by_hand and place != Place.RESERVE:
        word = _("Seat, by hand") if place == Place.SEAT else _("Out, by hand")
        return Look(word, "now", "pin")
    looks = {
        Place.SEAT: ("good", "done"),
        Place.RESERVE: ("plain", "half"),
        Place.OUT: ("plain", "later"),
    }
    return Look(str(place.label), *looks[place])


WAITING = Spot(Place.RESERVE, False, False)


def standing(
    selection: Selection, rows: list[Row], questions: list[Question] | None = None, *, tried: bool = False
) -> Standing:
    """The selection over these rows; rows that came later than the last proposal stand in reserve.

    Quotas are those of the call; `tried` counts those that this copy tries out instead.
    """
    places = {row.pk: row.spot for row in rows if row.spot}
    if not places:
        found = selection.seats_taken.values_list("application", "place", "by_hand", "proposed")
        places = {pk: Spot(place, by_hand, proposed) for pk, place, by_hand, proposed in found}
    for row in rows:
        places.setdefault(row.pk, WAITING)
    now = Standing(selection, rows, places, getattr(rows, "gone", []))
    now.filled = filled(selection, now.seated, questions, tried=tried)
    return now


def filled(
    selection: Selection, seated: list[Row], questions: list[Question] | None = None, *, tried: bool = False
) -> list[Filled]:
    """How many of these seats count for each quota."""
    tally: Counter = Counter(pair for row in seated for pair in row.attributes.items())
    lines = lines_of(quotas_of(selection, tried=tried), questions)
    return [Filled(line, tally[line.key]) for line in lines]
