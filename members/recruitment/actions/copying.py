"""Beginning from an earlier call: its criteria, questions, quotas, languages and letters."""

import datetime as dt
from typing import Any

from django.db import transaction

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import refuse_if

from ..models import Call, Criterion
from ..rules import calls as rules
from ..states import Event

# What a call says of itself may be taken over too, where the draft has nothing of its own yet.
WORDS = ("text", "audience", "privacy_notice", "retention_words")
SETTINGS = (
    "language", "languages", "retention_days", "offer_days", "seats_min", "seats_max", "is_blind",
    "reviews_each", "bars_same_country", "bars_same_organisation", "score_method",
)  # fmt: skip


@transaction.atomic
def copy_from(
    call: Call, *, source: Call, with_words: bool = False, by: Person | None, at: dt.datetime
) -> Call:
    """Take over criteria, questions, quotas, languages and letters into a draft that has no parts yet.

    `with_words` takes the texts as well, where the draft has none, and the settings of the review.
    """
    refuse_if(rules.refuse_copying(call, source, at=at))
    criteria = {one.pk: _copy(one, call) for one in source.criteria.prefetch_related("points")}
    questions = {
        one.key: _copy(one, call, criterion=criteria.get(one.criterion_id), since_version=1).key
        for one in source.questions.all()
    }
    for quota in source.quotas.all():
        _copy(quota, call, attribute=questions.get(quota.attribute, quota.attribute))
    call.letter_templates.all().delete()
    for letter in source.letter_templates.all():
        _copy(letter, call, version=1, changed_at=at, changed_by=by)
    facts = _facts(call, source, with_words=with_words)
    Call.objects.filter(pk=call.pk).update(copied_from=source, version=call.version + 1, **facts)
    call.refresh_from_db()
    history.record(Event.CALL_COPIED, about=call, by=by, at=at, edition=call.edition, before=str(source))
    return call


def _facts(call: Call, source: Call, *, with_words: bool) -> dict[str, Any]:
    """What the row of the draft takes over: its languages, and if wanted words and settings."""
    facts: dict[str, Any] = {"language": source.language, "languages": source.languages}
    if not with_words:
        return facts
    taken = [name for name in WORDS if not getattr(call, name).strip()]
    facts |= {name: getattr(source, name) for name in (*taken, *SETTINGS)}
    said = {language: _only(words, taken) for language, words in source.translations.items()}
    own = {language: words for language, words in said.items() if words}
    return {**facts, "translations": {**own, **call.translations}}


def _only(words: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """The words of these fields, with the prints of what they translate."""
    found: dict[str, Any] = {name: words[name] for name in names if name in words}
    prints = {name: value for name, value in words.get("of", {}).items() if name in found}
    return {**found, "of": prints} if found else {}


def _copy(part: Any, call: Call, **changes: Any) -> Any:
    """The same part in another call; of a criterion with its points."""
    points = list(part.points.all()) if isinstance(part, Criterion) else []
    copy = _twin(part, call=call, **changes)
    for point in points:
        _twin(point, criterion=copy)
    return copy


def _twin(row: Any, **changes: Any) -> Any:
    facts = {f.name: getattr(row, f.name) for f in row._meta.concrete_fields if f.name != "id"}
    twin = type(row)(**{**facts, **changes})
    twin.save(force_insert=True)
    return twin
