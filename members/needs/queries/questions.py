"""A survey's questions in their order, and what is still open in a response."""

from django.db.models import F

from members.needs.models import Assessment, Question, Response
from members.needs.states import QuestionKind


def questions_of(assessment: Assessment) -> list[Question]:
    """Every question with its section and choices, in the order of the page: two queries."""
    found = Question.objects.filter(section__assessment=assessment).select_related("section")
    ordered = found.order_by("section__position", "section_id", "position", "pk")
    return list(ordered.prefetch_related("choices"))


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


def copyable(edition: object) -> Assessment | None:
    """The newest survey of the group's other editions, to begin from."""
    others = Assessment.objects.filter(edition__group=edition.group).exclude(edition=edition)
    return others.select_related("edition").order_by(F("edition__year").desc(), "-pk").first()
