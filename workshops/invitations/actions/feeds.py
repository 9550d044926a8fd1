"""Secret calendar addresses: made, and ended."""

import datetime as dt
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from ..models import FeedToken
from ..states import Event
from ..tokens import hash_of, new_feed_token

MOST_FEEDS = 10


class NewFeed(NamedTuple):
    """A feed with its token, which is known only now: the database keeps its hash."""

    feed: FeedToken
    token: str


@transaction.atomic
def make_feed(person: Any, *, at: dt.datetime, name: str = "", by: Any = None) -> NewFeed:
    """Make an address that a calendar program of this person can read."""
    refuse_if(_refuse_another(person))
    token = new_feed_token()
    feed = FeedToken.objects.create(
        person=person, name=name.strip()[:80], token_hash=hash_of(token), made_at=at
    )
    history.record(Event.FEED_MADE, about=feed, by=by or person, at=at)
    return NewFeed(feed, token)


@transaction.atomic
def revoke_feed(feed: FeedToken, *, by: Any, at: dt.datetime) -> None:
    """End an address at once; whatever reads it gets nothing any more."""
    if not FeedToken.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=at):
        raise Refused(_("This address has ended already."))
    history.record(Event.FEED_REVOKED, about=feed, by=by, at=at)


def _refuse_another(person: Any) -> str | None:
    if person.feed_tokens.filter(revoked_at=None).count() >= MOST_FEEDS:
        return _("You have ten addresses. End one that you no longer use.")
    return None
