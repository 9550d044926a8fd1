"""Which applications are deleted, and when: one rule for the pages, the dry run and the daily job."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from workinggroup.base.clock import in_zone, say_day

from ..models import Application, Call, LegalHold
from ..states import CallState, OfferState

# Whoever has a seat, or may still take it, stays a part of the group.
KEPT = Q(decision__offer__in=[OfferState.ACCEPTED, OfferState.OFFERED]) & ~Q(state="withdrawn")


class Due(NamedTuple):
    call: Call
    application: Application


def without_seat(call: Call) -> QuerySet[Application]:
    """The applications of a call whose data goes when the time comes; drafts too."""
    kept = call.applications.filter(KEPT)
    return call.applications.filter(erased_at=None).exclude(pk__in=kept.values("pk")).order_by("pk")


def hold_of(call: Call) -> LegalHold | None:
    return call.holds.filter(lifted_at=None).select_related("made_by").first()


def due(*, at: dt.datetime) -> list[Due]:
    """The applications whose time is over, half-open: so many days after the decision, and no legal hold."""
    found = []
    held = LegalHold.objects.filter(lifted_at=None).values("call")
    calls = Call.objects.filter(state=CallState.DECIDED).exclude(pk__in=held).select_related("edition")
    for call in calls.order_by("pk"):
        if call.erase_after is not None and at >= call.erase_after:
            found += [Due(call, one) for one in without_seat(call).select_related("applicant")]
    return found


class Coming(NamedTuple):
    """What the daily job is going to do for one call."""

    call: Call
    applications: list[Application]
    hold: LegalHold | None
    erased: int
    kept: int

    @property
    def day(self) -> str:
        return say_day_of(self.call)


def coming(call: Call) -> Coming:
    return Coming(
        call,
        list(without_seat(call).order_by("number", "pk")),
        hold_of(call),
        call.applications.exclude(erased_at=None).count(),
        call.applications.filter(KEPT, erased_at=None).count(),
    )


def say_day_of(call: Call) -> str:
    """The day of the deletion on the clocks of the call; nothing before the decision."""
    return say_day(in_zone(call.erase_after, call.timezone).date()) if call.erase_after else ""


def fate_of(application: Application, *, tells_why: bool = False) -> str:
    """What becomes of the data of one application, in a sentence: for its author and for the secretariat."""
    call, decision = application.call, getattr(application, "decision", None)
    if application.erased_at:
        return _("The personal data of this application is deleted.")
    if decision and decision.offer == OfferState.ACCEPTED and application.state != "withdrawn":
        return _("A seat was taken, so the application is kept with the membership.")
    if not call.erase_after:
        return _("It is deleted %(n)d days after the decision, unless a seat is taken.") % {
            "n": call.retention_days
        }
    facts = {"day": say_day_of(call)}
    if hold := hold_of(call):
        why = f" {hold.reason}" if tells_why else ""
        return _("It should be deleted on %(day)s; the deletion is stopped for a legal reason.") % facts + why
    if decision and decision.offer == OfferState.OFFERED and application.state != "withdrawn":
        return _("It will be deleted on %(day)s, unless the seat is taken.") % facts
    return _("It will be deleted on %(day)s.") % facts
