"""Whether calendars say the same as we do: what came back, what could not be delivered, who knows what."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, Q, QuerySet

from workinggroup.editions import tally
from workinggroup.editions.models import Edition
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState
from workshops.scheduling.models import Workshop

from ..models import CalendarItem, Deputy, InboundMessage, Invitation, Proposal
from ..states import DeputyState, InboundState, ItemStatus, Partstat, ProposalState
from .told import latest_item, mails_of

GONE = (EmailState.DISCARDED, EmailState.SUPERSEDED)
SHOWN_FOR = dt.timedelta(days=30)


class Health(NamedTuple):
    """How the invitations of one session stand in the calendars of those invited."""

    sent: int
    current: int
    bounced: int
    old_answers: int
    proposals: int
    parked: int

    @property
    def to_decide(self) -> int:
        return self.proposals + self.parked

    @property
    def is_well(self) -> bool:
        return not (self.bounced or self.old_answers or self.proposals or self.parked)


def health_of(item: CalendarItem) -> Health:
    """Counted in one query."""
    counts = item.invitations.active().aggregate(
        sent=Count("pk", filter=Q(sent_sequence__isnull=False), distinct=True),
        current=Count("pk", filter=Q(sent_stamp__gte=item.stamped_at), distinct=True),
        bounced=Count("pk", filter=Q(bounced_at__isnull=False), distinct=True),
        old_answers=Count("pk", filter=~Q(old_answer=""), distinct=True),
        proposals=Count("proposals", filter=Q(proposals__state=ProposalState.OPEN), distinct=True),
        parked=Count(
            "inbound_messages", filter=Q(inbound_messages__state=InboundState.PARKED), distinct=True
        ),
    )
    return Health(**counts)


class Row(NamedTuple):
    """What one person was sent of a session, and whether their calendar can know how it stands."""

    invitation: Invitation
    item: CalendarItem
    mails: list[Email]

    @property
    def last(self) -> Email | None:
        """The newest mail that counts: not one that a newer one replaced."""
        return next((one for one in reversed(self.mails) if one.state not in GONE), None)

    @property
    def has_failed(self) -> bool:
        return bool(self.last and self.last.state == EmailState.FAILED)

    @property
    def is_on_its_way(self) -> bool:
        return bool(self.last and self.last.state in (EmailState.QUEUED, EmailState.SENDING))

    @property
    def knows(self) -> bool:
        """What was sent last says what is true now. Who comes or goes raises the version for them alone."""
        stamp = self.invitation.sent_stamp
        return stamp is not None and stamp >= self.item.stamped_at

    @property
    def is_behind(self) -> bool:
        if self.invitation.removed_at or self.item.status == ItemStatus.CANCELLED:
            return False
        return not self.knows or self.has_failed or self.invitation.bounced_at is not None

    @property
    def version(self) -> int | None:
        """Counted from one, as people do."""
        return None if self.invitation.sent_sequence is None else self.invitation.sent_sequence + 1


def health_rows(workshop: Workshop) -> list[Row]:
    """Everybody who was ever invited to a session as it stands: those behind first, then by name."""
    item = latest_item(workshop)
    if item is None:
        return []
    item.workshop = workshop
    invitations = list(item.invitations.for_list())
    mails = mails_of(invitations)
    for one in invitations:
        one.item = item
    rows = [Row(one, item, mails[one.pk]) for one in invitations]
    return sorted(rows, key=lambda row: not row.is_behind)


class Held(NamedTuple):
    """A date of the poll in calendars: who was sent it, and what they said."""

    item: CalendarItem
    sent: int
    accepted: int
    tentative: int
    declined: int
    bounced: int


def held_dates(workshop: Workshop) -> list[Held]:
    """Each date that is or was held, in its order."""
    answers = [Partstat.ACCEPTED, Partstat.TENTATIVE, Partstat.DECLINED]
    said = {one.name.lower(): Count("invitations", filter=Q(invitations__partstat=one)) for one in answers}
    said["bounced"] = Count("invitations", filter=~Q(invitations__bounced_at=None))
    held = workshop.calendar_items.filter(is_hold=True).defer("feed_text")
    items = held.annotate(sent=Count("invitations"), **said).order_by("starts_at", "pk")
    names = [name for name in Held._fields if name != "item"]
    return [Held(one, *(getattr(one, name) for name in names)) for one in items]


def messages_about(workshop: Workshop) -> QuerySet[InboundMessage]:
    """What came back about a session, the newest first."""
    found = InboundMessage.objects.filter(invitation__item__workshop=workshop).defer("raw", "words")
    return found.select_related("invitation__person").order_by("-received_at", "-pk")


def _of(edition: Edition) -> Q:
    """What belongs to an edition, and what belongs to nobody: any secretariat may look at that."""
    return Q(invitation__item__workshop__edition=edition) | Q(invitation=None)


def waiting_messages(edition: Edition) -> QuerySet[InboundMessage]:
    """What could not be used and waits for a person, the oldest first."""
    found = InboundMessage.objects.parked().filter(_of(edition)).defer("raw")
    found = found.select_related("invitation__person", "invitation__item__workshop")
    return found.order_by("received_at", "pk")


def handed_on(edition: Edition) -> QuerySet[InboundMessage]:
    """Messages by which somebody may come in place of the person invited."""
    return waiting_messages(edition).filter(invitation__item__is_hold=False)


def open_proposals(edition: Any) -> QuerySet[Proposal]:
    found = Proposal.objects.filter(state=ProposalState.OPEN, invitation__item__workshop__edition=edition)
    return found.select_related("invitation__person", "invitation__item__workshop__edition__group")


def named_deputies(edition: Any) -> QuerySet[Deputy]:
    """Those who are to come for somebody, and on whom the host has not decided."""
    found = Deputy.objects.filter(state=DeputyState.NAMED, invitation__item__workshop__edition=edition)
    return found.select_related("invitation__person", "invitation__item__workshop__edition__group")


def recent_messages(edition: Edition, *, at: dt.datetime) -> QuerySet[InboundMessage]:
    """What came back lately and was used, found to need nothing, or looked at; the newest first."""
    done = [InboundState.USED, InboundState.IGNORED, InboundState.SETTLED]
    found = InboundMessage.objects.filter(_of(edition), state__in=done, received_at__gt=at - SHOWN_FOR)
    found = found.select_related("invitation__person", "invitation__item").defer("raw", "words")
    return found.order_by("-received_at", "-pk")[:50]


def tallied(asked: tally.Asked) -> dict[str, Any]:
    """Messages and proposals that wait for the secretariat, and invitations that wait for the person."""
    parked, edition = InboundMessage.objects.parked(), OuterRef("pk")
    place = "invitation__item__workshop__edition"
    here = tally.count(parked.filter(**{place: edition}), place)
    nowhere = tally.count(parked.filter(invitation=None), "state")
    mine = Invitation.objects.active().filter(
        person=asked.person,
        partstat=Partstat.NEEDS_ACTION,
        item__workshop__edition=edition,
        item__starts_at__gt=asked.at,
        item__status=ItemStatus.CONFIRMED,
    )
    asks = tally.count(open_proposals(edition), place) + tally.count(named_deputies(edition), place)
    return {
        "returns_waiting": here + nowhere + asks,
        "invitations_waiting": tally.count(mine, "item__workshop__edition"),
    }
