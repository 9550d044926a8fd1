"""The date poll: propose, open, answer, remind, withdraw."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import mails, rules
from ..followers import poll_moved
from ..models import Availability, Participant, Slot, Workshop
from ..rules import Span
from ..states import Event, Heard, WorkshopState


@transaction.atomic
def propose_slots(workshop: Workshop, spans: Sequence[Span], *, by: Any, at: dt.datetime) -> list[Slot]:
    """Propose dates, all of them or none: a date twice, in the past or without an end is refused."""
    refuse_if(rules.refuse_slots(workshop, spans, at=at))
    rows = [Slot(workshop=workshop, starts_at=start, ends_at=end) for start, end in spans]
    slots = Slot.objects.bulk_create(rows)
    _record(Event.SLOTS_PROPOSED, workshop, by=by, at=at, after=[str(slot) for slot in slots])
    return slots


@transaction.atomic
def remove_slot(slot: Slot, *, by: Any, at: dt.datetime) -> None:
    """Take back a proposed date before the poll opens."""
    if slot.workshop.state == WorkshopState.POLLING:
        refuse_if(rules.refuse_slots(slot.workshop, [], at=at))
    _record(Event.SLOT_REMOVED, slot.workshop, by=by, at=at, before=str(slot))
    slot.delete()
    poll_moved(slot.workshop, by=by, at=at)


@transaction.atomic
def open_poll(
    workshop: Workshop,
    *,
    closes_at: dt.datetime,
    by: Any,
    at: dt.datetime,
    shows_names: bool | None = None,
    holds_dates: bool = False,
) -> int:
    """Open the poll and send each participant one mail with their own times; returns how many.

    `shows_names`: whether those who are asked see each other's answers; None leaves it as it is.
    `holds_dates`: whether each date stands in their calendars until one is chosen.
    """
    refuse_if(rules.refuse_opening(workshop, at=at) or rules.refuse_closing_time(workshop, closes_at, at=at))
    refuse_if(rules.refuse_holding_dates(workshop) if holds_dates else None)
    shows = workshop.poll_shows_names if shows_names is None else shows_names
    workshop.become(
        WorkshopState.POLLING, poll_opened_at=at, poll_closes_at=closes_at, poll_shows_names=shows,
        poll_holds_dates=holds_dates,
    )  # fmt: skip
    participants = list(workshop.participants.for_list())
    mails.queue_poll(workshop, participants, at=at)
    _record(Event.POLL_OPENED, workshop, by=by, at=at, after=len(participants))
    poll_moved(workshop, by=by, at=at)
    return len(participants)


@transaction.atomic
def answer_poll(
    workshop: Workshop,
    *,
    person: Any,
    answers: dict[int, str],
    at: dt.datetime,
    comment: str = "",
    by: Any = None,
) -> None:
    """Store what a person says about the dates; they may say something else until the poll closes.

    `answers`: primary key of the slot to yes, if_needed or no. A slot that is not named keeps its answer.
    """
    refuse_if(rules.refuse_answer(workshop, person, at=at) or rules.refuse_answers(workshop, answers))
    _store_answers(workshop, person, answers, comment, at=at)
    _record(Event.POLL_ANSWERED, workshop, by=by or person, at=at)


@transaction.atomic
def enter_answers(
    workshop: Workshop,
    *,
    person: Any,
    answers: dict[int, str],
    heard: str,
    by: Any,
    at: dt.datetime,
    comment: str = "",
) -> None:
    """Write down for somebody what they said by phone or mail, also after the poll has closed.

    History keeps for whom it was entered and how it was `heard`; the person reads on their page who did it.
    """
    refuse_if(rules.refuse_entering(workshop, person, by) or rules.refuse_answers(workshop, answers))
    _store_answers(workshop, person, answers, comment, at=at, entered_by=by)
    after = {"for": str(person), "heard": str(Heard(heard))}
    _record(Event.POLL_ENTERED, workshop, by=by, at=at, after=after)


def _store_answers(
    workshop: Workshop,
    person: Any,
    answers: dict[int, str],
    comment: str,
    *,
    at: dt.datetime,
    entered_by: Any = None,
) -> None:
    rows = [
        Availability(slot_id=slot, person=person, answer=answer, answered_at=at)
        for slot, answer in answers.items()
    ]
    Availability.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["slot", "person"],
        update_fields=["answer", "answered_at"],
    )
    mine = Participant.objects.filter(workshop=workshop, person=person)
    mine.update(poll_answered_at=at, poll_comment=comment.strip()[:300], poll_entered_by=entered_by)


@transaction.atomic
def remind_missing(workshop: Workshop, *, by: Any, at: dt.datetime) -> int:
    """Remind those who have not answered, and nobody else; returns how many. At most once a day each."""
    missing = list(workshop.participants.for_list().who_have_not_answered())
    refuse_if(rules.refuse_reminding(workshop, missing, at=at))
    mails.queue_poll_reminders(workshop, missing, at=at)
    _record(Event.POLL_REMINDED, workshop, by=by, at=at, after=len(missing))
    return len(missing)


@transaction.atomic
def extend_poll(
    workshop: Workshop, *, closes_at: dt.datetime, by: Any, at: dt.datetime, tells: bool = True
) -> int:
    """Let a poll close later, also one that has closed; those missing are told if asked. Returns how many."""
    refuse_if(rules.refuse_extending(workshop, closes_at, at=at))
    before = workshop.poll_closes_at
    mine = Workshop.objects.polling().filter(pk=workshop.pk, poll_closes_at=before)
    if not mine.update(poll_closes_at=closes_at):
        raise Refused(_("Somebody changed this poll in the meantime. Read it again."))
    workshop.poll_closes_at = closes_at
    missing = list(workshop.participants.for_list().who_have_not_answered()) if tells else []
    mails.queue_poll_extended(workshop, missing, at=at)
    after = {"closes_at": closes_at.isoformat(), "told": len(missing)}
    _record(Event.POLL_EXTENDED, workshop, by=by, at=at, before=before.isoformat(), after=after)
    return len(missing)


@transaction.atomic
def withdraw_poll(workshop: Workshop, *, by: Any, at: dt.datetime) -> None:
    """Close a poll without a date. The dates stay as they are; answers are forgotten."""
    refuse_if(rules.refuse_withdrawing(workshop, at=at))
    workshop.become(WorkshopState.DRAFT, poll_opened_at=None, poll_closes_at=None, poll_holds_dates=False)
    Availability.objects.filter(slot__workshop=workshop).delete()
    workshop.participants.update(poll_answered_at=None, poll_comment="", poll_entered_by=None)
    _record(Event.POLL_WITHDRAWN, workshop, by=by, at=at)
    poll_moved(workshop, by=by, at=at)


def queue_poll_closed(*, at: dt.datetime) -> int:
    """Remind those who have not answered, one day before a poll closes, once; returns how many mails."""
    soon = Workshop.objects.polling().filter(
        poll_closes_at__gt=at, poll_closes_at__lte=at + dt.timedelta(days=1)
    )
    count = 0
    for workshop in soon.select_related("edition__group"):
        # A poll that opened less than a day ago has just been announced.
        if workshop.poll_opened_at and at - workshop.poll_opened_at < dt.timedelta(days=1):
            continue
        missing = list(workshop.participants.for_list().who_have_not_answered())
        with transaction.atomic():
            count += mails.queue_poll_reminders(workshop, missing, at=at, last=True)
    return count


def _record(
    event: Event, workshop: Workshop, *, by: Any, at: dt.datetime, before: Any = None, after: Any = None
) -> None:
    history.record(event, about=workshop, by=by, at=at, edition=workshop.edition, before=before, after=after)
