"""A call as it is published: weights in percent, quotas in words."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, Q, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django_countries import countries

from members.people.states import GovernmentLevel, LegalType
from workinggroup.editions.models import Edition

from ...models import Call, Criterion, Question, Quota, Selection
from ...states import ApplicantRole, ApplicationState, CallState, QuestionKind, QuotaAttribute, SelectionState


class Weighed(NamedTuple):
    """A criterion with its share of the score in whole percent; eligibility has none.

    `total` is the sum of all weights: the share is the weight of it, rounded so that all make 100.
    """

    criterion: Criterion
    percent: int | None
    points: list[Any]
    total: int = 0

    @property
    def share(self) -> float:
        return (self.percent or 0) / 100


def weighed(call: Call) -> list[Weighed]:
    """The criteria in order; the shares of the scored ones add up to 100 (largest remainders)."""
    criteria = criteria_of(call)
    weights = {one.pk: one.weight for one in criteria if one.is_scored}
    shares, total = percentages(weights), sum(weights.values())
    return [Weighed(one, shares.get(one.pk), list(one.points.all()), total) for one in criteria]


def with_parts(call: Call) -> Call:
    """The call with criteria, questions and quotas at hand, for pages that show them more than once."""
    prefetch_related_objects([call], "criteria__points", "questions", "quotas")
    known = {one.pk: one for one in call.criteria.all()}
    for question in call.questions.all():
        if question.criterion_id:
            question.criterion = known[question.criterion_id]
    return call


def readers_of_all(call: Call) -> str:
    """Who reads the answers, where it is the same for each of several questions."""
    told = [one.readers for one in call.questions.all()]
    return told[0] if len(told) > 1 and len(set(told)) == 1 else ""


def criteria_of(call: Call) -> list[Criterion]:
    """The criteria with their points, in as few queries as the call allows."""
    at_hand = "criteria" in getattr(call, "_prefetched_objects_cache", {})
    return list(call.criteria.all() if at_hand else call.criteria.prefetch_related("points"))


def percentages(weights: dict[Any, int]) -> dict[Any, int]:
    """Whole percent that add up to 100: rounded down, and the rest to the largest remainders."""
    total = sum(weights.values())
    if not total:
        return {}
    shares = {key: 100 * weight // total for key, weight in weights.items()}
    rest = 100 - sum(shares.values())
    by_remainder = sorted(weights, key=lambda key: -(100 * weights[key] % total))
    for key in by_remainder[:rest]:
        shares[key] += 1
    return shares


def values_of(attribute: str, questions: list[Question]) -> list[tuple[str, str]]:
    """The values that an attribute can have, with their words."""
    fixed = {
        QuotaAttribute.OUTSIDE_EU: [("outside", _("Outside the EU")), ("inside", _("In the EU"))],
        QuotaAttribute.LEVEL: GovernmentLevel.choices,
        QuotaAttribute.ROLE: ApplicantRole.choices,
        QuotaAttribute.NEWCOMER: [("yes", _("New to the group")), ("no", _("In the group before"))],
        QuotaAttribute.LEGAL_TYPE: LegalType.choices,
        QuotaAttribute.FIRST_OF_COUNTRY: [
            ("yes", _("First organisation of its country")),
            ("no", _("Another organisation of a country")),
        ],
    }
    if attribute == QuotaAttribute.COUNTRY:
        return [(code, str(name)) for code, name in countries]
    if attribute in fixed:
        return [(value, str(label)) for value, label in fixed[QuotaAttribute(attribute)]]
    question = next((one for one in questions if one.key == attribute), None)
    return question.choice_pairs() if question else []


def attributes_of(call: Call) -> list[tuple[str, str]]:
    """What a quota of this call may count: the fixed attributes and its choice questions."""
    asked = (one for one in call.questions.all() if QuestionKind(one.kind).has_choices)
    questions = [(one.key, one.said("label")) for one in asked]
    return [(value, str(label)) for value, label in QuotaAttribute.choices] + questions


def value_words(attribute: str, value: str, questions: list[Question]) -> str:
    """The words for one value; of a country without making the list of all of them."""
    if attribute == QuotaAttribute.COUNTRY:
        return str(countries.name(value)) or value
    return dict(values_of(attribute, questions)).get(value, value)


def quota_words(quota: Quota, label: str) -> str:
    """`Local: at least 8, at most 14`."""
    low, high = quota.minimum, quota.maximum
    if low is not None and low == high:
        return _("%(value)s: exactly %(n)d") % {"value": label, "n": low}
    if low is None:
        return _("%(value)s: at most %(n)d") % {"value": label, "n": high}
    if high is None:
        return _("%(value)s: at least %(n)d") % {"value": label, "n": low}
    return _("%(value)s: at least %(low)d, at most %(high)d") % {"value": label, "low": low, "high": high}


class QuotaLine(NamedTuple):
    quota: Quota
    label: str
    words: str


def quota_lines(call: Call, questions: list[Question] | None = None) -> list[QuotaLine]:
    """The quotas of a call with the words for their values."""
    questions = list(call.questions.all()) if questions is None else questions
    found = [(quota, value_words(quota.attribute, quota.value, questions)) for quota in call.quotas.all()]
    return [QuotaLine(quota, label, quota_words(quota, label)) for quota, label in found]


def quota_sentences(lines: list[QuotaLine]) -> list[str]:
    """The quotas as they are read: countries with the same bounds share a line."""
    found: dict[Any, list[QuotaLine]] = {}
    for line in lines:
        quota = line.quota
        alike = (quota.attribute, quota.minimum, quota.maximum)
        key = alike if quota.attribute == QuotaAttribute.COUNTRY else quota.pk
        found.setdefault(key, []).append(line)
    return [_together(same) for same in found.values()]


def _together(lines: list[QuotaLine]) -> str:
    if len(lines) == 1:
        return lines[0].words
    return quota_words(
        lines[0].quota, _("Each of %(names)s") % {"names": ", ".join(one.label for one in lines)}
    )


def steps_of(call: Call) -> list[str]:
    """The pages of the form that the call's questions make, in order."""
    return list(dict.fromkeys(question.step for question in call.questions.all()))


class CallRow(NamedTuple):
    call: Call
    look: Any
    submitted: int
    drafts: int
    selection_pk: int | None
    decided: bool


def calls_of(edition: Edition, *, at: dt.datetime) -> list[CallRow]:
    """The calls of an edition with how many applied; drafts are counted, never shown."""
    draft = Q(applications__state=ApplicationState.DRAFT)
    selections = Selection.objects.filter(call=OuterRef("pk"))
    decided = selections.filter(state=SelectionState.DECIDED)
    newest = selections.filter(copied_from=None).order_by("-number")
    rows = Call.objects.for_edition(edition).annotate(
        selection_pk=Coalesce(Subquery(decided.values("pk")[:1]), Subquery(newest.values("pk")[:1])),
        draft_count=Count("applications", filter=draft),
        submitted_count=Count("applications", filter=~draft),
    )
    return [
        CallRow(
            call, call.look_at(at), call.submitted_count, call.draft_count, call.selection_pk,
            call.state == CallState.DECIDED,
        )
        for call in rows
    ]  # fmt: skip
