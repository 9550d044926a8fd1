"""What may become of an expression of interest, and how long it is kept."""

import datetime as dt

from django.utils.translation import gettext as _

from workinggroup.editions.models import Edition
from workinggroup.editions.states import EditionState

from ..models import Call, Interest
from ..states import InterestState

KEPT = dt.timedelta(days=365)
NOTICE = "1"


def kept_words() -> str:
    """The sentence that stands beside the form, in the mail and on the record."""
    return _(
        "The secretariat reads it to prepare the next call. It is deleted 12 months after the last contact, "
        "or when you ask for it."
    )


def refuse_expressing(edition: Edition, *, at: dt.datetime) -> str | None:
    """While a call is open one applies; after the edition there is nothing to be interested in."""
    if edition.state == EditionState.FINISHED:
        return _("This edition is over.")
    if Call.objects.open_at(at).filter(edition=edition).exists():
        return _("A call is open. Apply there: what you say here would not count.")
    return None


def refuse_move(interest: Interest, state: str) -> str | None:
    if state not in InterestState.values:
        return _("There is no such state.")
    if not InterestState(interest.state).can_become(InterestState(state)):
        facts = {"now": InterestState(interest.state).label, "then": InterestState(state).label}
        return _("From “%(now)s” one does not go to “%(then)s”.") % facts
    return None


def refuse_invitation(interest: Interest, call: Call | None, *, at: dt.datetime) -> str | None:
    """Only somebody with an address is invited, and only to a call that takes applications."""
    if call is None or not call.is_open(at):
        return _("No call of this edition takes applications now.")
    if not interest.email:
        return _("There is no address. Add one first.")
    if interest.application_id:
        return _("They have applied already.")
    return None


def goes_at(interest: Interest) -> dt.datetime | None:
    """Kept for a year after the last move; what was confirmed stays with the edition."""
    return None if interest.state == InterestState.CONFIRMED else interest.moved_at + KEPT


def is_over(interest: Interest, *, at: dt.datetime) -> bool:
    ends = goes_at(interest)
    return ends is not None and at >= ends
