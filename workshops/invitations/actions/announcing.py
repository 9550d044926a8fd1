"""Telling people: the new are invited, those who know something old are told, the others uninvited."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workshops.scheduling import actions as scheduling
from workshops.scheduling.models import Slot, Workshop

from .. import mails, queries, rules
from ..models import CalendarItem, Invitation
from ..queries import Pending
from ..states import Event, Method, Partstat
from .items import following_stamp, invite, make_item, move_item


class Told(NamedTuple):
    """How many people were told what."""

    invited: int = 0
    changed: int = 0
    uninvited: int = 0

    @property
    def total(self) -> int:
        return sum(self)


@transaction.atomic
def announce(workshop: Workshop, *, by: Any, at: dt.datetime, silent: bool = False, seen: str = "") -> Told:
    """Tell everybody what they do not know yet, and nobody else; nothing new sends nothing.

    A change of time, place, state or joining link raises SEQUENCE, a change of words only DTSTAMP; only a
    change of time resets answers. With `silent` calendars that read the feed follow, but no mail goes out.
    `seen` names what a page showed before: when that is out of date nothing happens.
    """
    plan = queries.pending(workshop, at=at)
    if seen and seen != plan.seen:
        raise Refused(_("Something changed since you looked. Read again who gets what."))
    if plan.is_empty:
        return Told()
    item = move_item(plan, at=at) if plan.item else make_item(workshop, plan.facts, at=at)
    if plan.time_changed and not silent:
        _forget_answers(plan)
    told = _tell(workshop, item, plan, by=by, at=at, silent=silent)
    verb = Event.CHANGED_SILENTLY if silent else Event.INVITATIONS_SENT
    after = {**told._asdict(), "sequence": item.sequence}
    history.record(verb, about=workshop, by=by, at=at, edition=workshop.edition, after=after)
    return told


@transaction.atomic
def tell_one(
    workshop: Workshop, person: Any, *, by: Any, at: dt.datetime, template: str = "invitation", link: str = ""
) -> Told:
    """Invite one person alone, or uninvite them, by whether they take part now.

    They learn what calendars were last told; what else has changed stays untold, and nobody else hears.
    """
    plan = queries.pending(workshop, at=at)
    mine = plan._replace(
        new=[one for one in plan.new if one.person_id == person.pk],
        removed=[one for one in plan.removed if one.person_id == person.pk],
        facts=queries.facts_of_item(plan.item) if plan.item else plan.facts,
        changed=[],
        reworded=[],
    )
    if not (mine.new or mine.removed):
        return Told()
    if mine.item is None:
        item = make_item(workshop, mine.facts, at=at)
    else:
        moves = mine.removed or person.pk in mine.again
        item = move_item(mine, at=at) if moves else mine.item
    return _tell(workshop, item, mine, by=by, at=at, silent=False, template=template, link=link)


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
def resend_invitation(invitation: Invitation, *, by: Any, at: dt.datetime) -> None:
    """Send one person what is true now once more: same UID and SEQUENCE, a newer DTSTAMP."""
    refuse_if(rules.refuse_resend(invitation, at=at))
    item, workshop = invitation.item, invitation.item.workshop
    stamp = following_stamp(at, [invitation.sent_stamp, item.stamped_at])
    version = mails.version_of(item, Method.REQUEST, stamp)
    facts = queries.facts_of_item(item)
    _mark_sent([invitation], item, facts, stamp=stamp, version=version)
    Invitation.objects.filter(pk=invitation.pk).update(resends=F("resends") + 1)
    mails.queue_invitations(
        workshop, item, [invitation], template="invitation", stamp=stamp, version=version, at=at, by=by
    )
    history.record(
        Event.INVITATION_RESENT,
        about=workshop,
        by=by,
        at=at,
        edition=workshop.edition,
        after=str(invitation.person),
    )


def _forget_answers(plan: Pending) -> None:
    """Whoever answered, answered to another time."""
    answered = Invitation.objects.active().filter(item=plan.item).exclude(partstat=Partstat.NEEDS_ACTION)
    answered.update(partstat=Partstat.NEEDS_ACTION, answered_at=None, version=F("version") + 1)
    for invitation in [*plan.changed, *plan.reworded]:
        invitation.partstat, invitation.answered_at = Partstat.NEEDS_ACTION, None


def _tell(
    workshop: Workshop,
    item: CalendarItem,
    plan: Pending,
    *,
    by: Any,
    at: dt.datetime,
    silent: bool,
    template: str = "invitation",
    link: str = "",
) -> Told:
    """Write the invitations as they are now, and the mails unless it is done silently."""
    stamps = [one.sent_stamp for one in [*plan.changed, *plan.reworded, *plan.removed]]
    stamp = following_stamp(at, [item.stamped_at - dt.timedelta(seconds=1), *stamps])
    new = invite(workshop, item, plan, at=at)
    _uninvite(plan.removed, at=at)
    changed = [*plan.changed, *plan.reworded]
    facts = queries.facts_of_item(item)
    version = mails.version_of(item, Method.REQUEST, stamp)
    if silent:
        _mark_known([*new, *changed], facts)
        return Told()
    _mark_sent([*new, *changed], item, facts, stamp=stamp, version=version)
    _mark_cancelled(plan.removed, item, stamp=stamp)
    say: dict[str, Any] = {"stamp": stamp, "at": at, "by": by}
    differences: dict[str, Any] = {"before": plan.item, "time_changed": plan.time_changed, "plan": plan}
    mails.queue_invitations(workshop, item, new, template=template, version=version, link=link, **say)
    mails.queue_invitations(workshop, item, changed, template="change", version=version, **say, **differences)
    mails.queue_invitations(
        workshop,
        item,
        plan.removed,
        template="cancellation",
        method=Method.CANCEL,
        cancels=plan.cancels,
        known=plan.item,
        **say,
    )
    return Told(len(new), len(changed), len(plan.removed))


def _uninvite(removed: Iterable[Invitation], *, at: dt.datetime) -> None:
    """Of a session that goes on for others. When all of it is cancelled the item says so instead."""
    pks = [one.pk for one in removed if one.item_id and not one.item.cancelled_at]
    Invitation.objects.filter(pk__in=pks).update(removed_at=at, version=F("version") + 1)


def _mark_known(invitations: list[Invitation], facts: queries.Facts) -> None:
    changes = {"known_facts": facts.significant, "known_text": facts.text}
    Invitation.objects.filter(pk__in=[one.pk for one in invitations]).update(
        **changes, version=F("version") + 1
    )


def _mark_sent(
    invitations: list[Invitation],
    item: CalendarItem,
    facts: queries.Facts,
    *,
    stamp: dt.datetime,
    version: str,
) -> None:
    """Remember what exactly these people were sent."""
    _mark_known(invitations, facts)
    pks = [one.pk for one in invitations]
    Invitation.objects.filter(pk__in=pks).update(sent_sequence=item.sequence, sent_stamp=stamp)
    Invitation.objects.filter(pk__in=pks, first_sent="").update(first_sent=version)
    for one in invitations:
        one.first_sent = one.first_sent or version
        one.sent_sequence, one.sent_stamp = item.sequence, stamp


def _mark_cancelled(invitations: list[Invitation], item: CalendarItem, *, stamp: dt.datetime) -> None:
    pks = [one.pk for one in invitations]
    Invitation.objects.filter(pk__in=pks).update(sent_sequence=item.sequence, sent_stamp=stamp)
