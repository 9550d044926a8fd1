"""The answers of a survey, counted by the database."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Count

from members.needs.analysis import borda
from members.needs.analysis.discrepancy import Pairs
from members.needs.models import Answer, Assessment, Choice, Pick
from members.needs.states import QuestionKind, ResponseState

PairTables = dict[int, dict[str, dict[tuple[int, int], int]]]


def pair_tables(assessment: Assessment) -> PairTables:
    """topic → level of government → (importance, level) → how many handed-in answers: one grouped query.

    It reads as many rows as there are different pairs, at most 25 for each topic and level of government,
    however many answers there are.
    """
    found = Answer.objects.filter(
        response__assessment=assessment,
        response__state=ResponseState.SUBMITTED,
        importance__isnull=False,
        level__isnull=False,
    )
    # Grouped by row and not by topic: the database then needs no look at the choices at all.
    groups = found.values_list("choice_id", "response__level", "importance", "level")
    topics = topics_of_rows(assessment)
    tables: PairTables = defaultdict(lambda: defaultdict(dict))
    for choice, government, importance, level, count in groups.order_by().annotate(count=Count("pk")):
        if choice in topics:
            tables[topics[choice]][government][importance, level] = count
    return tables


def topics_of_rows(assessment: Assessment) -> dict[int, int]:
    """choice → topic, for the rows of the pair questions."""
    rows = Choice.objects.filter(question__section__assessment=assessment, question__kind=QuestionKind.PAIR)
    return dict(rows.exclude(topic=None).order_by().values_list("pk", "topic_id"))


def total(tables: dict[str, Pairs]) -> Pairs:
    """One topic over all levels of government."""
    merged: dict[tuple[int, int], int] = defaultdict(int)
    for table in tables.values():
        for pair, count in table.items():
            merged[pair] += count
    return merged


class Interest(NamedTuple):
    """How many chose a topic, of how many who answered the question; Borda points from a ranking."""

    chosen: int | None = None
    n: int = 0
    borda: float | None = None
    ranked_by: int = 0


def interest(assessment: Assessment) -> dict[int, Interest]:
    """topic → interest, from the choices and rankings that name topics."""
    picks = Pick.objects.filter(
        answer__response__assessment=assessment,
        answer__response__state=ResponseState.SUBMITTED,
        choice__topic__isnull=False,
    )
    rows = picks.values_list("choice__topic_id", "choice__question_id", "choice__question__kind", "place")
    counted = list(rows.order_by().annotate(count=Count("pk")))
    asked = respondents_of_questions(assessment)
    sizes = _sizes(assessment)
    found = {topic: Interest() for topic in sizes[1]}
    for topic, question, kind, _place, count in counted:
        if kind != QuestionKind.RANKING:
            before = found[topic]
            found[topic] = before._replace(chosen=(before.chosen or 0) + count, n=asked.get(question, 0))
    for question, size in sizes[0].items():
        places = {(t, place): count for t, q, _kind, place, count in counted if q == question}
        for topic, points in borda(places, size).items():
            before = found[topic]
            found[topic] = before._replace(
                borda=(before.borda or 0) + points, ranked_by=before.ranked_by + asked.get(question, 0)
            )
    return found


def _sizes(assessment: Assessment) -> tuple[dict[int, int], set[int]]:
    """How many candidates each ranking has, and every topic that a choice or ranking names."""
    kinds = [QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.RANKING]
    rows = Choice.objects.filter(
        question__section__assessment=assessment, question__kind__in=kinds
    ).order_by()
    sizes: dict[int, int] = defaultdict(int)
    topics = set()
    for question, kind, topic in rows.values_list("question_id", "question__kind", "topic_id"):
        if kind == QuestionKind.RANKING:
            sizes[question] += 1
        if topic:
            topics.add(topic)
    return dict(sizes), topics


def respondents_of_questions(assessment: Assessment) -> dict[int, int]:
    """question → how many handed-in responses answer it; pair questions count for themselves, by row."""
    given = Answer.objects.filter(
        response__assessment=assessment,
        response__state=ResponseState.SUBMITTED,
        is_given=True,
        choice__isnull=True,
    ).values_list("question_id")
    return dict(given.order_by().annotate(count=Count("pk")))
