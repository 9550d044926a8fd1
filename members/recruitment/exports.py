"""The committee's file as a table: one line for each application."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from .models import Review, Selection
from .queries.workbench import Line
from .states import ReviewState


def committee_rows(selection: Selection, lines: list[Line]) -> tuple[list[str], list[list[Any]]]:
    """Headings and rows: place, score, every review with its points and comment, conflicts, changes."""
    criteria = list(selection.call.criteria.all())
    reviews: dict[int, list[Review]] = defaultdict(list)
    found = Review.objects.filter(application__call=selection.call_id).select_related("reviewer")
    for review in found.prefetch_related("scores").order_by("reviewer__name", "pk"):
        reviews[review.application_id].append(review)
    reasons: dict[int, list[str]] = defaultdict(list)
    for change in selection.changes.filter(undone_at=None).select_related("by"):
        reasons[change.application_id].append(f"{change.get_place_display()}: {change.reason} ({change.by})")
    headings = [
        _("Rank"), _("Number"), _("Organisation"), _("Country"), _("Level"), _("Role"), _("Score"),
        _("Spread"), _("Place"), _("Remark"), *(str(one) for one in criteria), _("Reviews"), _("Conflicts"),
        _("Changes by hand"),
    ]  # fmt: skip
    return headings, [_line(line, criteria, reviews[line.row.pk], reasons[line.row.pk]) for line in lines]


def _line(line: Line, criteria: list[Any], reviews: list[Review], reasons: list[str]) -> list[Any]:
    row = line.row
    done = [one for one in reviews if one.state == ReviewState.DONE]
    recused = [str(one.reviewer) for one in reviews if one.state == ReviewState.RECUSED]
    return [
        row.rank, row.number, row.organisation, row.country, row.level_words, row.role_words,
        _number(row.score), _number(row.spread), line.look.word, line.note,
        *(_mean(criterion.pk, done) for criterion in criteria),
        " | ".join(f"{one.reviewer}: {one.total or 0:.1f}. {one.comment}".strip() for one in done),
        ", ".join(recused), " | ".join(reasons),
    ]  # fmt: skip


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _mean(criterion: int, reviews: list[Review]) -> float | None:
    points = [
        score.points
        for review in reviews
        for score in review.scores.all()
        if score.criterion_id == criterion and score.points is not None
    ]
    return round(sum(points) / len(points), 2) if points else None
