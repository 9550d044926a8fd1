"""Use cases of registration, by concept."""

from .desk import add_question, change_desk, close_desk, open_desk, remove_question, reopen_desk
from .registering import forget_registrations, give_seat_back, leave, move_up, register
from .telling import tell_desk

__all__ = [
    "add_question",
    "change_desk",
    "close_desk",
    "forget_registrations",
    "give_seat_back",
    "leave",
    "move_up",
    "open_desk",
    "register",
    "remove_question",
    "reopen_desk",
    "tell_desk",
]
