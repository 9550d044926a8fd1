"""Use cases of invitations, by concept."""

from .announcing import Told, announce, cancel_and_tell, choose_and_invite, resend_invitation
from .answers import answer_invitation
from .feeds import make_feed, revoke_feed
from .reminders import queue_session_reminders

__all__ = [
    "Told",
    "announce",
    "answer_invitation",
    "cancel_and_tell",
    "choose_and_invite",
    "make_feed",
    "queue_session_reminders",
    "resend_invitation",
    "revoke_feed",
]
