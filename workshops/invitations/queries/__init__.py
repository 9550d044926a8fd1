"""What the pages of invitations show, by concept."""

from ..facts import Facts, facts_of_item
from .feeds import feed_events, feed_of, feed_version
from .telling import (
    Answers,
    Pending,
    Untold,
    ahead_of,
    answers_of,
    differences,
    invitation_of,
    latest_item,
    living_item,
    mails_of,
    pending,
    untold,
    untold_ahead,
)

__all__ = [
    "Answers",
    "Facts",
    "Pending",
    "Untold",
    "ahead_of",
    "answers_of",
    "differences",
    "facts_of_item",
    "feed_events",
    "feed_of",
    "feed_version",
    "invitation_of",
    "latest_item",
    "living_item",
    "mails_of",
    "pending",
    "untold",
    "untold_ahead",
]
