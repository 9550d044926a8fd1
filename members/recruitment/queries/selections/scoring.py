"""Scores of a call: one pass over its finished reviews, abstained and recused ones left out.

Within a review the points are weighed (`actions.reviews.totals`); here its totals meet those of the others:
the arithmetic mean or the median, as the call published. Nothing is adjusted: how strict a reviewer is stands
beside the score and is never applied to it.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from statistics import median
from typing import Any, NamedTuple

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import formats
from django.utils.translation import gettext as _

from members.people.models import Person

from ...models import Call, Criterion, Review
from ...models import Score as Points
from ...states import IDLE_REVIEWS, CriterionKind, ReviewState, ScoreMethod

FOUR = Decimal("0.0001")
# Beside a score stand only reviewers who are at least so many points off, over at least so many shared files.
WORTH_SAYING = 1
FEW_FILES = 3


class Mark(NamedTuple):
    """One review that counts or still will: `scored` of the criteria have points."""

    application: int
    reviewer: int
    state: str
    total: Decimal | None
    eligible: bool | None
    scored: int
    criteria: int

    @property
    def is_done(self) -> bool:
        return self.state == ReviewState.DONE


class Strictness(NamedTuple):
    """How far one reviewer lies from the others: below zero is stricter than they are."""

    deviation: Decimal
    files: int


class Scores(NamedTuple):
    """What the reviews say about one application. `scored` of `criteria` had points in every review."""

    score: Decimal | None
    spread: Decimal | None
    done: int
    assigned: int
    ineligible: int
    scored: int
    criteria: int
    strictness: Decimal | None

    @property
    def is_over_fewer(self) -> bool:
        return 0 < self.scored < self.criteria


NONE = Scores(None, None, 0, 0, 0, 0, 0, None)


def marks_of(call: Call) -> list[Mark]:
    """The reviews of the submitted applications of a call, in one query."""
    given = Points.objects.filter(
        review=OuterRef("pk"), points__isnull=False, criterion__kind=CriterionKind.SCORED
    )
    there = Criterion.objects.scored().filter(call=call)
    found = (
        Review.objects.filter(application__call=call)
        .exclude(state__in=IDLE_REVIEWS)
        .annotate(scored=_number(given, "review"), criteria=_number(there, "call"))
    )
    names = ("application", F("reviewer"), "state", "total", "eligible", "scored", "criteria")
    return [Mark(*row) for row in found.values_list(*names)]


def _number(found: Any, by: str) -> Coalesce:
    return Coalesce(Subquery(found.order_by().values(by).annotate(n=Count("pk")).values("n")), 0)


def scores_of(call: Call) -> dict[int, Scores]:
    """The scores of every application that has a reviewer."""
    marks = marks_of(call)
    strict = strictness(marks)
    by_application: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_application[mark.application].append(mark)
    return {pk: _scores(found, call.score_method, strict) for pk, found in by_application.items()}


def _scores(marks: list[Mark], method: str, strict: dict[int, Strictness]) -> Scores:
    done = [mark for mark in marks if mark.is_done]
    totals = [mark.total for mark in done if mark.total is not None]
    told = [strict[mark.reviewer].deviation for mark in done if mark.reviewer in strict]
    return Scores(
        middle(totals, method) if totals else None,
        max(totals) - min(totals) if len(totals) > 1 else None,
        len(done),
        len(marks),
        sum(mark.eligible is False for mark in done),
        min((mark.scored for mark in done), default=0),
        marks[0].criteria,
        rounded(sum(told) / len(told)) if told else None,
    )


def middle(totals: list[Decimal], method: str) -> Decimal:
    """The arithmetic mean, or the median (of an even number the mean of the two in the middle)."""
    return rounded(median(totals) if method == ScoreMethod.MEDIAN else sum(totals) / len(totals))


def strictness(marks: Iterable[Mark]) -> dict[int, Strictness]:
    """The mean leave-one-out deviation of each reviewer from the others on the files that they share.

    d(r) = (1 / n) · Σ over the n files f of r that others have finished too of (t(r, f) − mean of the t(s, f)
    of the other reviewers s), t being the total of a review on 0–100. Who shares no file has no figure.

    A plain description made for this page, not an index from the literature. Each reader has only some of the
    files, so each is held against the others on the same ones: whoever got the weaker files does not seem
    strict. How strict those others are is in the figure too, and n says on how much it rests.
    """
    files: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.is_done and mark.total is not None:
            files[mark.application].append(mark)
    apart: dict[int, list[Decimal]] = defaultdict(list)
    for found in files.values():
        together, others = sum((mark.total for mark in found), Decimal(0)), len(found) - 1
        for mark in found if others else ():
            apart[mark.reviewer].append(mark.total - (together - mark.total) / others)
    return {who: Strictness(rounded(sum(all_) / len(all_)), len(all_)) for who, all_ in apart.items()}


class Reviewer(NamedTuple):
    """A line of the table that says how strict each reviewer is."""

    person: Person
    finished: int
    average: Decimal | None
    strictness: Strictness | None

    @property
    def shift_words(self) -> str:
        return say_shift(self.strictness.deviation if self.strictness else None)

    @property
    def words(self) -> str:
        if self.strictness is None:
            return _("shares no file with others yet")
        if self.strictness.files < FEW_FILES:
            return _("too few shared files to say")
        if abs(self.strictness.deviation) < WORTH_SAYING:
            return _("like the others")
        return _("stricter") if self.strictness.deviation < 0 else _("more lenient")


def reviewers_by_strictness(call: Call) -> list[Reviewer]:
    """Each reviewer of a call with finished reviews, the strictest first."""
    marks = [mark for mark in marks_of(call) if mark.is_done and mark.total is not None]
    strict = strictness(marks)
    totals: dict[int, list[Decimal]] = defaultdict(list)
    for mark in marks:
        totals[mark.reviewer].append(mark.total)
    people = Person.objects.in_bulk(totals)
    lines = [
        Reviewer(people[pk], len(given), rounded(sum(given) / len(given)), strict.get(pk))
        for pk, given in totals.items()
    ]
    return sorted(lines, key=_strictest_first)


def _strictest_first(line: Reviewer) -> tuple[bool, Decimal, str]:
    return (
        line.strictness is None,
        line.strictness.deviation if line.strictness else Decimal(0),
        str(line.person),
    )


def method_words(call: Call) -> str:
    """How the reviews of an application become its score, as the call publishes it."""
    if call.score_method == ScoreMethod.MEDIAN:
        return _(
            "Each review is a weighted mean of its points, from 0 to 100. The score is the median of the "
            "finished reviews: the one in the middle."
        )
    return _(
        "Each review is a weighted mean of its points, from 0 to 100. The score is the mean of the "
        "finished reviews."
    )


def rounded(number: Any) -> Decimal:
    """Four decimals, as the selection file allows; databases differ in how many they give."""
    return Decimal(number).quantize(FOUR)


def say_points(score: Decimal | float | None) -> str:
    """One decimal in the active language; a dash where there is no score yet."""
    return "–" if score is None else f"{score:.1f}".replace(".", formats.get_format("DECIMAL_SEPARATOR"))


def say_shift(shift: Decimal | float | None) -> str:
    """`+1.5` or `−4.2`, with a true minus."""
    if shift is None:
        return "–"
    sign = "−" if shift < 0 else "+"
    return sign + say_points(-shift if shift < 0 else shift)
