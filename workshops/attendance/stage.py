"""What attendance tells the ground, and what it puts on the pages of a session."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from members.people import personal_links
from workinggroup.editions import registry
from workshops.scheduling.models import Workshop
from workshops.scheduling.views.attendance import add_attendance_part


def register() -> None:
    registry.personal_data.register(personal_data)
    personal_links.register(
        "certificate", lambda edition, pk: reverse("attendance:mine", args=[edition.slug, pk])
    )
    add_attendance_part(on_attendance_page)


def on_attendance_page(request: HttpRequest, workshop: Workshop, at: dt.datetime) -> dict[str, Any]:
    """The other ways to learn who came, and the certificates that follow."""
    args = [workshop.edition.slug, workshop.pk]
    ways = [
        (reverse("attendance:door", args=args), _("Check-in with a code")),
        (reverse("attendance:import", args=args), _("Read a video tool’s report")),
        (reverse("attendance:certificates", args=args), _("Certificates")),
    ]
    return {"attendance_ways": ways if workshop.has_time else []}


def personal_data(person: Any) -> Iterator[tuple[str, list[dict]]]:
    """The certificates of a person, those that were withdrawn too."""
    rows = [
        {
            _("number"): one.spaced,
            _("session"): one.title,
            _("name"): one.name,
            _("organisation"): one.organisation_name,
            _("issued"): one.issued_at.isoformat(),
            _("withdrawn"): one.withdrawn_at.isoformat() if one.withdrawn_at else "",
        }
        for one in person.certificates.order_by("pk")
    ]
    yield _("Certificates of attendance"), rows
