"""Who may open a file, and when a review is complete."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.people.models import Person

from ..models import Application, Call, Review, Upload
from ..states import ApplicationState, CallState, ReviewPhase, ReviewState


def refuse_assigning(
    call: Call, *, reviewers: Collection[Person], applications: int, at: dt.datetime
) -> str | None:
    if call.state == CallState.DECIDED:
        return _("The selection is decided, so no more reviews are needed.")
    if not reviewers:
        return _("Choose at least one reviewer.")
    if not applications:
        return _("There is no submitted application to assign.")
    return None


def refuse_stale_plan(expected: str, digest: str) -> str | None:
    """What was looked at is what is done: somebody may have given out files meanwhile."""
    if expected and expected != digest:
        return _("Files, conflicts or roles changed meanwhile. Look at the new plan.")
    return None


def bar_between(application: Application, reviewer: Person, call: Call) -> str | None:
    """Why somebody must not review a file, as far as it can be known without asking them."""
    if application.applicant_id == reviewer.pk or application.email.lower() == reviewer.email:
        return _("applied with it")
    organisation = reviewer.organisation
    if organisation is None:
        return None
    names = {organisation.name.casefold()}
    same = application.organisation_id == organisation.pk or application.organisation_name.casefold() in names
    if call.bars_same_organisation and same:
        return _("same organisation")
    if call.bars_same_country and organisation.country and application.country == organisation.country:
        return _("same country")
    return None


def refuse_taking_off(review: Review, *, because: str) -> str | None:
    """A finished review is set aside only with a reason, because it no longer counts."""
    if review.state in (ReviewState.RECUSED, ReviewState.REMOVED):
        return _("This person reads the file no longer.")
    if refused := refuse_late(review):
        return refused
    if review.state == ReviewState.DONE and not because.strip():
        return _("Say why a finished review is set aside.")
    return None


def refuse_late(review: Review) -> str | None:
    return refuse_late_file(review.application)


def refuse_late_file(application: Application) -> str | None:
    if application.state != ApplicationState.SUBMITTED:
        return _("It is no longer being decided about this application.")
    return None


def refuse_clearing(upload: Upload, *, at: dt.datetime) -> str | None:
    """Only in a blind call is a file kept from reviewers until somebody has looked at it."""
    if not upload.application.call.is_blind:
        return _("Reviewers of this call see who applied, so they see the files too.")
    if upload.question.reveals_identity:
        return _("The question asks who applies. Its file stays hidden from reviewers.")
    if upload.cleared_at:
        return _("Reviewers see this file already.")
    return refuse_late_file(upload.application)


def refuse_withholding(upload: Upload, *, at: dt.datetime) -> str | None:
    if upload.cleared_at is None:
        return _("Reviewers do not see this file.")
    return refuse_late_file(upload.application)


def refuse_declaring(review: Review, *, has_conflict: bool, words: str, at: dt.datetime) -> str | None:
    if review.state == ReviewState.RECUSED:
        return _("You have declared a conflict of interest about this application.")
    if review.state == ReviewState.REMOVED:
        return _("The secretariat took you off this file.")
    return refuse_recusing(words) if has_conflict else None


def refuse_recusing(words: str) -> str | None:
    return None if words.strip() else _("Say in a few words which conflict it is.")


def refuse_reading(review: Review) -> str | None:
    """A file opens after the reviewer has said that there is no conflict."""
    if review.state == ReviewState.ASSIGNED:
        return _("Say first whether you have a conflict of interest.")
    if review.state == ReviewState.RECUSED:
        return _("You have declared a conflict of interest about this application.")
    if review.state == ReviewState.REMOVED:
        return _("The secretariat took you off this file.")
    return None


def refuse_scoring(review: Review, *, at: dt.datetime) -> str | None:
    if reason := refuse_reading(review) or refuse_late(review):
        return reason
    if review.state == ReviewState.ABSTAINED:
        return _("You abstained from this file. Take it up again first.")
    return None


def refuse_changing_points(review: Review, phase: str, *, because: str) -> str | None:
    """Once somebody has seen the points of others, their own change only while all talk, with a reason."""
    if review.state != ReviewState.DONE or phase == ReviewPhase.INDEPENDENT:
        return None
    if phase == ReviewPhase.OPEN:
        return _(
            "You can see the reviews of others now, so your points stay as you finished them. When the "
            "reviewers talk it over, you can change them with a reason."
        )
    return None if because.strip() else _("Say why you change your points.")


def refuse_abstaining(review: Review, *, because: str, at: dt.datetime) -> str | None:
    if reason := refuse_scoring(review, at=at):
        return reason
    if review.state == ReviewState.DONE:
        return _("Your review is finished. If something sways you, declare a conflict of interest.")
    if not because.strip():
        return _("Say in a few words why you abstain.")
    return None


def refuse_taking_up(review: Review) -> str | None:
    if review.state != ReviewState.ABSTAINED:
        return _("You did not abstain from this file.")
    return refuse_late(review)


PHASES = [ReviewPhase.INDEPENDENT, ReviewPhase.OPEN, ReviewPhase.CALIBRATION]


def next_phase(call: Call) -> ReviewPhase | None:
    """The phase that follows; there is no way back, because what was seen cannot be unseen."""
    place = PHASES.index(ReviewPhase(call.review_phase)) + 1
    return PHASES[place] if place < len(PHASES) else None


def refuse_moving_phase(call: Call, phase: str) -> str | None:
    if call.state == CallState.DRAFT:
        return _("The call is not open yet.")
    if call.state == CallState.DECIDED:
        return _("The selection is decided.")
    if phase != next_phase(call):
        return _("The review is in another phase already. It only moves on, never back.")
    return None


def refuse_changing_rules(call: Call, *, is_blind: bool) -> str | None:
    if call.state == CallState.DECIDED:
        return _("The selection is decided, so no more reviews are needed.")
    if call.state != CallState.DRAFT and is_blind != call.is_blind:
        return _("Whether a call is read blind is fixed when it opens.")
    return None


def refuse_finishing(review: Review, *, unscored: int, at: dt.datetime) -> str | None:
    """Every criterion has its points; finishing shows the review to the committee."""
    if reason := refuse_scoring(review, at=at):
        return reason
    if unscored:
        words = ngettext("Score %(n)d more criterion first.", "Score %(n)d more criteria first.", unscored)
        return words % {"n": unscored}
    return None


def refuse_reminder(behind: Collection[Any]) -> str | None:
    if not behind:
        return _("Nobody is behind: every review is finished.")
    return None
