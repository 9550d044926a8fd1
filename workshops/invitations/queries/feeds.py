"""What a calendar address gives to read."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q, Sum

from ..facts import fingerprint
from ..models import FeedToken, Invitation
from ..states import Partstat

KEPT_AFTER_CANCELLING = dt.timedelta(days=30)


def feed_of(token_hash: str) -> FeedToken | None:
    """The feed behind a hash, while it is not revoked."""
    found = FeedToken.objects.filter(token_hash=token_hash, revoked_at=None, person__is_active=True)
    return found.select_related("person").first()


def _shown(at: dt.datetime) -> Q:
    """In the feed: what I am asked to come to and have not declined; cancelled for thirty days."""
    recent = Q(item__cancelled_at=None) | Q(item__cancelled_at__gt=at - KEPT_AFTER_CANCELLING)
    return Q(removed_at=None) & ~Q(partstat=Partstat.DECLINED) & recent


def feed_version(person: Any, *, at: dt.datetime) -> str:
    """Changes whenever the feed of a person does, without rendering it: versions only ever grow."""
    found = Invitation.objects.filter(person=person).aggregate(
        mine=Sum("version"), items=Sum("item__version"), shown=Count("pk", filter=_shown(at))
    )
    return fingerprint("1", person.pk, found["mine"], found["items"], found["shown"])


def feed_events(person: Any, *, at: dt.datetime) -> list[str]:
    """The ready events of a person's feed, in order of time."""
    mine = Invitation.objects.filter(_shown(at), person=person).order_by("item__starts_at", "item_id")
    return list(mine.values_list("item__feed_text", flat=True))
