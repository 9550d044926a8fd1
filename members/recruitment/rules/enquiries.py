"""When an applicant may be asked, and until when they may answer."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Application, Enquiry
from ..states import ApplicationState

MOST_OPEN = 5


def refuse_asking(
    application: Application, *, text: str, answer_by: dt.datetime, waiting: int, at: dt.datetime
) -> str | None:
    if application.state != ApplicationState.SUBMITTED:
        return _("It is no longer being decided about this application.")
    if not text.strip():
        return _("Write the question.")
    if answer_by <= at:
        return _("Give the applicant time to answer: choose a later day.")
    if waiting >= MOST_OPEN:
        words = ngettext(
            "%(n)d question waits for its answer already.",
            "%(n)d questions wait for their answers already.",
            waiting,
        )
        return words % {"n": waiting}
    return None


def refuse_answering(enquiry: Enquiry, *, at: dt.datetime) -> str | None:
    if enquiry.answered_at:
        return _("You have answered this question.")
    if enquiry.application.state != ApplicationState.SUBMITTED:
        return _("It is no longer being decided about this application.")
    if at >= enquiry.answer_by:
        return _("The time to answer is over. The reviewers go on without it.")
    return None
