"""What registration tells the ground, and what it puts on the pages of a session."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from members.people import personal_links
from workinggroup.editions import registry
from workshops.invitations import listeners
from workshops.scheduling.models import Workshop
from workshops.scheduling.views.page import add_part, add_public_part

from . import actions, queries, rules


def register() -> None:
    registry.personal_data.register(personal_data)
    personal_links.register(
        "registration", lambda edition, pk: reverse("registration:mine", args=[edition.slug, pk])
    )
    listeners.register(actions.give_seat_back)
    add_part(on_session_page)
    add_public_part(on_public_page)


def on_session_page(request: HttpRequest, workshop: Workshop, at: dt.datetime) -> dict[str, Any]:
    """For a session with a public page: its desk, or that it could have one."""
    if not workshop.is_public or not workshop.has_time:
        return {}
    return {"desk": queries.desk_of(workshop), "may_have_desk": True}


def on_public_page(request: HttpRequest, workshop: Workshop, at: dt.datetime) -> dict[str, Any]:
    """Whether one can register, or why not."""
    desk = queries.desk_of(workshop)
    return {"desk": desk, "refused_registering": rules.refuse_registering(desk, at=at)} if desk else {}


def personal_data(person: Any) -> Iterator[tuple[str, list[dict]]]:
    """The registrations of a person, with what they answered."""
    rows = [
        {
            _("session"): str(one.desk),
            _("state"): str(one.get_state_display()),
            _("name"): one.name,
            _("organisation"): one.organisation_name,
            _("registered"): one.queued_at.isoformat(),
            _("answers"): {question.label: one.said(question) for question in one.desk.questions.all()},
        }
        for one in person.registrations.select_related("desk__workshop").order_by("pk")
    ]
    yield _("Registrations"), rows
