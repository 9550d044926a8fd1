"""The mails of recruitment: one function, one pair of templates each, by who is told."""

from .applicants import (
    draft_letter,
    draft_reminder,
    queue_answer,
    queue_extension,
    queue_link,
    queue_more_time,
    queue_offer_ended,
    queue_offer_reminder,
    queue_receipt,
    queue_withdrawal,
    resume_url,
)
from .calls import (
    draft_invitation,
    queue_change,
    queue_change_for_reviewer,
    queue_noted,
)
from .reviews import (
    queue_enquiry,
    queue_enquiry_answered,
)

__all__ = [
    "draft_invitation",
    "draft_letter",
    "draft_reminder",
    "queue_answer",
    "queue_change",
    "queue_change_for_reviewer",
    "queue_enquiry",
    "queue_enquiry_answered",
    "queue_extension",
    "queue_link",
    "queue_more_time",
    "queue_noted",
    "queue_offer_ended",
    "queue_offer_reminder",
    "queue_receipt",
    "queue_withdrawal",
    "resume_url",
]
