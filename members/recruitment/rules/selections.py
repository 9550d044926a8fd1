"""When seats may be given, and what must be explained before they are decided."""

import datetime as dt
from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Call, Selection
from ..states import CallState


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
    return None


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
