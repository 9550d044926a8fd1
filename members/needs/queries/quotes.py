"""What was said in words: quoted as the survey promised."""

import hashlib
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from members.needs.models import Answer, Assessment, Response
from members.needs.states import Privacy, QuestionKind, ResponseState
from workinggroup.editions.models import Edition

# Four digits while they are many more than the answers of an edition can be.
FIRST, NUMBERS = 1000, 9000


class Quote(NamedTuple):
    """A text, the question it answers, what it is about, and who said it, as far as the survey lets it be
    known. `mark` stands for it in a form: its key would tell who answered first."""

    text: str
    question: Any
    said_by: str
    may_quote: bool
    topic: Any
    mark: str


def quotes(assessment: Assessment, *, also_unquotable: bool = False) -> list[Quote]:
    """The handed-in texts that may be quoted in the group; the secretariat reads the others too."""
    given = texts_of(assessment)
    if not also_unquotable:
        given = given.filter(may_quote=True)
    ordered = given.order_by("question__section__position", "question__position", "question_id", "pk")
    numbers = pseudonyms(assessment.edition) if assessment.privacy == Privacy.PSEUDONYMOUS else {}
    found = [
        Quote(a.text, a.question, said_by(assessment, a.response, numbers), a.may_quote, a.topic, mark_of(a))
        for a in ordered
    ]
    return found if assessment.privacy == Privacy.NAMED else sorted(found, key=_shuffled)


def texts_of(assessment: Assessment) -> QuerySet[Answer]:
    """The handed-in texts of a survey."""
    return Answer.objects.filter(
        response__assessment=assessment,
        response__state=ResponseState.SUBMITTED,
        question__kind=QuestionKind.TEXT,
        is_given=True,
    ).select_related("question", "topic__edition", "response__organisation", "response__person")


def mark_of(text: Answer) -> str:
    return _mark(f"text {text.pk}")[:16]


def _shuffled(quote: Quote) -> tuple[int, int, str]:
    """By question, then in an order that does not tell who answered first."""
    return quote.question.section_id, quote.question.position, _mark(quote.text)


def _mark(words: object) -> str:
    return hashlib.sha256(f"{settings.SECRET_KEY}:{words}".encode()).hexdigest()


def pseudonyms(edition: Edition) -> dict[int, int]:
    """response → the number that stands for it, unlike any other of the edition's surveys.

    Where two would have the same, the older one keeps it, so that a number never changes.
    """
    responses = Response.objects.filter(assessment__edition=edition).order_by("pk")
    given = list(responses.values_list("pk", flat=True))
    room = NUMBERS if len(given) < NUMBERS // 2 else NUMBERS * 100
    found: dict[int, int] = {}
    taken: set[int] = set()
    for response in given:
        number = int(_mark(response)[:12], 16) % room + FIRST
        while number in taken:
            number = number + 1 if number < FIRST + room - 1 else FIRST
        taken.add(number)
        found[response] = number
    return found


def said_by(assessment: Assessment, response: Response, numbers: dict[int, int]) -> str:
    """The name beside a quote: organisation or person, a number that stands for one, or nobody."""
    if assessment.privacy == Privacy.NAMED:
        return str(response.person or response.organisation or "")
    if assessment.privacy == Privacy.PSEUDONYMOUS:
        return _("Respondent %(number)d") % {"number": numbers[response.pk]}
    return ""
