"""The mails of an announcement: the invitation, the change or the cancellation, each to those it concerns."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import F

from workshops.scheduling.models import Workshop

from .. import mails, queries
from ..models import CalendarItem, Invitation
from ..queries import Pending
from ..states import Method, Partstat
from .items import following_stamp, invite
from .marking import mark_cancelled, mark_known, mark_sent, uninvite


class Told(NamedTuple):
    """How many people were told what; `freed` and `held` count dates of the poll in their calendars."""

    invited: int = 0
    changed: int = 0
    uninvited: int = 0
    freed: int = 0
    held: int = 0

    @property
    def total(self) -> int:
        return sum(self)


def tell(
    workshop: Workshop,
    item: CalendarItem,
    plan: Pending,
    *,
    by: Any,
    at: dt.datetime,
    silent: bool,
    **first: Any,
) -> Told:
    """Write the invitations as they are now, and the mails unless silently; `first` is for a first mail."""
    changed = [*plan.changed, *plan.reworded]
    stamps = [one.sent_stamp for one in [*changed, *plan.removed]]
    stamp = following_stamp(at, [item.stamped_at - dt.timedelta(seconds=1), *stamps])
    heard = mails.heard_of(changed)
    if plan.time_changed and not silent:
        _forget_answers(plan, item, heard)
    new = invite(workshop, item, plan.new, plan.again, at=at)
    uninvite(plan.removed, at=at)
    facts = queries.facts_of_item(item)
    if silent:
        mark_known([*new, *changed], facts)
        return Told()
    fresh, groups = _by_what_they_heard(plan, changed, heard)
    version = mails.version_of(item, Method.REQUEST, stamp)
    mark_sent([*new, *changed], item, facts, stamp=stamp, version=version, fresh=fresh)
    mark_cancelled(plan.removed, item, stamp=stamp)
    say: dict[str, Any] = {"stamp": stamp, "at": at, "by": by, "version": version}
    mails.queue_invitations(workshop, item, [*new, *fresh], **{**mails.INVITATION, **first}, **say)
    for before, people in groups:
        mails.queue_invitations(
            workshop, item, people, template="change", before=before, plan=plan,
            time_changed=before.time != facts.time, **say,
        )  # fmt: skip
    mails.queue_invitations(
        workshop, item, plan.removed, template="cancellation", method=Method.CANCEL,
        cancels=plan.cancels, known=plan.item, **say | {"version": ""},
    )  # fmt: skip
    return Told(len(new), len(changed), len(plan.removed))


def _by_what_they_heard(
    plan: Pending, changed: Sequence[Invitation], heard: mails.Heard
) -> tuple[list[Invitation], list[tuple[mails.Times, list[Invitation]]]]:
    """Those to whom this is the first that they hear, and the others by the time that they know.

    A mail that has not left is replaced by the one that is written now, so that nobody has heard of it.
    """
    if plan.confirms_a_hold:
        return list(changed), []
    known = mails.Times(plan.item.starts_at, plan.item.ends_at) if plan.item else None
    fresh: list[Invitation] = []
    groups: dict[Any, list[Invitation]] = {}
    for one in changed:
        if one.sent_sequence is None or heard.get(one.pk, known) is None:
            fresh.append(one)
        else:
            groups.setdefault(heard.get(one.pk, known), []).append(one)
    return fresh, list(groups.items())


def _forget_answers(plan: Pending, item: CalendarItem, heard: mails.Heard) -> None:
    """Whoever answered, answered to another time; but who never heard of that one has said it of this one.

    Of those whose last mail has not left, the answer to the time that they know is kept meanwhile.
    """
    active = Invitation.objects.active().filter(item=plan.item)
    waiting = [pk for pk, known in heard.items() if known]
    back = {pk for pk in waiting if heard[pk] == (item.starts_at, item.ends_at)}
    active.exclude(pk__in=waiting).update(kept_answer=F("partstat"), kept_at=F("answered_at"))
    answered = active.exclude(partstat=Partstat.NEEDS_ACTION)
    answered.update(partstat=Partstat.NEEDS_ACTION, answered_at=None, version=F("version") + 1)
    active.filter(pk__in=back).update(
        partstat=F("kept_answer"), answered_at=F("kept_at"), answered_sequence=item.sequence
    )
    for one in [*plan.changed, *plan.reworded]:
        kept = (one.kept_answer, one.kept_at) if one.pk in back else (Partstat.NEEDS_ACTION, None)
        one.partstat, one.answered_at = kept
