"""Telling people: the new are invited, those who know something old are told, the others uninvited."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workshops.scheduling import actions as scheduling
from workshops.scheduling.models import Slot, Workshop

from .. import mails, queries, rules
from ..models import Announcement, CalendarItem, Invitation
from ..queries import Pending
from ..queries.health import health_rows
from ..states import Event, Method
from .holds import free_dates, hold_anew, hold_dates
from .items import following_stamp, make_item, move_item
from .marking import mark_sent
from .telling import Told, tell


@transaction.atomic
def announce(workshop: Workshop, *, by: Any, at: dt.datetime, silent: bool = False, seen: str = "") -> Told:
    """Tell everybody what they do not know yet, and nobody else; nothing new sends nothing.

    A change of time, place, state or joining link raises SEQUENCE, a change of words only DTSTAMP; only a
    change of time resets answers. With `silent` calendars that read the feed follow, but no mail goes out.
    `seen` names what a page showed before: when that is out of date nothing happens.
    """
    plan = queries.pending(workshop, at=at)
    refuse_unseen(plan, seen)
    Announcement.objects.filter(workshop=workshop).delete()
    if plan.is_empty:
        return Told()
    say: dict[str, Any] = {"by": by, "at": at, "silent": silent}
    told, item = Told(), _item_of(workshop, plan, at=at)
    if item:
        told = tell(workshop, item, plan, **say)
        verb = Event.CHANGED_SILENTLY if silent else Event.INVITATIONS_SENT
        after = {"invited": told.invited, "changed": told.changed, "uninvited": told.uninvited}
        after["sequence"] = item.sequence
        history.record(verb, about=workshop, by=by, at=at, edition=workshop.edition, after=after)
    held = hold_dates(workshop, plan.holding, **say) + hold_anew(workshop, plan.reheld, **say)
    return told._replace(freed=free_dates(workshop, plan.freed, **say), held=held)


def refuse_unseen(plan: Pending, seen: str) -> None:
    """What a page showed must be what happens."""
    if seen and seen != plan.seen:
        raise Refused(_("Something changed since you looked. Read again who gets what."))


def _item_of(workshop: Workshop, plan: Pending, *, at: dt.datetime) -> CalendarItem | None:
    """The item as it is told now; none where only dates of a poll are held or freed."""
    if plan.item:
        return move_item(plan, at=at)
    return make_item(workshop, plan.facts, at=at) if plan.new and plan.facts else None


def tell_one(workshop: Workshop, person: Any, *, by: Any, at: dt.datetime) -> Told:
    """Invite one person alone, or uninvite them, by whether they take part now."""
    return tell_some(workshop, [person], by=by, at=at)


@transaction.atomic
def tell_some(workshop: Workshop, people: Sequence[Any], *, by: Any, at: dt.datetime, **say: Any) -> Told:
    """Invite these people alone, or uninvite them, by whether they take part now; `say` goes to the mail.

    They learn what calendars were last told; what else has changed stays untold, and nobody else hears.
    """
    plan = queries.pending(workshop, at=at, of=people)
    mine = plan._replace(
        facts=queries.facts_of_item(plan.item) if plan.item and not plan.confirms_a_hold else plan.facts,
        changed=[],
        reworded=[],
        freed=(),
        holding=(),
        reheld=(),
    )
    if not (mine.new or mine.removed):
        return Told()
    if mine.item is None:
        item = make_item(workshop, mine.facts, at=at)
    else:
        comes_back = any(one.pk in mine.again for one in people)
        moves = mine.removed or comes_back or mine.confirms_a_hold
        item = move_item(mine, at=at) if moves else mine.item
    return tell(workshop, item, mine, by=by, at=at, silent=False, **say)


@transaction.atomic
def choose_and_invite(slot: Slot, *, by: Any, at: dt.datetime, silent: bool = False) -> Told:
    """Make a proposed date the time of the session and invite all participants, voters or not."""
    workshop = scheduling.choose_slot(slot, by=by, at=at)
    return Told() if silent else announce(workshop, by=by, at=at)


@transaction.atomic
def cancel_and_tell(
    workshop: Workshop, *, reason: str, by: Any, at: dt.datetime, silent: bool = False
) -> Told:
    """Cancel a session with a reason, and tell each who was invited, those who declined too."""
    scheduling.cancel_workshop(workshop, reason=reason, by=by, at=at)
    return announce(workshop, by=by, at=at, silent=silent)


@transaction.atomic
def resend_to_all_behind(workshop: Workshop, *, by: Any, at: dt.datetime) -> int:
    """Send what is true now to everybody whose calendar may say something older; returns how many."""
    behind = [row.invitation for row in health_rows(workshop) if row.is_behind]
    for invitation in behind:
        resend_invitation(invitation, by=by, at=at)
    return len(behind)


@transaction.atomic
def resend_invitation(invitation: Invitation, *, by: Any, at: dt.datetime) -> None:
    """Send one person what is true now once more: same UID and SEQUENCE, a newer DTSTAMP.

    Whether it arrives this time is open again.
    """
    refuse_if(rules.refuse_resend(invitation, at=at))
    item, workshop = invitation.item, invitation.item.workshop
    stamp = following_stamp(at, [invitation.sent_stamp, item.stamped_at])
    version = mails.version_of(item, Method.REQUEST, stamp)
    mark_sent([invitation], item, queries.facts_of_item(item), stamp=stamp, version=version)
    Invitation.objects.filter(pk=invitation.pk).update(
        resends=F("resends") + 1, bounced_at=None, bounce_words=""
    )
    say = mails.HOLD if item.is_hold else mails.INVITATION
    mails.queue_invitations(workshop, item, [invitation], **say, stamp=stamp, version=version, at=at, by=by)
    history.record(
        Event.INVITATION_RESENT,
        about=workshop,
        by=by,
        at=at,
        edition=workshop.edition,
        after=str(invitation.person),
    )
