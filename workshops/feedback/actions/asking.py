"""Asking those who were there, and reminding once those who have not answered."""

import datetime as dt
from typing import Any

from django.db import transaction

from workinggroup.base import history
from workinggroup.base.clock import in_zone, instant
from workinggroup.base.refusals import refuse_if

from .. import mails, queries, rules
from ..models import Asked, Form
from ..states import Event

MORNING = dt.time(9)
REMINDED_AFTER = dt.timedelta(days=5)


def asks_from(form: Form) -> dt.datetime:
    """The morning after the session, on its clock."""
    workshop = form.workshop
    day = in_zone(workshop.ends_at, workshop.timezone).date() + dt.timedelta(days=1)
    return instant(day, MORNING, workshop.timezone, fold=0)


@transaction.atomic
def ask(form: Form, *, by: Any, at: dt.datetime) -> int:
    """Mail everybody who was there and has not been asked; returns how many. Nobody is asked twice."""
    list(Form.objects.select_for_update().filter(pk=form.pk).values_list("pk"))
    people = list(queries.to_ask(form))
    refuse_if(rules.refuse_asking(form, len(people), at=at))
    if form.asked_at is None:
        form.asked_at, form.closes_at = at, at + dt.timedelta(days=form.days_open)
        form.save(update_fields=["asked_at", "closes_at"])
    Asked.objects.bulk_create([Asked(form=form, person=one) for one in people], ignore_conflicts=True)
    for person in people:
        mails.queue_question(form, person, at=at)
    _record(Event.ASKED, form, len(people), by=by, at=at)
    return len(people)


@transaction.atomic
def remind(form: Form, *, by: Any, at: dt.datetime) -> int:
    """The one reminder, to those who have not answered; returns how many."""
    list(Form.objects.select_for_update().filter(pk=form.pk).values_list("pk"))
    form.refresh_from_db()
    missing = list(queries.missing(form))
    refuse_if(rules.refuse_reminding(form, len(missing), at=at))
    Form.objects.filter(pk=form.pk).update(reminded_at=at)
    form.reminded_at = at
    for asked in missing:
        mails.queue_reminder(form, asked.person, at=at)
    _record(Event.REMINDED, form, len(missing), by=by, at=at)
    return len(missing)


def ask_all_due(*, at: dt.datetime) -> int:
    """What goes out by itself: the question on the day after, the reminder five days later."""
    count = 0
    for form in queries.due(at):
        if at < asks_from(form):
            continue
        if not rules.refuse_asking(form, queries.to_ask(form).count(), at=at):
            count += ask(form, by=None, at=at)
        late = form.asked_at is not None and at >= form.asked_at + REMINDED_AFTER
        if late and not rules.refuse_reminding(form, queries.missing(form).count(), at=at):
            count += remind(form, by=None, at=at)
    return count


def _record(verb: Event, form: Form, count: int, *, by: Any, at: dt.datetime) -> None:
    history.record(verb, about=form.workshop, by=by, at=at, edition=form.workshop.edition, after=count)
