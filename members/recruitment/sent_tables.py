"""Tables as people send them: CSV of any spreadsheet, or XLSX."""

import io
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from workinggroup.base import files, tables
from workinggroup.base.refusals import Refused

LARGEST = 5 * files.MEGABYTE
MOST_ROWS = 2_000
Rate = Callable[[list[str]], int]


def read(file: Any, *, rate: Rate) -> list[list[str]]:
    """The rows of a table as words; `rate` counts the headings that are known in a first row."""
    if file.size > LARGEST:
        facts = {"size": files.say_size(file.size), "most": files.say_size(LARGEST)}
        raise Refused(_("This file has %(size)s; at most %(most)s are read.") % facts)
    content = file.read()
    rows = _of_xlsx(content) if content.startswith(b"PK\x03\x04") else _of_csv(content, rate)
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise Refused(_("There is no application in this file: it needs headings, and a row for each."))
    if len(rows) > MOST_ROWS + 1:
        raise Refused(_("This file has more than %(n)d rows. Cut it into several.") % {"n": MOST_ROWS})
    return rows


def _of_csv(content: bytes, rate: Rate) -> list[list[str]]:
    text = tables.decoded(content)
    if "\0" in text:
        raise Refused(_("This is neither a CSV nor an XLSX file. Export the table again."))
    parsed = (tables.rows_of(text, sign, most=MOST_ROWS) for sign in tables.SIGNS)
    return max(parsed, key=lambda rows: rate(rows[0]) if rows else -1)


def _of_xlsx(content: bytes) -> list[list[str]]:
    """The first sheet. What would grow without end when it is unpacked is refused before that."""
    kind = files.kind_of_package(io.BytesIO(content))
    if kind is None or kind.extension != "xlsx":
        raise Refused(_("This is neither a CSV nor an XLSX file. Export the table again."))
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        found = sheet.iter_rows(max_row=MOST_ROWS + 500, max_col=tables.MOST_COLUMNS, values_only=True)
        return [[_words(cell) for cell in row] for row in found]
    except Exception as error:
        raise Refused(_("This file is damaged or locked. Export the table again, as CSV.")) from error


def _words(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat(sep=" ") if hasattr(cell, "hour") else str(cell)
