"""When the deletion of a call's applications may be stopped and allowed again."""

import datetime as dt

from django.utils.translation import gettext as _

from ..models import Call, LegalHold


def refuse_hold(call: Call, *, reason: str, at: dt.datetime) -> str | None:
    if not reason.strip():
        return _("Give the reason. Nothing is kept longer than promised without one.")
    if call.holds.filter(lifted_at=None).exists():
        return _("The deletion is stopped already.")
    return None


def refuse_lifting(hold: LegalHold | None, *, at: dt.datetime) -> str | None:
    return None if hold else _("The deletion is not stopped.")
