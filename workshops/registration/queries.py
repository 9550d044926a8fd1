"""What the pages of a registration desk show."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _
from django_countries import countries

from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

from .models import Desk, Question, Registration
from .states import RegistrationState


class Counts(NamedTuple):
    """How many have a seat, wait, and have left."""

    seated: int
    waiting: int
    left: int


def desk_of(workshop: Workshop) -> Desk | None:
    found = Desk.objects.filter(workshop=workshop).select_related("workshop__edition__group")
    return found.prefetch_related("questions").first()


def desks_to_tell(at: dt.datetime) -> list[Desk]:
    """Where somebody still has to be told. One that is postponed tells nobody yet."""
    untold = Registration.objects.untold().filter(
        Q(desk__workshop__state=WorkshopState.SCHEDULED) | Q(desk__workshop__state=WorkshopState.CANCELLED)
    )
    return list(Desk.objects.filter(pk__in=untold.values("desk"), workshop__ends_at__gt=at))


def counts_of(registrations: list[Registration]) -> Counts:
    states = [one.state for one in registrations]
    return Counts(
        states.count(RegistrationState.SEATED),
        states.count(RegistrationState.WAITING),
        states.count(RegistrationState.LEFT),
    )


def place_of(registration: Registration) -> int:
    """The place on the waiting list, from 1."""
    return places_of(registration.desk)[registration.pk]


def places_of(desk: Desk) -> dict[int, int]:
    """The place on the waiting list, from 1, of each who waits."""
    waiting = desk.registrations.waiting().values_list("pk", flat=True)
    return {pk: place for place, pk in enumerate(waiting, 1)}


def registration_of(workshop: Workshop, person: Any) -> Registration | None:
    found = Registration.objects.filter(desk__workshop=workshop, person=person)
    return found.select_related("desk__workshop__edition__group").first()


def answers_of(registration: Registration, questions: list[Question]) -> list[tuple[str, Any]]:
    """What was asked and answered, without what was left empty."""
    said = [(question.label, registration.said(question)) for question in questions]
    return [(label, words) for label, words in said if words]


def table(desk: Desk, registrations: list[Registration]) -> tuple[list[str], list[list[Any]]]:
    """Headings and rows of the export: one line a registration, one column a question."""
    questions: list[Question] = list(desk.questions.all())
    headings = [
        _("State"), _("Name"), _("E-mail"), _("Organisation"), _("Country"), _("Registered"),
        _("Seat since"), _("Left"), *(question.label for question in questions),
    ]  # fmt: skip
    zone = desk.workshop.timezone
    return headings, [_line(one, questions, zone) for one in registrations]


def _line(one: Registration, questions: list[Question], zone: Any) -> list[Any]:
    country = countries.name(str(one.country)) if one.country else ""
    return [
        str(one.get_state_display()), one.name, one.email, one.organisation_name, country,
        *(_clock(moment, zone) for moment in (one.queued_at, one.seated_at, one.left_at)),
        *(one.said(question) for question in questions),
    ]  # fmt: skip


def _clock(moment: dt.datetime | None, zone: Any) -> str:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment else ""
