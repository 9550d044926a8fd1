"""The committee's file as a workbook, and as one table for CSV and ODS."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from workinggroup.base.documents import Sheet, workbook

from .queries.documents.committee import facts_of
from .queries.documents.committee_rows import (
    File,
    answer_headings,
    answer_row,
    change_headings,
    change_rows,
    conflict_headings,
    conflict_rows,
    overview,
    overview_headings,
    review_row,
)
from .queries.documents.note import file_text
from .queries.selections.explained import costs_of, relaxations_of
from .queries.selections.workbench import Line


def committee_workbook(file: File) -> bytes:
    """Several sheets: what it rests on, applications, every review, conflicts, changes, answers, the file."""
    return workbook(sheets_of(file))


def sheets_of(file: File) -> Iterator[Sheet]:
    yield Sheet(_("About"), [_("What"), _("Value")], facts_of(file))
    yield Sheet(_("Applications"), overview_headings(), numbers_of(file))
    yield Sheet(_("Reviews"), _review_headings(file), _review_rows(file))
    yield Sheet(_("Conflicts"), conflict_headings(), conflict_rows(file))
    yield Sheet(_("Changes"), change_headings(), change_rows(file))
    answers = [answer_row(file, line) for line in file.lines if line.row.pk in file.decisions]
    yield Sheet(_("Answers"), answer_headings(), answers)
    yield Sheet(_("Rules"), [_("Rule"), _("Seats"), _("Met")], _rules(file))
    costs = [[one.words, one.points] for one in costs_of(file.selection, file.now.filled)]
    yield Sheet(_("Costs"), [_("Rule"), _("Points")], costs)
    short = [[one.words, one.points] for one in relaxations_of(file.selection, file.now.filled)]
    yield Sheet(_("Rules that give way"), [_("Rule"), _("Seats short")], short)
    if file.selection.file and file.is_whole:
        lines = [[line] for line in file_text(file.selection.file).splitlines()]
        yield Sheet(_("Selection file"), [_("Save this column as a file to replay the selection")], lines)


def _rules(file: File) -> list[list[Any]]:
    return [[one.line.words, one.count, one.gap or _("met")] for one in file.now.filled]


def numbers_of(file: File) -> list[list[Any]]:
    """The overview with numbers as numbers, so that a spreadsheet can sort and sum them."""
    rows = overview(file)
    for cells, line in zip(rows, file.lines, strict=True):
        cells[7:9] = [_number(line.row.score), _number(line.row.spread)]
    return rows


def _review_headings(file: File) -> list[str]:
    comments = [_("For the committee"), _("For the applicant"), _("Reasons")]
    known = [_("Number"), _("Reviewer"), _("State"), _("First"), _("Total")]
    return [*known, *(str(one.said("title")) for one in file.criteria), *comments, _("Abstained because")]


def _review_rows(file: File) -> Iterator[list[Any]]:
    for line in file.lines:
        for review in file.reviews[line.row.pk]:
            cells = review_row(review, file.criteria)
            first = review.first_total if review.first_total is not None else review.total
            cells[2:4] = [_number(first), _number(review.total)]
            cells[4:] = [int(one) if one.isdigit() else one for one in cells[4:]]
            said = [review.comment, review.comment_for_applicant, _reasons(file, review)]
            yield [line.row.number, *cells, *said, review.abstained_because]


def _reasons(file: File, review: Any) -> str:
    titles = {one.pk: str(one.said("title")) for one in file.criteria}
    found = [(titles.get(one.criterion_id, ""), one.reason) for one in review.scores.all()]
    return " | ".join(f"{title}: {reason}" for title, reason in found if reason)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def committee_table(file: File) -> tuple[list[str], list[list[Any]]]:
    """Headings and rows of one table with a line for each review, for CSV and ODS."""
    lines = {line.row.number: line for line in file.lines}
    headings = [_("Organisation"), _("Place"), _("Score"), *_review_headings(file)]
    rows = [[*_about(lines[cells[0]]), *cells] for cells in _review_rows(file)]
    return headings, rows


def _about(line: Line) -> list[Any]:
    return [line.row.organisation, line.look.word, _number(line.row.score)]
