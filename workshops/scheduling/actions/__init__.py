"""Use cases of sessions, by concept."""

from .agenda import (
    Place,
    add_agenda_item,
    arrange_agenda,
    change_agenda_item,
    copy_agenda,
    end_with_agenda,
    fit_agenda,
    mark_of,
    move_agenda_item,
    remove_agenda_item,
)
from .attendance import mark_held, record_attendance
from .papers import add_paper, deliver_paper, remove_paper, set_paper_days
from .participants import (
    add_members,
    add_participant,
    add_people,
    forget_needs,
    remove_participant,
    say_needs,
    set_must_have,
)
from .poll import (
    answer_poll,
    enter_answers,
    extend_poll,
    open_poll,
    propose_slots,
    queue_poll_closed,
    remind_missing,
    remove_slot,
    withdraw_poll,
)
from .suggestions import refuse_suggestion, suggest_point, take_from_backlog
from .workshops import cancel_workshop, change_workshop, choose_slot, kind_of, plan_workshop, set_time
from .zones import change_zone

__all__ = [
    "Place",
    "add_agenda_item",
    "add_members",
    "add_paper",
    "add_participant",
    "add_people",
    "answer_poll",
    "arrange_agenda",
    "cancel_workshop",
    "change_agenda_item",
    "change_workshop",
    "change_zone",
    "choose_slot",
    "copy_agenda",
    "deliver_paper",
    "end_with_agenda",
    "enter_answers",
    "extend_poll",
    "fit_agenda",
    "forget_needs",
    "kind_of",
    "mark_held",
    "mark_of",
    "move_agenda_item",
    "open_poll",
    "plan_workshop",
    "propose_slots",
    "queue_poll_closed",
    "record_attendance",
    "refuse_suggestion",
    "remind_missing",
    "remove_agenda_item",
    "remove_paper",
    "remove_participant",
    "remove_slot",
    "say_needs",
    "set_must_have",
    "set_paper_days",
    "set_time",
    "suggest_point",
    "take_from_backlog",
    "withdraw_poll",
]
