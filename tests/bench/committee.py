"""The committee's file of 400 applications with three reviews: PDF beside typst, XLSX beside openpyxl.

Both limits get the same words at once; ours are read from the database, checked and escaped.
"""

import io
from typing import Any

import typst
from openpyxl import Workbook
from pypdf import PdfReader

from members.recruitment.actions import selections
from members.recruitment.exports import committee_workbook, sheets_of
from members.recruitment.models import Review, Selection
from members.recruitment.queries.documents.committee import committee_file
from members.recruitment.queries.documents.committee_rows import File
from members.recruitment.queries.selections.ranking import ranking
from members.recruitment.queries.selections.workbench import standing
from tests.bench.applications import call_with_applications
from tests.bench.harness import Figure, compare
from tests.bench.world import World
from workinggroup.base.documents import Document
from workinggroup.base.pdf import pdf_of

SAID = "Has bought with social criteria before and says what came of it; the second lot is not described. "


def figures(world: World) -> list[Figure]:
    call = call_with_applications(world, world.many(400))
    Review.objects.filter(application__call=call).update(comment=SAID * 2, comment_for_applicant=SAID)
    one = selections.start_selection(call, by=world.secretary, at=world.at, seats=world.many(600) // 20)
    selections.propose(one, version=one.version, by=world.secretary, at=world.at)
    one = Selection.objects.select_related("call__edition__group").get(pk=one.pk)
    document = committee_file(read(one))
    plain, rows = plain_text(document), [list(sheet.rows) for sheet in sheets_of(read(one))]
    pages = len(PdfReader(io.BytesIO(pdf_of(document, at=world.at))).pages)
    data = f"{call.applications.count()} × 3 reviews"
    repeat = min(world.repeat, 5)
    return [
        compare(
            "committee file as PDF/UA", f"{data}, {pages} pages",
            lambda: pdf_of(committee_file(read(one)), at=world.at), lambda: typst.compile(plain),
            "bare typst", repeat=repeat, aim="5 s",
        ),
        compare(
            "committee file as XLSX", data, lambda: committee_workbook(read(one)), lambda: bare_book(rows),
            "bare openpyxl", repeat=repeat, aim="1 s",
        ),
    ]  # fmt: skip


def read(selection: Selection) -> File:
    rows = ranking(selection.call, reader=None, choices=True, selection=selection)
    return File(selection, standing(selection, rows), reader=None)


def bare_book(sheets: list[list[Any]]) -> bytes:
    book = Workbook(write_only=True)
    for rows in sheets:
        page = book.create_sheet()
        for row in rows:
            page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def plain_text(document: Document) -> bytes:
    """The same words as the plainest typst: headings, paragraphs, tables."""
    parts = ['#set page(paper: "a4", flipped: true, numbering: "1")', "#set text(size: 8.5pt)"]
    for section in document.sections:
        parts.append(f"#heading(level: {section.level}, {quoted(section.title)})")
        for part in section.parts:
            if part.kind == "text":
                parts.append(f"#par({quoted(part.words)})")
            elif part.kind == "table" and part.rows:
                columns = ", ".join("1fr" if n == part.wide else "auto" for n in range(len(part.headings)))
                cells = ", ".join(quoted(cell) for row in [part.headings, *part.rows] for cell in row)
                parts.append(f"#table(columns: ({columns}), {cells})")
    return "\n\n".join(parts).encode()


def quoted(value: Any) -> str:
    text = "" if value is None else str(value)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
