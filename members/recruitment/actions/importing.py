"""Applications that were collected elsewhere come in: all of a table, or none of it."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import mails
from ..models import Answer, Application, Call
from ..rules import importing as rules
from ..states import ApplicationState, Event
from .applications import (
    current_version,
    is_newcomer,
    look_up_organisations,
    new_link,
    organisation_of,
    person_of,
)


class Row(NamedTuple):
    """What one line of the table says, as the form would have stored it. `answers`: question pk → value."""

    facts: dict[str, Any]
    answers: dict[str, Any]


def import_applications(
    call: Call,
    *,
    rows: Sequence[Row],
    token: uuid.UUID,
    privacy_version: str,
    send_receipts: bool = False,
    by: Person,
    at: dt.datetime,
) -> list[Application]:
    """Number and store every row as a sent application, or store nothing at all.

    The same `token` imports once: pressing twice, or at the same moment, gives what is there already.
    """
    try:
        with transaction.atomic():
            return _import(call, rows, token, privacy_version, send_receipts, by=by, at=at)
    except IntegrityError as twin:
        raise Refused(_("One of these has been sent in the meantime. Look at the file again.")) from twin


def _import(
    call: Call, rows: Sequence[Row], token: uuid.UUID, privacy_version: str, send_receipts: bool, **by_at: Any
) -> list[Application]:
    # The row of the call is locked first: a second press waits here, and then finds the first one's rows.
    Call.objects.filter(pk=call.pk).update(last_number=F("last_number"))
    call = Call.objects.select_related("edition__group").get(pk=call.pk)
    keys = [uuid.uuid5(token, str(place)) for place in range(len(rows))]
    if there := list(call.applications.filter(start_key__in=keys).order_by("number")):
        return there
    refuse_if(rules.refuse_import(call, privacy_version=privacy_version, count=len(rows)))
    refuse_if(rules.refuse_doubles(call, [row.facts["email"] for row in rows]))
    Call.objects.filter(pk=call.pk).update(last_number=F("last_number") + len(rows))
    version, first = current_version(call), call.last_number + 1
    made = []
    for place, (row, key) in enumerate(zip(rows, keys, strict=True)):
        common: dict[str, Any] = {
            "start_key": key, "number": f"A{first + place:03d}", "call_version": version, **by_at,
        }  # fmt: skip
        made.append(_store(call, row, privacy_version=privacy_version, **common))
    _tell(call, made, privacy_version, send_receipts, **by_at)
    return made


def _store(call: Call, row: Row, *, by: Person, at: dt.datetime, **facts: Any) -> Application:
    given = {**row.facts, "submitted_at": dt.datetime.fromisoformat(row.facts["submitted_at"])}
    times = {"started_at": at, "saved_at": at, "imported_at": at, "imported_by": by}
    application = Application(call=call, state=ApplicationState.SUBMITTED, **given, **times, **facts)
    application.organisation = organisation_of(application)
    application.is_newcomer = is_newcomer(call, application.organisation)
    application.applicant = person_of(application, application.organisation, at=at)
    application.save(force_insert=True)
    Answer.objects.bulk_create(
        Answer(application=application, question_id=int(pk), value=value) for pk, value in row.answers.items()
    )
    look_up_organisations(application)
    return application


def _tell(
    call: Call,
    made: list[Application],
    privacy_version: str,
    send_receipts: bool,
    *,
    by: Person,
    at: dt.datetime,
) -> None:
    told: dict[str, Any] = {"by": by, "at": at, "edition": call.edition}
    for one in made:
        history.record(
            Event.APPLICATIONS_IMPORTED, about=one, after={"privacy_version": privacy_version}, **told
        )
        if send_receipts:
            mails.queue_receipt(one, new_link(one, at=at), at=at)
    after = {"count": len(made), "first": made[0].number, "last": made[-1].number}
    history.record(Event.APPLICATIONS_IMPORTED, about=call, after=after, **told)
