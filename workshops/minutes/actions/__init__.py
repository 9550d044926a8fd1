"""The use cases of minutes, by concept."""

from .following import answer_question, carry_over_actions, give_owner, mark_done, mark_not_done
from .freezing import agree_minutes, open_correction
from .rounds import agree, circulate, extend_round, keep_text, object_to, remind, take_in, withdraw_objection
from .writing import add_line, be_present, delete_line, move_line, open_minutes, restore_line, save_line

__all__ = [
    "add_line",
    "agree",
    "agree_minutes",
    "answer_question",
    "be_present",
    "carry_over_actions",
    "circulate",
    "delete_line",
    "extend_round",
    "give_owner",
    "keep_text",
    "mark_done",
    "mark_not_done",
    "move_line",
    "object_to",
    "open_correction",
    "open_minutes",
    "remind",
    "restore_line",
    "save_line",
    "take_in",
    "withdraw_objection",
]
