"""Writing, opening and extending a call."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.editions.models import Edition

from .. import mails, tokens
from ..models import ApplicationLink, Call, Criterion, CriterionPoint, Question, Quota
from ..queries.calls import fingerprint
from ..rules import calls as rules
from ..states import CallState, Event


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


def _touch(call: Call, *, by: Person | None, at: dt.datetime, what: str) -> None:
    """A part of the draft changed: refused once open, and the version moves on."""
    call.refresh_from_db()
    refuse_if(rules.refuse_change(call, at=at))
    Call.objects.filter(pk=call.pk).update(version=call.version + 1)
    call.version += 1
    history.record(Event.CALL_CHANGED, about=call, by=by, at=at, edition=call.edition, after=[what])


def _next_position(parts: Any) -> int:
    return parts.count() + 1


@transaction.atomic
def save_criterion(
    call: Call,
    *,
    criterion: Criterion | None = None,
    meanings: Iterable[tuple[int, str]] = (),
    by: Person | None,
    at: dt.datetime,
    **facts: Any,
) -> Criterion:
    """Add or change a criterion together with what its points mean."""
    _touch(call, by=by, at=at, what="criteria")
    criterion = criterion or Criterion(call=call, position=_next_position(call.criteria))
    for name, value in facts.items():
        setattr(criterion, name, value)
    criterion.save()
    criterion.points.all().delete()
    points = [
        CriterionPoint(criterion=criterion, points=n, meaning=words) for n, words in meanings if words.strip()
    ]
    CriterionPoint.objects.bulk_create(points)
    return criterion


@transaction.atomic
def save_question(
    call: Call, *, question: Question | None = None, by: Person | None, at: dt.datetime, **facts: Any
) -> Question:
    """Add or change a question of the form."""
    _touch(call, by=by, at=at, what="questions")
    question = question or Question(call=call, position=_next_position(call.questions))
    for name, value in facts.items():
        setattr(question, name, value)
    question.save()
    return question


@transaction.atomic
def save_quota(
    call: Call, *, quota: Quota | None = None, by: Person | None, at: dt.datetime, **facts: Any
) -> Quota:
    """Add or change a quota."""
    _touch(call, by=by, at=at, what="quotas")
    quota = quota or Quota(call=call, position=_next_position(call.quotas))
    for name, value in facts.items():
        setattr(quota, name, value)
    refuse_if(rules.refuse_quota(quota))
    same = call.quotas.filter(attribute=quota.attribute, value=quota.value).exclude(pk=quota.pk)
    if same.exists():
        raise Refused(_("There is a quota for this value already. Change that one."))
    quota.save()
    return quota


@transaction.atomic
def remove_part(
    call: Call, *, part: Criterion | Question | Quota, by: Person | None, at: dt.datetime
) -> None:
    """Take a criterion, a question or a quota out of a draft."""
    _touch(call, by=by, at=at, what=f"-{part}")
    part.delete()


@transaction.atomic
def copy_from(call: Call, *, source: Call, by: Person | None, at: dt.datetime) -> Call:
    """Take over criteria, questions and quotas from an earlier call into a draft that has none yet."""
    refuse_if(rules.refuse_change(call, at=at))
    if call.criteria.exists() or call.questions.exists() or call.quotas.exists():
        raise Refused(_("This call has criteria, questions or quotas already. Remove them first."))
    criteria = {one.pk: _copy(one, call) for one in source.criteria.prefetch_related("points")}
    questions = {
        one.key: _copy(one, call, criterion=criteria.get(one.criterion_id)).key
        for one in source.questions.all()
    }
    for quota in source.quotas.all():
        _copy(quota, call, attribute=questions.get(quota.attribute, quota.attribute))
    Call.objects.filter(pk=call.pk).update(copied_from=source, version=call.version + 1)
    call.refresh_from_db()
    history.record(Event.CALL_COPIED, about=call, by=by, at=at, edition=call.edition, before=str(source))
    return call


def _copy(part: Any, call: Call, **changes: Any) -> Any:
    """The same part in another call; of a criterion with its points."""
    points = list(part.points.all()) if isinstance(part, Criterion) else []
    copy = type(part)(**{f.name: getattr(part, f.name) for f in part._meta.concrete_fields if f.name != "id"})
    copy.call = call
    for name, value in changes.items():
        setattr(copy, name, value)
    copy.save(force_insert=True)
    for point in points:
        CriterionPoint.objects.create(criterion=copy, points=point.points, meaning=point.meaning)
    return copy


@transaction.atomic
def open_call(call: Call, *, by: Person | None, at: dt.datetime) -> Call:
    """Publish the call and freeze criteria, questions and quotas under their hash."""
    call.refresh_from_db()
    refuse_if(rules.refuse_opening(call, at=at))
    call.become(CallState.OPEN, frozen_hash=fingerprint(call), opened_at=at, opened_by=by)
    history.record(Event.CALL_OPENED, about=call, by=by, at=at, edition=call.edition, after=call.frozen_hash)
    return call


@transaction.atomic
def extend_deadline(
    call: Call, *, closes_at: dt.datetime, reason: str, by: Person | None, at: dt.datetime
) -> int:
    """Move the deadline, and tell everyone who has a draft; gives their number."""
    call.refresh_from_db()
    refuse_if(rules.refuse_extension(call, closes_at=closes_at, reason=reason, at=at))
    before = call.closes_at
    fresh = Call.objects.filter(pk=call.pk, state=CallState.OPEN, version=call.version)
    if not fresh.update(closes_at=closes_at, version=call.version + 1):
        raise Refused(_("Somebody else was faster. Reload the page to see how it stands now."))
    call.refresh_from_db()
    after = {"closes_at": closes_at.isoformat(), "reason": reason}
    history.record(
        Event.CALL_EXTENDED,
        about=call,
        by=by,
        at=at,
        edition=call.edition,
        before=before.isoformat(),
        after=after,
    )
    return _tell_drafts(call, reason=reason, at=at)


def _tell_drafts(call: Call, *, reason: str, at: dt.datetime) -> int:
    drafts = list(call.applications.drafts().exclude(email="").select_related("call__edition"))
    for application in drafts:
        token = tokens.new()
        ApplicationLink.objects.create(application=application, token_hash=tokens.hashed(token), made_at=at)
        mails.queue_extension(application, token, reason=reason, number=call.version, at=at)
    return len(drafts)
