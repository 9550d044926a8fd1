"""What a survey yields: the need for each topic, and the figures beside the ranking.

As a survey closes both are stored; while it is open the secretariat sees them computed afresh.
No figure of fewer than five respondents leaves this module.
"""

from collections import defaultdict
from typing import Any

from django.db.models import Count

from members.needs.analysis import FEWEST, discrepancy, ranks, shown_groups
from members.needs.models import Answer, Assessment, Need, Pick, Question
from members.needs.states import Method, QuestionKind, ResponseState

from . import counts
from .questions import questions_of


def needs_of(assessment: Assessment, tables: counts.PairTables | None = None) -> list[Need]:
    """One unsaved need for each topic of the survey, in the order of the Ranked Discrepancy Model.

    `tables` are those of `counts.pair_tables`, for callers that have them already.
    """
    tables = counts.pair_tables(assessment) if tables is None else tables
    wanted = counts.interest(assessment)
    topics = list(dict.fromkeys([*counts.topics_of_rows(assessment).values(), *wanted]))
    needs = [
        _need(assessment, topic, tables.get(topic, {}), wanted.get(topic, counts.Interest()))
        for topic in topics
    ]
    found = ranks({need.topic_id: need.rds for need in needs}, lowest_first=True)
    for need in needs:
        need.rank = found[need.topic_id]
    return sorted(needs, key=lambda need: (need.rank is None, need.rank or 0))


def _need(assessment: Assessment, topic: int, tables: dict[str, Any], wanted: counts.Interest) -> Need:
    found = discrepancy(counts.total(tables))
    need = Need(assessment=assessment, topic_id=topic, n=found.n if found else 0, method=Method.RDM)
    if found and found.n >= FEWEST:
        need.importance, need.level = found.importance, found.level
        need.mwds, need.rds = found.mwds, found.rds
        need.below, need.equal, need.above = found.below, found.equal, found.above
    if wanted.n >= FEWEST:
        need.chosen = wanted.chosen or 0
    if wanted.ranked_by >= FEWEST:
        need.borda = wanted.borda
    return need


def stored_needs(assessment: Assessment) -> list[Need]:
    """The needs that were fixed as the survey closed, with their topics."""
    return list(assessment.needs.ranked().select_related("topic__carried_from__edition"))


def figures_of(assessment: Assessment, tables: counts.PairTables | None = None) -> dict[str, Any]:
    """What stands beside the ranking, ready for JSON.

    levels: topic → level of government → rds, only of groups that may be shown; level_n: level → respondents,
    or None where hidden; questions: the distributions. `n`: handed-in responses.
    """
    questions = questions_of(assessment)
    levels, level_n = _levels(assessment, counts.pair_tables(assessment) if tables is None else tables)
    return {
        "n": sum(level_n.values()),
        "levels": levels,
        "level_n": {level: n if n >= FEWEST else None for level, n in level_n.items()},
        "questions": _distributions(assessment, questions),
    }


def _levels(
    assessment: Assessment, pairs: counts.PairTables
) -> tuple[dict[str, dict[str, float]], dict[str, int]]:
    submitted = assessment.responses.submitted().order_by().values_list("level")
    level_n = dict(submitted.annotate(count=Count("pk")))
    shown: dict[str, dict[str, float]] = {}
    for topic, tables in pairs.items():
        found = {level: discrepancy(table) for level, table in tables.items()}
        groups = shown_groups({level: one.n for level, one in found.items() if one})
        shown[str(topic)] = {level: found[level].rds for level in groups}
    return shown, level_n


def _distributions(assessment: Assessment, questions: list[Question]) -> list[dict[str, Any]]:
    asked = counts.respondents_of_questions(assessment)
    picked, numbers = _picked(assessment), _numbers(assessment)
    shown = []
    for question in questions:
        n = asked.get(question.pk, 0)
        entry = {"pk": question.pk, "text": question.text, "kind": question.kind, "n": n, "parts": []}
        if n >= FEWEST:
            entry["parts"] = _parts(question, picked, numbers)
        else:
            entry["n"] = None
        if question.kind not in (QuestionKind.PAIR, QuestionKind.TEXT):
            shown.append(entry)
    return shown


def _parts(
    question: Question, picked: dict[int, float], numbers: dict[int, dict[int, int]]
) -> list[list[Any]]:
    """[words, count] for each choice or each point of the scale; of a ranking its Borda points."""
    if question.kind == QuestionKind.SCALE:
        said = numbers.get(question.pk, {})
        ends = {question.low: question.low_words, question.high: question.high_words}
        points = range(question.low, question.high + 1)
        return [[f"{p} {ends.get(p, '')}".strip(), said.get(p, 0)] for p in points]
    choices = list(question.choices.all())
    if question.kind == QuestionKind.RANKING:
        parts = [[choice.text, picked.get(choice.pk, 0)] for choice in choices]
        return sorted(parts, key=lambda part: -part[1])
    return [[choice.text, picked.get(choice.pk, 0)] for choice in choices]


def _picked(assessment: Assessment) -> dict[int, float]:
    """choice → how many chose it; in a ranking its Borda points."""
    rows = Pick.objects.filter(
        answer__response__assessment=assessment, answer__response__state=ResponseState.SUBMITTED
    ).values_list("choice_id", "choice__question_id", "place")
    plain: dict[int, float] = defaultdict(float)
    ballots: dict[int, dict[tuple[int, int], int]] = defaultdict(dict)
    for choice, question, place, count in rows.order_by().annotate(count=Count("pk")):
        if place is None:
            plain[choice] += count
        else:
            ballots[question][choice, place] = count
    for places in ballots.values():
        size = max(place for _choice, place in places)
        plain.update(counts.borda(places, size))
    return plain


def _numbers(assessment: Assessment) -> dict[int, dict[int, int]]:
    """question → point of the scale → how many chose it."""
    given = Answer.objects.filter(
        response__assessment=assessment, response__state=ResponseState.SUBMITTED, number__isnull=False
    ).values_list("question_id", "number")
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for question, number, count in given.order_by().annotate(count=Count("pk")):
        found[question][number] = count
    return found
