"""The thread around sessions: from the work plan and the topics to a session, its points, and on."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from members.needs.models import WorkPlanItem
from members.needs.sessions import Planned, Session
from workinggroup.base.clock import say_day, say_period
from workinggroup.base.gathered import Gathered, instant_of
from workinggroup.editions.models import Edition, Topic
from workinggroup.editions.permissions import Permission, may
from workinggroup.editions.registry import Hit, Node, Row

from . import queries
from .models import AgendaItem, Participant, Workshop
from .states import AttendanceState, WorkshopState
from .waiting import knot_of

# What earlier sessions left behind; topics of the plan stand in the thread anyway.
OF_MINUTES = "action:"


def _when(workshop: Workshop) -> str:
    """When a session is or was, in a few words."""
    if workshop.has_time:
        words = say_day(workshop.starts_at.astimezone(workshop.timezone).date())
        return _("held on %(day)s") % {"day": words} if workshop.state == WorkshopState.HELD else words
    return workshop.get_state_display()


def _readable(edition: Edition, reader: Any) -> bool:
    return bool(reader) and reader.is_authenticated and may(reader, Permission.READ_WORKSHOPS, edition)


def _opens(edition: Edition, reader: Any) -> bool:
    """Whether the reader may follow the thread to topics and plan; speakers read their session only."""
    return bool(reader) and reader.is_authenticated and may(reader, Permission.READ_EDITION, edition)


def workshop_comes_from(workshop: Workshop, reader: Any) -> Iterator[Node]:
    opens = _opens(workshop.edition, reader)
    if workshop.plan_item_id:
        item = workshop.plan_item
        item.edition = workshop.edition
        yield Node(str(item), item.get_absolute_url() if opens else "", _("work plan"))
    for topic in queries.topics_of(workshop).get(0, []):
        yield Node(str(topic), topic.get_absolute_url() if opens else "", _("topic"))
    for point in queries.agenda_of(workshop):
        if point.item.source.startswith(OF_MINUTES) and opens and (knot := knot_of(point.item, reader)):
            yield knot


def workshop_led_to(workshop: Workshop, reader: Any) -> Iterator[Node]:
    """What is still ahead: a session that has not been held has led to nothing, and that is no gap."""
    ahead = workshop.state in (WorkshopState.DRAFT, WorkshopState.POLLING, WorkshopState.SCHEDULED)
    if ahead and getattr(workshop, "minutes", None) is None:
        yield Node(_("Minutes"), "", _("once it is held"))


def agenda_item_comes_from(item: AgendaItem, reader: Any) -> Iterator[Node]:
    yield Node(str(item.workshop), item.workshop.get_absolute_url(), _when(item.workshop))
    if knot := knot_of(item, reader):
        yield knot
    for topic in item.topics.all():
        yield Node(str(topic), topic.get_absolute_url(), _("topic"))


def plan_item_led_to(item: WorkPlanItem, reader: Any) -> Iterator[Node]:
    if not _readable(item.edition, reader):
        return
    found = list(queries.visible_to(reader, item.edition).filter(plan_item=item).in_order())
    for workshop in found:
        yield Node(str(workshop), workshop.get_absolute_url(), _when(workshop))
    if not found and item.is_session:
        yield Node(_("no session yet"), torn=True)


def sessions_of_items(
    edition: Edition, items: Iterable[WorkPlanItem], reader: Any, at: dt.datetime
) -> dict[int, Planned]:
    """The sessions of many items of the plan that a reader may see, and where they plan one: one query."""
    found: dict[int, list[Session]] = {}
    living: set[int] = set()
    for workshop in queries.visible_to(reader, edition).filter(plan_item__in=items).in_order():
        workshop.edition = edition
        session = Session(str(workshop), workshop.get_absolute_url(), _when(workshop), workshop.state_look)
        found.setdefault(workshop.plan_item_id, []).append(session)
        if workshop.state != WorkshopState.CANCELLED:
            living.add(workshop.plan_item_id)
    plans = may(reader, Permission.MANAGE_WORKSHOPS, edition)
    new = reverse("scheduling:new", args=[edition.slug])
    return {
        item.pk: Planned(
            found.get(item.pk, []),
            f"{new}?plan_item={item.pk}" if plans and item.is_session and item.pk not in living else "",
        )
        for item in items
    }


def gather_sessions_of_topic(person: Any) -> Gathered:
    asked = Participant.objects.filter(workshop=OuterRef("pk"), person=person)
    found = Workshop.objects.filter(topics=OuterRef("pk")).annotate(is_asked=Exists(asked))
    return Gathered(found.in_order(), "pk", "title", "state", "starts_at", "timezone", "is_asked")


def _session_of(row: Row, edition: Edition) -> Workshop:
    facts = {name: row[name] for name in ("pk", "title", "state", "timezone")}
    return Workshop(**facts, starts_at=instant_of(row["starts_at"]), edition=edition)


def topic_led_to(topic: Topic, rows: list[Row], reader: Any) -> Iterator[Node]:
    """The sessions that treat a topic; a torn knot where there is none."""
    edition = topic.edition
    if not _readable(edition, reader):
        return
    sees = partial(queries.is_visible, reader, edition)
    seen = [row for row in rows if sees(state=row["state"], is_asked=row["is_asked"])]
    for workshop in (_session_of(row, edition) for row in seen):
        yield Node(str(workshop), workshop.get_absolute_url(), _when(workshop))
    if not seen:
        yield Node(_("no session yet"), torn=True)


def hits(edition: Edition, person: Any, query: str) -> Iterator[Hit]:
    """Sessions and points of their agendas whose words match."""
    if not _readable(edition, person):
        return
    seen = queries.visible_to(person, edition)
    for workshop in seen.filter(title__icontains=query).select_related("edition").in_order()[:10]:
        yield Hit(workshop.get_kind_display(), str(workshop), workshop.get_absolute_url(), _when(workshop))
    points = AgendaItem.objects.filter(workshop__in=seen, title__icontains=query)
    for item in points.select_related("workshop__edition").order_by("workshop__number", "position")[:10]:
        url = f"{item.workshop.get_absolute_url()}#point-{item.pk}"
        yield Hit(_("Agenda"), str(item), url, str(item.workshop))


def personal_data(person: Any) -> Iterator[tuple[str, list[dict]]]:
    """What is stored about a person here: where they take part, what they said of dates, where they came."""
    yield (
        _("Sessions"),
        [
            {
                _("session"): str(one.workshop),
                _("organisation"): str(one.organisation or ""),
                _("part"): one.part,
                _("comment to the date poll"): one.poll_comment,
                _("what I need to take part"): one.access_needs,
            }
            for one in person.participations.select_related("workshop", "organisation").order_by("pk")
        ],
    )
    yield (
        _("Date polls"),
        [
            {
                _("session"): str(one.slot.workshop),
                _("date"): say_period(one.slot.starts_at, one.slot.ends_at),
                _("answer"): one.get_answer_display(),
            }
            for one in person.availabilities.select_related("slot__workshop").order_by("pk")
        ],
    )
    yield (
        _("Attendance"),
        [
            {_("session"): str(one.workshop), _("attendance"): str(AttendanceState(one.state).label)}
            for one in person.attendance.select_related("workshop").order_by("pk")
        ],
    )


def open_to_public(group: Any, at: Any) -> Iterator[Node]:
    """Sessions to come that everybody may read about."""
    found = Workshop.objects.scheduled().filter(edition__group=group, is_public=True, ends_at__gt=at)
    for workshop in found.order_by("starts_at"):
        url = reverse("scheduling:public_session", args=[workshop.pk])
        when = say_period(workshop.starts_at, workshop.ends_at, workshop.timezone)
        yield Node(str(workshop), url, f"{workshop.get_kind_display()}, {when}")
