"""What reviewers do with their files: declare, score, finish, abstain; and reminding those who are behind."""

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import mails
from ..models import Application, Call, ConflictDeclaration, Criterion, Review, Score
from ..models.parts import POINTS
from ..queries.reviewing.reviews import behind
from ..queries.selections.ranking import FOUR
from ..rules import reviews as rules
from ..states import Event, ReviewState
from .assigning import Given, assign_balanced, assign_reviewers

__all__ = [
    "Given", "abstain", "assign_balanced", "assign_reviewers", "declare_conflict", "finish_review",
    "recuse", "remind_reviewers", "save_review",
    "take_up_again", "totals",
]  # fmt: skip
# What a conflict takes back: nothing that was written under it counts or is read.
BLANK = {"total": None, "first_total": None, "eligible": None, "comment": "", "comment_for_applicant": ""}


@transaction.atomic
def declare_conflict(
    review: Review, *, has_conflict: bool, by: Person, at: dt.datetime, words: str = ""
) -> Review:
    """Say before the file opens whether there is a conflict; with one, the file closes for good."""
    _read_anew(review)
    refuse_if(rules.refuse_declaring(review, has_conflict=has_conflict, words=words, at=at))
    facts = {"has_conflict": has_conflict, "words": words if has_conflict else "", "declared_at": at}
    ConflictDeclaration.objects.update_or_create(application=review.application, person=by, defaults=facts)
    edition = review.application.call.edition
    verb = Event.CONFLICT_DECLARED if has_conflict else Event.NO_CONFLICT_DECLARED
    history.record(verb, about=review.application, by=by, at=at, edition=edition)
    if has_conflict:
        # Scores given under a conflict do not count.
        review.scores.all().delete()
        review.become(ReviewState.RECUSED, **BLANK, version=review.version + 1)
    elif review.state == ReviewState.ASSIGNED:
        review.become(ReviewState.STARTED)
    return review


def _read_anew(review: Review) -> None:
    """The row as it stands now, with its file, call and edition in the same query."""
    review.refresh_from_db(from_queryset=Review.objects.select_related("application__call__edition"))


@transaction.atomic
def recuse(application: Application, *, words: str, by: Person, at: dt.datetime) -> ConflictDeclaration:
    """Somebody closes a file to themselves, whether it was given to them to score or not."""
    if review := application.reviews.filter(reviewer=by).exclude(state=ReviewState.REMOVED).first():
        declare_conflict(review, has_conflict=True, words=words, by=by, at=at)
    else:
        refuse_if(rules.refuse_recusing(words))
        facts = {"has_conflict": True, "words": words, "declared_at": at}
        ConflictDeclaration.objects.update_or_create(application=application, person=by, defaults=facts)
        edition = application.call.edition
        history.record(Event.CONFLICT_DECLARED, about=application, by=by, at=at, edition=edition)
    return application.declarations.get(person=by)


@transaction.atomic
def save_review(
    review: Review,
    *,
    scores: dict[Criterion, tuple[int | None, str]],
    comment: str,
    version: int,
    by: Person,
    at: dt.datetime,
    comment_for_applicant: str = "",
    because: str = "",
) -> Review:
    """Store points and reasons. Refuses when the review was saved elsewhere since `version` was read.

    `because` says why finished points change after the reviewers have talked.
    """
    _read_anew(review)
    refuse_if(rules.refuse_scoring(review, at=at))
    _refuse_odd_points(scores)
    total, eligible = totals({criterion: points for criterion, (points, _reason) in scores.items()})
    changes = {
        "comment": comment,
        "comment_for_applicant": comment_for_applicant,
        "total": total,
        "eligible": eligible,
        "saved_at": at,
    }
    if _is_other(review, scores):
        changes |= _changed_by_talk(review, total, because=because, by=by, at=at)
    fresh = Review.objects.filter(pk=review.pk, version=version, state=review.state)
    if not fresh.update(version=version + 1, **changes):
        raise Refused(_("This review was saved in another window."))
    _store(review, scores)
    application = review.application
    review.refresh_from_db()
    review.application = application
    if review.state == ReviewState.DONE:
        refuse_if(rules.refuse_finishing(review, unscored=_unscored(review), at=at))
    return review


def _is_other(review: Review, scores: dict[Criterion, tuple[int | None, str]]) -> bool:
    """Whether the points of a finished review would be others than they are."""
    if review.state != ReviewState.DONE:
        return False
    before = dict(review.scores.values_list("criterion", "points"))
    return any(before.get(one.pk) != points for one, (points, _reason) in scores.items())


def _changed_by_talk(
    review: Review, total: Decimal | None, *, because: str, by: Person, at: dt.datetime
) -> dict[str, str]:
    """Checks and records a change of finished points; what was first finished stays in `first_total`."""
    call = review.application.call
    # Read anew: the phase may have moved on while the page was open.
    phase = Call.objects.values_list("review_phase", flat=True).get(pk=call.pk)
    refuse_if(rules.refuse_changing_points(review, phase, because=because))
    if not because.strip():
        return {}
    history.record(
        Event.REVIEW_CHANGED,
        about=review.application, by=by, at=at, edition=call.edition,
        before=_said(review.total), after={"total": _said(total), "reason": because.strip()},
    )  # fmt: skip
    return {"changed_because": because.strip()}


def _said(total: Decimal | None) -> str | None:
    return None if total is None else f"{total:.1f}"


def _store(review: Review, scores: dict[Criterion, tuple[int | None, str]]) -> None:
    rows = [
        Score(review=review, criterion=criterion, points=points, reason=reason)
        for criterion, (points, reason) in scores.items()
    ]
    Score.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["review", "criterion"], update_fields=["points", "reason"]
    )


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
    _read_anew(review)
    refuse_if(rules.refuse_finishing(review, unscored=_unscored(review), at=at))
    first = review.total if review.first_total is None else review.first_total
    review.become(ReviewState.DONE, finished_at=at, first_total=first)
    edition = review.application.call.edition
    history.record(Event.REVIEW_FINISHED, about=review.application, by=by, at=at, edition=edition)
    return review


@transaction.atomic
def abstain(review: Review, *, because: str, by: Person, at: dt.datetime) -> Review:
    """Say that one does not score this file, and why; it counts as no review. What was written is kept."""
    _read_anew(review)
    refuse_if(rules.refuse_abstaining(review, because=because, at=at))
    review.become(ReviewState.ABSTAINED, abstained_because=because.strip(), version=review.version + 1)
    edition = review.application.call.edition
    history.record(Event.ABSTAINED, about=review.application, by=by, at=at, edition=edition)
    return review


@transaction.atomic
def take_up_again(review: Review, *, by: Person, at: dt.datetime) -> Review:
    """Go on with a file from which one abstained."""
    _read_anew(review)
    refuse_if(rules.refuse_taking_up(review))
    review.become(ReviewState.STARTED, abstained_because="", version=review.version + 1)
    return review


@transaction.atomic
def remind_reviewers(call: Call, *, by: Person | None, at: dt.datetime) -> int:
    """Draft a reminder to each reviewer who has something left, and to nobody else; gives their number."""
    late = behind(call)
    refuse_if(rules.refuse_reminder(late))
    for progress in late:
        mails.draft_reminder(progress.reviewer, call, left=progress.left, by=by, at=at)
    return len(late)
