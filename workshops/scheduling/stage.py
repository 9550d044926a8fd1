"""What sessions tell the ground: their stage, what waits for whom, and where the thread is torn."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.needs import sessions
from members.needs.models import WorkPlanItem
from members.people import personal_links
from workinggroup.base.clock import days_until, in_zone, say_day
from workinggroup.base.gathered import instant_of
from workinggroup.editions import registry, tally
from workinggroup.editions.models import Edition, Topic
from workinggroup.editions.permissions import Permission, may
from workinggroup.editions.registry import Figure, Gap, Stage, StageNow, Todo

from . import queries, thread
from .models import TIMED, AgendaItem, Paper, Workshop
from .paper_days import end_of_day
from .queries.standing import items_without_session, rows_to_tell
from .states import WorkshopState
from .waiting import Source, backlog

AGENDA_EXPECTED = dt.timedelta(days=14)
SOURCES = [
    Source(
        "suggestion",
        gettext_lazy("Proposed by members"),
        queries.open_suggestions,
        empty=gettext_lazy("Nobody has proposed a point that waits for an answer."),
    ),
    Source(
        "topic",
        gettext_lazy("From the work plan"),
        queries.untreated_topics,
        queries.topic_knot,
        empty=gettext_lazy("Every topic of the work plan is on the agenda of a session."),
    ),
]


def register() -> None:
    registry.stages.register(Stage("workshops", gettext_lazy("Workshops"), 40, workshops_now))
    registry.todos.register(todos)
    tally.register(queries.tallied)
    tally.register_rows(rows_to_tell)
    registry.gaps.register(gaps)
    registry.hits.register(thread.hits)
    registry.personal_data.register(thread.personal_data)
    registry.open_to_public.register(thread.open_to_public)
    registry.comes_from.register(Workshop, thread.workshop_comes_from)
    registry.comes_from.register(AgendaItem, thread.agenda_item_comes_from)
    registry.led_to.register(Workshop, thread.workshop_led_to)
    registry.led_to.register(WorkPlanItem, thread.plan_item_led_to)
    sessions.register(thread.sessions_of_items)
    registry.led_to.register_rows(Topic, thread.gather_sessions_of_topic, thread.topic_led_to)
    for source in SOURCES:
        backlog.register(source)
    personal_links.register("poll", lambda edition, pk: reverse("scheduling:poll", args=[edition.slug, pk]))


def workshops_now(edition: Edition, person: Any, at: dt.datetime) -> StageNow | None:
    """How many sessions were held, and when the next one is."""
    if not may(person, Permission.READ_WORKSHOPS, edition):
        return None
    url = reverse("scheduling:list", args=[edition.slug])
    found = queries.standing(edition, person, at=at)
    if not found.all:
        return StageNow(_("not started"), "later", url=url)
    share = _("%(held)d of %(all)d") % {"held": found.held, "all": found.all}
    words, text = _("%(share)s held") % {"share": share}, _("held")
    if found.next_at:
        words = f"{words}, {_next_words(found, at)}"
        day = date_format(found.next_at, "D j F")
        text = _("held; the next is on %(day)s") % {"day": day}
    elif found.polling:
        words, text = f"{words}, {_('a date is being found')}", _("held; a date is being found")
    mood = "done" if found.held == found.all else "now"
    return StageNow(words, mood, bool(found.late), url, (Figure(share, url),), text=text)


def _next_words(found: queries.Standing, at: dt.datetime) -> str:
    days = days_until(found.next_at, at=at, zone=found.next_zone)
    if days == 0:
        return _("next today")
    return ngettext("next in %(days)d day", "next in %(days)d days", days) % {"days": days}


def todos(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    """What waits for this person: their own answers and papers first, then what the secretariat does."""
    manages = may(person, Permission.MANAGE_WORKSHOPS, edition)
    if manages and not queries.standing(edition, person, at=at).all:
        return
    if may(person, Permission.ANSWER_POLLS, edition):
        yield from _own_todos(edition, person, at)
    if manages:
        yield from _polls_to_close(edition, person, at)
        yield from _sessions_to_prepare(edition, person, at)
        yield from _points_proposed(edition, person, at)


def _own_todos(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    standing = queries.standing(edition, person, at=at)
    polls = _polls(edition, person) if standing.polling else []
    for workshop in (one for one in polls if one.asks_me and one.poll_closes_at > at):
        title = _("When can you come to “%(title)s”?") % {"title": workshop}
        url = reverse("scheduling:poll", args=[edition.slug, workshop.pk])
        yield Todo(title, url, _("Say when I can"), workshop.poll_closes_at, edition=edition)
    if not standing.papers_owed:
        return
    papers = Paper.objects.filter(workshop__edition=edition, author=person, added_at=None)
    for paper in papers.select_related("workshop").order_by("due_on"):
        url = reverse("scheduling:deliver_paper", args=[edition.slug, paper.workshop_id, paper.pk])
        title = _("Hand in “%(title)s”") % {"title": paper}
        due_at = end_of_day(paper.due_on, paper.workshop.timezone) if paper.due_on else None
        yield Todo(title, url, _("Hand in the paper"), due_at, str(paper.workshop), edition)


def _polls(edition: Edition, person: Any) -> list[Workshop]:
    found = [one for one in queries.wanting(edition, person) if one.state == WorkshopState.POLLING]
    return sorted(found, key=lambda one: one.poll_closes_at)


def _polls_to_close(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    for workshop in _polls(edition, person):
        url = reverse("scheduling:poll", args=[edition.slug, workshop.pk])
        said = {"answered": workshop.asked - workshop.silent, "asked": workshop.asked}
        detail = _("%(answered)d of %(asked)d answered") % said
        if at >= workshop.poll_closes_at or not workshop.silent:
            title = _("Choose a date for “%(title)s”") % {"title": workshop}
            yield Todo(title, url, _("Choose a date"), workshop.poll_closes_at, detail, edition)
        else:
            title = _("The date poll for “%(title)s” closes") % {"title": workshop}
            words = ngettext("Remind %(count)d person", "Remind %(count)d people", workshop.silent)
            verb = words % {"count": workshop.silent}
            yield Todo(title, url, verb, workshop.poll_closes_at, detail, edition)


def _sessions_to_prepare(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    """Sessions without an agenda two weeks before, and those that are over without a list of who came."""
    sessions = [one for one in queries.wanting(edition, person) if one.state == WorkshopState.SCHEDULED]
    for workshop in sorted(sessions, key=lambda one: one.starts_at):
        args = [edition.slug, workshop.pk]
        if at >= workshop.ends_at:
            title = _("Record who came to “%(title)s”") % {"title": workshop}
            url = reverse("scheduling:attendance", args=args)
            yield Todo(title, url, _("Record attendance"), workshop.ends_at, edition=edition)
        elif not workshop.points and workshop.starts_at - at < AGENDA_EXPECTED:
            title = _("“%(title)s” has no agenda yet") % {"title": workshop}
            url = reverse("scheduling:agenda", args=args)
            yield Todo(title, url, _("Write the agenda"), workshop.starts_at, edition=edition)


def _points_proposed(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    """What members propose for a session waits for an answer."""
    if not queries.standing(edition, person, at=at).proposed:
        return
    for row in tally.rows_of(edition, person, at=at)["points_proposed"]:
        title = _("%(name)s proposes a point: “%(title)s”") % {"name": row["name"], "title": row["title"]}
        url = reverse("scheduling:backlog", args=[edition.slug, row["workshop"]])
        yield Todo(title, url, _("Answer it"), instant_of(row["starts_at"]), row["session"], edition)


def gaps(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Gap]:
    """Where the thread is torn: a plan item without a session, a session without an agenda."""
    if not may(person, Permission.MANAGE_WORKSHOPS, edition):
        return
    for item in items_without_session(edition, person, at=at):
        url = f"{reverse('scheduling:new', args=[edition.slug])}?plan_item={item.pk}"
        detail = _("planned, but nobody has made a session of it")
        yield Gap(str(item), url, _("Plan the session"), detail, _("without a session"))
    for workshop in queries.wanting(edition, person):
        if workshop.points or workshop.state not in TIMED:
            continue
        day = in_zone(workshop.starts_at, workshop.timezone).date()
        url = reverse("scheduling:agenda", args=[edition.slug, workshop.pk])
        detail = _("has a date, %(day)s, and no agenda") % {"day": say_day(day)}
        yield Gap(str(workshop), url, _("Write the agenda"), detail, _("without an agenda"))
