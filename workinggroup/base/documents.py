"""A document made of sections, paragraphs, lists and tables: the same for a page, a PDF and a workbook."""

import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.text import slugify
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from .exports import harmless

LONGEST_CELL = 32_767
LONGEST_SHEET_NAME = 31
UNPRINTABLE = ("Cc", "Cs", "Co")


@dataclass
class Text:
    """Paragraphs; an empty line divides them."""

    words: str
    kind: str = "text"


@dataclass
class Points:
    """A list of lines."""

    lines: list[str]
    kind: str = "list"


@dataclass
class Table:
    """`title` is its caption. `numbers` are the columns that stand to the right; `wide` takes the rest."""

    title: str
    headings: list[str]
    rows: list[list[Any]]
    numbers: list[int] = field(default_factory=list)
    wide: int = 0
    kind: str = "table"


@dataclass
class Section:
    """A heading of `level` 1 or 2, then texts, lists and tables in their order."""

    title: str
    parts: list[Any] = field(default_factory=list)
    level: int = 1
    key: str = ""

    def __post_init__(self) -> None:
        self.key = self.key or slugify(self.title) or "section"


@dataclass
class Sheet:
    name: str
    headings: list[str]
    rows: Iterable[Sequence[Any]]


@dataclass
class Document:
    """`facts` (label, value) stand under the title; `files` (name → text) travel inside the PDF."""

    title: str
    lead: str
    language: str
    group: str
    facts: list[tuple[str, str]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    file_words: str = ""
    is_wide: bool = False

    def facts_for_print(self) -> dict[str, Any]:
        """As JSON, without letters that cannot be printed."""
        return printable(asdict(self))


def printable(value: Any) -> Any:
    """No control characters, which fonts and spreadsheets do not know; decimals as they are written."""
    if isinstance(value, dict):
        return {key: printable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [printable(one) for one in value]
    if isinstance(value, str):
        return "".join(one for one in value if one == "\n" or unicodedata.category(one) not in UNPRINTABLE)
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """An XLSX of several sheets; headings are bold and stay in sight, no cell is ever run as a formula."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(title=_sheet_name(sheet.name, book.sheetnames))
        page.freeze_panes = "A2"
        for column in range(1, len(sheet.headings) + 1):
            page.column_dimensions[get_column_letter(column)].width = 18
        page.append([_bold(page, heading) for heading in sheet.headings])
        for row in sheet.rows:
            page.append([_cell(value) for value in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet_name(name: str, taken: list[str]) -> str:
    plain = "".join(" " if letter in "[]:*?/\\" else letter for letter in name).strip()[:LONGEST_SHEET_NAME]
    return plain if plain and plain not in taken else f"{plain[:28]} {len(taken) + 1}"


def _bold(page: Any, heading: str) -> Any:
    cell = WriteOnlyCell(page, value=harmless(str(heading)))
    cell.font = Font(bold=True)
    return cell


def _cell(value: Any) -> Any:
    value = harmless(value)
    return value[:LONGEST_CELL] if isinstance(value, str) else value
