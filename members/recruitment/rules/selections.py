"""When seats may be given, and what must be explained before they are decided."""

import datetime as dt
from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Call, Selection
from ..states import CallState

# How long the solver may look, and up to how long somebody waits for it in front of the page.
SHORTEST_S, LONGEST_S, INLINE_S = 1, 120, 10


def refuse_starting(call: Call, *, at: dt.datetime) -> str | None:
    if call.is_draft or call.is_open(at):
        return _("The call is still open. Select after it has closed.")
    if call.state == CallState.DECIDED:
        return _("The selection of this call is decided.")
    if not call.applications.submitted().exists():
        return _("Nobody has applied, so there is nothing to select.")
    return None


def refuse_changing(selection: Selection, *, at: dt.datetime) -> str | None:
    if not selection.is_draft:
        return _("This selection is decided and can no longer be changed.")
    if selection.call.state == CallState.DECIDED:
        return _("Another selection of this call is decided. This one stays as it is.")
    return None


def refuse_frame(
    selection: Selection, *, seats: int, time_limit_s: int | None = None, at: dt.datetime
) -> str | None:
    """Seats as the call published them, also tried otherwise in a copy; a limit that nobody waits out."""
    if reason := refuse_changing(selection, at=at):
        return reason
    if not selection.is_copy and (reason := _refuse_seats(selection.call, seats)):
        return reason
    if time_limit_s is not None and not SHORTEST_S <= time_limit_s <= LONGEST_S:
        limits = {"low": SHORTEST_S, "high": LONGEST_S}
        return _("The solver may take %(low)d to %(high)d seconds.") % limits
    return None


def _refuse_seats(call: Call, seats: int) -> str | None:
    if call.seats_min <= seats <= call.seats_max:
        return None
    limits = {"low": call.seats_min, "high": call.seats_max}
    return _("The call published %(low)d to %(high)d seats.") % limits


def refuse_proposing(selection: Selection, *, at: dt.datetime) -> str | None:
    if reason := refuse_changing(selection, at=at):
        return reason
    if selection.call.is_open(at):
        return _("The call is still open. Select after it has closed.")
    return None


def refuse_reason(reason: str) -> str | None:
    if not reason.strip():
        return _("Give the reason. It stands in the committee's file.")
    return None


def refuse_deciding(
    selection: Selection, *, free: int, gaps: Collection[str], unreviewed: int, at: dt.datetime
) -> str | None:
    """Seats are full, quotas met and reviews finished, or somebody has noted why not."""
    if reason := refuse_proposing(selection, at=at):
        return reason
    if selection.gap_note.strip():
        return None
    if reason := _refuse_seats(selection.call, selection.seats):
        return _("%(what)s Change the seats, or note why not.") % {"what": reason}
    if unreviewed:
        words = ngettext(
            "%(n)d application has no finished review.",
            "%(n)d applications have no finished review.",
            unreviewed,
        )
        return _("%(what)s Finish them, or note why not.") % {"what": words % {"n": unreviewed}}
    if free < 0:
        words = ngettext("%(n)d seat too many is taken.", "%(n)d seats too many are taken.", -free)
        return _("%(what)s Release somebody, or note why not.") % {"what": words % {"n": -free}}
    if free:
        words = ngettext("%(n)d seat is free.", "%(n)d seats are free.", free)
        return _("%(what)s Seat somebody, or note why not.") % {"what": words % {"n": free}}
    if gaps:
        return _("%(gaps)s. Change the seats, or note why not.") % {"gaps": "; ".join(gaps)}
    return None
