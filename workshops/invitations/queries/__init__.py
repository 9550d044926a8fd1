"""What the pages of invitations show, by concept."""

from ..facts import Facts, facts_of_item
from .feeds import feed_events, feed_of, feed_version
from .telling import Holding, Pending, by_date, differences, living_holds, pending
from .told import Answers, ahead_of, answers_of, invitation_of, latest_item, living_item, mails_of
from .untold import Untold, last_change, untold, untold_ahead, waiting_of

__all__ = [
    "Answers",
    "Facts",
    "Holding",
    "Pending",
    "Untold",
    "ahead_of",
    "answers_of",
    "by_date",
    "differences",
    "facts_of_item",
    "feed_events",
    "feed_of",
    "feed_version",
    "invitation_of",
    "last_change",
    "latest_item",
    "living_holds",
    "living_item",
    "mails_of",
    "pending",
    "untold",
    "untold_ahead",
    "waiting_of",
]
