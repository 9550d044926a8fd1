"""What those who were there are asked, once and one time more."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from workinggroup.editions import links
from workinggroup.outbox.actions import queue_email
from workinggroup.outbox.models import Email

from .models import Form

HERE = "workshops/feedback"


def page_of(form: Form, person: Any) -> str:
    """The personal link to the form."""
    workshop = form.workshop
    token = links.token_for(person, purpose="feedback", edition=workshop.edition, pk=workshop.pk)
    return reverse("people:link", args=[token])


def queue_question(form: Form, person: Any, *, at: dt.datetime) -> Email:
    """How was the session? Two minutes."""
    return _queue("question", form, person, at=at)


def queue_reminder(form: Form, person: Any, *, at: dt.datetime) -> Email:
    """The only reminder, to who has not answered."""
    return _queue("reminder", form, person, at=at)


def _queue(name: str, form: Form, person: Any, *, at: dt.datetime) -> Email:
    with override(person.language):
        action = (_("Say how it was"), page_of(form, person))
    return queue_email(
        key=f"feedback-{name}-{form.pk}:{person.pk}:1", to=person, template=f"{HERE}/{name}",
        context={"form": form, "feedback": form, "workshop": form.workshop}, action=action,
        edition=form.workshop.edition, at=at,
    )  # fmt: skip
