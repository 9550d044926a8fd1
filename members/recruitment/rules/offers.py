"""When an offer may be answered, given more time, and given to somebody else."""

import datetime as dt

from django.utils.translation import gettext as _

from workinggroup.base.clock import say_when

from ..models import Decision
from ..states import OfferState, Outcome


def refuse_promotion(decision: Decision, *, taken: int, seats: int, at: dt.datetime) -> str | None:
    """Only from the reserve list, and only into a seat that somebody has left."""
    if decision.outcome != Outcome.RESERVE:
        return _("Only somebody on the reserve list can be promoted.")
    if decision.application.state != "decided":
        return _("This application has been withdrawn.")
    if decision.application.erased_at:
        return _("The data of this application is deleted, so nobody can be written to.")
    if taken >= seats:
        return _("No seat is free. One becomes free when somebody declines.")
    return None


def refuse_extension(
    decision: Decision, *, until: dt.datetime, reason: str, free: int, at: dt.datetime
) -> str | None:
    """An open offer may end later; one that has ended may be opened again while its seat is free."""
    if decision.offer not in (OfferState.OFFERED, OfferState.EXPIRED):
        return _("This offer has been answered, or none was made.")
    if decision.offer_until is None:
        return _("Write the letter first: it says until when the offer can be answered.")
    if until <= at:
        return _("This time has passed. Choose a later one.")
    if until <= decision.offer_until:
        ends = say_when(decision.offer_until, decision.application.call.timezone)
        return _("The offer ends on %(when)s already. Choose a later time.") % {"when": ends}
    if decision.offer == OfferState.EXPIRED and free < 1:
        return _("The seat has gone to somebody else, so this offer cannot be opened again.")
    if not reason.strip():
        return _("Give the reason. It stands in the committee's file.")
    return None
