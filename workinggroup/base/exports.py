"""Lists as files: CSV, XLSX and ODS, with cells that start like a formula made harmless."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import tablib
from django.http import Http404, HttpResponse
from django.utils.text import slugify

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(value: Any) -> Any:
    """The value as a cell that no spreadsheet will run; numbers and days stay what they are."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float | dt.date):
        return value.isoformat(" ", "minutes") if isinstance(value, dt.datetime) else value
    text = "".join(letter for letter in str(value) if letter in "\t\n" or ord(letter) >= 32)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def table_file(kind: str, headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> bytes:
    """The bytes of a table. `kind` is csv, xlsx or ods."""
    data = tablib.Dataset(headers=[harmless(str(heading)) for heading in headings])
    for row in rows:
        data.append([harmless(value) for value in row])
    content = data.export(kind)
    # Excel reads UTF-8 in a CSV only behind a byte-order mark.
    return ("\ufeff" + content).encode() if isinstance(content, str) else content


def table_response(
    kind: str, name: str, headings: Sequence[Any], rows: Iterable[Sequence[Any]]
) -> HttpResponse:
    """A download of a table; an unknown kind answers 404."""
    if kind not in TYPES:
        raise Http404(kind)
    response = HttpResponse(table_file(kind, headings, rows), content_type=TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)}.{kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
