"""Giving files to reviewers, taking them off again, and the rules by which this goes."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from ..models import Application, Call, Review
from ..queries.reviewing.assigning import Plan, plan_balanced, plan_by_hand
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
    expected: str = "",
) -> Given:
    """Give each of these files to each of these reviewers; what a conflict or a rule forbids is left out.

    `expected` is the digest of the plan that was looked at; another plan is refused.
    """
    files, people = list(applications), list(reviewers)
    refuse_if(rules.refuse_assigning(call, reviewers=people, applications=len(files), at=at))
    plan = plan_by_hand(_locked(call), applications=files, reviewers=people)
    return _carry_out(call, plan, expected=expected, by=by, at=at)


@transaction.atomic
def assign_balanced(
    call: Call,
    *,
    each: int,
    reviewers: Iterable[Person],
    by: Person | None,
    at: dt.datetime,
    expected: str = "",
) -> Given:
    """Fill every submitted file up to `each` reviewers; nobody gets more than conflicts make necessary."""
    people = list(reviewers)
    files = call.applications.submitted().count()
    refuse_if(rules.refuse_assigning(call, reviewers=people, applications=files, at=at))
    plan = plan_balanced(_locked(call), each=each, reviewers=people)
    return _carry_out(call, plan, expected=expected, by=by, at=at)


def _locked(call: Call) -> Call:
    """Two assignments of one call follow each other, so that the second one sees what the first gave."""
    return Call.objects.select_for_update().select_related("edition").get(pk=call.pk)


def _carry_out(call: Call, plan: Plan, *, expected: str, by: Person | None, at: dt.datetime) -> Given:
    refuse_if(rules.refuse_stale_plan(expected, plan.digest))
    wanted = set(plan.pairs)
    back = Review.objects.filter(application__call=call, state=ReviewState.REMOVED)
    for review in back.select_for_update():
        pair = (review.application_id, review.reviewer_id)
        if pair in wanted:
            review.become(ReviewState.ASSIGNED, removed_because="", assigned_at=at, assigned_by=by)
            wanted.remove(pair)
    facts = {"assigned_at": at, "assigned_by": by}
    rows = [Review(application_id=a, reviewer_id=p, **facts) for a, p in plan.pairs if (a, p) in wanted]
    Review.objects.bulk_create(rows, ignore_conflicts=True)
    after = {"reviews": len(plan.pairs), "reviewers": plan.people}
    history.record(Event.REVIEWERS_ASSIGNED, about=call, by=by, at=at, edition=call.edition, after=after)
    return Given(len(plan.pairs), [one.number for one in plan.short])


@transaction.atomic
def take_off(review: Review, *, because: str, by: Person | None, at: dt.datetime) -> Review:
    """Take a reviewer off a file. What they wrote is kept and counts no more; the file closes to them."""
    review.refresh_from_db()
    refuse_if(rules.refuse_taking_off(review, because=because))
    was = review.state
    review.become(ReviewState.REMOVED, removed_because=because.strip(), version=review.version + 1)
    after = {"reviewer": str(review.reviewer), "was": was, "reason": because.strip()}
    edition = review.application.call.edition
    history.record(
        Event.REVIEWER_REMOVED, about=review.application, by=by, at=at, edition=edition, after=after
    )
    return review


@transaction.atomic
def release_files(
    call: Call, person: Person, *, because: str = "", by: Person | None, at: dt.datetime
) -> int:
    """Take somebody off all files that they have not finished; what they finished stays and counts."""
    found = Review.objects.mine(person).to_do().filter(application__call=call)
    left = list(found.select_related("application__call__edition", "reviewer"))
    if not left:
        raise Refused(_("%(name)s has no unfinished file in this call.") % {"name": person})
    for review in left:
        take_off(review, because=because, by=by, at=at)
    return len(left)


RULES = ("is_blind", "reviews_each", "bars_same_country", "bars_same_organisation")


@transaction.atomic
def change_review_rules(
    call: Call, *, by: Person | None, at: dt.datetime, version: int | None = None, **rows: Any
) -> Call:
    """Set how this call is reviewed. Whether it is blind is fixed once the call has opened."""
    fresh = Call.objects.select_for_update().get(pk=call.pk)
    refuse_if(rules.refuse_changing_rules(fresh, is_blind=rows["is_blind"]))
    before = {name: getattr(fresh, name) for name in RULES}
    after = {name: rows[name] for name in RULES}
    if before != after:
        Call.objects.filter(pk=call.pk).update(**after)
        history.record(
            Event.REVIEW_RULES_CHANGED,
            about=call, by=by, at=at, edition=call.edition, before=before, after=after,
        )  # fmt: skip
    call.refresh_from_db()
    return call


@transaction.atomic
def move_review_phase(call: Call, *, phase: str, by: Person | None, at: dt.datetime) -> Call:
    """Go on to the next phase of the review; there is no way back. Pressed twice at once, it moves once."""
    refuse_if(rules.refuse_moving_phase(call, phase))
    before = call.review_phase
    if not Call.objects.filter(pk=call.pk, review_phase=before).update(review_phase=phase):
        raise Refused(_("The review is in another phase already. It only moves on, never back."))
    call.refresh_from_db()
    history.record(
        Event.REVIEW_PHASE_MOVED,
        about=call, by=by, at=at, edition=call.edition, before=str(before), after=str(phase),
    )  # fmt: skip
    return call
