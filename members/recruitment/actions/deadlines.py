"""Moving the deadline of an open call."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import mails, tokens
from ..models import Application, ApplicationLink, Call, Extension
from ..rules import calls as rules
from ..states import CallState, Event


@transaction.atomic
def extend_deadline(
    call: Call,
    *,
    closes_at: dt.datetime,
    reason: str,
    by: Person | None,
    at: dt.datetime,
    **later: dt.datetime | None,
) -> int:
    """Move the deadline, and tell everyone who has a draft; gives their number.

    `later` moves the days of the reviews and of the decision along with it.
    """
    call.refresh_from_db()
    refuse_if(rules.refuse_extension(call, closes_at=closes_at, reason=reason, at=at))
    before = call.closes_at
    facts = {name: moment for name, moment in later.items() if moment is not None}
    fresh = Call.objects.filter(pk=call.pk, state=CallState.OPEN, version=call.version)
    if not fresh.update(closes_at=closes_at, version=call.version + 1, **facts):
        raise Refused(_("Somebody else was faster. Reload the page to see how it stands now."))
    call.refresh_from_db()
    Extension.objects.create(call=call, before=before, after=closes_at, reason=reason, made_at=at, made_by=by)
    after: dict[str, Any] = {"closes_at": closes_at.isoformat(), "reason": reason}
    history.record(
        Event.CALL_EXTENDED, about=call, by=by, at=at, edition=call.edition,
        before=before.isoformat() if before else None, after=after,
    )  # fmt: skip
    return _tell_drafts(call, reason=reason, at=at)


def _tell_drafts(call: Call, *, reason: str, at: dt.datetime) -> int:
    drafts = list(call.applications.drafts().exclude(email="").select_related("call__edition__group"))
    for application in drafts:
        token = _new_link(application, at=at)
        mails.queue_extension(application, token, reason=reason, number=call.version, at=at)
    return len(drafts)


def _new_link(application: Application, *, at: dt.datetime) -> str:
    token = tokens.new()
    ApplicationLink.objects.create(application=application, token_hash=tokens.hashed(token), made_at=at)
    return token
