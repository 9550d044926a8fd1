"""Two or three selections side by side: who differs, sums, quotas, costs."""

from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base.states import Look
from workinggroup.base.ui.charts import quota_look

from ...models import Call, Selection
from ...states import Place
from ..calls.published import quota_words
from .counted import add_counted
from .explained import costs_of, result_words
from .ranking import Row, ranking
from .workbench import Standing, look_of, standing

AT_ONCE = 3


class Cell(NamedTuple):
    words: str
    look: Look | None = None


class Line(NamedTuple):
    """One line of a comparison: what it is about, and a cell for each selection."""

    label: str
    cells: list[Cell]

    @property
    def differs(self) -> bool:
        return len({cell.words for cell in self.cells}) > 1


class Difference(NamedTuple):
    row: Row
    looks: list[Look]


class Comparison(NamedTuple):
    columns: list[Selection]
    figures: list[Line]
    quotas: list[Line]
    costs: list[Line]
    differences: list[Difference]
    hidden: int


def selections_of(call: Call) -> list[Selection]:
    """The selections of a call, the decided one first, then in the order in which they were begun."""
    found = call.selections.select_related("call__edition", "copied_from").annotate(
        taken=Count("seats_taken", filter=Q(seats_taken__place=Place.SEAT))
    )
    return sorted(found, key=lambda one: (one.is_draft, one.number))


def main_selection(call: Call) -> Selection | None:
    """The one that counts: the decided one, or the latest that is not a copy."""
    found = call.selections.defer("file", "result").order_by("-number")
    return min(found, key=lambda one: (one.is_draft, one.is_copy), default=None)


def comparison(chosen: list[Selection], *, watcher: Person | None) -> Comparison:
    """Each counted by the quotas that it tries out itself."""
    rows = ranking(chosen[0].call, reader=None, choices=True, selection=chosen[0], watcher=watcher)
    _count_all(chosen, rows)
    stands = [_standing(one, rows) for one in chosen]
    apart = [row for row in rows if len({_is_seated(row, now) for now in stands}) > 1]
    shown = [row for row in apart if not row.is_hidden]
    return Comparison(
        chosen,
        _figures(stands),
        _quotas(stands),
        _costs(stands),
        [Difference(row, [_look(row, now) for now in stands]) for row in shown],
        len(apart) - len(shown),
    )


def _count_all(chosen: list[Selection], rows: list[Row]) -> None:
    """Count also what only one of the others tries out."""
    tried = {name.partition("=")[0] for one in chosen for name in one.quota_changes}
    if tried:
        add_counted(chosen[0].call, rows, tried)
        for row in rows:
            row.__dict__.pop("attributes", None)


def _standing(one: Selection, rows: list[Row]) -> Standing:
    for row in rows:
        row.spot = None
    return standing(one, rows, tried=True)


def _is_seated(row: Row, now: Standing) -> bool:
    return now.places[row.pk].place == Place.SEAT


def _look(row: Row, now: Standing) -> Look:
    spot = now.places[row.pk]
    return look_of(spot.place, spot.by_hand)


def _figures(stands: list[Standing]) -> list[Line]:
    figures: dict[str, Any] = {
        _("Seats taken"): lambda now: _("%(n)d of %(all)d") % {"n": now.taken, "all": now.selection.seats},
        _("Organisations"): lambda now: str(now.organisations),
        _("Sum of scores"): lambda now: f"{now.points:.1f}",
        _("Not met"): lambda now: "; ".join(now.gaps) or _("nothing"),
        _("Last proposal"): lambda now: result_words(now.selection) if now.selection.result else _("none"),
    }
    return [Line(label, [Cell(figure(now)) for now in stands]) for label, figure in figures.items()]


def _quotas(stands: list[Standing]) -> list[Line]:
    """Each quota that one of them has, with how many seats count and which bounds it has there."""
    labels = {one.line.key: one.line.label for now in stands for one in now.filled}
    found = []
    for key, label in labels.items():
        filled = [next((one for one in now.filled if one.line.key == key), None) for now in stands]
        found.append(Line(label, [_quota_cell(one, label) for one in filled]))
    return found


def _quota_cell(one: Any, label: str) -> Cell:
    if one is None:
        return Cell(_("no rule"))
    bounds = quota_words(one.line.quota, label).removeprefix(label).lstrip(": ")
    return Cell(_("%(n)d, %(bounds)s") % {"n": one.count, "bounds": bounds}, quota_look(one.bar))


def _costs(stands: list[Standing]) -> list[Line]:
    found = [{cost.words: cost.points for cost in costs_of(now.selection, now.filled)} for now in stands]
    words = sorted({words for costs in found for words in costs})
    return [
        Line(one, [Cell(f"{costs[one]:.1f}" if one in costs else "–") for costs in found]) for one in words
    ]
