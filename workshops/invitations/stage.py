"""What invitations tell the ground, and what they put on the page of a session."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.people import personal_links
from workinggroup.base.clock import say_period
from workinggroup.editions import registry, tally
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may
from workinggroup.editions.registry import NextSession, Todo
from workshops.scheduling.followers import add_follower
from workshops.scheduling.models import Workshop
from workshops.scheduling.queries import standing
from workshops.scheduling.states import WorkshopState
from workshops.scheduling.views.page import add_part
from workshops.scheduling.views.reading import manages

from . import actions, queries
from .queries import health
from .queries.untold import rows_to_tell
from .states import Partstat


def register() -> None:
    registry.todos.register(todos)
    tally.register_rows(rows_to_tell)
    tally.register(health.tallied)
    registry.next_sessions.register(next_sessions)
    registry.personal_data.register(personal_data)
    personal_links.register(
        "rsvp", lambda edition, pk: reverse("invitations:invitation", args=[edition.slug, pk])
    )
    add_part(on_session_page)
    add_follower(actions.follow_poll)


def on_session_page(request: HttpRequest, workshop: Workshop, at: dt.datetime) -> dict[str, Any]:
    """My invitation, how many said what, and for the secretariat who does not know yet."""
    item = queries.latest_item(workshop)
    return {
        "invitation": queries.invitation_of(workshop, request.actor),
        "item": item,
        "answers": queries.answers_of(None if workshop.is_postponed else item),
        **(_for_host(workshop, item, at) if manages(request, workshop.edition) else NOTHING_UNTOLD),
    }


NOTHING_UNTOLD: dict[str, Any] = {"pending": queries.Untold(0, has_moved=False), "waiting": None}


def _for_host(workshop: Workshop, item: Any, at: dt.datetime) -> dict[str, Any]:
    """Who does not know yet, and whether the mails about it go out in a moment."""
    pending: Any = queries.untold(workshop, item, at=at)
    if workshop.state == WorkshopState.POLLING and workshop.poll_holds_dates:
        pending = queries.pending(workshop, at=at)
    return {"pending": pending, "waiting": None if pending.is_empty else queries.waiting_of(workshop)}


def todos(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    """An invitation that I have not answered; for the secretariat, changes that nobody was told."""
    manages_all = may(person, Permission.MANAGE_WORKSHOPS, edition)
    if manages_all and not standing(edition, person, at=at).next_at:
        return
    waits = tally.of(edition, person, at=at)["invitations_waiting"]
    if waits and may(person, Permission.ANSWER_POLLS, edition):
        yield from _to_answer(edition, person, at)
    if manages_all:
        yield from _to_announce(edition, person, at)
        yield from _came_back(edition, person, at)


def _came_back(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    if count := tally.of(edition, person, at=at)["returns_waiting"]:
        url = reverse("invitations:returns", args=[edition.slug])
        words = ngettext(
            "%(n)d message about an invitation waits", "%(n)d messages about invitations wait", count
        )
        yield Todo(words % {"n": count}, url, _("Read what came back"), edition=edition)


def _to_answer(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    for invitation in queries.ahead_of(person, at=at):
        item = invitation.item
        is_here = item.workshop.edition_id == edition.pk and item.starts_at > at
        if not is_here or invitation.partstat != Partstat.NEEDS_ACTION:
            continue
        url = reverse("invitations:invitation", args=[edition.slug, item.workshop_id])
        detail = say_period(item.starts_at, item.ends_at, item.workshop.timezone)
        title = _("Will you come to “%(title)s”?") % {"title": item.summary}
        yield Todo(title, url, _("Answer the invitation"), item.starts_at, detail, edition)


def _to_announce(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    for workshop, count in queries.untold_ahead(edition, person, at=at):
        if count:
            url = reverse("invitations:changes", args=[edition.slug, workshop.pk])
            title = _("%(count)d people do not know how “%(title)s” stands now")
            words = title % {"count": count, "title": workshop}
            yield Todo(words, url, _("See who gets what"), workshop.starts_at, edition=edition)


def next_sessions(person: Any, at: dt.datetime) -> Iterator[NextSession]:
    """The sessions ahead to which I am invited and have not said no, soonest first."""
    for one in queries.ahead_of(person, at=at):
        item, workshop = one.item, one.item.workshop
        # Held on another day, of which nobody was told.
        if workshop.state == WorkshopState.HELD:
            continue
        yield NextSession(
            item.summary,
            workshop.get_absolute_url(),
            workshop.get_kind_display(),
            item.starts_at,
            item.ends_at,
            workshop.timezone,
            str(Partstat(one.partstat).label) if one.answered_at else "",
            reverse("invitations:invitation", args=[workshop.edition.slug, workshop.pk]),
        )


def personal_data(person: Any) -> Iterator[tuple[str, list[dict]]]:
    """What is stored about a person here: invitations with their answers, and calendar addresses."""
    yield (
        _("Invitations"),
        [
            {
                _("session"): one.item.summary,
                _("answer"): str(Partstat(one.partstat).label),
                _("answered"): one.answered_at.isoformat() if one.answered_at else "",
            }
            for one in person.invitations.select_related("item").order_by("pk")
        ],
    )
    yield (
        _("Calendar addresses"),
        [
            {
                _("used for"): feed.name,
                _("made"): feed.made_at.isoformat(),
                _("ended"): str(feed.revoked_at or ""),
            }
            for feed in person.feed_tokens.order_by("pk")
        ],
    )
