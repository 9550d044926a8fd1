"""Use cases of sessions, by concept."""

from .agenda import add_agenda_item, change_agenda_item, move_agenda_item, remove_agenda_item
from .attendance import mark_held, record_attendance
from .papers import add_paper, deliver_paper, queue_paper_reminders, remove_paper
from .participants import add_members, add_participant, remove_participant, set_must_have
from .poll import (
    answer_poll,
    open_poll,
    propose_slots,
    queue_poll_closed,
    remind_missing,
    remove_slot,
    withdraw_poll,
)
from .workshops import cancel_workshop, change_workshop, choose_slot, kind_of, plan_workshop, set_time

__all__ = [
    "add_agenda_item",
    "add_members",
    "add_paper",
    "add_participant",
    "answer_poll",
    "cancel_workshop",
    "change_agenda_item",
    "change_workshop",
    "choose_slot",
    "deliver_paper",
    "kind_of",
    "mark_held",
    "move_agenda_item",
    "open_poll",
    "plan_workshop",
    "propose_slots",
    "queue_paper_reminders",
    "queue_poll_closed",
    "record_attendance",
    "remind_missing",
    "remove_agenda_item",
    "remove_paper",
    "remove_participant",
    "remove_slot",
    "set_must_have",
    "set_time",
    "withdraw_poll",
]
