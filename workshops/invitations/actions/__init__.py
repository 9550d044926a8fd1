"""Use cases of invitations, by concept."""

from .accepting import accept_for
from .announcing import (
    announce,
    cancel_and_tell,
    choose_and_invite,
    resend_invitation,
    resend_to_all_behind,
    tell_one,
    tell_some,
)
from .answers import answer_invitation
from .arriving import read_message, read_waiting, receive_message
from .deciding import (
    accept_proposal,
    decline_proposal,
    forget_raw_messages,
    settle_message,
    take_answer,
    take_deputy,
)
from .deputies import approve_deputy, name_deputy, refuse_deputy
from .feeds import make_feed, revoke_feed
from .holds import follow_poll
from .postponing import postpone_and_tell
from .proposing import propose_time
from .telling import Told
from .waiting import announce_due, announce_soon, take_back, waits

__all__ = [
    "Told",
    "accept_for",
    "accept_proposal",
    "announce",
    "announce_due",
    "announce_soon",
    "answer_invitation",
    "approve_deputy",
    "cancel_and_tell",
    "choose_and_invite",
    "decline_proposal",
    "follow_poll",
    "forget_raw_messages",
    "make_feed",
    "name_deputy",
    "postpone_and_tell",
    "propose_time",
    "read_message",
    "read_waiting",
    "receive_message",
    "refuse_deputy",
    "resend_invitation",
    "resend_to_all_behind",
    "revoke_feed",
    "settle_message",
    "take_answer",
    "take_back",
    "take_deputy",
    "tell_one",
    "tell_some",
    "waits",
]
