"""What the file for the committee is made of, as rows: the same for its page, its PDF and its workbook."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from workinggroup.base.clock import say_when

from ...models import (
    Change,
    ConflictDeclaration,
    Criterion,
    Decision,
    OfferExtension,
    Review,
    Score,
    Selection,
)
from ...states import CriterionKind, Place, ReviewState
from ..selections.scoring import say_points
from ..selections.workbench import Line, Standing


class File:
    """What the file is made of, read once; `hidden` are applications that its reader may not see."""

    def __init__(self, selection: Selection, now: Standing, *, reader: Any) -> None:
        self.selection, self.call, self.now = selection, selection.call, now
        self.declarations = _by_application(self._declarations())
        said = [one for found in self.declarations.values() for one in found]
        self.hidden = {one.application_id for one in said if one.person_id == getattr(reader, "pk", 0)}
        self.lines = [line for line in now.lines() if line.row.pk not in self.hidden]
        self.criteria: list[Criterion] = list(self.call.criteria.all())
        self.reviews = _by_application(self._reviews())
        self.changes = _by_application(self._changes())
        self.decisions = {one.application_id: one for one in self._decisions()}

    def _reviews(self) -> Iterable[Review]:
        scores = Prefetch("scores", queryset=Score.objects.order_by("criterion__position", "criterion"))
        found = Review.objects.filter(application__call=self.call).select_related("reviewer")
        return found.prefetch_related(scores).order_by("reviewer__name", "pk")

    def _declarations(self) -> Iterable[ConflictDeclaration]:
        found = ConflictDeclaration.objects.filter(application__call=self.call, has_conflict=True)
        return found.select_related("person", "application").order_by("declared_at", "pk")

    def _changes(self) -> Iterable[Change]:
        return self.selection.changes.select_related("application", "by")

    def _decisions(self) -> Iterable[Decision]:
        longer = OfferExtension.objects.filter(decision=OuterRef("pk"))
        found = self.selection.decisions.select_related("letter").annotate(was_extended=Exists(longer))
        prefetch_related_objects([one for one in found if one.was_extended], "extensions__made_by")
        return found

    @property
    def is_whole(self) -> bool:
        return not self.hidden

    def when(self, moment: Any) -> str:
        return say_when(moment, self.call.timezone) if moment else ""


def _by_application(found: Iterable[Any]) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for one in found:
        groups[one.application_id].append(one)
    return groups


def change_headings() -> list[str]:
    return [_("Application"), _("Change"), _("Reason"), _("By"), _("When"), _("Undone")]


def change_rows(file: File) -> list[list[Any]]:
    found = [one for pk, changes in file.changes.items() if pk not in file.hidden for one in changes]
    found.sort(key=lambda one: (one.at, one.pk))
    return [
        [
            str(one.application), str(Place(one.place).label), one.reason, str(one.by or ""),
            file.when(one.at), file.when(one.undone_at),
        ]
        for one in found
    ]  # fmt: skip


def conflict_headings() -> list[str]:
    return [_("Application"), _("Who"), _("What"), _("Words")]


def conflict_rows(file: File) -> list[list[Any]]:
    """Declared conflicts, of applications that were withdrawn too, and abstentions with their reasons."""
    rows = [
        [str(one.application), str(one.person), _("Conflict of interest"), one.words]
        for pk, found in file.declarations.items()
        for one in found
        if pk not in file.hidden
    ]
    rows += [
        [line.row.number, str(one.reviewer), _("Abstained"), one.abstained_because]
        for line in file.lines
        for one in file.reviews[line.row.pk]
        if one.state == ReviewState.ABSTAINED
    ]
    return sorted(rows)


def answer_headings() -> list[str]:
    return [_("Application"), _("Outcome"), _("Letter"), _("Offer"), _("Until"), _("More time, and why")]


def answer_row(file: File, line: Line) -> list[Any]:
    one = file.decisions[line.row.pk]
    outcome = str(one.get_outcome_display())
    if one.promoted_at:
        outcome = _("%(outcome)s, promoted %(when)s") % {
            "outcome": outcome,
            "when": file.when(one.promoted_at),
        }
    more = "; ".join(
        f"{file.when(each.after)}: {each.reason} ({each.made_by or ''})"
        for each in (one.extensions.all() if one.was_extended else [])
    )
    offer = one.offer_look.word if one.offer != "none" else ""
    letter = one.letter.state_look.word if one.letter else ""
    return [line.row.number, outcome, letter, offer, file.when(one.offer_until), more]


def overview_headings() -> list[str]:
    return [
        _("Rank"), _("Number"), _("Organisation"), _("Country"), _("Level"), _("Role"), _("First score"),
        _("Score"), _("Spread"), _("Place"), _("Remark"),
    ]  # fmt: skip


def overview(file: File) -> list[list[Any]]:
    return [
        [
            line.row.rank, line.row.number, line.row.organisation, line.row.country, line.row.level_words,
            line.row.role_words, say_points(first_score(file, line)), line.row.score_words,
            line.row.spread_words, line.look.word, line.note,
        ]
        for line in file.lines
    ]  # fmt: skip


def first_score(file: File, line: Line) -> Decimal | None:
    """The mean of what reviewers gave before they talked it over."""
    done = [one for one in file.reviews[line.row.pk] if one.state == ReviewState.DONE]
    first = [one.first_total if one.first_total is not None else one.total for one in done]
    known = [one for one in first if one is not None]
    return sum(known, Decimal(0)) / len(known) if known else None


def name_of(line: Line) -> str:
    return " ".join(part for part in (line.row.number, line.row.organisation) if part)


def title_of(line: Line) -> str:
    country = f" ({line.row.country})" if line.row.country else ""
    return f"{name_of(line)}{country}: {line.row.score_words}, {line.look.word}"


def review_row(review: Review, criteria: list[Criterion]) -> list[Any]:
    points = {score.criterion_id: score.points for score in review.scores.all()}
    shown = [_points(points.get(one.pk), one) for one in criteria]
    first = review.first_total if review.first_total is not None else review.total
    state = str(review.get_state_display())
    return [str(review.reviewer), state, say_points(first), say_points(review.total), *shown]


def _points(points: int | None, criterion: Criterion) -> str:
    if points is None:
        return ""
    if criterion.kind == CriterionKind.ELIGIBILITY:
        return _("yes") if points else _("no")
    return str(points)


def comments_of(review: Review, criteria: list[Criterion]) -> list[tuple[str, str]]:
    """(words, whom they are for) of one review."""
    titles = {one.pk: str(one.said("title")) for one in criteria}
    said = [(review.comment, _("the committee")), (review.comment_for_applicant, _("the applicant"))]
    said += [(score.reason, titles.get(score.criterion_id, "")) for score in review.scores.all()]
    return [(words, whom) for words, whom in said if words]
