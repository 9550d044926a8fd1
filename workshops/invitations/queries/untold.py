"""How many do not know yet how a session stands: counted, for pages that only lead there."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef

from workinggroup.base import history
from workinggroup.base.gathered import Gathered
from workinggroup.editions import tally
from workinggroup.editions.models import Edition
from workshops.scheduling.models import Attendance, Participant, Workshop
from workshops.scheduling.queries import asked_to, wanting
from workshops.scheduling.states import AttendanceWay, WorkshopState

from ..facts import facts_of, facts_of_item
from ..models import Announcement, CalendarItem, Invitation
from ..states import ItemStatus
from .told import told_of


class Untold(NamedTuple):
    """How many do not know yet how a session stands, counted by the database."""

    how_many: int
    has_moved: bool

    @property
    def is_empty(self) -> bool:
        return not (self.how_many or self.has_moved)


def waiting_of(workshop: Workshop) -> Announcement | None:
    """Changes of a session that go out in a moment."""
    return Announcement.objects.filter(workshop=workshop).select_related("made_by").first()


def last_change(workshop: Workshop) -> Any:
    """What was done last with a session, and by whom: for somebody who was a moment too late."""
    return history.of(workshop).first()


def untold(workshop: Workshop, item: CalendarItem | None, *, at: dt.datetime) -> Untold:
    """What `pending` would find, as a number alone: for pages that only lead there."""
    if workshop.state != WorkshopState.SCHEDULED or workshop.ends_at <= at:
        return Untold(0, has_moved=False)
    asked = {one.person_id for one in asked_to(workshop)} - _came_unasked(workshop, at)
    if item is None:
        return Untold(len(asked), has_moved=False)
    facts, known = facts_of(workshop), facts_of_item(item)
    now = (facts.significant, facts.text)
    invited = told_of(workshop)[1]
    knowing = {one.person_id for one in invited if (one.known_facts, one.known_text) == now}
    concerned = asked | {one.person_id for one in invited}
    return Untold(len(concerned - (knowing & asked)), has_moved=(known.significant, known.text) != now)


def _came_unasked(workshop: Workshop, at: dt.datetime) -> set[int]:
    """Who walked into a running session: they know of it, and nobody has to tell them."""
    if at < workshop.starts_at:
        return set()
    told = Invitation.objects.active().filter(item__workshop=workshop, item__is_hold=False)
    came = Attendance.objects.filter(workshop=workshop, way=AttendanceWay.ARRIVAL)
    return set(came.exclude(person__in=told.values("person")).values_list("person_id", flat=True))


def untold_ahead(edition: Edition, person: Any, *, at: dt.datetime) -> list[tuple[Workshop, int]]:
    """The same number for each session ahead, in one query however many there are."""
    scheduled = [one for one in wanting(edition, person) if one.state == WorkshopState.SCHEDULED]
    workshops = sorted((one for one in scheduled if one.ends_at > at), key=lambda one: one.starts_at)
    if not workshops:
        return []
    facts = {one.pk: facts_of(one) for one in workshops}
    counts = {one.pk: one.asked - len(_came_unasked(one, at)) for one in workshops}
    groups = tally.rows_of(edition, person, at=at)["told"]
    for group in (one for one in groups if one["workshop"] in counts):
        workshop, known = group["workshop"], (group["facts"], group["text"])
        counts[workshop] -= group["count"] if group["stays"] else 0
        if not group["stays"] or known != (facts[workshop].significant, facts[workshop].text):
            counts[workshop] += group["count"]
    return [(one, counts[one.pk]) for one in workshops]


def rows_to_tell(asked: tally.Asked) -> dict[str, Gathered]:
    """What of the sessions ahead how many people know, and whether they take part still."""
    told = Invitation.objects.active().filter(item__is_hold=False).exclude(item__status=ItemStatus.CANCELLED)
    takes_part = Participant.objects.filter(workshop=OuterRef("item__workshop"), person=OuterRef("person"))
    ahead = told.filter(item__workshop__edition=OuterRef("pk"), item__workshop__ends_at__gt=asked.at)
    groups = ahead.annotate(stays=Exists(takes_part)).order_by()
    known = groups.values("item__workshop", "stays", "known_facts", "known_text").annotate(count=Count("pk"))
    names = {"workshop": "item__workshop", "facts": "known_facts", "text": "known_text"}
    return {"told": Gathered(known, "stays", "count", **names)}
