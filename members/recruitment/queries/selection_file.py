"""The selection as a file: numbers instead of names, and everything that the solver needs."""

from decimal import Decimal
from typing import Any

from ..models import Selection
from ..states import Place
from .ranking import Row, ranking

TIME_LIMIT = 10


def selection_file(selection: Selection, rows: list[Row] | None = None) -> dict[str, Any]:
    """The input of the solver as it stands now: by hand seated are pinned, by hand released excluded."""
    rows = ranking(selection.call, reader=None, choices=True) if rows is None else rows
    by_hand = dict(selection.seats_taken.filter(by_hand=True).values_list("application_id", "place"))
    return {
        "seats": selection.seats,
        "seed": selection.seed,
        "time_limit_s": TIME_LIMIT,
        "candidates": [_candidate(row, by_hand.get(row.pk)) for row in sorted(rows, key=lambda r: r.number)],
        "quotas": [_quota(quota) for quota in selection.call.quotas.all()],
    }


def _candidate(row: Row, place: str | None) -> dict[str, Any]:
    pinned = place == Place.SEAT
    return {
        "id": row.number,
        "score": float(row.score or Decimal(0)),
        "attributes": row.attributes,
        "pinned": pinned,
        "excluded": not pinned and (place == Place.OUT or row.is_ineligible or row.score is None),
    }


def _quota(quota: Any) -> dict[str, Any]:
    bounds = {"min": quota.minimum, "max": quota.maximum}
    return {
        "attribute": quota.attribute,
        "value": quota.value,
        **{name: limit for name, limit in bounds.items() if limit is not None},
    }
