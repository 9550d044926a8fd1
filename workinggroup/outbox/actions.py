"""Writing mail, sending drafts, sending again."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from . import rules, tasks
from .letters import Letter, worded
from .models import Email
from .rendering import reword
from .states import EmailState, Event

NAMESPACE = uuid.UUID("8a1f3c52-6f0f-4d58-9f43-6c6a0d3f7a11")


def queue_email(**facts: Any) -> Email:
    """Write a mail in the transaction of the fact that it tells; delivery starts after commit.

    The facts are those of `Letter`. A key that exists already sends nothing and gives the row there is.
    """
    email, made = _write(Letter(**facts), EmailState.QUEUED)
    if made:
        tasks.ring_after_commit()
    return email


def draft_email(**facts: Any) -> Email:
    """Write a mail, with the facts of `Letter`, that waits for a person to read and send it."""
    return _write(Letter(**facts), EmailState.DRAFT)[0]


def _write(letter: Letter, state: EmailState) -> tuple[Email, bool]:
    """Render and store, unless the key is there already."""
    if Email.objects.filter(key=letter.key).exists():
        return Email.objects.get(key=letter.key), False
    facts = {**letter.row(), "message_id": message_id_of(letter.key), "state": state}
    try:
        with transaction.atomic():
            return Email.objects.create(key=letter.key, **facts), True
    except IntegrityError:
        return Email.objects.get(key=letter.key), False  # somebody wrote it at the same moment


def message_id_of(key: str) -> str:
    """The Message-ID of a key: fixed, and it gives nothing away about who gets the mail."""
    return f"<{uuid.uuid5(NAMESPACE, key)}@{settings.MAIL_DOMAIN}>"


@transaction.atomic
def change_draft(email: Email, *, subject: str, text: str, version: int, by: Any, at: dt.datetime) -> Email:
    """Put other words into a draft. Refuses when the draft has moved on since it was read."""
    refuse_if(rules.refuse_change(email, at=at))
    action = (email.action_words, email.action_url) if email.action_url else None
    words = reword(subject, text, language=email.language, action=action)
    fresh = Email.objects.filter(pk=email.pk, version=version, state=EmailState.DRAFT)
    if not fresh.update(version=version + 1, **worded(words, action)):
        raise Refused(_("Somebody changed this draft while you wrote. Both texts are shown."))
    email.refresh_from_db()
    history.record(Event.DRAFT_CHANGED, about=email, by=by, at=at, edition=email.edition)
    return email


@transaction.atomic
def send_drafts(emails: Iterable[Email], *, by: Any, at: dt.datetime) -> int:
    """Queue these drafts and no others; returns how many. Sending nothing to nobody is refused."""
    drafts = list(emails)
    refuse_if(rules.refuse_sending(drafts, at=at))
    for email in drafts:
        email.become(EmailState.QUEUED, due_at=at)
    history.record(
        Event.DRAFTS_SENT, about=drafts[0], by=by, at=at, edition=drafts[0].edition, after=len(drafts)
    )
    tasks.ring_after_commit()
    return len(drafts)


@transaction.atomic
def discard_drafts(emails: Iterable[Email], *, by: Any, at: dt.datetime) -> int:
    """Discard these drafts: they stay in the log and can never go out."""
    drafts = list(emails)
    refuse_if(rules.refuse_discarding(drafts, at=at))
    for email in drafts:
        email.become(EmailState.DISCARDED)
    history.record(
        Event.DRAFTS_DISCARDED, about=drafts[0], by=by, at=at, edition=drafts[0].edition, after=len(drafts)
    )
    return len(drafts)


@transaction.atomic
def resend(email: Email, *, by: Any, at: dt.datetime) -> Email:
    """Send once more: a failed mail goes back into the queue, a sent one goes out as a new message."""
    refuse_if(rules.refuse_resend(email, at=at))
    history.record(Event.MAIL_RESENT, about=email, by=by, at=at, edition=email.edition)
    tasks.ring_after_commit()
    if email.state == EmailState.FAILED:
        email.become(EmailState.QUEUED, attempts=0, due_at=at)
        return email
    key = f"{email.key}:again-{email.resends.count() + 1}"
    copy = Email.objects.get(pk=email.pk)
    copy.pk, copy._state.adding = None, True
    copy.key, copy.message_id, copy.resend_of = key, message_id_of(key), email
    copy.state, copy.sent_at, copy.attempts = EmailState.QUEUED, None, 0
    copy.made_at = copy.due_at = at
    copy.made_by = by
    copy.save(force_insert=True)
    return copy
