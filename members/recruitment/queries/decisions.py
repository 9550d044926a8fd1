"""Who could move up, and what that does to the quotas."""

from collections import Counter
from typing import NamedTuple

from django.utils.translation import gettext as _

from ..models import Decision, Selection
from ..states import ApplicationState, OfferState, Outcome
from .calls import quota_lines
from .ranking import Row, ranking


class Promotion(NamedTuple):
    """Somebody on the reserve list, and what seating them would break."""

    decision: Decision
    row: Row
    breaks: str


def promotions(selection: Selection, decisions: list[Decision]) -> list[Promotion]:
    """The reserve list in order; those who keep every quota come first."""
    rows = {row.pk: row for row in ranking(selection.call, reader=None, choices=True)}
    held = [
        rows[one.application_id].attributes
        for one in decisions
        if one.outcome == Outcome.ACCEPTED and one.offer != OfferState.DECLINED and one.application_id in rows
    ]
    found = [
        Promotion(one, rows[one.application_id], _breaks(selection, held, rows[one.application_id]))
        for one in decisions
        if one.outcome == Outcome.RESERVE and one.application.state == ApplicationState.DECIDED
        if one.application_id in rows
    ]
    found.sort(key=lambda one: (bool(one.breaks), one.decision.reserve_rank or 0))
    return found


def _breaks(selection: Selection, held: list[dict[str, str]], row: Row) -> str:
    """The quotas that would be short or over with this one in the free seat."""
    seated = [*held, row.attributes]
    tally: Counter = Counter((name, value) for one in seated for name, value in one.items())
    left = selection.seats - len(seated)
    broken = []
    for line in quota_lines(selection.call):
        count, quota = tally[line.quota.attribute, line.quota.value], line.quota
        if quota.maximum is not None and count > quota.maximum:
            broken.append(_("%(quota)s is %(n)d over") % {"quota": line.label, "n": count - quota.maximum})
        if quota.minimum is not None and count + left < quota.minimum:
            short = quota.minimum - count - left
            broken.append(_("%(quota)s is %(n)d short") % {"quota": line.label, "n": short})
    return "; ".join(broken)
