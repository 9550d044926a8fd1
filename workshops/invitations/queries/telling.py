"""Who knows what: what still has to be said, and what was said."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext as _

from workinggroup.base.prepared import prepared
from workinggroup.editions.models import Edition
from workinggroup.editions.once import once
from workinggroup.outbox.models import Email
from workshops.scheduling.models import Participant, Workshop
from workshops.scheduling.queries import asked_to, wanting
from workshops.scheduling.saying import span
from workshops.scheduling.states import WorkshopState

from ..facts import Facts, facts_of, facts_of_item, fingerprint
from ..models import CalendarItem, Invitation
from ..states import ItemStatus, Partstat

KEPT_AFTER_CANCELLING = dt.timedelta(days=30)


class Difference(NamedTuple):
    """One fact that changed, in words."""

    label: str
    before: str
    after: str


class Pending(NamedTuple):
    """What has not been said yet: whom to invite, whom to tell of a change, whom to uninvite."""

    item: CalendarItem | None
    facts: Facts | None
    new: list[Participant]
    again: dict[int, Invitation]
    changed: list[Invitation]
    reworded: list[Invitation]
    removed: list[Invitation]
    cancels: bool

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.reworded or self.removed or self.has_moved)

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
    def how_many(self) -> int:
        """How many mails go out."""
        return len(self.new) + len(self.changed) + len(self.reworded) + len(self.removed)

    @property
    def seen(self) -> str:
        """Names exactly this: a page that showed something else is out of date."""
        people = [one.person_id for one in [*self.new, *self.changed, *self.reworded, *self.removed]]
        told = (self.facts.significant, self.facts.text) if self.facts else ()
        return fingerprint(self.item.version if self.item else 0, self.cancels, *told, *people)


NOTHING = Pending(None, None, [], {}, [], [], [], cancels=False)


def living_item(workshop: Workshop) -> CalendarItem | None:
    """The item of a session that calendars show now."""
    return workshop.calendar_items.exclude(status=ItemStatus.CANCELLED).first()


def latest_item(workshop: Workshop) -> CalendarItem | None:
    """The living item, or the one that was cancelled last."""
    return _told(workshop)[0]


def _told(workshop: Workshop) -> tuple[CalendarItem | None, list[Invitation]]:
    """The latest item and those who are asked by it, each with `body`: one query for a page, as a rule."""
    return once(workshop.edition, ("told of", workshop.pk), lambda: _find_told(workshop))


def _find_told(workshop: Workshop) -> tuple[CalendarItem | None, list[Invitation]]:
    if not workshop.has_time:  # nobody is told before there is a date
        return None, []
    active = Invitation.objects.active().filter(item__workshop=workshop)
    rows = active.annotate(body=F("person__organisation")).select_related("item").order_by("-item_id", "pk")
    found: list[Any] = list(rows.defer("item__feed_text"))
    newest = workshop.calendar_items.order_by("-pk")
    item = found[0].item if found else newest.first()
    if found and item.status == ItemStatus.CANCELLED:  # a later one may have nobody yet
        item = newest.first()
    mine = [one for one in found if item and one.item_id == item.pk]
    if item:
        item.workshop = workshop
    for one in mine:
        one.item = item
    return item, mine


def pending(workshop: Workshop, *, at: dt.datetime) -> Pending:
    """What people do not know yet of a session with a date. What is over is announced no more."""
    if workshop.state not in (WorkshopState.SCHEDULED, WorkshopState.CANCELLED) or not workshop.has_time:
        return NOTHING
    item = living_item(workshop)
    cancels = workshop.state == WorkshopState.CANCELLED
    if (item.ends_at if item and cancels else workshop.ends_at) <= at or (cancels and item is None):
        return NOTHING
    facts = facts_of(workshop)
    known = list(item.invitations.select_related("person")) if item else []
    active = [one for one in known if one.removed_at is None]
    if cancels:
        return Pending(item, facts, [], {}, [], [], active, cancels=True)
    return _compared(workshop, item, facts, known)


class Untold(NamedTuple):
    """How many do not know yet how a session stands, counted by the database."""

    how_many: int
    has_moved: bool

    @property
    def is_empty(self) -> bool:
        return not (self.how_many or self.has_moved)


def untold(workshop: Workshop, item: CalendarItem | None, *, at: dt.datetime) -> Untold:
    """What `pending` would find, as a number alone: for pages that only lead there."""
    if workshop.state != WorkshopState.SCHEDULED or workshop.ends_at <= at:
        return Untold(0, has_moved=False)
    if item is None:
        return Untold(len(asked_to(workshop)), has_moved=False)
    facts, known = facts_of(workshop), facts_of_item(item)
    now = (facts.significant, facts.text)
    asked, invited = {one.person_id for one in asked_to(workshop)}, _told(workshop)[1]
    knowing = {one.person_id for one in invited if (one.known_facts, one.known_text) == now}
    concerned = asked | {one.person_id for one in invited}
    return Untold(len(concerned - (knowing & asked)), has_moved=(known.significant, known.text) != now)


def untold_ahead(edition: Edition, person: Any, *, at: dt.datetime) -> list[tuple[Workshop, int]]:
    """The same number for each session ahead, in two queries however many there are."""
    scheduled = [one for one in wanting(edition, person) if one.state == WorkshopState.SCHEDULED]
    workshops = sorted((one for one in scheduled if one.ends_at > at), key=lambda one: one.starts_at)
    if not workshops:
        return []
    facts = {one.pk: facts_of(one) for one in workshops}
    counts = {one.pk: one.asked for one in workshops}
    for workshop, stays, *known, count in _known_ahead(workshops):
        counts[workshop] -= count if stays else 0
        if not stays or known != [facts[workshop].significant, facts[workshop].text]:
            counts[workshop] += count
    return [(one, counts[one.pk]) for one in workshops]


@prepared
def _known_ahead(workshops: list[Workshop]) -> QuerySet:
    told = Invitation.objects.active().exclude(item__status=ItemStatus.CANCELLED)
    asked = Participant.objects.filter(workshop=OuterRef("item__workshop"), person=OuterRef("person"))
    groups = told.filter(item__workshop__in=workshops).annotate(stays=Exists(asked)).order_by()
    rows = groups.values_list("item__workshop", "stays", "known_facts", "known_text")
    return rows.annotate(count=Count("pk"))


def ahead_of(person: Any, *, at: dt.datetime) -> list[Invitation]:
    """The sessions ahead to which somebody is invited and has not said no, the soonest first."""
    return once(person, "invitations", lambda: _ahead_of(person, at))


@prepared
def _ahead_of(person: Any, at: dt.datetime) -> QuerySet[Invitation]:
    found = Invitation.objects.active().filter(
        person=person, item__ends_at__gt=at, item__status=ItemStatus.CONFIRMED
    )
    ahead = found.exclude(partstat=Partstat.DECLINED)
    return ahead.select_related("item__workshop__edition").order_by("item__starts_at")


def _compared(
    workshop: Workshop, item: CalendarItem | None, facts: Facts, known: list[Invitation]
) -> Pending:
    participants = {
        one.person_id: one
        for one in workshop.participants.select_related("person").order_by("person__name", "pk")
    }
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
        ("description", _("Text")),
    ]
    for name, label in names:
        if getattr(before, name) != getattr(after, name):
            rows.append(Difference(label, getattr(before, name), getattr(after, name)))
    return rows


class Answers(NamedTuple):
    """How many said what."""

    accepted: int
    tentative: int
    declined: int
    waiting: int
    organisations: int

    @property
    def invited(self) -> int:
        return self.accepted + self.tentative + self.declined + self.waiting


def answers_of(item: CalendarItem | None) -> Answers:
    """How many of those who are asked to come said what; organisations of those who said yes."""
    if item is None:
        return Answers(0, 0, 0, 0, 0)
    found = [one for one in _told(item.workshop)[1] if one.item_id == item.pk]
    said = Counter(one.partstat for one in found)
    bodies = {one.body for one in found if one.partstat == Partstat.ACCEPTED} - {None}
    names = (Partstat.ACCEPTED, Partstat.TENTATIVE, Partstat.DECLINED, Partstat.NEEDS_ACTION)
    return Answers(*(said[name] for name in names), organisations=len(bodies))


def invitation_of(workshop: Workshop, person: Any) -> Invitation | None:
    """The invitation of a person to a session as it stands."""
    if not (person and person.is_authenticated):
        return None
    return next((one for one in _told(workshop)[1] if one.person_id == person.pk), None)


def mails_of(invitations: Iterable[Invitation]) -> dict[int, list[Email]]:
    """The mails of each invitation, oldest first: what was sent, and how it went."""
    persons = [one.person_id for one in invitations]
    mails = Email.objects.filter(occasion="invitation", person__in=persons)
    found: dict[int, list[Email]] = {one.pk: [] for one in invitations}
    shown = mails.only("key", "state", "made_at", "subject")
    for mail in shown.order_by("made_at", "pk"):
        pk = int(mail.key.split(":")[1])
        if pk in found:
            found[pk].append(mail)
    return found
