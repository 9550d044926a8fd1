"""What may be changed in a call, and how far its deadline may be moved."""

import datetime as dt

from django.utils.translation import gettext as _

from workinggroup.base.clock import say_when

from ..models import Call, Quota
from ..states import CallState


def refuse_change(call: Call, *, at: dt.datetime) -> str | None:
    """Opening freezes a call: what applicants read is what scores them."""
    if not call.is_draft:
        return _(
            "The call is open, so its criteria, questions and quotas are frozen. Change it by a new version."
        )
    return None


def refuse_extending(call: Call) -> str | None:
    """A deadline moves as long as nothing is decided."""
    if call.state != CallState.OPEN or call.closes_at is None:
        return _("Only a call that has been opened, and is not decided yet, can be extended.")
    return None


def refuse_extension(call: Call, *, closes_at: dt.datetime, reason: str, at: dt.datetime) -> str | None:
    """A deadline is only moved later, with a reason, and not once seats are decided."""
    if refused := refuse_extending(call):
        return refused
    if not reason.strip():
        return _("Give the reason. Applicants read it.")
    if call.closes_at and closes_at <= max(call.closes_at, at):
        now = say_when(call.closes_at, call.timezone)
        return _("The new deadline must be later than now and than the old one, %(old)s.") % {"old": now}
    return None


def refuse_quota(quota: Quota) -> str | None:
    if quota.minimum is None and quota.maximum is None:
        return _("Say how many at least or at most.")
    if quota.minimum is not None and quota.maximum is not None and quota.maximum < quota.minimum:
        return _("“At most” is smaller than “at least”.")
    return None


def refuse_new_quota(
    call: Call, *, attribute: str, value: str, minimum: int | None, maximum: int | None
) -> str | None:
    """One quota for each value, and none that asks for more seats than there are."""
    if reason := refuse_quota(Quota(attribute=attribute, value=value, minimum=minimum, maximum=maximum)):
        return reason
    if minimum is not None and minimum > call.seats_max:
        return _("There are only %(n)d seats.") % {"n": call.seats_max}
    if call.quotas.filter(attribute=attribute, value=value).exists():
        return _("There is a quota for this value already. Change that one.")
    return None


def refuse_copying(call: Call, source: Call, *, at: dt.datetime) -> str | None:
    """A copy goes into a draft that has no parts yet: nothing that was written is lost."""
    if reason := refuse_change(call, at=at):
        return reason
    if call.pk == source.pk:
        return _("Choose another call to begin from.")
    if call.criteria.exists() or call.questions.exists() or call.quotas.exists():
        return _("This call has criteria, questions or quotas already. Remove them first.")
    return None
