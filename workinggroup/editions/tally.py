"""How an edition stands in numbers: the apps hand in theirs as expressions, and a page asks once for all.

The stage track, to-dos and gaps read from it, so that most pages need no further question to know that there
is nothing to tell. What there is to tell they hand in as rows, which the pages that tell it ask for at once.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet, Subquery
from django.db.models.functions import Coalesce

from workinggroup.base.clock import in_zone
from workinggroup.base.prepared import prepared

from .models import Edition
from .once import once_for_all
from .permissions import Role


class Asked(NamedTuple):
    """Who asks, when, and on which day of the edition; a guest holds no role but that of a speaker."""

    person: Any
    at: Any
    today: Any
    is_guest: bool


Find = Callable[[Asked], dict[str, Any]]
_NUMBERS: list[Find] = []
_ROWS: list[Find] = []


def register(find: Find) -> None:
    """`find(asked)` gives expressions by name about the edition that is `OuterRef("pk")`."""
    _NUMBERS.append(find)


def register_rows(find: Find) -> None:
    """The same for lists (`Gathered`), of which only pages that show them ask."""
    _ROWS.append(find)


def of(edition: Edition, person: Any, *, at: dt.datetime) -> dict[str, Any]:
    """All numbers of an edition, for one reader."""
    return _told(edition, person, at, rows=False)


def rows_of(edition: Edition, person: Any, *, at: dt.datetime) -> dict[str, list[dict[str, Any]]]:
    """All lists of an edition, for one reader."""
    return _told(edition, person, at, rows=True)


def _told(edition: Edition, person: Any, at: dt.datetime, *, rows: bool) -> dict[str, Any]:
    def find(editions: list[Edition]) -> dict[int, dict[str, Any]]:
        groups: dict[tuple[dt.date, bool], list[Edition]] = {}
        for one in editions:
            is_guest = person is not None and person.roles_in(one) <= {Role.SPEAKER}
            groups.setdefault((in_zone(at, one.timezone).date(), is_guest), []).append(one)
        answers = (
            _asked(group, person, at, day, is_guest=guest, rows=rows)
            for (day, guest), group in groups.items()
        )
        return {row["pk"]: row for answer in answers for row in answer}

    return once_for_all(edition, ("tally", person, rows), find)


@prepared
def _asked(
    editions: list[Edition], person: Any, at: Any, today: Any, *, is_guest: bool, rows: bool
) -> QuerySet:
    asked = Asked(person, at, today, is_guest)
    providers = _ROWS if rows else _NUMBERS
    found = {name: value for find in providers for name, value in find(asked).items()}
    return Edition.objects.filter(pk__in=editions).values("pk").annotate(**found)


def count(found: QuerySet, by: str = "edition", what: str = "pk") -> Coalesce:
    """How many rows, or different values of `what`, there are for the edition that `by` leads to."""
    counted = found.order_by().values(by).annotate(n=Count(what, distinct=what != "pk"))
    return Coalesce(Subquery(counted.values("n")), 0)
