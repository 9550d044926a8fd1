"""What may be tried out in a copy of a selection, and which selections can be thrown away."""

import datetime as dt
from collections.abc import Mapping

from django.utils.translation import gettext as _

from ..models import Selection
from ..queries.calls.published import attributes_of, values_of
from ..states import CallState
from .selections import refuse_changing

MOST_SELECTIONS = 20


def refuse_copying(selection: Selection, *, title: str, at: dt.datetime) -> str | None:
    if selection.call.state == CallState.DECIDED:
        return _("The selection of this call is decided.")
    if not title.strip():
        return _("Give the copy a name that says what is tried out.")
    if selection.call.selections.count() >= MOST_SELECTIONS:
        return _("There are %(n)d selections already. Delete one that is no longer needed.") % {
            "n": MOST_SELECTIONS
        }
    return None


def refuse_trying(
    selection: Selection, *, bounds: Mapping[str, tuple[int | None, int | None]], at: dt.datetime
) -> str | None:
    """Only a copy may have other quotas than the call, and only over what the call can count."""
    if reason := refuse_changing(selection, at=at):
        return reason
    if not selection.is_copy:
        return _("This selection has the quotas of the call. Copy it, and try others in the copy.")
    known = dict(attributes_of(selection.call))
    questions = list(selection.call.questions.all())
    for name, (low, high) in bounds.items():
        attribute, _equals, value = name.partition("=")
        if attribute not in known or value not in dict(values_of(attribute, questions)):
            return _("The call cannot count “%(name)s”.") % {"name": name}
        if low is not None and high is not None and low > high:
            return _("“At most” is smaller than “at least”.")
    return None


def refuse_deleting(selection: Selection, *, at: dt.datetime) -> str | None:
    if not selection.is_draft:
        return _("This selection is decided and stays on record.")
    if not selection.is_copy:
        return _("Only copies are deleted. This selection has the rules of the call and stays.")
    return None
