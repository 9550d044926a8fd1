"""Makers for sessions whose invitations went out."""

from typing import Any

from tests.makers.people import make_person
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState
from workshops.invitations import actions
from workshops.invitations.models import CalendarItem, Invitation
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

from . import NOON
from .scheduling import make_participant, make_workshop


def make_invited_workshop(*, people: int = 1, **facts: Any) -> Workshop:
    """A scheduled session whose participants were invited at NOON; the mails have left."""
    workshop = make_workshop(
        **{"state": WorkshopState.SCHEDULED, "join_url": "https://meet.example.org/x"} | facts
    )
    for _ in range(people):
        make_participant(workshop=workshop)
    actions.announce(workshop, by=make_person(), at=NOON)
    leave()
    return workshop


def leave() -> None:
    """All mails that wait have left."""
    Email.objects.filter(state=EmailState.QUEUED).update(state=EmailState.SENT, sent_at=NOON)


def item_of(workshop: Workshop) -> CalendarItem:
    return CalendarItem.objects.get(workshop=workshop)


def make_invitation(**facts: Any) -> Invitation:
    """The invitation of one person to a session of its own."""
    return Invitation.objects.select_related("item", "person").get(
        item__workshop=make_invited_workshop(people=1, **facts)
    )
