"""What the pages of sessions show."""

from .backlog import open_suggestions, papers_missing, suggestions_of, topic_knot, untreated_topics
from .poll import poll_page
from .stakes import stakes
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
    said_by,
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
    "open_suggestions",
    "papers_missing",
    "people_of",
    "poll_page",
    "said_by",
    "speaker_only",
    "stakes",
    "standing",
    "suggestions_of",
    "takes_part",
    "tallied",
    "topic_knot",
    "topics_of",
    "unplanned",
    "untreated_topics",
    "visible_to",
    "wanting",
]
