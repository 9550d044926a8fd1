"""What a call must be before it opens, and what may still be changed afterwards."""

import datetime as dt

from django.utils.translation import gettext as _

from workinggroup.base.clock import say_when

from ..models import Call, Quota
from ..models.parts import POINTS
from ..queries.calls import attributes_of, criteria_of
from ..states import CallState, QuestionKind


def refuse_change(call: Call, *, at: dt.datetime) -> str | None:
    """Opening freezes a call: what applicants read is what scores them."""
    if not call.is_draft:
        return _(
            "The call is open, so its criteria, questions and quotas are frozen. Write a new call instead."
        )
    return None


def refuse_opening(call: Call, *, at: dt.datetime) -> str | None:
    """A call opens only when an applicant can know everything that counts."""
    if not call.is_draft:
        return _("This call has been opened already.")
    return _missing_words(call) or _wrong_dates(call, at) or _missing_criteria(call) or _wrong_questions(call)


def _missing_words(call: Call) -> str | None:
    needed = {
        "text": _("Write the text of the call first."),
        "privacy_notice": _(
            "Write the privacy notice first: applicants must know what becomes of their data."
        ),
        "retention_words": _("Say first what becomes of the applications, and when."),
    }
    return next((reason for name, reason in needed.items() if not getattr(call, name).strip()), None)


def _wrong_dates(call: Call, at: dt.datetime) -> str | None:
    if call.opens_at is None or call.closes_at is None:
        return _("Say first when the call opens and closes.")
    if call.closes_at <= at:
        return _("The closing date has passed. Choose a later one.")
    return None


def _missing_criteria(call: Call) -> str | None:
    criteria = criteria_of(call)
    if not any(one.is_scored for one in criteria):
        return _("Add at least one scored criterion first.")
    for one in criteria:
        if one.is_scored and {point.points for point in one.points.all()} != set(POINTS):
            return _("Say what each of the points 0 to 4 means for “%(criterion)s”.") % {"criterion": one}
    return None


def _wrong_questions(call: Call) -> str | None:
    for question in call.questions.all():
        if QuestionKind(question.kind).has_choices and len(question.choices) < 2:
            return _("“%(question)s” needs at least two choices.") % {"question": question}
    known = {value for value, _label in attributes_of(call)}
    for quota in call.quotas.all():
        if quota.attribute not in known:
            return _("A quota counts something that this call does not ask: “%(quota)s”.") % {"quota": quota}
    return None


def refuse_extension(call: Call, *, closes_at: dt.datetime, reason: str, at: dt.datetime) -> str | None:
    """A deadline is only moved later, with a reason, and not once seats are decided."""
    if call.state != CallState.OPEN or call.closes_at is None:
        return _("Only a call that has been opened, and is not decided yet, can be extended.")
    if not reason.strip():
        return _("Give the reason. Applicants read it.")
    if closes_at <= max(call.closes_at, at):
        now = say_when(call.closes_at, call.timezone)
        return _("The new deadline must be later than now and than the old one, %(old)s.") % {"old": now}
    return None


def refuse_quota(quota: Quota) -> str | None:
    if quota.minimum is None and quota.maximum is None:
        return _("Say how many at least or at most.")
    if quota.minimum is not None and quota.maximum is not None and quota.maximum < quota.minimum:
        return _("“At most” is smaller than “at least”.")
    return None
