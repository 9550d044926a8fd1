"""Somebody comes in place of the person invited: named, then approved or refused by the host."""

import datetime as dt
from typing import Any

from django.db import transaction

from members.people import actions as people
from workinggroup.base import history
from workinggroup.base.refusals import refuse_if
from workshops.scheduling import actions as scheduling
from workshops.scheduling.models import Participant, Workshop

from .. import mails, rules
from ..models import Deputy, Invitation
from ..states import DeputyState, Event, Partstat
from .announcing import tell_one
from .answers import answer_invitation


@transaction.atomic
def name_deputy(
    invitation: Invitation, *, name: str, email: str, by: Any, at: dt.datetime, words: str = ""
) -> Deputy:
    """Say that somebody else comes. A later name replaces the one that waits; nobody is invited by this."""
    email = email.strip().lower()
    refuse_if(rules.refuse_deputy(invitation, email, at=at))
    invitation.deputies.filter(state=DeputyState.NAMED).update(state=DeputyState.REPLACED, decided_at=at)
    deputy = Deputy.objects.create(
        invitation=invitation, name=name.strip(), email=email, words=words.strip()[:300], made_at=at
    )
    _record(Event.DEPUTY_NAMED, deputy, by=by, at=at)
    return deputy


@transaction.atomic
def approve_deputy(deputy: Deputy, *, by: Any, at: dt.datetime) -> None:
    """Let the deputy take part for the same organisation, invite them alone, and note who does not come."""
    invitation = deputy.invitation
    workshop = invitation.item.workshop
    refuse_if(rules.refuse_deputy(invitation, deputy.email, at=at))
    deputy.become(DeputyState.APPROVED, decided_at=at, decided_by=by)
    organisation = _organisation_of(workshop, invitation.person)
    facts = {"name": deputy.name, "organisation": organisation, "language": invitation.person.language}
    person = people.person_for(
        deputy.email, by=by, at=at, edition=workshop.edition, timezone=invitation.person.timezone, **facts
    )
    scheduling.add_participant(workshop, person=person, organisation=organisation, by=by, at=at)
    tell_one(workshop, person, by=by, at=at)
    if invitation.partstat != Partstat.DECLINED:
        answer_invitation(invitation, partstat=Partstat.DECLINED, by=by, at=at)
    mails.queue_deputy_decided(deputy, at=at)
    _record(Event.DEPUTY_APPROVED, deputy, by=by, at=at)


@transaction.atomic
def refuse_deputy(deputy: Deputy, *, by: Any, at: dt.datetime) -> None:
    """Let the invitation stand as it is, and tell the person who named the deputy."""
    deputy.become(DeputyState.REFUSED, decided_at=at, decided_by=by)
    mails.queue_deputy_decided(deputy, at=at)
    _record(Event.DEPUTY_REFUSED, deputy, by=by, at=at)


def _organisation_of(workshop: Workshop, person: Any) -> Any:
    """For whom the person invited speaks in this session."""
    mine = Participant.objects.filter(workshop=workshop, person=person).select_related("organisation").first()
    return mine.organisation if mine and mine.organisation else person.organisation


def _record(verb: Event, deputy: Deputy, *, by: Any, at: dt.datetime) -> None:
    workshop = deputy.invitation.item.workshop
    after = {"for": str(deputy.invitation.person), "deputy": deputy.name}
    history.record(verb, about=workshop, by=by, at=at, edition=workshop.edition, after=after)
