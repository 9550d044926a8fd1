"""The mails of the agreement round: one function a mail."""

import datetime as dt
from copy import copy
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from workinggroup.editions import links
from workinggroup.outbox.actions import queue_email
from workinggroup.outbox.models import Email
from workinggroup.outbox.rendering import Words, recipient_of, render

from .models import Agreement, Line, Minutes, Objection

PURPOSE = "minutes"


def personal_url(minutes: Minutes, person: Any) -> str:
    """The person's own way into these minutes, without a password."""
    workshop = minutes.workshop
    token = links.token_for(person, purpose=PURPOSE, edition=workshop.edition, pk=workshop.pk)
    return reverse("people:link", args=[token])


def context_of(agreement: Agreement, lines: list[Line]) -> dict[str, Any]:
    """What the mails of the round tell one person: the session, the end, and the lines that are theirs."""
    minutes = agreement.minutes
    mine = [
        line for line in lines
        if agreement.organisation_id and line.organisation_id == agreement.organisation_id
    ]  # fmt: skip
    owned = [
        line for line in lines
        if line.owner_id == agreement.person_id
        or (agreement.organisation_id and line.owner_organisation_id == agreement.organisation_id)
    ]  # fmt: skip
    return {"minutes": minutes, "workshop": minutes.workshop, "mine": mine, "owned": owned}


def queue_round(agreement: Agreement, lines: list[Line], *, by: Any, at: dt.datetime) -> Email:
    """Ask one person who attended to read and to agree, with their own lines quoted."""
    return _queue("minutes", "circulated", agreement, lines, by=by, at=at)


def queue_reminder(agreement: Agreement, lines: list[Line], *, by: Any, at: dt.datetime) -> Email:
    """Remind one person who has said nothing yet; at most once a day."""
    return _queue(f"minutes-reminder-{at:%Y-%m-%d}", "reminder", agreement, lines, by=by, at=at)


def preview(minutes: Minutes, reader: Any, *, until: dt.datetime) -> str:
    """What the mail of the round says, as its reader would get it; the quoted lines differ by person."""
    shown = copy(minutes)
    shown.comments_close_at = until
    context = {"minutes": shown, "workshop": minutes.workshop, "mine": [], "owned": []}
    return render("workshops/minutes/circulated", context, recipient_of(reader), action=None).text


def queue_agreed(agreement: Agreement, lines: list[Line], *, by: Any, at: dt.datetime) -> Email:
    """Tell one person who attended that the minutes are agreed, with the checksum of the text."""
    return _queue("minutes-agreed", "agreed", agreement, lines, by=by, at=at)


def preview_agreed(minutes: Minutes, reader: Any, *, at: dt.datetime) -> Words:
    """What that mail says, as its reader would get it; the checksum is known once they are agreed."""
    shown = copy(minutes)
    shown.agreed_at, shown.digest = at, "…"
    context = {"minutes": shown, "workshop": minutes.workshop, "mine": [], "owned": []}
    return render("workshops/minutes/agreed", context, recipient_of(reader), action=None)


def queue_answer(objection: Objection, *, by: Any, at: dt.datetime) -> Email:
    """Tell who asked for a change what became of it."""
    minutes = objection.line.minutes
    context = {"objection": objection, "line": objection.line, "workshop": minutes.workshop}
    return queue_email(
        key=f"minutes-objection-{objection.pk}:{objection.person_id}:1",
        to=objection.person,
        template="workshops/minutes/objection_answered",
        context=context,
        action=_button(objection.person, minutes),
        edition=minutes.workshop.edition,
        by=by,
        at=at,
    )


def _queue(
    occasion: str, template: str, agreement: Agreement, lines: list[Line], *, by: Any, at: dt.datetime
) -> Email:
    minutes = agreement.minutes
    return queue_email(
        key=f"{occasion}-{minutes.pk}:{agreement.person_id}:{minutes.number}",
        to=agreement.person,
        template=f"workshops/minutes/{template}",
        context=context_of(agreement, lines),
        action=_button(agreement.person, minutes),
        edition=minutes.workshop.edition,
        by=by,
        at=at,
    )


def _button(person: Any, minutes: Minutes) -> tuple[str, str]:
    with override(person.language):
        return _("Read the minutes"), personal_url(minutes, person)
