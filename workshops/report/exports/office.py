"""The report for word processors: DOCX and ODT through pandoc, with sources as footnotes."""

import datetime as dt
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pypandoc

from .words import words_in

# pandoc lets every ASCII symbol be escaped, so text never becomes markup.
SYMBOL = re.compile(r"([!-/:-@\[-`{-~])")
READER = "markdown-smart-raw_html-raw_tex-raw_attribute"


def docx_of(document: dict[str, Any], *, version: dict[str, Any] | None = None, at: dt.datetime) -> bytes:
    return _convert(document, version, "docx")


def odt_of(document: dict[str, Any], *, version: dict[str, Any] | None = None, at: dt.datetime) -> bytes:
    return _convert(document, version, "odt")


def _convert(document: dict[str, Any], version: dict[str, Any] | None, kind: str) -> bytes:
    text = "\n\n".join(_blocks(document, version))
    options = [f"--metadata=title:{document['title']}", f"--metadata=lang:{document['language']}", "--toc"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"report.{kind}")
        pypandoc.convert_text(text, kind, format=READER, outputfile=str(path), extra_args=options)
        return path.read_bytes()


def plain(text: Any) -> str:
    """Text that pandoc prints as it is: no markup, no line that begins a block."""
    return SYMBOL.sub(r"\\\1", " ".join(str(text).split()))


def _blocks(document: dict[str, Any], version: dict[str, Any] | None) -> Iterator[str]:
    words, notes = words_in(document["language"]), Notes()
    yield plain(document["lead"])
    yield plain(f"{document['group']}. {words['edition']} {document['edition']}, {document['period']}")
    yield plain(
        f"{words['version']} {version['number']}, {version['published']}" if version else words["draft"]
    )
    for chapter in document["chapters"]:
        yield from _chapter(chapter, words, notes)
    if document["checklist"]:
        yield f"# {plain(words['checklist'])}"
        for item in document["checklist"]:
            mark = notes.add(words["source"], item["sources"])
            yield f"{plain(item['number'])}\\. {plain(item['text'])}{mark}"
    yield from notes.texts


class Notes:
    """Footnotes, numbered as they come."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def add(self, label: str, sources: Iterable[str]) -> str:
        told = "; ".join(sources)
        if not told:
            return ""
        number = len(self.texts) + 1
        self.texts.append(f"[^{number}]: {plain(f'{label}: {told}.')}")
        return f"[^{number}]"


def _chapter(chapter: dict[str, Any], words: dict[str, str], notes: Notes) -> Iterator[str]:
    yield f"# {plain(chapter['number'])}\\. {plain(chapter['title'])}"
    for paragraph in chapter["paragraphs"]:
        if paragraph["heading"]:
            yield f"## {plain(paragraph['heading'])}"
        mark = notes.add(words["source"], paragraph["sources"])
        own_view = f" {plain(words['own_view'])}" if paragraph["own_view"] else ""
        yield f"{plain(paragraph['number'])} {plain(paragraph['text'])}{own_view}{mark}"
        if paragraph["addressee"]:
            yield f"*{plain(words['addressee'])}: {plain(paragraph['addressee'])}*"
        for one in paragraph["follow_up"]:
            yield f"- {plain(one['year'])}: {plain(one['what'])}"
    if figure := chapter["figure"]:
        headings = [words[name] for name in ("topic", "importance", "level", "discrepancy", "answers")]
        names = ("topic", "importance", "level", "rds", "n")
        yield _table(
            headings, [[row[name] for name in names] for row in figure["rows"]], caption=figure["title"]
        )
    if table := chapter["table"]:
        yield _table(table["headings"], table["rows"], caption=table["title"])


def _table(headings: list[str], rows: list[list[Any]], *, caption: str) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    cells = [
        "| " + " | ".join(cell if cell == "---" else plain(cell) for cell in line) + " |" for line in lines
    ]
    return "\n".join(cells) + f"\n\n: {plain(caption)}"
