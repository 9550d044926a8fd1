"""Lists of sessions and the parts of the page of one."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import QueryDict
from django.shortcuts import get_object_or_404

from workinggroup.editions.models import Edition, Topic
from workinggroup.editions.permissions import Permission, Role, may

from ..models import Participant, Workshop
from ..states import AttendanceState, WorkshopKind, WorkshopState
from ..timing import Running, running_times

# A link to a topic names its edition.
TOPICS = Prefetch("topics", Topic.objects.select_related("edition"))


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


def find_workshop(edition: Edition, pk: int, person: Any) -> Workshop:
    """The session of an edition that this person may see; anything else is not there (404)."""
    found = visible_to(person, edition).select_related("edition__group", "plan_item", "host")
    found = found.prefetch_related(TOPICS)
    return get_object_or_404(found, pk=pk)


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
        .in_order()
    )


def agenda_of(workshop: Workshop, *, begin: dt.datetime | None = None) -> list[Running]:
    """The points with their times and topics; `begin` where calendars still know another start."""
    return running_times(workshop, workshop.agenda.prefetch_related(TOPICS), begin=begin)


def takes_part(workshop: Workshop, person: Any) -> Participant | None:
    return workshop.participants.filter(person=person).first() if person.pk else None


def may_join(workshop: Workshop, person: Any, *, takes_part: bool, manages: bool, at: dt.datetime) -> bool:
    """Whether the joining link is shown now: to those who may come, from a while before the start."""
    if not (workshop.join_url and workshop.is_online and workshop.state == WorkshopState.SCHEDULED):
        return False
    opens = workshop.joining_opens_at
    return manages or (takes_part and opens is not None and opens <= at < workshop.ends_at)


def people_of(workshop: Workshop) -> dict[str, int]:
    """Persons and organisations are two numbers."""
    return workshop.participants.aggregate(
        persons=Count("pk"), organisations=Count("organisation", distinct=True)
    )


class AttendanceRow(NamedTuple):
    participant: Participant
    state: str


def attendance_rows(workshop: Workshop) -> list[AttendanceRow]:
    """Each participant with what is recorded, nothing where nobody said yet."""
    recorded = dict(workshop.attendance.values_list("person_id", "state"))
    return [AttendanceRow(one, recorded.get(one.person_id, "")) for one in workshop.participants.for_list()]
