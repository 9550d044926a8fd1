"""What calendars were told, what came back, and what goes out in a moment."""

from .items import CalendarItem, FeedToken, Invitation
from .returns import Deputy, InboundMessage, Proposal
from .waiting import Announcement

__all__ = [
    "Announcement",
    "CalendarItem",
    "Deputy",
    "FeedToken",
    "InboundMessage",
    "Invitation",
    "Proposal",
]
