"""What people do with a survey and a work plan: each all of it, or nothing."""

from .answers import Conflict, Entry, give_answers, save_answers, submit_response
from .plan import add_item, agree_plan, change_item, make_session, move_item, remove_item, reopen_plan
from .running import close_assessment, extend_assessment, invite_members, open_assessment, remind_members
from .survey import (
    add_question,
    add_section,
    change_assessment,
    change_question,
    change_section,
    copy_assessment,
    create_assessment,
    move_question,
    move_section,
    remove_question,
    remove_section,
)
from .texts import tie_texts

__all__ = [
    "Conflict",
    "Entry",
    "add_item",
    "add_question",
    "add_section",
    "agree_plan",
    "change_assessment",
    "change_item",
    "change_question",
    "change_section",
    "close_assessment",
    "copy_assessment",
    "create_assessment",
    "extend_assessment",
    "give_answers",
    "invite_members",
    "make_session",
    "move_item",
    "move_question",
    "move_section",
    "open_assessment",
    "remind_members",
    "remove_item",
    "remove_question",
    "remove_section",
    "reopen_plan",
    "save_answers",
    "submit_response",
    "tie_texts",
]
