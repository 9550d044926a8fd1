"""Whether calendars say the same as we do: what came back, what could not be delivered, who knows what."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, Q, QuerySet

from workinggroup.editions import tally
from workinggroup.editions.models import Edition

from ..models import CalendarItem, InboundMessage, Invitation, Proposal
from ..states import InboundState, ItemStatus, Partstat, ProposalState

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
    def is_well(self) -> bool:
        return not (self.bounced or self.old_answers or self.proposals or self.parked)


def health_of(item: CalendarItem) -> Health:
    """Counted in one query."""
    counts = item.invitations.active().aggregate(
        sent=Count("pk", filter=Q(sent_sequence__isnull=False), distinct=True),
        current=Count("pk", filter=Q(sent_sequence=item.sequence), distinct=True),
        bounced=Count("pk", filter=Q(bounced_at__isnull=False), distinct=True),
        old_answers=Count("pk", filter=~Q(old_answer=""), distinct=True),
        proposals=Count("proposals", filter=Q(proposals__state=ProposalState.OPEN), distinct=True),
        parked=Count(
            "inbound_messages", filter=Q(inbound_messages__state=InboundState.PARKED), distinct=True
        ),
    )
    return Health(**counts)


def _of(edition: Edition) -> Q:
    """What belongs to an edition, and what belongs to nobody: any secretariat may look at that."""
    return Q(invitation__item__workshop__edition=edition) | Q(invitation=None)


def waiting_messages(edition: Edition) -> QuerySet[InboundMessage]:
    """What could not be used and waits for a person, the oldest first."""
    found = InboundMessage.objects.parked().filter(_of(edition)).defer("raw")
    return found.select_related("invitation__person", "invitation__item").order_by("received_at", "pk")


def open_proposals(edition: Any) -> QuerySet[Proposal]:
    found = Proposal.objects.filter(state=ProposalState.OPEN, invitation__item__workshop__edition=edition)
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
    return {
        "returns_waiting": here + nowhere + tally.count(open_proposals(edition), place),
        "invitations_waiting": tally.count(mine, "item__workshop__edition"),
    }
