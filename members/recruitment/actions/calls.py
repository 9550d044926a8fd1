"""Writing and opening a call."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.editions.models import Edition

from ..models import Call, CallVersion, Criterion, CriterionPoint, Question, Quota
from ..queries.calls.parts import print_of_part
from ..queries.calls.versions import content_of, fingerprint_of
from ..rules import calls as rules
from ..rules.opening import refuse_opening
from ..states import CallState, Event

Part = Criterion | Question | Quota


@transaction.atomic
def create_call(edition: Edition, *, title: str, by: Person | None, at: dt.datetime, **facts: Any) -> Call:
    """A new call in draft, on the clocks of its edition."""
    facts.setdefault("timezone", edition.timezone)
    call = Call.objects.create(edition=edition, title=title, made_at=at, **facts)
    history.record(Event.CALL_CREATED, about=call, by=by, at=at, edition=edition)
    return call


@transaction.atomic
def change_call(call: Call, *, version: int, by: Person | None, at: dt.datetime, **facts: Any) -> Call:
    """Change the words and dates of a draft. Refuses when somebody saved since `version` was read."""
    refuse_if(rules.refuse_change(Call.objects.get(pk=call.pk), at=at))
    fresh = Call.objects.filter(pk=call.pk, version=version, state=CallState.DRAFT)
    if not fresh.update(version=version + 1, **facts):
        raise Refused(_("Somebody changed this call while you wrote. Both texts are shown."))
    call.refresh_from_db()
    history.record(Event.CALL_CHANGED, about=call, by=by, at=at, edition=call.edition, after=sorted(facts))
    return call


def touch(call: Call, *, by: Person | None, at: dt.datetime, what: str) -> None:
    """A part of the draft changed: refused once open, and the version moves on. The row is locked then."""
    fresh = Call.objects.filter(pk=call.pk, state=CallState.DRAFT).update(version=F("version") + 1)
    call.refresh_from_db()
    refuse_if(rules.refuse_change(call, at=at))
    if fresh:
        history.record(Event.CALL_CHANGED, about=call, by=by, at=at, edition=call.edition, after=[what])


def _refuse_stale(part: Part, seen: int | None) -> None:
    if seen is not None and part.pk and print_of_part(type(part).objects.get(pk=part.pk)) != seen:
        raise Refused(_("Somebody changed this while you wrote. Reload the page to see both texts."))


def next_position(parts: Any) -> int:
    return max([one.position for one in parts.all()], default=0) + 1


@transaction.atomic
def save_criterion(
    call: Call,
    *,
    criterion: Criterion | None = None,
    meanings: Iterable[tuple[int, str]] = (),
    seen: int | None = None,
    by: Person | None,
    at: dt.datetime,
    **facts: Any,
) -> Criterion:
    """Add or change a criterion together with what its points mean."""
    touch(call, by=by, at=at, what="criteria")
    criterion = criterion or Criterion(call=call, position=next_position(call.criteria))
    _refuse_stale(criterion, seen)
    for name, value in facts.items():
        setattr(criterion, name, value)
    criterion.save()
    save_points(criterion, meanings)
    return criterion


def save_points(criterion: Criterion, meanings: Iterable[tuple[int, str]]) -> None:
    """Each point with its sentence; what stays keeps its translations."""
    wanted = {n: words.strip() for n, words in meanings if words.strip()}
    criterion.points.exclude(points__in=wanted).delete()
    known = {one.points: one for one in criterion.points.all()}
    for n, words in wanted.items():
        if n not in known:
            CriterionPoint.objects.create(criterion=criterion, points=n, meaning=words)
        elif known[n].meaning != words:
            CriterionPoint.objects.filter(pk=known[n].pk).update(meaning=words)


@transaction.atomic
def save_question(
    call: Call,
    *,
    question: Question | None = None,
    seen: int | None = None,
    by: Person | None,
    at: dt.datetime,
    **facts: Any,
) -> Question:
    """Add or change a question of the form."""
    touch(call, by=by, at=at, what="questions")
    question = question or Question(call=call, position=next_position(call.questions))
    _refuse_stale(question, seen)
    for name, value in facts.items():
        setattr(question, name, value)
    question.save()
    return question


@transaction.atomic
def save_quota(
    call: Call,
    *,
    quota: Quota | None = None,
    seen: int | None = None,
    by: Person | None,
    at: dt.datetime,
    **facts: Any,
) -> Quota:
    """Add or change a quota."""
    touch(call, by=by, at=at, what="quotas")
    quota = quota or Quota(call=call, position=next_position(call.quotas))
    _refuse_stale(quota, seen)
    for name, value in facts.items():
        setattr(quota, name, value)
    refuse_if(rules.refuse_quota(quota))
    same = call.quotas.filter(attribute=quota.attribute, value=quota.value).exclude(pk=quota.pk)
    if same.exists():
        raise Refused(_("There is a quota for this value already. Change that one."))
    quota.save()
    return quota


@transaction.atomic
def remove_part(call: Call, *, part: Part, by: Person | None, at: dt.datetime) -> None:
    """Take a criterion, a question or a quota out of a draft."""
    touch(call, by=by, at=at, what=f"-{part}")
    part.delete()


@transaction.atomic
def move_part(call: Call, *, part: Part, up: bool, by: Person | None, at: dt.datetime) -> None:
    """Change places with the neighbour; at the end of the row nothing happens."""
    touch(call, by=by, at=at, what="order")
    parts = list(type(part).objects.filter(call=call))
    here = next(number for number, one in enumerate(parts) if one.pk == part.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(parts):
        return
    parts[here], parts[there] = parts[there], parts[here]
    for number, one in enumerate(parts, 1):
        type(part).objects.filter(pk=one.pk).update(position=number)


@transaction.atomic
def open_call(call: Call, *, by: Person | None, at: dt.datetime) -> Call:
    """Publish the call and freeze it as version 1. Its hash gives the seed of every selection, for good."""
    call.refresh_from_db()
    refuse_if(refuse_opening(call, at=at))
    content = content_of(call)
    digest = fingerprint_of(content)
    call.become(CallState.OPEN, frozen_hash=digest, opened_at=at, opened_by=by)
    CallVersion.objects.create(call=call, number=1, hash=digest, content=content, made_at=at, made_by=by)
    history.record(Event.CALL_OPENED, about=call, by=by, at=at, edition=call.edition, after=call.frozen_hash)
    return call
