"""What those who register are told."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workinggroup.editions import links
from workinggroup.outbox.bulk import Letter, queue_emails
from workshops.scheduling.models import Workshop

from .models import Desk, Registration
from .queries import places_of

HERE = "workshops/registration"
SEE_REGISTRATION = _("See my registration")


def page_of(workshop: Workshop, person: Any) -> str:
    """The personal link to one's own registration."""
    token = links.token_for(person, purpose="registration", edition=workshop.edition, pk=workshop.pk)
    return reverse("people:link", args=[token])


# What the invitation of somebody who has a seat says, and where its button leads.
SEAT: dict[str, Any] = {"template": "registered", "page": page_of, "button": SEE_REGISTRATION}


def queue_waiting(desk: Desk, registrations: Sequence[Registration], *, at: dt.datetime) -> int:
    """You stand on the waiting list, each at their own place."""
    if not registrations:
        return 0
    places = places_of(desk)
    return _queue("waiting", desk, {one: {"place": str(places[one.pk])} for one in registrations}, at=at)


def queue_left(registration: Registration, *, at: dt.datetime) -> int:
    """Somebody who waited has left; who had a seat gets the cancellation of their calendar entry."""
    return _queue("left", registration.desk, {registration: {}}, at=at)


def queue_called_off(desk: Desk, registrations: Sequence[Registration], *, at: dt.datetime) -> int:
    """The session was cancelled before these people heard that they have a seat."""
    return _queue("called_off", desk, {one: {} for one in registrations}, at=at)


def _queue(name: str, desk: Desk, own: Mapping[Registration, Mapping[str, str]], *, at: dt.datetime) -> int:
    workshop = desk.workshop
    letters = [
        Letter(
            f"registration-{name}:{one.pk}:{one.queued_at:%Y%m%d%H%M%S%f}", one.person,
            page_of(workshop, one.person), own=words,
        )
        for one, words in own.items()
    ]  # fmt: skip
    return queue_emails(
        letters, template=f"{HERE}/{name}", context={"workshop": workshop}, action_words=SEE_REGISTRATION,
        edition=workshop.edition, at=at,
    )  # fmt: skip
