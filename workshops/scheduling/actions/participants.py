"""Who takes part in a session."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q

from workinggroup.base import history
from workinggroup.base.refusals import refuse_if

from .. import rules
from ..models import Participant, Workshop
from ..states import Event


@transaction.atomic
def add_members(workshop: Workshop, *, by: Any, at: dt.datetime) -> int:
    """Add the current members and observers of the edition who do not take part yet; returns how many."""
    refuse_if(rules.refuse_participants(workshop, at=at))
    known = workshop.participants.values("person")
    members = workshop.edition.memberships.current().exclude(person__in=known).order_by("pk")
    rows = [
        Participant(
            workshop=workshop,
            person_id=membership.person_id,
            organisation_id=membership.organisation_id,
            added_at=at,
        )
        for membership in members
    ]
    Participant.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        _record(Event.PARTICIPANTS_ADDED, workshop, by=by, at=at, after=len(rows))
    return len(rows)


@transaction.atomic
def add_participant(
    workshop: Workshop,
    *,
    person: Any,
    by: Any,
    at: dt.datetime,
    organisation: Any = None,
    part: str = "",
    must_have: bool = False,
) -> Participant:
    """Add one person: a speaker, a guest, a member who came later. Adding twice changes nothing."""
    refuse_if(rules.refuse_participants(workshop, at=at))
    facts = {
        "organisation": organisation or person.organisation,
        "part": part,
        "must_have": must_have,
        "added_at": at,
    }
    participant, made = Participant.objects.get_or_create(workshop=workshop, person=person, defaults=facts)
    if made:
        _record(Event.PARTICIPANTS_ADDED, workshop, by=by, at=at, after=str(person))
    return participant


@transaction.atomic
def add_people(workshop: Workshop, people: Sequence[Any], *, by: Any, at: dt.datetime) -> None:
    """Add people from outside, as many as come; whoever takes part already stays as they are."""
    refuse_if(rules.refuse_participants(workshop, at=at))
    rows = [
        Participant(workshop=workshop, person=one, organisation_id=one.organisation_id, added_at=at)
        for one in people
    ]
    Participant.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        _record(Event.PARTICIPANTS_ADDED, workshop, by=by, at=at, after=len(rows))


@transaction.atomic
def remove_participant(participant: Participant, *, by: Any, at: dt.datetime) -> None:
    """Take one person off the list; what they answered in the poll goes with them."""
    workshop = participant.workshop
    refuse_if(rules.refuse_participants(workshop, at=at))
    participant.person.availabilities.filter(slot__workshop=workshop).delete()
    _record(Event.PARTICIPANT_REMOVED, workshop, by=by, at=at, before=str(participant.person))
    participant.delete()


@transaction.atomic
def set_must_have(participant: Participant, *, must_have: bool, by: Any, at: dt.datetime) -> None:
    """Say that a session makes no sense without this person, or that it does."""
    refuse_if(rules.refuse_participants(participant.workshop, at=at))
    Participant.objects.filter(pk=participant.pk).update(must_have=must_have)
    participant.must_have = must_have
    facts = {"person": str(participant.person), "must_have": must_have}
    _record(Event.PARTICIPANT_CHANGED, participant.workshop, by=by, at=at, after=facts)


NEEDS_KEPT = dt.timedelta(days=30)


@transaction.atomic
def say_needs(participant: Participant, *, words: str, by: Any, at: dt.datetime) -> None:
    """Store what somebody needs to take part, or that they need nothing. The words go into no history."""
    refuse_if(rules.refuse_needs(participant.workshop, at=at))
    Participant.objects.filter(pk=participant.pk).update(access_needs=words.strip()[:500])
    participant.access_needs = words.strip()[:500]
    _record(Event.NEEDS_SAID, participant.workshop, by=by, at=at)


def forget_needs(*, at: dt.datetime) -> int:
    """Delete what people needed, thirty days after the session or once it is cancelled; returns how many."""
    over = Q(workshop__ends_at__lt=at - NEEDS_KEPT) | Q(workshop__cancelled_at__lt=at - NEEDS_KEPT)
    return Participant.objects.filter(over).exclude(access_needs="").update(access_needs="")


def _record(
    event: Event, workshop: Workshop, *, by: Any, at: dt.datetime, before: Any = None, after: Any = None
) -> None:
    history.record(event, about=workshop, by=by, at=at, edition=workshop.edition, before=before, after=after)
