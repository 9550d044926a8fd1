"""The calendar item and its invitations as rows: made, moved on, never twice at the same number."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from workinggroup.base.refusals import Refused
from workshops.scheduling.models import Participant, Slot, Workshop

from .. import mails
from ..facts import Facts
from ..models import CalendarItem, Invitation
from ..queries import Pending
from ..rendering import render_event
from ..states import ItemStatus, Partstat
from ..tokens import hash_of, invitation_token

SECOND = dt.timedelta(seconds=1)


def following_stamp(at: dt.datetime, stamps: Iterable[dt.datetime | None]) -> dt.datetime:
    """A DTSTAMP of whole seconds, not before `at` and after all that were given out."""
    known = [one + SECOND for one in stamps if one]
    return max([at, *known]).replace(microsecond=0)


def make_item(workshop: Workshop, facts: Facts, *, at: dt.datetime, slot: Slot | None = None) -> CalendarItem:
    """The item of a session that nobody has heard of yet, or of a date that is held for it."""
    stamp = at.replace(microsecond=0)
    item = CalendarItem(
        workshop=workshop,
        slot=slot,
        is_hold=slot is not None,
        uid=f"{uuid.uuid4()}@{settings.MAIL_DOMAIN}",
        made_at=at,
        stamped_at=stamp,
        **facts._asdict(),
    )
    item.feed_text = render_event(item)
    try:
        with transaction.atomic():
            item.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_("Somebody else has just sent the invitations. Reload the page.")) from error
    return item


def move_item(plan: Pending, *, at: dt.datetime) -> CalendarItem:
    """Copy what is true now into the item, and count.

    SEQUENCE goes up by one when something significant changed, when somebody is uninvited (their
    cancellation must be newer than what they have), and when somebody comes back (newer than that again).
    The update asks for the version that was read, so two at once never share a number.
    """
    item = plan.item
    comes_back = any(one.person_id in plan.again for one in plan.new)
    changes: dict[str, Any] = {"sequence": item.sequence, "version": item.version + 1}
    if plan.is_significant or plan.removed or comes_back:
        changes["sequence"] += 1
    if plan.time_changed:
        changes["last_significant_sequence"] = changes["sequence"]
    if plan.has_moved or plan.cancels:
        # Later than what anybody was sent again meanwhile: by this it shows who is behind.
        sent = [one.sent_stamp for one in [*plan.changed, *plan.reworded]]
        changes |= {**plan.facts._asdict(), "stamped_at": following_stamp(at, [item.stamped_at, *sent])}
    if plan.cancels:
        changes |= {"status": ItemStatus.CANCELLED, "cancelled_at": at}
    if plan.confirms_a_hold:
        changes["is_hold"] = False
    moved = write_item(item, changes)
    for invitation in [*plan.changed, *plan.reworded, *plan.removed]:
        invitation.item = moved
    return moved


def write_item(item: CalendarItem, changes: dict[str, Any]) -> CalendarItem:
    """The item with these changes, stored unless somebody else has moved it on since it was read."""
    moved = CalendarItem(**{**_fields(item), **changes})
    moved.feed_text = render_event(moved)
    mine = CalendarItem.objects.filter(pk=item.pk, version=item.version)
    if not mine.update(**changes, feed_text=moved.feed_text):
        raise Refused(_("Somebody else has just announced a change. Reload the page."))
    return moved


def _fields(item: CalendarItem) -> dict[str, Any]:
    return {field.attname: getattr(item, field.attname) for field in item._meta.concrete_fields}


def invite(
    workshop: Workshop,
    item: CalendarItem,
    new: Iterable[Participant],
    again: Mapping[int, Invitation],
    *,
    at: dt.datetime,
) -> list[Invitation]:
    """Invitations for those who have none; whoever was uninvited comes back into the same row."""
    people = list(new)
    back = [again[one.person_id] for one in people if one.person_id in again]
    rows = [_row(workshop, item, one, at=at) for one in people if one.person_id not in again]
    made = Invitation.objects.bulk_create(rows, batch_size=500)
    for invitation in back:
        invitation.removed_at, invitation.partstat = None, Partstat.NEEDS_ACTION
        invitation.answered_at, invitation.item = None, item
        invitation.version += 1
    Invitation.objects.bulk_update(back, ["removed_at", "partstat", "answered_at", "version"])
    return [*made, *back]


def _row(workshop: Workshop, item: CalendarItem, participant: Participant, *, at: dt.datetime) -> Invitation:
    key = uuid.uuid4()
    name, address = mails.organizer_of(workshop)
    return Invitation(
        item=item,
        person=participant.person,
        key=key,
        token_hash=hash_of(invitation_token(key)),
        organizer_name=name,
        organizer_address=address,
        reply_domain=settings.REPLY_DOMAIN,
        made_at=at,
    )
