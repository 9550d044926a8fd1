"""What is stored about one person, put together from every app that stores something."""

import datetime as dt
from typing import Any, NamedTuple

from workinggroup.editions import registry

from .models import Person


class Part(NamedTuple):
    """One kind of data: its heading, the heads of its columns, and its rows."""

    heading: str
    heads: list[str]
    rows: list[list[Any]]


def parts_of(person: Person) -> list[Part]:
    """The same data as tables for a page."""
    return [
        Part(str(heading), [str(name) for name in rows[0]], [list(row.values()) for row in rows])
        for heading, rows in registry.personal_data(person)
        if rows
    ]


def data_of(person: Person, *, at: dt.datetime) -> dict[str, Any]:
    """JSON-ready: heading → list of facts."""
    parts = {str(heading): [_plain(row) for row in rows] for heading, rows in registry.personal_data(person)}
    return {"person": person.email, "exported_at": at.isoformat(), "data": parts}


def _plain(row: dict[Any, Any]) -> dict[str, Any]:
    return {
        str(name): value if isinstance(value, bool | int | float | None) else _text(value)
        for name, value in row.items()
    }


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)
