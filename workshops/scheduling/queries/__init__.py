"""What the pages of sessions show."""

from .poll import poll_page
from .standing import Standing, standing, tallied, unplanned, wanting
from .workshops import (
    SessionFilter,
    agenda_of,
    asked_to,
    attendance_rows,
    find_workshop,
    is_visible,
    listed,
    may_join,
    people_of,
    speaker_only,
    takes_part,
    topics_of,
    visible_to,
)

__all__ = [
    "SessionFilter",
    "Standing",
    "agenda_of",
    "asked_to",
    "attendance_rows",
    "find_workshop",
    "is_visible",
    "listed",
    "may_join",
    "people_of",
    "poll_page",
    "speaker_only",
    "standing",
    "takes_part",
    "tallied",
    "topics_of",
    "unplanned",
    "visible_to",
    "wanting",
]
