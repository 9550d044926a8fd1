"""Questions whose SQL is written once in a process.

Django writes it anew at each call, and on a page that asks many small things this takes several times as long
as the database needs to answer them. Only the wording is kept, never an answer: every call asks the database.
"""

import copy
import datetime as dt
from collections.abc import Callable, Iterator
from functools import wraps
from itertools import count
from typing import Any, NamedTuple

from django.db import connections, models
from django.db.models.expressions import Expression
from django.db.models.sql.compiler import SQLCompiler

FIELDS: dict[type, models.Field] = {
    dt.datetime: models.DateTimeField(),
    dt.date: models.DateField(),
    str: models.TextField(),
    int: models.BigIntegerField(),
}


class Blank(NamedTuple):
    """Among the parameters of the SQL, the place of a value that is still to come."""

    position: int
    field: Any


class Parameter(Expression):
    """Stands in a queryset for a value, or for the values of a list, known only when it is asked."""

    def __init__(self, *blanks: Blank) -> None:
        super().__init__(output_field=blanks[0].field)
        self.blanks = blanks

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:
        return ", ".join(["%s"] * len(self.blanks)), list(self.blanks)


class Wording(NamedTuple):
    """A queryset, the compiler that reads its rows, its SQL, and the parameters with their blanks."""

    queryset: models.QuerySet
    compiler: SQLCompiler
    sql: str
    parameters: tuple[Any, ...]


def prepared(build: Callable[..., models.QuerySet]) -> Callable[..., list[Any]]:
    """Turn a function that describes a queryset into one that answers with the rows of it.

    `build` only hands its positional arguments on to the database: it sees a `Parameter` in the place of
    each, and fails at once where it compares them or looks inside. A thing counts as its key; a list may not
    be empty. None stays None. Keyword arguments are for what Python has to decide. Whatever changes the SQL
    (a None, the length of a list, a keyword) has a wording of its own.
    """
    known: dict[Any, Wording] = {}

    @wraps(build)
    def ask(*values: Any, **decided: Any) -> list[Any]:
        plain = [_plain(value) for value in values]
        shape = (*(_shape(value) for value in plain), *sorted(decided.items()))
        if shape not in known:
            known[shape] = _worded(build(*_parameters(plain), **decided))
        return _asked(known[shape], [one for value in plain for one in _many(value)])

    return ask


def _plain(value: Any) -> Any:
    """The value for the database. A list is filled up to a power of two, so that few lengths are worded."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, list):
        known = [_plain(one) for one in value]
        return known + known[-1:] * ((1 << (len(known) - 1).bit_length()) - len(known))
    return value


def _shape(value: Any) -> int | None:
    return len(value) if isinstance(value, list) else None if value is None else 0


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _parameters(values: list[Any]) -> Iterator[Parameter | None]:
    places = count()
    for value in values:
        blanks = [Blank(next(places), _field(one)) for one in _many(value)]
        yield None if value is None else Parameter(*blanks)


def _field(value: Any) -> Any:
    return next((field for kind, field in FIELDS.items() if isinstance(value, kind)), None)


def _worded(queryset: models.QuerySet) -> Wording:
    compiler = queryset.query.get_compiler(using=queryset.db)
    return Wording(queryset, compiler, *compiler.as_sql())


def _asked(wording: Wording, values: list[Any]) -> list[Any]:
    """The rows, read by a copy of the compiler over the connection of this thread."""
    compiler: Any = copy.copy(wording.compiler)
    compiler.connection = connection = connections[compiler.using]
    filled = tuple(
        one.field.get_db_prep_value(values[one.position], connection) if isinstance(one, Blank) else one
        for one in wording.parameters
    )
    compiler.as_sql = lambda *args, **kwargs: (wording.sql, filled)
    rows: Any = wording.queryset.all()
    rows.query.get_compiler = lambda *args, **kwargs: compiler
    return list(rows)
