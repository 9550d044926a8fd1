"""Planning a session, changing it, giving it a time, cancelling it."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.editions.models import Edition, Topic

from .. import rules
from ..models import TIMED, Slot, Workshop
from ..models.meaning import meaning_of
from ..paper_days import recount
from ..states import Event, WorkshopKind, WorkshopState
from .participants import add_members


@transaction.atomic
def plan_workshop(
    *,
    edition: Edition,
    by: Any,
    at: dt.datetime,
    plan_item: Any = None,
    topics: Iterable[Topic] | None = None,
    token: uuid.UUID | None = None,
    with_members: bool = True,
    **facts: Any,
) -> Workshop:
    """Plan a session as a draft, from an item of the work plan or freely.

    What is not given comes from the plan item: title, kind, description, topics, owner as host. The current
    members and observers take part unless `with_members` says no. The same `token` twice makes one session.
    """
    if token and (found := Workshop.objects.filter(token=token).first()):
        return found
    facts = {**_from_plan(plan_item), **{name: value for name, value in facts.items() if value is not None}}
    facts.setdefault("timezone", edition.timezone)
    last = edition.workshops.aggregate(last=Max("number"))["last"] or 0
    workshop = Workshop.objects.create(
        edition=edition, plan_item=plan_item, number=last + 1, token=token or uuid.uuid4(), **facts
    )
    chosen = plan_item.topics.all() if topics is None and plan_item else topics
    workshop.topics.set(chosen or [])
    history.record(Event.WORKSHOP_MADE, about=workshop, by=by, at=at, edition=edition)
    if with_members:
        add_members(workshop, by=by, at=at)
    return workshop


def kind_of(plan_item: Any) -> WorkshopKind:
    """The kind of session that an item plans."""
    kind = plan_item.kind.replace("-", "_")
    return WorkshopKind(kind) if kind in WorkshopKind.values else WorkshopKind.WORKSHOP


def _from_plan(plan_item: Any) -> dict[str, Any]:
    if plan_item is None:
        return {}
    facts = {"title": plan_item.title, "kind": kind_of(plan_item), "host": plan_item.owner}
    return {**facts, "description": plan_item.description}


@transaction.atomic
def change_workshop(
    workshop: Workshop,
    *,
    version: int,
    by: Any,
    at: dt.datetime,
    topics: Iterable[Topic] | None = None,
    **facts: Any,
) -> Workshop:
    """Change what a session says of itself. Refuses when somebody saved since `version` was read.

    Nobody is told by this: announcing a change is a step of its own.
    """
    refuse_if(rules.refuse_change(workshop, at=at))
    before = {name: getattr(workshop, name) for name in facts}
    save_version(workshop, version, **facts)
    if topics is not None:
        workshop.topics.set(topics)
    changed = sorted(name for name, value in facts.items() if value != before[name])
    history.record(
        Event.WORKSHOP_CHANGED, about=workshop, by=by, at=at, edition=workshop.edition, after=changed
    )
    return workshop


@transaction.atomic
def set_time(
    workshop: Workshop,
    *,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    by: Any,
    at: dt.datetime,
    version: int | None = None,
    timezone: Any = None,
    took_place: bool = False,
) -> Workshop:
    """Give a session its time, or another one. A draft or an open poll becomes scheduled by it.

    Invitations are a step of their own, so that somebody sees who gets what. A time that is over is only
    written down, and nobody is told: that of a session that was held, or that `took_place` then.
    """
    refuse_if(rules.refuse_time(workshop, starts_at, ends_at, at=at, took_place=took_place))
    before = workshop.starts_at.isoformat() if workshop.starts_at else None
    facts = {"starts_at": starts_at, "ends_at": ends_at}
    if timezone:
        facts["timezone"] = timezone
    save_version(workshop, version or workshop.version, **facts)
    if workshop.state not in TIMED:
        workshop.become(WorkshopState.SCHEDULED)
    recount(workshop)
    history.record(
        Event.TIME_CORRECTED if workshop.state == WorkshopState.HELD else Event.WORKSHOP_SCHEDULED,
        about=workshop,
        by=by,
        at=at,
        edition=workshop.edition,
        before=before,
        after=starts_at.isoformat(),
    )
    return workshop


@transaction.atomic
def choose_slot(slot: Slot, *, by: Any, at: dt.datetime) -> Workshop:
    """Make a proposed date the time of the session; the poll ends with it."""
    refuse_if(rules.refuse_choosing(slot.workshop, at=at, slot=slot))
    return set_time(slot.workshop, starts_at=slot.starts_at, ends_at=slot.ends_at, by=by, at=at)


@transaction.atomic
def cancel_workshop(workshop: Workshop, *, reason: str, by: Any, at: dt.datetime) -> Workshop:
    """Cancel a session for good, with the reason that people will read."""
    refuse_if(rules.refuse_cancelling(workshop, reason, at=at))
    before = workshop.state
    workshop.become(WorkshopState.CANCELLED, cancelled_because=reason.strip(), cancelled_at=at)
    history.record(
        Event.WORKSHOP_CANCELLED,
        about=workshop,
        by=by,
        at=at,
        edition=workshop.edition,
        before=before,
        after=reason.strip(),
    )
    return workshop


def save_version(workshop: Workshop, version: int, **facts: Any) -> None:
    """Store facts of a session; refuses when somebody saved since `version` was read."""
    if {"starts_at", "timezone"} & set(facts):
        starts_at = facts.get("starts_at", workshop.starts_at)
        facts["meant"] = meaning_of(starts_at, facts.get("timezone", workshop.timezone))
    mine = Workshop.objects.filter(pk=workshop.pk, version=version)
    if not mine.update(version=version + 1, **facts):
        raise Refused(_("Somebody changed this session while you wrote. Both texts are shown."))
    for name, value in {**facts, "version": version + 1}.items():
        setattr(workshop, name, value)
