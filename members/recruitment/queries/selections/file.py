"""The selection as a file: numbers instead of names, and everything that the solver needs."""

from decimal import Decimal
from typing import Any

from ...models import Selection
from ...states import Place
from .counted import QuotaLine, lines_of, quotas_of
from .ranking import Row, ranking


def selection_file(selection: Selection, rows: list[Row] | None = None) -> dict[str, Any]:
    """The input of the solver as it stands now: by hand seated are pinned, by hand released excluded."""
    if rows is None:
        rows = ranking(selection.call, reader=None, choices=True, selection=selection)
    by_hand = _by_hand(selection, rows)
    quotas = lines_of(quotas_of(selection, tried=True))
    return {
        "seats": selection.seats,
        "seed": selection.seed,
        "time_limit_s": selection.time_limit_s,
        "candidates": [_candidate(row, by_hand.get(row.pk)) for row in sorted(rows, key=lambda r: r.number)],
        "quotas": [_quota(line) for line in quotas],
    }


def _by_hand(selection: Selection, rows: list[Row]) -> dict[int, str]:
    """Application → the place that somebody gave it by hand."""
    if any(row.spot for row in rows):
        return {row.pk: row.spot.place for row in rows if row.spot and row.spot.by_hand}
    return dict(selection.seats_taken.filter(by_hand=True).values_list("application_id", "place"))


def _candidate(row: Row, place: str | None) -> dict[str, Any]:
    pinned = place == Place.SEAT
    return {
        "id": row.number,
        "score": float(row.score or Decimal(0)),
        "attributes": row.attributes,
        "pinned": pinned,
        "excluded": not pinned and (place == Place.OUT or row.is_ineligible or row.score is None),
    }


def _quota(line: QuotaLine) -> dict[str, Any]:
    """A quota under the attribute and value that candidates carry for it."""
    attribute, value = line.key
    bounds = {"min": line.quota.minimum, "max": line.quota.maximum}
    given = {name: limit for name, limit in bounds.items() if limit is not None}
    return {"attribute": attribute, "value": value, **given}
