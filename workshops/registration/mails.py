"""What those who register are told."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from workinggroup.editions import links
from workinggroup.outbox.actions import queue_email
from workinggroup.outbox.models import Email
from workshops.scheduling.models import Workshop

from .models import Registration

HERE = "workshops/registration"


def page_of(workshop: Workshop, person: Any) -> str:
    """The personal link to one's own registration."""
    token = links.token_for(person, purpose="registration", edition=workshop.edition, pk=workshop.pk)
    return reverse("people:link", args=[token])


def queue_waiting(registration: Registration, *, place: int, at: dt.datetime) -> Email:
    """You stand on the waiting list, at this place."""
    return _queue("waiting", registration, at=at, place=place)


def queue_left(registration: Registration, *, at: dt.datetime) -> Email:
    """Somebody who waited has left; who had a seat gets the cancellation of their calendar entry."""
    return _queue("left", registration, at=at)


def _queue(name: str, registration: Registration, *, at: dt.datetime, **facts: Any) -> Email:
    workshop, person = registration.desk.workshop, registration.person
    with override(person.language):
        action = (_("See my registration"), page_of(workshop, person))
    return queue_email(
        key=f"registration-{name}:{registration.pk}:{registration.queued_at:%Y%m%d%H%M%S%f}",
        to=person,
        template=f"{HERE}/{name}",
        context={"workshop": workshop, "registration": registration, **facts},
        action=action,
        edition=workshop.edition,
        at=at,
    )
