"""What the pages of feedback show."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from members.people.models import Person
from workshops.scheduling.models import Attendance, Workshop
from workshops.scheduling.states import AttendanceState

from .models import Asked, Form, Question, Response
from .states import QuestionKind

SCALE = range(1, 6)


def form_of(workshop: Workshop) -> Form | None:
    found = Form.objects.filter(workshop=workshop).prefetch_related("questions").first()
    if found:
        found.workshop = workshop
    return found


def to_ask(form: Form) -> QuerySet[Person]:
    """Who was there and has not been asked yet."""
    came = Attendance.objects.filter(workshop=form.workshop, state=AttendanceState.PRESENT)
    known = Asked.objects.filter(form=form).values("person")
    return Person.objects.filter(attendance__in=came, is_active=True).exclude(pk__in=known).order_by("pk")


def missing(form: Form) -> QuerySet[Asked]:
    return form.asked.filter(has_answered=False).select_related("person").order_by("pk")


def asked_of(form: Form, person: Any) -> Asked | None:
    return form.asked.filter(person=person).first()


def due(at: dt.datetime) -> QuerySet[Form]:
    """Forms whose people may still be asked."""
    ended = Form.objects.filter(workshop__ends_at__lte=at, workshop__state__in=["scheduled", "held"])
    return ended.exclude(closes_at__lte=at).select_related("workshop__edition__group")


class Part(NamedTuple):
    """One value and how many chose it."""

    label: Any
    number: int
    share: int

    @property
    def of_one(self) -> float:
        return self.share / 100


class Result(NamedTuple):
    """What was said to one question."""

    question: Question
    number: int
    parts: list[Part]
    mean: str
    texts: list[str]


def results(form: Form) -> list[Result]:
    """Every question with how it was answered; words stand in no order that means anything."""
    responses = list(form.responses.all())
    return [_result(question, responses) for question in form.questions.all()]


def _result(question: Question, responses: list[Response]) -> Result:
    said = [value for one in responses if (value := one.said(question)) not in ("", None)]
    if question.kind == QuestionKind.TEXT:
        texts = [str(value) for value in said]
        return Result(question, len(said), [], "", sorted(texts, key=str.casefold))
    values = [(str(n), str(n)) for n in SCALE]
    if question.kind == QuestionKind.YES_NO:
        values = [("yes", _("Yes")), ("no", _("No"))]
    parts = [_part(label, sum(str(one) == value for one in said), len(said)) for value, label in values]
    numbers = [int(one) for one in said if str(one).isdecimal()]
    mean = f"{sum(numbers) / len(numbers):.1f}" if numbers and question.kind == QuestionKind.SCALE else ""
    return Result(question, len(said), parts, mean, [])


def _part(label: Any, count: int, of: int) -> Part:
    return Part(label, count, round(100 * count / of) if of else 0)


def table(form: Form) -> tuple[list[str], list[list[Any]]]:
    """Headings and a row for each answer; with the name only where names were promised to be kept."""
    questions = list(form.questions.all())
    names = [] if form.is_anonymous else [_("Name")]
    responses = form.responses.select_related("person").order_by("key")
    rows = [
        [*([] if form.is_anonymous else [str(one.person or "")]), *(one.said(q) for q in questions)]
        for one in responses
    ]
    return [*names, *(question.label for question in questions)], rows
