"""Giving files to reviewers, and what reviewers do with them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import mails
from ..models import Application, Call, ConflictDeclaration, Criterion, Review, Score
from ..models.parts import POINTS
from ..queries.ranking import FOUR
from ..queries.reviews import behind
from ..rules import reviews as rules
from ..states import Event, ReviewState


class Given(NamedTuple):
    """What an assignment did: how many reviews were made, and which files have too few reviewers."""

    made: int
    short: list[str]


@transaction.atomic
def assign_reviewers(
    call: Call,
    *,
    applications: Iterable[Application],
    reviewers: Iterable[Person],
    by: Person | None,
    at: dt.datetime,
) -> Given:
    """Give each of these files to each of these reviewers; conflicts that are known are left out."""
    files, people = list(applications), list(reviewers)
    refuse_if(rules.refuse_assigning(call, reviewers=people, applications=len(files), at=at))
    taken = _taken(call)
    wanted = [(one, person) for one in files for person in people if _may_review(one, person, taken)]
    return _give(call, wanted, short=[], by=by, at=at)


@transaction.atomic
def assign_balanced(
    call: Call, *, each: int, reviewers: Iterable[Person], by: Person | None, at: dt.datetime
) -> Given:
    """Fill every submitted file up to `each` reviewers, always from those with the least to read."""
    files = list(call.applications.submitted().order_by("number"))
    people = list(reviewers)
    refuse_if(rules.refuse_assigning(call, reviewers=people, applications=len(files), at=at))
    taken = _taken(call)
    recused = {pair for pair, state in taken.items() if state == ReviewState.RECUSED}
    load = Counter(person for (_file, person), state in taken.items() if state != ReviewState.RECUSED)
    have = Counter(file for file, _person in taken.keys() - recused)
    wanted, short = [], []
    for one in files:
        free = [person for person in people if _may_review(one, person, taken)]
        free.sort(key=lambda person: (load[person.pk], person.pk))
        chosen = free[: max(0, each - have[one.pk])]
        load.update(person.pk for person in chosen)
        wanted += [(one, person) for person in chosen]
        if have[one.pk] + len(chosen) < each:
            short.append(str(one))
    return _give(call, wanted, short=short, by=by, at=at)


def _taken(call: Call) -> dict[tuple[int, int], str]:
    """Who has which file, and who declared a conflict about which."""
    rows = Review.objects.filter(application__call=call)
    taken = {(a, p): state for a, p, state in rows.values_list("application_id", "reviewer_id", "state")}
    declared = ConflictDeclaration.objects.filter(application__call=call, has_conflict=True)
    return taken | dict.fromkeys(declared.values_list("application_id", "person_id"), ReviewState.RECUSED)


def _may_review(application: Application, person: Person, taken: dict[tuple[int, int], str]) -> bool:
    return (application.pk, person.pk) not in taken and not rules.conflict_of(application, person)


def _give(
    call: Call,
    wanted: list[tuple[Application, Person]],
    *,
    short: list[str],
    by: Person | None,
    at: dt.datetime,
) -> Given:
    rows = [
        Review(application=one, reviewer=person, assigned_at=at, assigned_by=by) for one, person in wanted
    ]
    Review.objects.bulk_create(rows, ignore_conflicts=True)
    after = {"reviews": len(rows), "reviewers": len({person.pk for _one, person in wanted})}
    history.record(Event.REVIEWERS_ASSIGNED, about=call, by=by, at=at, edition=call.edition, after=after)
    return Given(len(rows), short)


@transaction.atomic
def declare_conflict(
    review: Review, *, has_conflict: bool, by: Person, at: dt.datetime, words: str = ""
) -> Review:
    """Say before the file opens whether there is a conflict; with one, the file closes for good."""
    review.refresh_from_db()
    refuse_if(rules.refuse_declaring(review, has_conflict=has_conflict, words=words, at=at))
    facts = {"has_conflict": has_conflict, "words": words if has_conflict else "", "declared_at": at}
    ConflictDeclaration.objects.update_or_create(application=review.application, person=by, defaults=facts)
    edition = review.application.call.edition
    verb = Event.CONFLICT_DECLARED if has_conflict else Event.NO_CONFLICT_DECLARED
    history.record(verb, about=review.application, by=by, at=at, edition=edition)
    if has_conflict:
        # Scores given under a conflict do not count.
        review.scores.all().delete()
        review.become(ReviewState.RECUSED, total=None, eligible=None, comment="", version=review.version + 1)
    elif review.state == ReviewState.ASSIGNED:
        review.become(ReviewState.STARTED)
    return review


@transaction.atomic
def save_review(
    review: Review,
    *,
    scores: dict[Criterion, tuple[int | None, str]],
    comment: str,
    version: int,
    by: Person,
    at: dt.datetime,
) -> Review:
    """Store points and reasons. Refuses when the review was saved elsewhere since `version` was read."""
    review.refresh_from_db()
    refuse_if(rules.refuse_scoring(review, at=at))
    _refuse_odd_points(scores)
    total, eligible = totals({criterion: points for criterion, (points, _reason) in scores.items()})
    fresh = Review.objects.filter(pk=review.pk, version=version, state=review.state)
    changes = {"comment": comment, "total": total, "eligible": eligible, "saved_at": at}
    if not fresh.update(version=version + 1, **changes):
        raise Refused(_("This review was saved in another window."))
    rows = [
        Score(review=review, criterion=criterion, points=points, reason=reason)
        for criterion, (points, reason) in scores.items()
    ]
    Score.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["review", "criterion"], update_fields=["points", "reason"]
    )
    review.refresh_from_db()
    if review.state == ReviewState.DONE:
        refuse_if(rules.refuse_finishing(review, unscored=_unscored(review), at=at))
    return review


def _refuse_odd_points(scores: dict[Criterion, tuple[int | None, str]]) -> None:
    for criterion, (points, _reason) in scores.items():
        allowed = POINTS if criterion.is_scored else range(2)
        if points is not None and points not in allowed:
            raise Refused(
                _("“%(criterion)s” has no %(points)s points.") % {"criterion": criterion, "points": points}
            )


def totals(points: dict[Criterion, int | None]) -> tuple[Decimal | None, bool | None]:
    """The weighted mean on 0–100 over the criteria that have points, and whether all eligibility is met."""
    scored = [(one.weight, n) for one, n in points.items() if one.is_scored and n is not None]
    answers = [n for one, n in points.items() if not one.is_scored and n is not None]
    eligible = all(answers) if answers else None
    if not scored:
        return None, eligible
    reached = sum(weight * n for weight, n in scored)
    possible = sum(weight for weight, _n in scored) * max(POINTS)
    return (Decimal(100 * reached) / possible).quantize(FOUR), eligible


def _unscored(review: Review) -> int:
    scored = review.scores.filter(points__isnull=False).values("criterion")
    return review.application.call.criteria.exclude(pk__in=scored).count()


@transaction.atomic
def finish_review(review: Review, *, by: Person, at: dt.datetime) -> Review:
    """Show the review to the committee. Every criterion must have its points."""
    review.refresh_from_db()
    refuse_if(rules.refuse_finishing(review, unscored=_unscored(review), at=at))
    review.become(ReviewState.DONE, finished_at=at)
    edition = review.application.call.edition
    history.record(Event.REVIEW_FINISHED, about=review.application, by=by, at=at, edition=edition)
    return review


@transaction.atomic
def remind_reviewers(call: Call, *, by: Person | None, at: dt.datetime) -> int:
    """Draft a reminder to each reviewer who has something left, and to nobody else; gives their number."""
    late = behind(call)
    refuse_if(rules.refuse_reminder(late))
    for progress in late:
        mails.draft_reminder(progress.reviewer, call, left=progress.left, by=by, at=at)
    return len(late)
