"""The file for the committee: every score, comment, conflict, abstention and change, and what it rests on."""

from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from workinggroup.base.documents import Document, Section, Table, Text

from ..selections.explained import costs_of, relaxations_of, result_words
from ..selections.scoring import say_points
from ..selections.workbench import Line
from .committee_rows import (
    File,
    answer_headings,
    answer_row,
    change_headings,
    change_rows,
    comments_of,
    conflict_headings,
    conflict_rows,
    name_of,
    overview,
    overview_headings,
    review_row,
    title_of,
)
from .note import digest_of, file_text

EDGE = 5


def committee_file(file: File) -> Document:
    """The document in the active language. A reader with a conflict gets it without that application."""
    selection = file.selection
    sections = [
        Section(_("What the seats rest on"), _rests_on(file)),
        Section(_("How firm the result is"), _firmness(file)),
        Section(_("Changes by hand"), _changes(file)),
        Section(_("Conflicts of interest and abstentions"), _conflicts(file)),
        Section(_("Letters and answers"), _answers(file)),
        Section(_("Every application"), [_overview(file)]),
        *[Section(title_of(line), _one(file, line), level=2) for line in file.lines],
    ]
    files = {"selection.json": file_text(selection.file)} if selection.file and file.is_whole else {}
    return Document(
        title=_("File for the committee"),
        lead=_("Confidential: scores, comments and conflicts with names."),
        language=get_language() or "en",
        group=file.call.edition.group.name,
        facts=facts_of(file),
        sections=sections,
        files=files,
        file_words=_("The selection file, to replay the selection"),
        is_wide=True,
    )


def facts_of(file: File) -> list[tuple[str, str]]:
    selection, call = file.selection, file.call
    known = [
        (_("Call"), str(call.said("title"))),
        (_("Decided"), file.when(selection.decided_at) or _("not yet")),
        (_("Decided by"), str(selection.decided_by or "")),
        (_("Applications"), str(len(file.lines))),
        (_("Left out"), hidden_words(len(file.hidden)) if file.hidden else ""),
        (_("Seats"), str(selection.seats)),
        (_("Versions of the call"), _versions(file)),
        (_("Fingerprint of criteria, questions and quotas"), call.frozen_hash),
        (_("Seed"), str(selection.seed)),
        (_("Fingerprint of the selection file"), digest_of(selection.file) if file.is_whole else ""),
    ]
    return [(label, value) for label, value in known if value]


def hidden_words(number: int) -> str:
    words = ngettext(
        "%(n)d application of which the reader declared a conflict of interest; the selection file too",
        "%(n)d applications of which the reader declared a conflict of interest; the selection file too",
        number,
    )
    return words % {"n": number}


def _versions(file: File) -> str:
    return ", ".join(f"{one.number} ({file.when(one.made_at)})" for one in file.call.versions.all())


def _rests_on(file: File) -> list[Any]:
    parts: list[Any] = []
    if file.selection.result:
        parts.append(Text(_("The proposal: %(result)s") % {"result": result_words(file.selection)}))
    if (file.selection.result or {}).get("status") == "time_limit":
        words = _(
            "The search was stopped before it was proven that no set is better. Whoever computes it again "
            "may find another set; with more seconds, one that is proven."
        )
        parts.append(Text(words))
    rows = [[one.line.words, one.count, one.gap or _("met")] for one in file.now.filled]
    headings = [_("Rule"), _("Seats"), _("Met")]
    parts.append(Table(_("Rules and how they were met"), headings, rows, numbers=[1]))
    costs = [[one.words, say_points(one.points)] for one in costs_of(file.selection, file.now.filled)]
    parts.append(Table(_("What each rule costs"), [_("Rule"), _("Points")], costs, numbers=[1]))
    short = [[one.words, int(one.points)] for one in relaxations_of(file.selection, file.now.filled)]
    parts.append(Table(_("Rules that give way"), [_("Rule"), _("Seats short")], short, numbers=[1]))
    if file.selection.gap_note:
        parts.append(Text(_("Why it was decided all the same: %(why)s") % {"why": file.selection.gap_note}))
    return parts


def _firmness(file: File) -> list[Any]:
    """How near the seats are to another result: by score alone, by hand, and at the edge."""
    selection, seated = file.selection, {row.pk for row in file.now.seated}
    scored = [row for row in file.now.rows if row.score is not None and not row.is_ineligible]
    alone = {row.pk for row in scored[: selection.seats]}
    proposed = Decimal(str((selection.result or {}).get("objective", 0)))
    others, points = len(alone - seated), say_points(proposed - file.now.points)
    by_score = ngettext(
        "By score alone, %(n)d seat would go to somebody else.",
        "By score alone, %(n)d seats would go to others.",
        others,
    )
    words = [by_score % {"n": others}]
    if selection.result:
        more = _("The proposal has %(points)s points more than the seats as decided.")
        words.append(more % {"points": points})
    last = [line for line in file.lines if line.is_seated and line.row.score is not None][-EDGE:]
    next_ones = [line for line in file.lines if not line.is_seated and line.row.score is not None][:EDGE]
    headings = [_("Application"), _("Score"), _("Spread"), _("Place"), _("Remark")]
    rows = [
        [name_of(line), line.row.score_words, line.row.spread_words, line.look.word, line.note]
        for line in (*last, *next_ones)
    ]
    title = _("The edge: the lowest scores with a seat, the highest without")
    return [Text(" ".join(words)), Table(title, headings, rows, numbers=[1, 2], wide=4)]


def _changes(file: File) -> list[Any]:
    rows = change_rows(file)
    headings = change_headings()
    return [Table(_("Changes with their reasons"), headings, rows, wide=2)] if rows else [Text(_("None."))]


def _conflicts(file: File) -> list[Any]:
    rows, headings = conflict_rows(file), conflict_headings()
    title = _("Who did not judge which application")
    return [Table(title, headings, rows, wide=3)] if rows else [Text(_("None."))]


def _answers(file: File) -> list[Any]:
    rows = [answer_row(file, line) for line in file.lines if line.row.pk in file.decisions]
    if not rows:
        return [Text(_("Nothing is decided."))]
    return [Table(_("Outcome, letter and answer"), answer_headings(), rows, wide=5)]


def _overview(file: File) -> Table:
    return Table(
        _("Every application in order of score"), overview_headings(), overview(file), [0, 6, 7, 8], 2
    )


def _one(file: File, line: Line) -> list[Any]:
    """One application: its reviews as a table, then what the reviewers wrote."""
    reviews, criteria = file.reviews[line.row.pk], file.criteria
    headings = [
        _("Reviewer"),
        _("State"),
        _("First"),
        _("Total"),
        *(str(one.said("title")) for one in criteria),
    ]
    title = _("Reviews of %(number)s") % {"number": line.row.number}
    rows = [review_row(one, criteria) for one in reviews]
    parts: list[Any] = [Table(title, headings, rows, numbers=list(range(2, len(headings))))]
    said = [[str(one.reviewer), words, kind] for one in reviews for words, kind in comments_of(one, criteria)]
    if said:
        title = _("What was written about %(number)s") % {"number": line.row.number}
        parts.append(Table(title, [_("Reviewer"), _("Words"), _("For")], said, wide=1))
    return parts
