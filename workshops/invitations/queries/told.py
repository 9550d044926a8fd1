"""What was told: the item that calendars show, who was asked by it, and what they said."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from workinggroup.base.prepared import prepared
from workinggroup.editions.once import once
from workinggroup.outbox.models import Email
from workshops.scheduling.models import Workshop

from ..models import CalendarItem, Invitation
from ..states import ItemStatus, Partstat


def living_item(workshop: Workshop) -> CalendarItem | None:
    """The item of a session that calendars show now."""
    return workshop.calendar_items.exclude(status=ItemStatus.CANCELLED).filter(is_hold=False).first()


def latest_item(workshop: Workshop) -> CalendarItem | None:
    """The living item, or the one that was cancelled last."""
    return told_of(workshop)[0]


def told_of(workshop: Workshop) -> tuple[CalendarItem | None, list[Invitation]]:
    """The latest item and those who are asked by it, each with `body`: one query for a page, as a rule."""
    return once(workshop.edition, ("told of", workshop.pk), lambda: _findtold_of(workshop))


def _findtold_of(workshop: Workshop) -> tuple[CalendarItem | None, list[Invitation]]:
    if not (workshop.has_time or workshop.postponed_at):  # nobody is told before there is a date
        return None, []
    active = Invitation.objects.active().filter(item__workshop=workshop, item__is_hold=False)
    rows = active.annotate(body=F("person__organisation")).select_related("item").order_by("-item_id", "pk")
    found: list[Any] = list(rows.defer("item__feed_text"))
    newest = workshop.calendar_items.filter(is_hold=False).order_by("-pk")
    item = found[0].item if found else newest.first()
    if found and item.status == ItemStatus.CANCELLED:  # a later one may have nobody yet
        item = newest.first()
    mine = [one for one in found if item and one.item_id == item.pk]
    if item:
        item.workshop = workshop
    for one in mine:
        one.item = item
    return item, mine


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
    found = [one for one in told_of(item.workshop)[1] if one.item_id == item.pk]
    said = Counter(one.partstat for one in found)
    bodies = {one.body for one in found if one.partstat == Partstat.ACCEPTED} - {None}
    names = (Partstat.ACCEPTED, Partstat.TENTATIVE, Partstat.DECLINED, Partstat.NEEDS_ACTION)
    return Answers(*(said[name] for name in names), organisations=len(bodies))


def invitation_of(workshop: Workshop, person: Any) -> Invitation | None:
    """The invitation of a person to a session as it stands."""
    if not (person and person.is_authenticated):
        return None
    return next((one for one in told_of(workshop)[1] if one.person_id == person.pk), None)


def mails_of(invitations: Iterable[Invitation]) -> dict[int, list[Email]]:
    """The mails of each invitation, oldest first: what was sent, and how it went."""
    persons = [one.person_id for one in invitations]
    mails = Email.objects.filter(key__startswith="invitation:", person__in=persons)
    found: dict[int, list[Email]] = {one.pk: [] for one in invitations}
    shown = mails.only("key", "state", "made_at", "subject")
    for mail in shown.order_by("made_at", "pk"):
        pk = int(mail.key.split(":")[1])
        if pk in found:
            found[pk].append(mail)
    return found
