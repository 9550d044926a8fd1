"""Where the clock no longer shows what was meant, because a country changed its rules."""

import datetime as dt
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from workinggroup.base.clock import UTC, DoubledHour, in_zone, instant
from workinggroup.base.refusals import Refused
from workshops.invitations.models import Invitation
from workshops.invitations.states import ItemStatus
from workshops.scheduling.models import Availability, Participant, Slot, Workshop
from workshops.scheduling.models.meaning import Meaning, belongs_to, read_meaning
from workshops.scheduling.states import WorkshopState


class Changed(NamedTuple):
    """A session or a proposed date whose zone shows another hour for its instant than was meant.

    `meant` is the clock time that people wrote down, `shows` what the clock will show; `starts_at` and
    `ends_at` are when `meant` is now, None with the reason in `refused` when that hour is skipped now.
    """

    thing: Workshop | Slot
    zone: str
    meant: dt.datetime
    shows: dt.datetime
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    refused: str = ""

    @property
    def known_utc(self) -> dt.datetime:
        """What calendars say."""
        return self.thing.starts_at.astimezone(UTC)

    @property
    def in_utc(self) -> tuple[str, str]:
        """What calendars say and would say, as words: a template would turn instants into local time."""
        new = f"{self.starts_at.astimezone(UTC):%H:%M}" if self.starts_at else "–"
        return f"{self.known_utc:%H:%M}", new

    @property
    def workshop(self) -> Workshop:
        return self.thing.workshop if isinstance(self.thing, Slot) else self.thing


def changed(thing: Workshop | Slot, zone: Any) -> Changed | None:
    """What the rules of today make of what was meant, or None when they agree."""
    meaning = read_meaning(thing.meant)
    if meaning is None or not belongs_to(thing.meant, thing.starts_at, zone):
        return None
    shows = in_zone(thing.starts_at, zone).replace(tzinfo=None, fold=0)
    if shows == meaning.wall:
        return None
    try:
        start = _instant_of(meaning, thing.starts_at)
    except Refused as refusal:
        return Changed(thing, meaning.zone, meaning.wall, shows, None, None, str(refusal))
    return Changed(thing, meaning.zone, meaning.wall, shows, start, start + (thing.ends_at - thing.starts_at))


def _instant_of(meaning: Meaning, known: dt.datetime) -> dt.datetime:
    """When the clock shows what was meant; of an hour that it shows twice the one nearer to what is known."""
    day, time = meaning.wall.date(), meaning.wall.time()
    try:
        return instant(day, time, meaning.zone)
    except DoubledHour:
        both = [instant(day, time, meaning.zone, fold=fold) for fold in (0, 1)]
        return min(both, key=lambda one: abs(one - known))


def ahead(*, at: dt.datetime) -> QuerySet[Workshop]:
    """The sessions whose own time or proposed dates lie ahead."""
    scheduled = Q(state=WorkshopState.SCHEDULED, starts_at__gt=at)
    proposed = Q(state__in=[WorkshopState.DRAFT, WorkshopState.POLLING], slots__starts_at__gt=at)
    found = Workshop.objects.filter(scheduled | proposed).distinct().order_by("pk")
    return found.select_related("edition__group").prefetch_related("slots")


def things_of(workshop: Workshop, *, at: dt.datetime) -> list[Workshop | Slot]:
    """The session, or its proposed dates: whatever has a time ahead."""
    if workshop.state == WorkshopState.SCHEDULED:
        return [workshop] if workshop.starts_at > at else []
    if workshop.state in (WorkshopState.DRAFT, WorkshopState.POLLING):
        return [slot for slot in workshop.slots.all() if slot.starts_at > at]
    return []


def changes_of(workshop: Workshop, *, at: dt.datetime) -> list[Changed]:
    """Everything about a session that means something else now, by the newest rules on this machine."""
    ZoneInfo.clear_cache()  # a process that has run for weeks remembers the rules of its first day
    found = [changed(thing, workshop.timezone) for thing in things_of(workshop, at=at)]
    return [one for one in found if one]


def told_by(workshop: Workshop) -> int:
    """How many people hold a calendar entry and hear of a new time."""
    living = Invitation.objects.active().filter(item__workshop=workshop)
    return living.exclude(item__status=ItemStatus.CANCELLED).count()


def asked_again(workshop: Workshop, slots: list[Slot]) -> list[Participant]:
    """Whose answers no longer hold when these dates move: they answered on another clock."""
    answered = Availability.objects.filter(slot__in=slots).values("person")
    people = workshop.participants.for_list().filter(person__in=answered)
    return [one for one in people if str(one.person.timezone) != str(workshop.timezone)]
