"""Who has read how much, and what a reviewer sees."""

import datetime as dt
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext as _

from members.people.models import Person

from ...models import (
    Answer,
    Application,
    Call,
    ConflictDeclaration,
    Criterion,
    Enquiry,
    Review,
    Score,
    Upload,
)
from ...states import ApplicationState, QuestionKind, ReviewState
from ..calls.published import weighed
from .readers import reading_grants
from .visibility import Seen, conflicts_in, others_visible


class Progress(NamedTuple):
    """How far one reviewer is with a call. `total` are the files of which a review is expected."""

    reviewer: Person
    done: int
    total: int
    recused: int
    abstained: int
    last_at: dt.datetime | None
    reads: bool

    @property
    def left(self) -> int:
        return self.total - self.done

    def is_overdue(self, call: Call, at: dt.datetime) -> bool:
        return bool(self.left and call.reviews_due_at and at >= call.reviews_due_at)


def progress_of(
    call: Call, *, reader: Person | None = None, hidden: set[int] | None = None
) -> list[Progress]:
    """Each reviewer of a call; files that were withdrawn need no review, and a reader learns nothing of those
    in which they have a conflict."""
    live = Q(reviews__application__call=call) & ~Q(reviews__application__state=ApplicationState.WITHDRAWN)
    if hidden is None:
        hidden = conflicts_in(call, reader) if reader else set()
    if hidden:
        live &= ~Q(reviews__application__in=hidden) | Q(reviews__reviewer=reader)
    state = partial(_how_many, live)
    people = Person.objects.filter(live).annotate(
        reviewed=state(ReviewState.DONE),
        given=state(ReviewState.ASSIGNED, ReviewState.STARTED, ReviewState.DONE),
        recused=state(ReviewState.RECUSED),
        abstained=state(ReviewState.ABSTAINED),
        last_at=Greatest(
            Coalesce(Max("reviews__saved_at", filter=live), LONG_AGO),
            Coalesce(Max("reviews__finished_at", filter=live), LONG_AGO),
        ),
        still_reads=Exists(reading_grants(call.edition_id).filter(person=OuterRef("pk"))),
    )
    return [
        Progress(
            one, one.reviewed, one.given, one.recused, one.abstained,
            None if one.last_at == LONG_AGO else one.last_at, one.still_reads,
        )
        for one in people.order_by("name", "pk")
    ]  # fmt: skip


LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def _how_many(live: Q, *states: str) -> Count:
    return Count("reviews", filter=live & Q(reviews__state__in=states))


def behind(call: Call) -> list[Progress]:
    """Those who have something left and may still read it."""
    return [one for one in progress_of(call) if one.left and one.reads]


class ScoreLine(NamedTuple):
    """A criterion on the scoring page with its points in words and what I gave."""

    number: int
    criterion: Criterion
    percent: int | None
    points: list[Any]
    score: Score | None

    @property
    def value(self) -> int | None:
        return self.score.points if self.score else None

    @property
    def reason(self) -> str:
        return self.score.reason if self.score else ""

    def typed(self, data: Any) -> "ScoreLine":
        """The line with what was typed and could not be saved."""
        points = data.get(f"points-{self.criterion.pk}", "")
        score = Score(points=int(points) if len(points) == 1 and points.isdecimal() else None)
        score.reason = data.get(f"reason-{self.criterion.pk}", "")
        return self._replace(score=score)

    @property
    def meaning(self) -> str:
        return next((one.meaning for one in self.points if one.points == self.value), "")


def score_lines(review: Review) -> list[ScoreLine]:
    given = {score.criterion_id: score for score in review.scores.all()}
    return [
        ScoreLine(number, one.criterion, one.percent, one.points, given.get(one.criterion.pk))
        for number, one in enumerate(weighed(review.application.call), start=1)
    ]


def neighbours(review: Review) -> tuple[list[int], int]:
    """The reviews of the same reviewer and call in reading order, and where this one stands."""
    mine = Review.objects.mine(review.reviewer).filter(application__call=review.application.call_id)
    mine = mine.exclude(state__in=[ReviewState.RECUSED, ReviewState.REMOVED])
    mine = mine.exclude(application__state=ApplicationState.WITHDRAWN)
    pks = list(mine.values_list("pk", flat=True))
    return pks, pks.index(review.pk) if review.pk in pks else 0


def answers_of(application: Application) -> list[Answer]:
    """The answers in the order of the questions."""
    found = application.answers.select_related("question__criterion")
    return [one for one in found.order_by("question__position", "question__pk") if one.words]


def uploads_of(application: Application, answers: list[Answer] | None = None) -> list[Upload]:
    """The attachments; without asking where no answer names one."""
    if answers is not None and not any(one.question.kind == QuestionKind.FILE for one in answers):
        return []
    return list(application.uploads.select_related("question__criterion").order_by("pk"))


def reviews_of(application: Application) -> QuerySet[Review]:
    """The reviews of a file with their scores, for whoever may read them."""
    scores = Score.objects.select_related("criterion").order_by("criterion__position", "criterion__pk")
    return (
        application.reviews.select_related("reviewer")
        .prefetch_related(Prefetch("scores", queryset=scores))
        .order_by("reviewer__name", "pk")
    )


def others_seen(review: Review) -> list[Review]:
    """The finished reviews of others, once their phase shows them."""
    if not others_visible(review, review.application.call):
        return []
    return [
        one for one in reviews_of(review.application) if one.pk != review.pk and one.state == ReviewState.DONE
    ]


class Asked(NamedTuple):
    """A question to the applicant as it is read: who asked is told to the secretariat alone."""

    enquiry: Enquiry
    text: str
    answer: str
    by: str


def asked(application: Application, seen: Seen | None = None) -> list[Asked]:
    """The questions with their answers, for all who read the file; with `seen` as a reviewer sees them."""
    found = application.enquiries.select_related("asked_by").order_by("asked_at", "pk")
    if seen is None:
        return [Asked(one, one.text, one.answer, str(one.asked_by or "")) for one in found]
    return [Asked(one, seen.text(one.text), seen.text(one.answer), "") for one in found]


def conflicts_of(application: Application) -> QuerySet[ConflictDeclaration]:
    return application.declarations.filter(has_conflict=True).select_related("person").order_by("declared_at")


class Given(NamedTuple):
    """A finished review as it is read; `first` is what was first finished where it changed since."""

    reviewer: str
    total: Decimal | None
    first: Decimal | None
    because: str
    scores: list[tuple[str, str, str]]
    comment: str
    for_applicant: str


def given(review: Review, seen: Seen | None = None) -> Given:
    """What a review says; on the page of a blind file the names in its words are covered."""
    say = seen.text if seen else str
    scores = [
        (score.criterion.said("title"), _worth(score), say(score.reason)) for score in review.scores.all()
    ]
    first = None if review.first_total == review.total else review.first_total
    return Given(
        str(review.reviewer), review.total, first, say(review.changed_because), scores,
        say(review.comment), say(review.comment_for_applicant),
    )  # fmt: skip


def _worth(score: Score) -> str:
    if score.points is None:
        return "–"
    if score.criterion.is_scored:
        return str(score.points)
    return _("yes") if score.points else _("no")


class Differs(NamedTuple):
    """What stands stored and what was typed, of one field of a review."""

    label: str
    stored: str
    typed: str


def differences(review: Review, lines: list[ScoreLine], data: Any) -> list[Differs]:
    """What was typed and is not what another window stored meanwhile: both texts, nothing overwritten."""
    rows = []
    for line in lines:
        now, typed = line, line.typed(data)
        title, is_scored = line.criterion.said("title"), line.criterion.is_scored
        rows.append(Differs(title, _points(now.value, is_scored), _points(typed.value, is_scored)))
        rows.append(Differs(_("%(criterion)s, reason") % {"criterion": title}, now.reason, typed.reason))
    fields: Any = Review._meta
    for name in ("comment", "comment_for_applicant"):
        label = str(fields.get_field(name).verbose_name).capitalize()
        rows.append(Differs(label, getattr(review, name), data.get(name, "")))
    return [row for row in rows if row.stored.split() != row.typed.split()]


def _points(value: int | None, is_scored: bool) -> str:
    if value is None or is_scored:
        return "" if value is None else str(value)
    return _("yes") if value else _("no")
