"""Reminding by rule: once, in time, only those concerned."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.editions.models import Edition
from workinggroup.outbox.models import Email
from workshops.invitations.models import Invitation
from workshops.invitations.states import ItemStatus, Partstat
from workshops.scheduling.models import Paper, Workshop
from workshops.scheduling.queries import papers_missing

from . import mails, queries, rules
from .models import Rules
from .states import Event
from .timing import Moment, before_day, before_start, due_now

DAY = dt.timedelta(days=1)
FIELDS = ("days", "hours", "paper_days")


@transaction.atomic
def change_rules(
    edition: Edition,
    workshop: Workshop | None = None,
    *,
    version: int,
    by: Any,
    at: dt.datetime,
    **numbers: list[int],
) -> Rules:
    """Say when people are reminded, for all sessions of an edition or for one of them.

    What is due by a new rule but lies in the past of it is not sent after the fact to who was told since.
    """
    for name, found in numbers.items():
        refuse_if(rules.refuse_numbers(name, found))
    facts = {name: sorted(set(found), reverse=True) for name, found in numbers.items()}
    row, made = Rules.objects.get_or_create(edition=edition, workshop=workshop, defaults=facts)
    if not made:
        mine = Rules.objects.filter(pk=row.pk, version=version)
        if not mine.update(version=version + 1, **facts):
            raise Refused(_("Somebody changed the reminders while you wrote. Look at how they stand now."))
        row.refresh_from_db()
    about = workshop or edition
    history.record(Event.RULES_CHANGED, about=about, by=by, at=at, edition=edition, after=facts)
    return row


@transaction.atomic
def use_rules_of_edition(workshop: Workshop, *, by: Any, at: dt.datetime) -> None:
    """Forget the session's own rules."""
    if Rules.objects.filter(workshop=workshop).delete()[0]:
        history.record(Event.RULES_CHANGED, about=workshop, by=by, at=at, edition=workshop.edition)


def remind_of_sessions(*, at: dt.datetime) -> int:
    """Remind those who are invited and did not decline, as the rules say; returns how many.

    Each gets a reminder once, on their own clock, and none for what they were just told. What was missed is
    sent late as one mail, and not at all when the session has begun.
    """
    known = queries.Known()
    longest = DAY * (rules.LONGEST["days"] + 1)
    near = Workshop.objects.scheduled().filter(starts_at__gt=at, starts_at__lte=at + longest)
    return sum(_remind(one, known.of(one), at=at) for one in near.select_related("edition__group"))


@transaction.atomic
def _remind(workshop: Workshop, known: Rules, *, at: dt.datetime) -> int:
    # A day before begins, somewhere on earth, up to two days before the start.
    earliest = max([DAY * (max(known.days, default=0) + 1), dt.timedelta(hours=max(known.hours, default=0))])
    if not (known.days or known.hours) or at < workshop.starts_at - earliest:
        return 0
    done = _done(f"session-reminder-{workshop.pk}", f"{workshop.starts_at:%Y%m%d%H%M}")
    due: dict[str, list[Invitation]] = {}
    for one in concerned(workshop):
        moments = before_start(workshop.starts_at, one.person.timezone, days=known.days, hours=known.hours)
        found = due_now(moments, at=at, done=done.get(one.person_id, ()))
        if found and (one.sent_stamp or one.made_at) <= found.at:
            due.setdefault(found.rule, []).append(one)
    return sum(mails.queue_session_reminders(workshop, some, rule=rule, at=at) for rule, some in due.items())


def concerned(workshop: Workshop) -> QuerySet[Invitation]:
    """Who is asked to come at this time and has not said no: what was not told, nobody is reminded of."""
    found = Invitation.objects.active().filter(item__workshop=workshop, item__status=ItemStatus.CONFIRMED)
    found = found.filter(item__starts_at=workshop.starts_at)
    return found.exclude(partstat=Partstat.DECLINED).select_related("person").order_by("pk")


def remind_of_papers(*, at: dt.datetime) -> int:
    """Remind authors whose paper is missing, as the rules say, on their own clock; returns how many.

    Nobody is reminded once the due day is over or the session has begun.
    """
    known, count = queries.Known(), 0
    near = at.date() + DAY * (rules.LONGEST["paper_days"] + 2)
    waiting = papers_missing().filter(due_on__gte=at.date() - DAY, due_on__lte=near)
    for paper in waiting:
        if found := _due_of(paper, known.of(paper.workshop), at):
            with transaction.atomic():
                mails.queue_paper_reminder(paper, rule=found.rule, at=at)
            count += 1
    return count


def _due_of(paper: Paper, known: Rules, at: dt.datetime) -> Moment | None:
    starts_at, zone = paper.workshop.starts_at, paper.author.timezone
    if (starts_at and starts_at <= at) or queries.local_today(at, zone) > paper.due_on:
        return None
    done = _done(f"paper-reminder-{paper.pk}", f"{paper.due_on:%Y%m%d}").get(paper.author_id, ())
    return due_now(before_day(paper.due_on, known.paper_days, zone), at=at, done=done)


def _done(occasion: str, version: str) -> dict[int, list[str]]:
    """By person, the rules by which they were reminded of this very time."""
    found: dict[int, list[str]] = {}
    for key in Email.objects.filter(occasion=occasion).values_list("key", flat=True):
        _occasion, person, said = key.split(":")
        time, _dash, rule = said.partition("-")
        if time == version:
            found.setdefault(int(person), []).append(rule)
    return found
