"""The use cases of the report, by concept; callers write `actions.publish_report(…)`."""

from .checklist import add_item, change_item, move_item, note_follow_up, remove_item, set_item_state
from .proposing import propose_chapters
from .publishing import make_file, publish_report, start_next_version
from .writing import (
    add_chapter,
    add_paragraph,
    add_source,
    change_chapter,
    change_paragraph,
    change_report,
    mark_own_view,
    move_chapter,
    move_paragraph,
    remove_chapter,
    remove_paragraph,
    remove_source,
    start_report,
)

__all__ = [
    "add_chapter",
    "add_item",
    "add_paragraph",
    "add_source",
    "change_chapter",
    "change_item",
    "change_paragraph",
    "change_report",
    "make_file",
    "mark_own_view",
    "move_chapter",
    "move_item",
    "move_paragraph",
    "note_follow_up",
    "propose_chapters",
    "publish_report",
    "remove_chapter",
    "remove_item",
    "remove_paragraph",
    "remove_source",
    "set_item_state",
    "start_next_version",
    "start_report",
]
