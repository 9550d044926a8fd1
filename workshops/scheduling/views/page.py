"""Everything on the page of a session."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from workinggroup.base import markdown
from workinggroup.base.clock import zone_city
from workinggroup.editions.permissions import Permission, may

from .. import languages, queries, rules
from ..models import Workshop
from ..paper_days import days_before
from ..saying import both
from ..states import WorkshopState
from ..timing import overrun
from .reading import manages

PARTS: list[Any] = []


def add_part(part: Any) -> Any:
    """Later apps put what they know on the page of a session: `(request, workshop, at) -> context`."""
    if part not in PARTS:
        PARTS.append(part)
    return part


PUBLIC_PARTS: list[Any] = []


def add_public_part(part: Any) -> Any:
    """The same for the page that the public reads."""
    if part not in PUBLIC_PARTS:
        PUBLIC_PARTS.append(part)
    return part


def page_of(request: HttpRequest, workshop: Workshop, *, at: dt.datetime) -> dict[str, Any]:
    """The context of the page for its reader: a participant, the secretariat, or somebody who only reads."""
    secretariat = manages(request, workshop.edition)
    participant = queries.takes_part(workshop, request.actor)
    agenda = queries.agenda_of(workshop)
    page = {
        "edition": workshop.edition,
        "workshop": workshop,
        "manages": secretariat,
        "participant": participant,
        "agenda": agenda,
        "overrun": overrun(workshop, [one.item for one in agenda]),
        "when": workshop.has_time and both(workshop.starts_at, workshop.ends_at, workshop.timezone),
        "session_city": zone_city(workshop.timezone),
        "description": markdown.render(workshop.description),
        "paper_days": days_before(workshop, at=at),
        "papers": workshop.papers.select_related("author").order_by("-added_at", "due_on", "pk"),
        "topics": queries.topics_of(workshop).get(0, []),
        "opens_topics": not request.is_guest
        and may(request.actor, Permission.READ_EDITION, workshop.edition),
        "people": queries.people_of(workshop),
        "may_join": queries.may_join(
            workshop, request.actor, takes_part=participant is not None, manages=secretariat, at=at
        ),
        "may_come": secretariat or participant is not None,
        "is_over": workshop.has_time and at >= workshop.ends_at,
        "has_begun": workshop.has_time and at >= workshop.starts_at,
        "poll_is_open": workshop.poll_is_open(at),
        "slots": workshop.state == WorkshopState.DRAFT and workshop.slots.count(),
        "refused_holding": rules.refuse_holding(workshop, at=at),
        "refused_attendance": rules.refuse_attendance(workshop, at=at),
        "facts": _facts(workshop),
        "at": at,
    }
    for part in PARTS:
        page |= part(request, workshop, at)
    return page


def _facts(workshop: Workshop) -> list[tuple[Any, Any]]:
    """What the aside says in rows."""
    rows = [(_("Format"), workshop.get_format_display())]
    if workshop.is_on_site and workshop.place:
        rows.append((_("Place"), workshop.place))
    rows += languages.rows_of(workshop.spoken, workshop.heard)
    if workshop.language:
        rows.append((_("About languages") if workshop.spoken else _("Languages"), workshop.language))
    if workshop.host:
        rows.append((_("Host"), str(workshop.host)))
    if workshop.plan_item_id:
        rows.append((_("Work plan"), workshop.plan_item.title))
    return rows


def workshop_url(workshop: Workshop, name: str, *args: Any) -> str:
    return reverse(f"scheduling:{name}", args=[workshop.edition.slug, workshop.pk, *args])
