"""Questions to the applicants of the open call, and a reviewer who abstains: reviewing in mid-course."""

import datetime as dt
from typing import Any

from members.recruitment.actions import assigning, enquiries, reviews
from members.recruitment.models import Review
from members.recruitment.states import ReviewState

from .loader import Loader

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
ASKED = "You write of follow-up visits. How many were there in the last year, and who went?"
ANSWERED = (
    "Three visits, in March, June and October. Each time two of our buyers went with a social auditor; "
    "the third visit was to a supplier of the supplier."
)
WAITING = "Is the framework of next year already decided, or only planned?"
ABSTAINED = "Most of this is about vehicles, which I cannot judge. Somebody who buys them should read it."


def set_rules(loader: Loader, call: Any) -> None:
    """Two readers for each application, as the reviewers of this group have the time for."""
    rules = {"reviews_each": 2, "bars_same_organisation": True, "bars_same_country": False, "is_blind": False}
    assigning.change_review_rules(call, by=loader.secretary, at=call.opened_at, **rules)


def ask_and_abstain(loader: Loader, call: Any, reviewers: list[Any]) -> None:
    """One question is answered, one waits; somebody abstains from a file that nobody else has yet."""
    mine = Review.objects.filter(application__call=call).select_related(
        "application__call__edition", "reviewer"
    )
    started = mine.filter(state=ReviewState.STARTED).order_by("application__number").first()
    asked = _ask(loader, started, ASKED, at=loader.now - 22 * HOUR)
    by = asked.application.applicant
    enquiries.answer_enquiry(asked, text=ANSWERED, by=by, at=loader.now - 3 * HOUR)
    done = mine.filter(state=ReviewState.DONE).order_by("-application__number").first()
    _ask(loader, done, WAITING, at=loader.now - 2 * HOUR)
    waiting = mine.filter(state=ReviewState.ASSIGNED, reviewer=reviewers[-1])
    if review := waiting.order_by("-application__number").first():
        reviews.declare_conflict(review, has_conflict=False, by=review.reviewer, at=loader.now - HOUR)
        reviews.abstain(review, because=ABSTAINED, by=review.reviewer, at=loader.now - HOUR / 2)


def _ask(loader: Loader, review: Any, text: str, *, at: dt.datetime) -> Any:
    application = review.application
    return enquiries.ask_applicant(
        application, text=text, answer_by=loader.now + 6 * DAY, by=review.reviewer, at=at
    )
