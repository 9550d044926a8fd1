"""Agreeing minutes for good, and opening a new version of agreed ones."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import mails, rules, snapshot
from ..models import AgreedVersion, Minutes
from ..queries.round import round_of
from ..states import Event, MinutesState
from .writing import clean, take_turn


@transaction.atomic
def agree_minutes(minutes: Minutes, *, by: Any, at: dt.datetime) -> AgreedVersion:
    """Freeze the minutes: store them as canonical JSON with its SHA-256. After this no line changes.

    Those who attended, and so were asked, get one mail with the checksum.
    """
    refuse_if(rules.refuse_freezing(minutes, at=at))
    take_turn(minutes, at=at, state=MinutesState.CIRCULATED)
    text = snapshot.canonical(snapshot.facts_of_minutes(minutes, at=at))
    digest = snapshot.digest_of(text)
    version = AgreedVersion.objects.create(
        minutes=minutes, number=minutes.number, text=text, digest=digest, agreed_at=at, agreed_by=by
    )
    minutes.become(MinutesState.AGREED, agreed_at=at, digest=digest)
    edition = minutes.workshop.edition
    history.record(Event.MINUTES_AGREED, about=minutes, by=by, at=at, edition=edition, after=digest)
    lines = list(minutes.lines.current().exclude(text="").in_order())
    for agreement in round_of(minutes).asked:
        mails.queue_agreed(agreement, lines, by=by, at=at)
    return version


@transaction.atomic
def open_correction(minutes: Minutes, *, reason: str, by: Any, at: dt.datetime) -> Minutes:
    """Begin the next version of agreed minutes. The version before stays readable as it was agreed."""
    refuse_if(rules.refuse_correction(minutes, at=at))
    if not clean(reason):
        raise Refused(_("Say what is wrong: everybody reads why there is a new version."))
    before = minutes.number
    minutes.become(
        MinutesState.OPEN, number=before + 1, correction=clean(reason), agreed_at=None, digest="",
        circulated_at=None, comments_close_at=None, seq=F("seq") + 1,
    )  # fmt: skip
    minutes.refresh_from_db()
    edition = minutes.workshop.edition
    history.record(
        Event.CORRECTION_OPENED,
        about=minutes,
        by=by,
        at=at,
        edition=edition,
        before=before,
        after=clean(reason),
    )
    return minutes
