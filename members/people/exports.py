"""What is stored about one person, put together from every app that stores something."""

import datetime as dt
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from workinggroup.base.clock import say_day, say_when
from workinggroup.editions import registry

from .models import Person


class Part(NamedTuple):
    """One kind of data: its heading, the heads of its columns, and its rows of (head, value)."""

    heading: str
    heads: list[str]
    rows: list[list[tuple[str, Any]]]


def parts_of(person: Person) -> list[Part]:
    """The same data as tables for a page."""
    return [
        Part(
            str(heading),
            [str(name) for name in rows[0]],
            [[(str(name), _shown(value)) for name, value in row.items()] for row in rows],
        )
        for heading, rows in registry.personal_data(person)
        if rows
    ]


def _shown(value: Any) -> Any:
    """A value as people read it, times on the reader's own clock."""
    if isinstance(value, dt.datetime):
        return say_when(value)
    if isinstance(value, dt.date):
        return say_day(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value


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
