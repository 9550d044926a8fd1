"""How the lines of a mail stand in its HTML, and what of it the plain text shows.

A template begins a line with a mark where its HTML is more than a paragraph: `{% load mail %}{% title %}…`.
The plain text leaves the marks out, so the two still say the same words.
"""

import re
from typing import Any, NamedTuple

# Private use, so nobody types them.
MARKS = {
    "\ue010": "over",  # small, above the greeting: whose mail it is
    "\ue011": "title",  # what the mail is about, between two rules with the lines after it
    "\ue012": "strong",
    "\ue013": "soft",
    "\ue014": "head",  # a heading within
    "\ue015": "row",  # `11:00  Words`: two columns
    "\ue016": "below",  # from here on under the button
    "\ue017": "foot",  # small, at the end
}
NAMES = {name: mark for mark, name in MARKS.items()}
COLUMNS = "  "


class Line(NamedTuple):
    kind: str
    words: str
    first: str = ""  # the left column of a row


class Block(NamedTuple):
    """A paragraph: list, rows, box (a title and what belongs to it), foot, below or plain."""

    kind: str
    lines: list[Line]


def plain(text: str) -> str:
    """The words alone."""
    return text.translate({ord(mark): None for mark in MARKS})


def parts(text: str) -> tuple[str, str]:
    """What stands above the button, and what below it."""
    before, mark, after = re.sub(r"\n{3,}", "\n\n", text).partition(NAMES["below"])
    return before.strip("\n"), (mark + after if mark else "").strip("\n")


def blocks(text: str) -> list[Block]:
    """The paragraphs of a text with the look of each of their lines."""
    paragraphs = [part.strip("\n") for part in text.replace("\r\n", "\n").strip().split("\n\n")]
    return [_block(part) for part in paragraphs if part]


def _block(paragraph: str) -> Block:
    if paragraph.startswith("- "):
        return Block("list", [Line("", line.removeprefix("- ")) for line in paragraph.split("\n")])
    lines = [_line(line) for line in paragraph.split("\n")]
    if all(line.kind == "row" for line in lines):
        return Block("rows", lines)
    kind = lines[0].kind
    return Block("box" if kind == "title" else kind if kind in ("foot", "below") else "", lines)


def _line(words: str) -> Line:
    kind = MARKS.get(words[:1], "")
    words = words[1:] if kind else words
    first, _between, rest = words.partition(COLUMNS)
    return Line(kind, rest, first) if kind == "row" else Line(kind, words)


def context_of(text: str) -> dict[str, Any]:
    """What the layout of the HTML is given of a text."""
    above, below = parts(text)
    return {"blocks": blocks(above), "below": blocks(below)}
