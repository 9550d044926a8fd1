"""Who may open a file, and when a review is complete."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.people.models import Person

from ..models import Application, Call, Review
from ..states import ApplicationState, CallState, ReviewState


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


def refuse_declaring(review: Review, *, has_conflict: bool, words: str, at: dt.datetime) -> str | None:
    if review.state == ReviewState.RECUSED:
        return _("You have declared a conflict of interest about this application.")
    if has_conflict and not words.strip():
        return _("Say in a few words which conflict it is.")
    return None


def refuse_reading(review: Review) -> str | None:
    """A file opens after the reviewer has said that there is no conflict."""
    if review.state == ReviewState.ASSIGNED:
        return _("Say first whether you have a conflict of interest.")
    if review.state == ReviewState.RECUSED:
        return _("You have declared a conflict of interest about this application.")
    return None


def refuse_scoring(review: Review, *, at: dt.datetime) -> str | None:
    if reason := refuse_reading(review):
        return reason
    if review.application.state != ApplicationState.SUBMITTED:
        return _("It is no longer being decided about this application.")
    return None


def refuse_finishing(review: Review, *, unscored: int, at: dt.datetime) -> str | None:
    """Every criterion has its points; finishing shows the review to the committee."""
    if reason := refuse_scoring(review, at=at):
        return reason
    if unscored:
        words = ngettext("Score %(n)d more criterion first.", "Score %(n)d more criteria first.", unscored)
        return words % {"n": unscored}
    return None


def conflict_of(application: Application, reviewer: Person) -> bool:
    """What can be known without asking: one's own application, or one of one's own organisation."""
    if application.applicant_id == reviewer.pk or application.email.lower() == reviewer.email:
        return True
    return bool(application.organisation_id) and application.organisation_id == reviewer.organisation_id


def refuse_reminder(behind: Collection[Any]) -> str | None:
    if not behind:
        return _("Nobody is behind: every review is finished.")
    return None
