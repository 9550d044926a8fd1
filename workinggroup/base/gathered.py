"""Rows of other tables beside a row, as lists: one question brings what would take one for each table."""

import datetime as dt
from typing import Any

from django.db.models import JSONField, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime


class Gathered(Subquery):
    """The rows of a queryset about `OuterRef("pk")` as a list of dicts, in its order.

    `names` are fields kept under their own name, `renamed` those that get another. What JSON does not know
    comes as text: see `instant_of`.
    """

    output_field = JSONField()

    def __init__(self, found: QuerySet, *names: str, **renamed: str) -> None:
        super().__init__(found.values(one=JSONObject(**{name: name for name in names}, **renamed)))

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        return self.as_sql(
            compiler,
            connection,
            template="(SELECT JSON_GROUP_ARRAY(JSON(found.one)) FROM (%(subquery)s) found)",
        )

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        return self.as_sql(
            compiler,
            connection,
            template="(SELECT COALESCE(JSONB_AGG(found.one), '[]'::jsonb) FROM (%(subquery)s) found)",
        )


def instant_of(text: str | None) -> dt.datetime | None:
    """The instant that a database wrote into a list: SQLite leaves out that it is UTC."""
    found = parse_datetime(text) if text else None
    return found.replace(tzinfo=dt.UTC) if found and found.tzinfo is None else found
