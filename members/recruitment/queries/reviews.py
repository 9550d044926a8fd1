"""Who has read how much, and what a reviewer sees."""

from collections import defaultdict
from typing import Any, NamedTuple

from django.db.models import Count, Prefetch, Q, QuerySet

from members.people.models import Person, RoleGrant
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Role

from ..models import Answer, Application, Call, ConflictDeclaration, Criterion, Review, Score
from ..states import ApplicationState, ReviewState
from .calls import weighed


class Progress(NamedTuple):
    """How far one reviewer is with a call."""

    reviewer: Person
    done: int
    total: int
    recused: int

    @property
    def left(self) -> int:
        return self.total - self.done


def progress_of(call: Call) -> list[Progress]:
    """Each reviewer of a call; files that were withdrawn need no review."""
    live = Q(reviews__application__call=call) & ~Q(reviews__application__state=ApplicationState.WITHDRAWN)
    people = Person.objects.filter(live).annotate(
        reviewed=Count("reviews", filter=Q(reviews__state=ReviewState.DONE)),
        given=Count("reviews", filter=~Q(reviews__state=ReviewState.RECUSED)),
        recused=Count("reviews", filter=Q(reviews__state=ReviewState.RECUSED)),
    )
    return [Progress(one, one.reviewed, one.given, one.recused) for one in people.order_by("name", "pk")]


def behind(call: Call) -> list[Progress]:
    return [one for one in progress_of(call) if one.left]


def reviewers_of(edition: Edition, *, role: Role | None = None) -> list[Person]:
    """Those who may be given files: reviewers and the secretariat, or only those with one role."""
    roles = [role] if role else [Role.REVIEWER, Role.SECRETARIAT]
    grants = RoleGrant.objects.filter(edition=edition, role__in=roles)
    people = Person.objects.filter(pk__in=grants.values("person"))
    return list(people.order_by("name", "pk"))


class MyCall(NamedTuple):
    call: Call
    reviews: list[Review]
    done: int
    total: int


def my_reviews(person: Person, edition: Edition) -> list[MyCall]:
    """The files given to a reviewer, by call; recused ones are counted nowhere and show no name."""
    found = (
        Review.objects.mine(person)
        .filter(application__call__edition=edition)
        .exclude(application__state=ApplicationState.WITHDRAWN)
        .select_related("application__call")
    )
    by_call: dict[Call, list[Review]] = defaultdict(list)
    for review in found:
        by_call[review.application.call].append(review)
    return [
        MyCall(
            call,
            reviews,
            sum(one.state == ReviewState.DONE for one in reviews),
            sum(one.state != ReviewState.RECUSED for one in reviews),
        )
        for call, reviews in by_call.items()
    ]


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
        score = Score(points=int(points) if points.isdecimal() else None)
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
    mine = mine.exclude(state=ReviewState.RECUSED).exclude(application__state=ApplicationState.WITHDRAWN)
    pks = list(mine.values_list("pk", flat=True))
    return pks, pks.index(review.pk) if review.pk in pks else 0


def answers_of(application: Application) -> list[Answer]:
    """The answers in the order of the questions."""
    found = application.answers.select_related("question__criterion")
    return [one for one in found.order_by("question__position", "question__pk") if one.words]


def reviews_of(application: Application) -> QuerySet[Review]:
    """The reviews of a file with their scores, for whoever may read them."""
    scores = Score.objects.select_related("criterion").order_by("criterion__position")
    return (
        application.reviews.select_related("reviewer")
        .prefetch_related(Prefetch("scores", queryset=scores))
        .order_by("reviewer__name", "pk")
    )


def others_after_mine(review: Review) -> list[Review]:
    """The finished reviews of others, only once my own is finished."""
    if review.state != ReviewState.DONE:
        return []
    return [
        one for one in reviews_of(review.application) if one.pk != review.pk and one.state == ReviewState.DONE
    ]


def conflicts_in(call: Call, person: Person) -> set[int]:
    """The files of a call in which a person declared a conflict."""
    mine = ConflictDeclaration.objects.filter(person=person, has_conflict=True, application__call=call)
    return set(mine.values_list("application_id", flat=True))


def conflicts_of(application: Application) -> QuerySet[ConflictDeclaration]:
    return application.declarations.filter(has_conflict=True).select_related("person").order_by("declared_at")
