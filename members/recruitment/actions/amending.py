"""A new version of an open call: what changes, why, and who is told."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import mails
from ..models import Call, CallVersion, Criterion, Question, Quota
from ..models.parts import QUESTION_PREFIX
from ..queries.calls.audience import audience_of
from ..queries.calls.changes import Changed, changes_between
from ..queries.calls.versions import content_of, fingerprint_of, latest
from ..rules import amending as rules
from ..rules import calls as call_rules
from ..states import CallState, Event
from .calls import next_position, save_points
from .translating import store_words

SCORING = {"weight", "seats_min", "seats_max"}
# What a quota counts whose question is added in the same version, and has no row yet.
OF_ADDED = f"{QUESTION_PREFIX}added"


@dataclass
class Amendment:
    """What is wanted: new facts by row, rows to take out, parts to add, words of a language."""

    call: dict[str, Any] = field(default_factory=dict)
    criteria: dict[int, dict[str, Any]] = field(default_factory=dict)
    meanings: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    questions: dict[int, dict[str, Any]] = field(default_factory=dict)
    quotas: dict[int, dict[str, Any]] = field(default_factory=dict)
    removed: list[Criterion | Question | Quota] = field(default_factory=list)
    added: list[dict[str, Any]] = field(default_factory=list)
    added_criteria: list[dict[str, Any]] = field(default_factory=list)
    added_quotas: list[dict[str, Any]] = field(default_factory=list)
    words: dict[str, dict[str, str]] = field(default_factory=dict)


class _Undo(Exception):
    """Takes a rehearsal back."""


def rehearse(call: Call, wanted: Amendment, *, version: int, at: dt.datetime) -> list[Changed]:
    """What the amendment would change, in words; nothing is stored. Refuses what the amendment would."""
    changes: list[Changed] = []
    try:
        with transaction.atomic():
            old, new = _carry_out(call, wanted, version=version, at=at)
            changes = changes_between(old, new)
            raise _Undo
    except _Undo:
        call.refresh_from_db()
        return changes


@transaction.atomic
def amend(
    call: Call,
    wanted: Amendment,
    *,
    version: int,
    reason: str,
    tell: bool = True,
    by: Person | None,
    at: dt.datetime,
) -> CallVersion:
    """Publish a new version of an open call with its reason, and tell applicants and reviewers.

    The hash of version 1, from which the seed follows, stays what it is.
    """
    refuse_if(rules.refuse_reason(reason))
    old, new = _carry_out(call, wanted, version=version, at=at)
    with translation.override(call.language):
        changes = changes_between(old, new)
        sentences = [one.words for one in changes]
    last = latest(call)
    made = CallVersion.objects.create(
        call=call,
        number=(last.number if last else 1) + 1,
        hash=fingerprint_of(new),
        content=new,
        changes=sentences,
        reason=reason.strip(),
        made_at=at,
        made_by=by,
    )
    history.record(
        Event.CALL_AMENDED, about=call, by=by, at=at, edition=call.edition,
        before=last.hash if last else call.frozen_hash, after={"hash": made.hash, "changes": sentences},
    )  # fmt: skip
    del call._versions
    if tell:
        _tell(call, made, old, at=at)
    return made


def _carry_out(call: Call, wanted: Amendment, *, version: int, at: dt.datetime) -> tuple[Any, Any]:
    """Change the rows, and give the contents before and after. Runs in the caller's transaction."""
    fresh = Call.objects.filter(pk=call.pk, version=version, state=CallState.OPEN)
    moved = fresh.update(version=version + 1)
    call.refresh_from_db()
    refuse_if(rules.refuse_amending(call, at=at))
    if not moved:
        raise Refused(_("Somebody changed this call while you wrote. Reload the page to see both texts."))
    vars(call).pop("_versions", None)
    last = latest(call)
    old = last.content if last else content_of(call)
    _change_call(call, wanted)
    for criterion in call.criteria.all():
        _change_criterion(call, criterion, wanted)
    for question in call.questions.all():
        _change_question(question, wanted.questions.get(question.pk, {}), number=_next_number(last))
    for quota in call.quotas.filter(pk__in=wanted.quotas):
        _change_quota(call, quota, wanted.quotas[quota.pk])
    for part in wanted.removed:
        _remove(call, part)
    _add_parts(call, wanted, number=_next_number(last))
    for language, words in wanted.words.items():
        store_words(call, language=language, words=words)
    call = Call.objects.get(pk=call.pk)
    new = content_of(call)
    if fingerprint_of(new) == fingerprint_of(old):
        raise Refused(_("Nothing is different from what is published. Change something first."))
    return old, new


def _next_number(last: CallVersion | None) -> int:
    return (last.number if last else 1) + 1


def _differing(row: Any, facts: dict[str, Any]) -> dict[str, Any]:
    """What is really new; other ends of lines and spaces at the end are not."""
    return {name: value for name, value in facts.items() if _plain(getattr(row, name)) != _plain(value)}


def _plain(value: Any) -> Any:
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _change_call(call: Call, wanted: Amendment) -> None:
    facts = _differing(call, wanted.call)
    if SCORING & set(facts):
        refuse_if(rules.refuse_scoring_change(call))
    if facts:
        Call.objects.filter(pk=call.pk).update(**facts)


def _change_criterion(call: Call, criterion: Criterion, wanted: Amendment) -> None:
    facts = _differing(criterion, wanted.criteria.get(criterion.pk, {}))
    if SCORING & set(facts):
        refuse_if(rules.refuse_scoring_change(call))
    if facts:
        Criterion.objects.filter(pk=criterion.pk).update(**facts)
    if criterion.pk in wanted.meanings and _means_other(criterion, wanted.meanings[criterion.pk]):
        refuse_if(rules.refuse_scoring_change(call))
        save_points(criterion, wanted.meanings[criterion.pk])


def _means_other(criterion: Criterion, meanings: list[tuple[int, str]]) -> bool:
    known = {one.points: one.meaning for one in criterion.points.all()}
    return any(known.get(n, "") != words.strip() for n, words in meanings)


def _change_question(question: Question, wanted: dict[str, Any], *, number: int) -> None:
    """New words for a question; one that must be answered from now on binds only who sends from now on."""
    facts = _differing(question, wanted)
    if "choices" in facts:
        refuse_if(rules.refuse_choices(question, facts["choices"]))
    if "max_words" in facts:
        refuse_if(rules.refuse_fewer_words(question, facts["max_words"]))
    if facts.get("required"):
        facts["since_version"] = number
    if facts:
        Question.objects.filter(pk=question.pk).update(**facts)


def _change_quota(call: Call, quota: Quota, wanted: dict[str, Any]) -> None:
    if facts := _differing(quota, wanted):
        refuse_if(rules.refuse_scoring_change(call))
        Quota.objects.filter(pk=quota.pk).update(**facts)


def _remove(call: Call, part: Criterion | Question | Quota) -> None:
    if isinstance(part, Criterion):
        refuse_if(rules.refuse_criterion_removal(part))
        if part.is_scored and call.criteria.scored().count() == 1:
            raise Refused(_("Without a scored criterion nothing can be judged. This one stays."))
    elif isinstance(part, Question):
        refuse_if(rules.refuse_question_removal(part))
        if call.quotas.filter(attribute=part.key).exists():
            raise Refused(_("A quota counts the answers to “%(name)s”. It stays.") % {"name": part})
    else:
        refuse_if(rules.refuse_scoring_change(call))
    part.delete()


def _add_parts(call: Call, wanted: Amendment, *, number: int) -> None:
    added = [_add_question(call, facts, number=number) for facts in wanted.added]
    for facts in wanted.added_criteria:
        _add_criterion(call, **facts)
    for facts in wanted.added_quotas:
        _add_quota(call, facts, added)


def _add_quota(call: Call, facts: dict[str, Any], added: list[Question]) -> None:
    """A quota may count what stood in the call before, or a choice of the question added with it."""
    refuse_if(rules.refuse_scoring_change(call))
    if facts["attribute"] == OF_ADDED:
        question = added[0] if added else None
        refuse_if(rules.refuse_added_quota(question.choices if question else [], facts["value"]))
        facts = {**facts, "attribute": question.key if question else OF_ADDED}
    refuse_if(call_rules.refuse_new_quota(call, **facts))
    Quota.objects.create(call=call, position=next_position(call.quotas), **facts)


def _add_question(call: Call, facts: dict[str, Any], *, number: int) -> Question:
    if call.questions.filter(label=facts["label"]).exists():
        raise Refused(_("This question stands in the form already."))
    position = next_position(call.questions)
    return Question.objects.create(call=call, position=position, since_version=number, **facts)


def _add_criterion(call: Call, *, meanings: list[tuple[int, str]], **facts: Any) -> None:
    refuse_if(rules.refuse_new_criterion(call, title=facts["title"], meanings=meanings))
    criterion = Criterion.objects.create(call=call, position=next_position(call.criteria), **facts)
    save_points(criterion, meanings)


def _tell(call: Call, made: CallVersion, old: dict[str, Any], *, at: dt.datetime) -> None:
    """Once for each version and person, in their language."""
    audience = audience_of(call)
    for application in [*audience.drafts, *audience.sent]:
        mails.queue_change(application, made, old, at=at)
    for reviewer in audience.reviewers:
        mails.queue_change_for_reviewer(reviewer, made, old, at=at)
