"""What speakers and materials tell the ground, and what they put on the pages of a session."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from members.people import personal_links
from workinggroup.base.gathered import Gathered, instant_of
from workinggroup.editions import registry, tally
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may
from workinggroup.editions.registry import Todo
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState
from workshops.scheduling.views.page import add_part, add_public_part

from . import mails, queries
from .models import Slides, Speaker
from .states import SlidesState


def register() -> None:
    tally.register(queries.tallied)
    tally.register_rows(rows_to_tell)
    registry.todos.register(todos)
    registry.personal_data.register(personal_data)
    personal_links.register(
        mails.PURPOSE, lambda edition, pk: reverse("programme:mine", args=[edition.slug, pk])
    )
    add_part(on_session_page)
    add_public_part(on_public_page)


def on_session_page(request: HttpRequest, workshop: Workshop, at: dt.datetime) -> dict[str, Any]:
    """Speakers who said who they are, materials that the reader may see, and the way to one's own page."""
    found = [one for one in queries.materials_of(workshop) if queries.sees(request, one, at=at)]
    speakers = queries.shown_speakers(workshop, public=False)
    asked = workshop.state != WorkshopState.DRAFT and queries.speaks_here(workshop, request.actor)
    return {"materials": found, "speakers": speakers, "i_speak": asked}


def on_public_page(request: HttpRequest, workshop: Workshop, at: dt.datetime) -> dict[str, Any]:
    """Only what everybody may see."""
    nobody = {"manages": False, "takes_part": False, "reads_edition": False}
    found = [one for one in queries.materials_of(workshop) if queries.may_see(one, **nobody, at=at)]
    return {"materials": found, "speakers": queries.shown_speakers(workshop, public=True), "public": True}


def todos(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    """Slides that wait for the secretariat, and what a speaker was asked for."""
    numbers = tally.of(edition, person, at=at)
    if numbers["programme_asked"]:
        yield from _asked(edition, person)
    if numbers["programme_slides"] and may(person, Permission.MANAGE_WORKSHOPS, edition):
        yield from _slides(edition, tally.rows_of(edition, person, at=at)["slides_waiting"])


def _asked(edition: Edition, person: Any) -> Iterator[Todo]:
    found = Speaker.objects.filter(workshop__edition=edition, person=person, asked_at__isnull=False)
    ahead = found.filter(saved_at=None, workshop__state__in=[WorkshopState.POLLING, WorkshopState.SCHEDULED])
    for one in ahead.select_related("workshop").order_by("workshop__starts_at", "pk"):
        url = reverse("programme:mine", args=[edition.slug, one.workshop_id])
        title = _("Tell about your talk in “%(title)s”") % {"title": one.workshop}
        yield Todo(title, url, _("Tell about my talk"), one.workshop.starts_at, edition=edition)


def _slides(edition: Edition, waiting: list[registry.Row]) -> Iterator[Todo]:
    for row in waiting:
        url = reverse("programme:speakers", args=[edition.slug, row["workshop"]])
        title = _("Slides of %(name)s wait for approval") % {"name": row["name"]}
        yield Todo(title, url, _("Look at the slides"), instant_of(row["starts_at"]), row["title"], edition)


def rows_to_tell(asked: tally.Asked) -> dict[str, Gathered]:
    waiting = Slides.objects.filter(workshop__edition=OuterRef("pk"), state=SlidesState.UPLOADED)
    session = {"title": "workshop__title", "starts_at": "workshop__starts_at"}
    return {
        "slides_waiting": Gathered(
            waiting.order_by("uploaded_at", "pk"), "workshop", name="person__name", **session
        )
    }


def personal_data(person: Any) -> Iterator[tuple[str, list[dict]]]:
    """What is stored about somebody as a speaker."""
    rows = [
        {
            _("session"): str(one.workshop),
            _("function"): one.function,
            _("about me"): one.bio_long or one.bio_short,
            _("photo"): _("stored") if one.photo else "",
            _("my talk is recorded"): one.get_may_record_display(),
            _("my slides and the recording are published"): one.get_may_publish_display(),
        }
        for one in person.speaking.select_related("workshop").order_by("pk")
    ]
    yield _("As a speaker"), rows
    slides = person.slides.select_related("workshop").order_by("pk")
    handed_in = [
        {_("session"): str(one.workshop), _("file"): one.name, _("state"): one.get_state_display()}
        for one in slides
    ]
    yield _("Slides"), handed_in
