"""Use cases of invitations, by concept."""

from .announcing import Told, announce, cancel_and_tell, choose_and_invite, resend_invitation, tell_one
from .answers import answer_invitation
from .deciding import (
    accept_proposal,
    decline_proposal,
    forget_raw_messages,
    settle_message,
    take_answer,
)
from .feeds import make_feed, revoke_feed
from .receiving import read_message, read_waiting, receive_message
from .reminders import queue_session_reminders

__all__ = [
    "Told",
    "accept_proposal",
    "announce",
    "answer_invitation",
    "cancel_and_tell",
    "choose_and_invite",
    "decline_proposal",
    "forget_raw_messages",
    "make_feed",
    "queue_session_reminders",
    "read_message",
    "read_waiting",
    "receive_message",
    "resend_invitation",
    "revoke_feed",
    "settle_message",
    "take_answer",
    "tell_one",
]
