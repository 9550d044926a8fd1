"""Answers that people have given elsewhere, by asking for a seat."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from workinggroup.base import history
from workshops.scheduling.models import Workshop

from .. import rules
from ..models import Invitation
from ..states import Event, Partstat


@transaction.atomic
def accept_for(workshop: Workshop, people: Sequence[Any], *, at: dt.datetime) -> int:
    """Store yes for these people where their calendar may still say otherwise; returns for how many."""
    asked = Invitation.objects.active().filter(
        item__workshop=workshop, item__is_hold=False, person__in=people
    )
    mine = [
        one
        for one in asked.select_related("item", "person")
        if not rules.refuse_answer(one, Partstat.ACCEPTED, at=at)
    ]
    for sequence in {one.known_sequence for one in mine}:
        pks = [one.pk for one in mine if one.known_sequence == sequence]
        Invitation.objects.filter(pk__in=pks).update(
            partstat=Partstat.ACCEPTED, answered_at=at, answered_sequence=sequence, answered_stamp=at,
            old_answer="", version=F("version") + 1,
        )  # fmt: skip
    for one in mine:
        history.record(
            Event.INVITATION_ANSWERED, about=workshop, by=one.person, at=at, edition=workshop.edition,
            before=one.partstat, after=Partstat.ACCEPTED,
        )  # fmt: skip
    return len(mine)
