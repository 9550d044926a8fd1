"""What still has to be said: whom to invite, tell of a change or uninvite, and which dates to free."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import F, Q
from django.utils.translation import gettext as _

from workshops.scheduling.models import Participant, Slot, Workshop
from workshops.scheduling.saying import span
from workshops.scheduling.states import Answer, WorkshopState

from ..facts import Facts, facts_of, facts_of_item, facts_of_slot, fingerprint
from ..models import CalendarItem, Invitation
from ..states import ItemStatus
from .told import living_item


class Difference(NamedTuple):
    """One fact that changed, in words."""

    label: str
    before: str
    after: str


class Holding(NamedTuple):
    """A date to be held in somebody's calendar."""

    slot: Slot
    participant: Participant

    @property
    def starts_at(self) -> dt.datetime:
        return self.slot.starts_at

    @property
    def person(self) -> Any:
        return self.participant.person

    @property
    def person_id(self) -> int:
        return self.participant.person_id


class OnDate(NamedTuple):
    """Whose calendars a date of the poll comes into, or leaves."""

    starts_at: dt.datetime
    people: list[Any]


def by_date(rows: Sequence[Any]) -> list[OnDate]:
    """Dates that are held or freed, each with its people."""
    found: dict[dt.datetime, list[Any]] = {}
    for one in rows:
        starts_at = one.starts_at if isinstance(one, Holding) else one.item.starts_at
        found.setdefault(starts_at, []).append(one.person)
    return [OnDate(*pair) for pair in sorted(found.items())]


class Pending(NamedTuple):
    """What has not been said yet: whom to invite, whom to tell of a change, whom to uninvite.

    `holding`: dates of an open poll that somebody's calendar does not hold yet; `freed`: held ones that are
    not meant any more; `reheld`: held ones that say something older.
    """

    item: CalendarItem | None
    facts: Facts | None
    new: list[Participant]
    again: dict[int, Invitation]
    changed: list[Invitation]
    reworded: list[Invitation]
    removed: list[Invitation]
    cancels: bool
    freed: Sequence[Invitation] = ()
    holding: Sequence[Holding] = ()
    reheld: Sequence[Invitation] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.how_many or self.has_moved)

    @property
    def has_moved(self) -> bool:
        """The facts moved on, even if nobody is invited who would have to know."""
        if not (self.item and self.facts):
            return False
        known = facts_of_item(self.item)
        return (known.significant, known.text) != (self.facts.significant, self.facts.text)

    @property
    def time_changed(self) -> bool:
        return bool(self.item and self.facts and facts_of_item(self.item).time != self.facts.time)

    @property
    def is_significant(self) -> bool:
        return bool(
            self.item and self.facts and facts_of_item(self.item).significant != self.facts.significant
        )

    @property
    def only_invites(self) -> bool:
        """Nobody who is told this has an older version of it."""
        return not (self.changed or self.reworded or self.removed or self.reheld or self.has_moved)

    @property
    def confirms_a_hold(self) -> bool:
        """The date that was held becomes that of the session: to those people it is the invitation."""
        return bool(self.item and self.item.is_hold and not self.cancels)

    @property
    def freed_dates(self) -> list[OnDate]:
        return by_date(self.freed)

    @property
    def holding_dates(self) -> list[OnDate]:
        return by_date(self.holding)

    @property
    def reheld_dates(self) -> list[OnDate]:
        return by_date(self.reheld)

    @property
    def told(self) -> list[Any]:
        """Everybody who gets a mail, once for each."""
        people = [*self.new, *self.changed, *self.reworded, *self.removed]
        return [*people, *self.freed, *self.holding, *self.reheld]

    @property
    def how_many(self) -> int:
        """How many mails go out."""
        return len(self.told)

    @property
    def seen(self) -> str:
        """Names exactly this: a page that showed something else is out of date."""
        people = [one.person_id for one in self.told]
        told = (self.facts.significant, self.facts.text) if self.facts else ()
        return fingerprint(self.item.version if self.item else 0, self.cancels, *told, *people)


NOTHING = Pending(None, None, [], {}, [], [], [], cancels=False)


def pending(workshop: Workshop, *, at: dt.datetime, of: Any = None) -> Pending:
    """What people do not know yet of a session, or some of them (`of`). What is over is announced no more."""
    if workshop.state == WorkshopState.HELD:
        return NOTHING
    holds, ghosts = _beside(workshop, at=at)
    if workshop.state == WorkshopState.POLLING:
        return _of_poll(workshop, holds, at=at)
    if workshop.state == WorkshopState.SCHEDULED:
        found = _of_date(workshop, holds, at=at, of=of)
        return found._replace(freed=[*found.freed, *ghosts])
    item = living_item(workshop)
    if item is None or item.ends_at <= at:
        return NOTHING._replace(freed=holds)
    active = [one for one in _known(item, of) if one.removed_at is None]
    facts = _cancelled(workshop, item)
    return Pending(item, facts, [], {}, [], [], active, cancels=True, freed=holds)


def _cancelled(workshop: Workshop, item: CalendarItem) -> Facts:
    """What calendars are told last; a session without a date says what it said before."""
    facts = facts_of(workshop) if workshop.has_time else facts_of_item(item)
    return facts._replace(status=ItemStatus.CANCELLED)


def _of_date(workshop: Workshop, holds: list[Invitation], *, at: dt.datetime, of: Any) -> Pending:
    if workshop.ends_at <= at:
        return NOTHING
    item = living_item(workshop) or _chosen(workshop)
    asked = workshop.participants.select_related("person").order_by("person__name", "pk")
    asked = asked if of is None else asked.filter(person__in=of)
    found = _compared(list(asked), item, facts_of(workshop), _known(item, of) if item else [])
    return found._replace(freed=[one for one in holds if not item or one.item_id != item.pk])


def _chosen(workshop: Workshop) -> CalendarItem | None:
    """The date that was held and has become that of the session: it stays the same entry in calendars."""
    held = workshop.calendar_items.filter(is_hold=True).exclude(status=ItemStatus.CANCELLED)
    return held.filter(starts_at=workshop.starts_at, ends_at=workshop.ends_at).first()


def _of_poll(workshop: Workshop, holds: list[Invitation], *, at: dt.datetime) -> Pending:
    """Who has no entry yet for a date of the poll, and who should have none any more."""
    participants = list(workshop.participants.select_related("person").order_by("person__name", "pk"))
    slots = list(workshop.slots.filter(starts_at__gt=at)) if workshop.poll_holds_dates else []
    asked, proposed = {one.person_id for one in participants}, {one.pk for one in slots}
    said_no = set(
        workshop.slots.filter(availabilities__answer=Answer.NO).values_list("pk", "availabilities__person")
    )
    known = {(one.item.slot_id, one.person_id) for one in holds}
    wanted = [Holding(slot, one) for slot in slots for one in participants]
    stays = [one for one in holds if one.person_id in asked and one.item.slot_id in proposed]
    facts = {one.pk: facts_of_slot(workshop, one) for one in slots} if stays else {}
    now = {pk: (one.significant, one.text) for pk, one in facts.items()}
    return NOTHING._replace(
        holding=[one for one in wanted if not {(one.slot.pk, one.person_id)} & (known | said_no)],
        freed=[one for one in holds if one.person_id not in asked or one.item.slot_id not in proposed],
        reheld=[one for one in stays if (one.known_facts, one.known_text) != now[one.item.slot_id]],
    )


def living_holds(workshop: Workshop, *, at: dt.datetime) -> list[Invitation]:
    """Who has which date of the poll held in their calendar."""
    return _beside(workshop, at=at)[0]


def _beside(workshop: Workshop, *, at: dt.datetime) -> tuple[list[Invitation], list[Invitation]]:
    """What calendars show beside the session: dates held for it, and ghosts of a date that was postponed
    silently. Those stay until there is a new date to be told, but not beside that."""
    held = Q(item__is_hold=True) & ~Q(item__status=ItemStatus.CANCELLED)
    ghost = Q(item__status=ItemStatus.CANCELLED, sent_sequence__lt=F("item__sequence"))
    ahead = Invitation.objects.active().filter(held | ghost, item__workshop=workshop, item__ends_at__gt=at)
    found = ahead.select_related("item", "person").order_by("item__starts_at", "person__name", "pk")
    sides: tuple[list[Invitation], list[Invitation]] = [], []
    for one in found:
        sides[one.item.status == ItemStatus.CANCELLED].append(one)
    return sides


def _known(item: CalendarItem, of: Any) -> list[Invitation]:
    invited = item.invitations.select_related("person")
    return list(invited if of is None else invited.filter(person__in=of))


def _compared(
    asked: list[Participant], item: CalendarItem | None, facts: Facts, known: list[Invitation]
) -> Pending:
    participants = {one.person_id: one for one in asked}
    active = {one.person_id: one for one in known if one.removed_at is None}
    staying = [active[pk] for pk in participants if pk in active]
    return Pending(
        item,
        facts,
        new=[one for pk, one in participants.items() if pk not in active],
        again={one.person_id: one for one in known if one.removed_at is not None},
        changed=[one for one in staying if one.known_facts != facts.significant],
        reworded=[
            one for one in staying if one.known_facts == facts.significant and one.known_text != facts.text
        ],
        removed=[one for pk, one in active.items() if pk not in participants],
        cancels=False,
    )


def differences(plan: Pending, zone: Any) -> list[Difference]:
    """What changed since calendars were last told, in words."""
    if not (plan.item and plan.facts):
        return []
    before, after = facts_of_item(plan.item), plan.facts
    rows = []
    if before.time != after.time:
        rows.append(Difference(_("Time"), span(*before.time, zone), span(*after.time, zone)))
    names = [
        ("summary", _("Title")),
        ("location", _("Place")),
        ("join_url", _("Joining link")),
        ("url", _("Page")),
        ("description", _("Text")),
    ]
    for name, label in names:
        if getattr(before, name) != getattr(after, name):
            rows.append(Difference(label, getattr(before, name), getattr(after, name)))
    return rows
