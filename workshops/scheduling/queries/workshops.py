"""Lists of sessions and the parts of the page of one."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet, TimeField, Value
from django.db.models.functions import Cast
from django.http import QueryDict
from django.shortcuts import get_object_or_404

from workinggroup.editions.models import Edition, Topic
from workinggroup.editions.once import once
from workinggroup.editions.permissions import Permission, Role, may

from ..models import AgendaItem, Participant, Workshop
from ..states import AttendanceState, WorkshopKind, WorkshopState
from ..timing import Running, running_times


def speaker_only(person: Any, edition: Edition) -> bool:
    """Somebody who holds no other role sees nothing but the sessions to which they are asked."""
    return person.roles_in(edition) <= {Role.SPEAKER}


def visible_to(person: Any, edition: Edition) -> QuerySet[Workshop]:
    """Drafts are for those who plan; speakers and guests see the sessions they take part in."""
    found = Workshop.objects.filter(edition=edition)
    if may(person, Permission.MANAGE_WORKSHOPS, edition):
        return found
    found = found.exclude(state=WorkshopState.DRAFT)
    return found.filter(participants__person=person) if speaker_only(person, edition) else found


def is_visible(person: Any, edition: Edition, *, state: str, is_asked: bool) -> bool:
    """The same about one session at hand."""
    if may(person, Permission.MANAGE_WORKSHOPS, edition):
        return True
    return state != WorkshopState.DRAFT and (is_asked or not speaker_only(person, edition))


def find_workshop(edition: Edition, pk: int, person: Any) -> Workshop:
    """The session of an edition that this person may see; anything else is not there (404)."""
    found = get_object_or_404(
        visible_to(person, edition).select_related("plan_item", "host", "minutes", "series_part__series"),
        pk=pk,
    )
    found.edition = edition
    return found


class SessionFilter(NamedTuple):
    """What a list of sessions shows."""

    state: str = ""
    kind: str = ""
    words: str = ""

    @classmethod
    def of(cls, asked: QueryDict) -> "SessionFilter":
        state, kind = asked.get("state", ""), asked.get("kind", "")
        return cls(
            state if state in WorkshopState.values else "",
            kind if kind in WorkshopKind.values else "",
            asked.get("q", "").strip()[:100],
        )

    def apply(self, found: QuerySet[Workshop]) -> QuerySet[Workshop]:
        if self.state:
            found = found.filter(state=self.state)
        if self.kind:
            found = found.filter(kind=self.kind)
        return found.filter(title__icontains=self.words) if self.words else found


def listed(edition: Edition, person: Any, chosen: SessionFilter) -> QuerySet[Workshop]:
    """The sessions of a list with how many are asked and how many came."""
    found = chosen.apply(visible_to(person, edition)).select_related("edition", "host")
    present = Q(attendance__state=AttendanceState.PRESENT)
    return (
        found.prefetch_related("topics")
        .annotate(
            asked=Count("participants", distinct=True),
            came=Count("attendance", filter=present, distinct=True),
        )
        .as_they_come()
    )


def agenda_of(workshop: Workshop, *, begin: dt.datetime | None = None) -> list[Running]:
    """The points with their times and topics; `begin` where calendars still know another start."""
    items, topics = _program_of(workshop)
    points = running_times(workshop, items, begin=begin)
    return [
        point._replace(topics=tuple(topics.get(point.item.pk, ())), by=said_by(point.item))
        for point in points
    ]


def said_by(item: AgendaItem) -> str:
    """Who presents a point, in words: the people, then whom the secretariat wrote beside them."""
    names = getattr(item, "names", None)
    if names is None:
        names = [str(person) for person in item.presenters.order_by("name", "pk")]
    return ", ".join([*names, item.presenter] if item.presenter else names)


def topics_of(workshop: Workshop) -> dict[int, list[Topic]]:
    """The topics of a session, under 0, and of each point of its agenda."""
    return _program_of(workshop)[1]


def _program_of(workshop: Workshop) -> tuple[list[AgendaItem], dict[int, list[Topic]]]:
    """The points in their order, and the topics of the session and of each point: one query for a page."""
    return once(workshop.edition, ("program of", workshop.pk), lambda: _find_program(workshop))


OF_POINT = [
    "id", "workshop_id", "position", "title", "duration", "section", "kind", "begins", "presenter", "source",
    "source_words", "version",
]  # fmt: skip
WORDS = ["title", "section", "kind", "presenter", "source", "source_words"]
OF_TOPIC = ["id", "edition_id", "title", "position"]
NO_HOUR = Cast(Value(None), TimeField())


def _find_program(workshop: Workshop) -> tuple[list[AgendaItem], dict[int, list[Topic]]]:
    """One query: points with their topics; the topics of the session under a point of number 0; and who
    presents a point, as a person without an edition in the place of a topic."""
    points = AgendaItem.objects.filter(workshop=workshop).order_by()
    empty = {f"no_{name}": Value("" if name in WORDS else 0) for name in OF_POINT} | {"no_begins": NO_HOUR}
    session = Workshop.topics.through.objects.filter(workshop=workshop).annotate(**empty)
    people = AgendaItem.presenters.through.objects.filter(agendaitem__workshop=workshop).annotate(
        **empty, of_no_edition=Value(0), at_no_place=Value(0)
    )
    of_point = ["agendaitem_id", *[f"no_{name}" for name in OF_POINT[1:]]]
    rows = points.values_list(*OF_POINT, *(f"topics__{name}" for name in OF_TOPIC)).union(
        session.values_list(*empty, *(f"topic__{name}" for name in OF_TOPIC)),
        people.values_list(*of_point, "person_id", "of_no_edition", "person__name", "at_no_place"),
        all=True,
    )
    return _read_program(workshop, rows)


def _read_program(workshop: Workshop, rows: Any) -> tuple[list[AgendaItem], dict[int, list[Topic]]]:
    items: dict[int, AgendaItem] = {}
    topics: dict[int, list[Topic]] = {}
    names: dict[int, list[tuple[str, int]]] = {}
    for row in rows:
        of, values = row[0], row[len(OF_POINT) :]
        if row[1] and of not in items:
            items[of] = AgendaItem.from_db(rows.db, OF_POINT, row[: len(OF_POINT)])
            items[of].workshop = workshop
        if values[0] and not values[1]:
            names.setdefault(of, []).append((values[2], values[0]))
        elif values[0]:
            topic = Topic.from_db(rows.db, OF_TOPIC, values)
            topic.edition = workshop.edition  # a link to a topic names it
            topics.setdefault(of, []).append(topic)
    for found in topics.values():
        found.sort(key=lambda one: (one.position, one.pk))
    for key, item in items.items():
        item.names = [name for name, _person in sorted(names.get(key, []))]
        item.presented_by = {person for _name, person in names.get(key, [])}
    return sorted(items.values(), key=lambda one: (one.position, one.pk)), topics


def asked_to(workshop: Workshop) -> list[Participant]:
    """Everybody who is asked to take part, without their names: one query for a page."""
    return once(workshop.edition, ("asked to", workshop.pk), lambda: list(workshop.participants.all()))


def takes_part(workshop: Workshop, person: Any) -> Participant | None:
    return next((one for one in asked_to(workshop) if one.person_id == person.pk), None)


def may_join(workshop: Workshop, person: Any, *, takes_part: bool, manages: bool, at: dt.datetime) -> bool:
    """Whether the joining link is shown now: to those who may come, from a while before the start."""
    if not (workshop.join_url and workshop.is_online and workshop.state == WorkshopState.SCHEDULED):
        return False
    opens = workshop.joining_opens_at
    return manages or (takes_part and opens is not None and opens <= at < workshop.ends_at)


def people_of(workshop: Workshop) -> dict[str, int]:
    """Persons and organisations are two numbers."""
    asked = asked_to(workshop)
    return {
        "persons": len(asked),
        "organisations": len({one.organisation_id for one in asked if one.organisation_id}),
    }


class AttendanceRow(NamedTuple):
    participant: Participant
    state: str
    way: str = ""
    minutes: int | None = None


def attendance_rows(workshop: Workshop) -> list[AttendanceRow]:
    """Each participant with what is recorded, nothing where nobody said yet."""
    found = workshop.attendance.values_list("person_id", "state", "way", "minutes")
    recorded: dict[int, Any] = {person: facts for person, *facts in found}
    return [
        AttendanceRow(one, *recorded.get(one.person_id, [""])) for one in workshop.participants.for_list()
    ]
