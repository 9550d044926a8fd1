"""Sentences about a review: who reads what, and what the next phase changes."""

from django.utils.translation import gettext as _

from ...models import Call, Review
from ...rules.reviews import next_phase
from ...states import CallState, ReviewPhase, ReviewState


def of_others(review: Review) -> str:
    """Why the reviews of others are not shown, or what they mean; empty where there is nothing to say."""
    call = review.application.call
    if call.state == CallState.DECIDED:
        return ""
    if call.review_phase == ReviewPhase.INDEPENDENT:
        return _("Each scores on their own: nobody sees the scores of others yet.")
    if review.state != ReviewState.DONE:
        return _("You see the reviews of others as soon as yours is finished.")
    return ""


def comment_readers(call: Call) -> str:
    if call.review_phase == ReviewPhase.INDEPENDENT:
        return _("Read by the secretariat and the committee; by other reviewers once reviews are opened.")
    return _("Read by the secretariat, the committee, and other reviewers once they have finished theirs.")


def phase_words(call: Call) -> str:
    """What holds in the phase in which the review of a call is."""
    return {
        ReviewPhase.INDEPENDENT: _(
            "Each reviewer scores on their own. Nobody sees the scores of others, not even after finishing."
        ),
        ReviewPhase.OPEN: _(
            "Who has finished a review sees the others of that file. Finished points stay as they are."
        ),
        ReviewPhase.CALIBRATION: _(
            "Those who finished a review of a file see all others of it and may change their points, with a "
            "reason. The points as first finished stay on record."
        ),
    }[ReviewPhase(call.review_phase)]


def next_phase_words(call: Call) -> tuple[str, str, str] | None:
    """The next phase, its button, and what pressing it changes for good."""
    phase = next_phase(call)
    if phase == ReviewPhase.OPEN:
        words = _(
            "Reviewers who have finished a review then see the others of that file, and can no longer change "
            "their points. This cannot be taken back."
        )
        return str(phase), _("Open finished reviews to each other"), words
    if phase == ReviewPhase.CALIBRATION:
        words = _(
            "Reviewers may then change their finished points with a reason; the first points stay on record. "
            "This cannot be taken back."
        )
        return str(phase), _("Let reviewers talk it over"), words
    return None
