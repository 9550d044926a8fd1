"""What each invitation says of its person: invited, told, known, uninvited."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import F

from ..facts import Facts
from ..models import CalendarItem, Invitation


def uninvite(removed: Iterable[Invitation], *, at: dt.datetime, also_of_ended: bool = False) -> None:
    """Of a session that goes on for others. When all of it is cancelled the item says so instead."""
    pks = [one.pk for one in removed if one.item_id and (also_of_ended or not one.item.cancelled_at)]
    Invitation.objects.filter(pk__in=pks).update(removed_at=at, version=F("version") + 1)


def mark_known(invitations: list[Invitation], facts: Facts) -> None:
    changes = {"known_facts": facts.significant, "known_text": facts.text}
    Invitation.objects.filter(pk__in=[one.pk for one in invitations]).update(
        **changes, version=F("version") + 1
    )


def mark_sent(
    invitations: list[Invitation],
    item: CalendarItem,
    facts: Facts,
    *,
    stamp: dt.datetime,
    version: str,
    fresh: Sequence[Invitation] = (),
) -> None:
    """Remember what exactly these people were sent; the `fresh` have not heard of anything before."""
    mark_known(invitations, facts)
    pks = [one.pk for one in invitations]
    Invitation.objects.filter(pk__in=pks).update(sent_sequence=item.sequence, sent_stamp=stamp)
    Invitation.objects.filter(pk__in=[one.pk for one in fresh]).update(first_sent="")
    for one in fresh:
        one.first_sent = ""
    Invitation.objects.filter(pk__in=pks, first_sent="").update(first_sent=version)
    for one in invitations:
        one.first_sent = one.first_sent or version
        one.sent_sequence, one.sent_stamp = item.sequence, stamp


def mark_cancelled(invitations: list[Invitation], item: CalendarItem, *, stamp: dt.datetime) -> None:
    pks = [one.pk for one in invitations]
    Invitation.objects.filter(pk__in=pks).update(sent_sequence=item.sequence, sent_stamp=stamp)
