"""Tables of a document: `{% load documents %}`. As template nodes, long ones would take too long."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
MANY_COLUMNS, MANY_ROWS = 4, 24
TABLE = '<table class="table table-stack{}"><caption>{}</caption>{}{}</table>'
HEADS, ROWS = "<thead><tr>{}</tr></thead>", "<tbody>{}</tbody>"
HEAD = '<th scope="col"{}>{}</th>'
CELL = '<td{} data-th="{}">{}</td>'
FIRST = '<th scope="row"{}>{}</th>'
RIGHT = SafeString(' class="r num"')
NARROW = SafeString(' class="r"')


@register.simple_tag
def document_table(table: Any) -> SafeString:
    """A `Table` of a document, or the same as JSON; on phones a row folds into a card or running lines."""
    title, headings, rows, numbers = (
        (table["title"], table["headings"], table["rows"], table["numbers"])
        if isinstance(table, dict)
        else (table.title, table.headings, table.rows, table.numbers)
    )
    if not rows:
        return SafeString()
    right = set(numbers)
    heads = format_html_join(
        "", HEAD, ((NARROW if n in right else "", one) for n, one in enumerate(headings))
    )
    body = format_html_join("", "<tr>{}</tr>", ((_cells(row, headings, right),) for row in rows))
    return format_html(
        TABLE,
        " dense" if len(headings) > MANY_COLUMNS else "",
        title,
        format_html(HEADS, heads),
        format_html(ROWS, body),
    )


def _cells(row: list[Any], headings: list[str], right: set[int]) -> SafeString:
    return SafeString("".join(_cell(n, value, headings, right) for n, value in enumerate(row)))


def _cell(n: int, value: Any, headings: list[str], right: set[int]) -> SafeString:
    shown, look = "" if value is None else value, RIGHT if n in right else ""
    if n == 0 and n not in right:
        return format_html(FIRST, look, shown)
    return format_html(CELL, look, headings[n], shown)


@register.filter
def rows_in(section: Any) -> int:
    """The rows of a long section, which folds on a page; 0 for a short one."""
    parts = section["parts"] if isinstance(section, dict) else section.parts
    found = max((len(rows) for rows in map(_rows_of, parts)), default=0)
    return found if found > MANY_ROWS else 0


def _rows_of(part: Any) -> list[Any]:
    return part.get("rows", []) if isinstance(part, dict) else getattr(part, "rows", [])


@register.filter
def paragraphs(words: str) -> Iterator[str]:
    """The paragraphs of a text."""
    return (part for part in words.split("\n\n") if part.strip())
