"""What was said in words: quoted as the survey promised."""

import hashlib
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from members.needs.models import Answer, Assessment, Response
from members.needs.states import Privacy, QuestionKind, ResponseState


class Quote(NamedTuple):
    """A text, the question it answers, and who said it, as far as the survey lets it be known."""

    text: str
    question: Any
    said_by: str
    may_quote: bool


def quotes(assessment: Assessment, *, also_unquotable: bool = False) -> list[Quote]:
    """The handed-in texts that may be quoted in the group; the secretariat reads the others too."""
    given = Answer.objects.filter(
        response__assessment=assessment,
        response__state=ResponseState.SUBMITTED,
        question__kind=QuestionKind.TEXT,
        is_given=True,
    ).select_related("question", "response__organisation", "response__person")
    if not also_unquotable:
        given = given.filter(may_quote=True)
    ordered = given.order_by("question__section__position", "question__position", "question_id", "pk")
    found = [Quote(a.text, a.question, said_by(assessment, a.response), a.may_quote) for a in ordered]
    return found if assessment.privacy == Privacy.NAMED else sorted(found, key=_shuffled)


def _shuffled(quote: Quote) -> tuple[int, int, str]:
    """By question, then in an order that does not tell who answered first."""
    return quote.question.section_id, quote.question.position, _mark(quote.text)


def _mark(words: object) -> str:
    return hashlib.sha256(f"{settings.SECRET_KEY}:{words}".encode()).hexdigest()


def said_by(assessment: Assessment, response: Response) -> str:
    """The name beside a quote: organisation or person, a number that stands for one, or nobody."""
    if assessment.privacy == Privacy.NAMED:
        return str(response.person or response.organisation or "")
    if assessment.privacy == Privacy.PSEUDONYMOUS:
        number = int(_mark(response.pk)[:6], 16) % 9000 + 1000
        return _("Respondent %(number)d") % {"number": number}
    return ""
