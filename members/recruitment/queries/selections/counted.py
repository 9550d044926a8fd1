"""What quotas count: the attributes of an application, as they stand in the selection file.

Several answers to one question make one attribute each, `question-12:Value` = `yes`, so that one person
counts for every value they chose; all other attributes hold their one value.
"""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from members.people.models import Membership
from workinggroup.editions.models import Edition

from ...models import Answer, Call, Question, Quota, Selection
from ...models.parts import QUESTION_PREFIX
from ...states import QuestionKind, QuotaAttribute
from ..calls.published import quota_words, value_words

# The member states of the European Union, ISO 3166-1 alpha-2.
EU = frozenset(
    {"AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE"}
    | {"IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"}
)
YES, NO = "yes", "no"


class QuotaLine(NamedTuple):
    """A quota in words, and the attribute and value under which candidates are counted for it."""

    quota: Quota
    label: str
    words: str
    key: tuple[str, str]


def quota_name(attribute: str, value: str) -> str:
    """The name of a quota in what a copy tries out: it outlives a new version of the call."""
    return f"{attribute}={value}"


def quotas_of(selection: Selection, *, tried: bool) -> list[Quota]:
    """The quotas that the call published; `tried` puts those that this copy tries out in their place."""
    published = list(selection.call.quotas.all())
    if not tried or not selection.quota_changes:
        return published
    changes = dict(selection.quota_changes)
    kept = [_changed(one, changes.pop(quota_name(one.attribute, one.value), None)) for one in published]
    new = [
        Quota(call=selection.call, attribute=attribute, value=value, minimum=low, maximum=high)
        for name, (low, high) in changes.items()
        for attribute, _equals, value in [name.partition("=")]
    ]
    return [one for one in (*kept, *new) if one.minimum is not None or one.maximum is not None]


def _changed(quota: Quota, bounds: Any) -> Quota:
    if bounds is None:
        return quota
    low, high = bounds
    facts = {"attribute": quota.attribute, "value": quota.value, "position": quota.position}
    return Quota(call=quota.call, minimum=low, maximum=high, **facts)


def lines_of(quotas: Iterable[Quota], questions: list[Question] | None = None) -> list[QuotaLine]:
    """Quotas with the words for their values; asks for questions only when one of them is counted."""
    quotas = list(quotas)
    if questions is None:
        asked = any(one.attribute.startswith(QUESTION_PREFIX) for one in quotas)
        questions = list(quotas[0].call.questions.all()) if asked else []
    several = {one.key for one in questions if one.kind == QuestionKind.CHOICES}
    found = []
    for one in quotas:
        label = value_words(one.attribute, one.value, questions)
        key = (
            (f"{one.attribute}:{one.value}", YES) if one.attribute in several else (one.attribute, one.value)
        )
        found.append(QuotaLine(one, label, quota_words(one, label), key))
    return found


def add_counted(call: Call, rows: Collection[Any], attributes: set[str]) -> None:
    """Add to rows what only some quotas count, and ask for it only then."""
    questions = {
        int(name.removeprefix(QUESTION_PREFIX)) for name in attributes if name.startswith(QUESTION_PREFIX)
    }
    if questions:
        _add_answers(call, {row.pk: row for row in rows}, questions)
    if QuotaAttribute.FIRST_OF_COUNTRY in attributes:
        known = known_countries(call.edition)
        for row in rows:
            row.choices[str(QuotaAttribute.FIRST_OF_COUNTRY)] = NO if row.country in known else YES


def _add_answers(call: Call, by_pk: dict[int, Any], questions: set[int]) -> None:
    answers = Answer.objects.filter(application__call=call, question__in=questions)
    for application_pk, question_pk, value in answers.values_list("application_id", "question_id", "value"):
        row, name = by_pk.get(application_pk), f"{QUESTION_PREFIX}{question_pk}"
        if row is None or not value:
            continue
        if isinstance(value, list):
            row.choices.update({f"{name}:{one}": YES for one in value})
        else:
            row.choices[name] = str(value)


def known_countries(edition: Edition) -> set[str]:
    """The countries that had a member in an earlier edition of the same group.

    An application is the "first of its country" when its organisation's country is none of these: observers
    do not count, and neither does how many apply from there now. A membership that ended early counts.
    """
    earlier = Membership.objects.members().filter(
        edition__group=edition.group_id, edition__year__lt=edition.year
    )
    return {
        str(code) for code in earlier.order_by().values_list("organisation__country", flat=True).distinct()
    }
