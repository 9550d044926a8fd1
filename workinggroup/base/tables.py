"""CSV as people and programs send it: any common encoding, any common sign between the cells."""

import csv
import io
from collections.abc import Callable

from django.utils.translation import gettext as _

from .refusals import Refused

SIGNS = [";", ",", "\t", "|"]
MOST_COLUMNS = 200
Rows = list[list[str]]


def decoded(content: bytes) -> str:
    """The text of a CSV: UTF-8 with or without its mark, UTF-16 with its mark, else what Windows writes."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16" if marked else "utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def rows_of(text: str, sign: str, *, most: int) -> Rows:
    """The rows of a CSV that is cut by `sign`; it stops soon after `most` rows."""
    try:
        rows: Rows = []
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            rows.append(row[:MOST_COLUMNS])
            if len(rows) > most + 500:
                break
        return rows
    except csv.Error as error:
        raise Refused(_("A cell of this file is too long, or a quote is not closed.")) from error


def best_rows(content: bytes, *, rate: Callable[[Rows], int], most: int) -> Rows:
    """The rows, cut by the sign with which `rate` knows most of them."""
    text = decoded(content)
    if "\0" in text:
        raise Refused(_("This is no CSV file. Export the table again."))
    return max((rows_of(text, sign, most=most) for sign in SIGNS), key=rate)
