"""A survey's questions in their order, and what is still open in a response."""

from typing import NamedTuple

from django.db.models import F

from members.needs.models import Assessment, Question, Response, Section
from members.needs.states import QuestionKind


class Part(NamedTuple):
    """A section with its questions, in order."""

    section: Section
    questions: list[Question]


def questions_of(assessment: Assessment) -> list[Question]:
    """Every question with its section and choices, in the order of the page: two queries."""
    found = Question.objects.filter(section__assessment=assessment).select_related("section")
    ordered = found.order_by("section__position", "section_id", "position", "pk")
    return list(ordered.prefetch_related("choices"))


def parts_of(assessment: Assessment) -> list[Part]:
    """The sections that have questions."""
    parts: list[Part] = []
    for question in questions_of(assessment):
        if not parts or parts[-1].section != question.section:
            parts.append(Part(question.section, []))
        parts[-1].questions.append(question)
    return parts


def missing_answers(response: Response) -> list[Question]:
    """The questions that must be answered and are not: of a pair question, each row with both numbers."""
    answers = response.answers.filter(is_given=True)
    given = set(answers.filter(choice=None).values_list("question_id", flat=True))
    complete = set(
        answers.exclude(choice=None)
        .filter(importance__isnull=False, level__isnull=False)
        .values_list("choice_id", flat=True)
    )
    required = Question.objects.filter(section__assessment=response.assessment_id, is_required=True)
    ordered = required.order_by("section__position", "section_id", "position", "pk")
    return [
        question
        for question in ordered.prefetch_related("choices")
        if not _is_answered(question, given, complete)
    ]


def _is_answered(question: Question, given: set[int], complete: set[int]) -> bool:
    if question.kind == QuestionKind.PAIR:
        return all(row.pk in complete for row in question.choices.all())
    return question.pk in given


def sections_for_writing(assessment: Assessment) -> list[Section]:
    """Every section, the empty ones too, with questions and choices."""
    return list(assessment.sections.prefetch_related("questions__choices"))


def copyable(edition: object) -> Assessment | None:
    """The newest survey of the group's other editions, to begin from."""
    others = Assessment.objects.filter(edition__group=edition.group).exclude(edition=edition)
    return others.select_related("edition").order_by(F("edition__year").desc(), "-pk").first()
