"""Use cases of feedback, by concept."""

from .answering import answer
from .asking import ask, ask_all_due, remind
from .preparing import add_question, change_form, close_form, prepare, remove_question

__all__ = [
    "add_question",
    "answer",
    "ask",
    "ask_all_due",
    "change_form",
    "close_form",
    "prepare",
    "remind",
    "remove_question",
]
