"""What the page of the respondent shows."""

from typing import Any, NamedTuple

from members.needs.models import Answer, Question, Response


class Progress(NamedTuple):
    done: int
    total: int


def answers_of(response: Response | None) -> dict[tuple[int, int | None], Answer]:
    """(question, row) → stored answer with its picks."""
    if response is None:
        return {}
    found = response.answers.select_related("by").prefetch_related("picks")
    return {(answer.question_id, answer.choice_id): answer for answer in found}


def progress(questions: list[Question], answers: dict[Any, Answer]) -> Progress:
    """How many questions have an answer; a pair question counts once every row has both numbers."""
    done = sum(_has_answer(question, answers) for question in questions)
    return Progress(done, len(questions))


def _has_answer(question: Question, answers: dict[Any, Answer]) -> bool:
    if question.kind != "pair":
        answer = answers.get((question.pk, None))
        return bool(answer and answer.is_given)
    rows = [answers.get((question.pk, row.pk)) for row in question.choices.all()]
    return bool(rows) and all(row and row.importance is not None and row.level is not None for row in rows)


def last_change(answers: dict[Any, Answer]) -> Answer | None:
    """The answer that was written last."""
    dated = [answer for answer in answers.values() if answer.at]
    return max(dated, key=lambda answer: answer.at, default=None)
