"""What stands behind the addresses of registration, attendance and feedback."""

from typing import Any

from workinggroup.editions.models import Edition
from workshops.attendance.models import Certificate, CheckIn
from workshops.feedback.models import Form, Question
from workshops.registration.models import Desk, Registration
from workshops.registration.models import Question as DeskQuestion


def first(model: Any, *, field: str = "pk", **lookup: Any) -> Any:
    """A function that gives the number of the oldest row that fits."""
    return lambda: model.objects.filter(**lookup).order_by("pk").values_list(field, flat=True).first()


def of_those_who_come(edition: Edition) -> dict[tuple[str, str], Any]:
    """Per app and kind of thing, a function that gives the number of one."""
    here, session = {"workshop__edition": edition}, {"field": "workshop_id"}
    return {
        ("attendance", "workshops"): first(CheckIn, **here, **session),
        ("attendance", "certificate"): first(Certificate, **here),
        ("attendance", "certificates"): first(Certificate, **here),
        ("attendance", "package"): lambda: 1,
        ("attendance", "number"): lambda: "A" * 12,
        ("attendance", "code"): lambda: "A" * 6,
        ("attendance", "done"): lambda: 1,
        ("feedback", "workshops"): first(Form, **here, **session),
        ("feedback", "question"): first(Question, form__workshop__edition=edition),
        ("registration", "workshops"): first(Desk, **here, **session),
        ("registration", "sessions"): first(Desk, **here, **session),
        ("registration", "question"): first(DeskQuestion, desk__workshop__edition=edition),
        ("registration", "registration"): first(Registration, desk__workshop__edition=edition),
    }
