"""Places in a list that people move up and down."""

from typing import Any

from django.db.models import Max, QuerySet


def last_place(rows: QuerySet) -> int:
    """The place behind all others."""
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1


def move(rows: QuerySet, thing: Any, *, steps: int) -> None:
    """Put `thing` so many places further down (negative: up) and number the rows anew."""
    order = list(rows)
    here = order.index(thing)
    order.insert(min(max(here + steps, 0), len(order) - 1), order.pop(here))
    for position, row in enumerate(order, start=1):
        if row.position != position:
            type(row)._default_manager.filter(pk=row.pk).update(position=position)
