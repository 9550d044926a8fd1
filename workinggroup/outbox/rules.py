"""Why a mail cannot be changed, sent or discarded."""

import datetime as dt
from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from .models import Email
from .states import EmailState
from .threads import has_newer

# Whoever writes drafts may say why some must not leave as they are: `guard(emails, at=at) -> str | None`.
guards: list[Callable[..., str | None]] = []


def refuse_change(email: Email, *, at: dt.datetime) -> str | None:
    """The reason these words cannot be changed, or None."""
    if email.state != EmailState.DRAFT:
        return _("This mail has left the drafts. Write a new one instead.")
    return None


def refuse_sending(emails: Sequence[Email], *, at: dt.datetime) -> str | None:
    """The reason these mails cannot be sent, or None. An empty choice sends to nobody."""
    if not emails:
        return _("Nobody is chosen, so nothing was sent. Choose at least one draft.")
    if any(email.state != EmailState.DRAFT for email in emails):
        return _("Some of these are no longer drafts. Reload the page and choose again.")
    return next((reason for guard in guards if (reason := guard(emails, at=at))), None)


def refuse_discarding(emails: Sequence[Email], *, at: dt.datetime) -> str | None:
    """The reason these mails cannot be discarded, or None."""
    if not emails:
        return _("Nothing is chosen. Choose at least one draft.")
    if any(email.state != EmailState.DRAFT for email in emails):
        return _("Some of these are no longer drafts. Reload the page and choose again.")
    return None


def refuse_resend(email: Email, *, at: dt.datetime) -> str | None:
    """The reason this mail cannot be sent again, or None."""
    if email.state not in (EmailState.SENT, EmailState.FAILED):
        return _("Only a mail that was sent, or that failed, can be sent again.")
    if has_newer(email):
        return _("A newer mail about the same went to this person. Send that one again instead.")
    return None
