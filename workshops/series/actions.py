"""Repeating a session, and moving what comes later."""

import datetime as dt
import re
import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workshops.invitations import actions as invitations
from workshops.invitations import queries as calendar
from workshops.scheduling import actions as scheduling
from workshops.scheduling.models import Participant, Workshop
from workshops.scheduling.rules import Span
from workshops.scheduling.states import WorkshopState

from . import queries, rules
from .models import Part, Series
from .states import Event

COPIED = [
    "kind", "format", "description", "timezone", "place", "access_notes", "join_url", "join_notes",
    "join_minutes", "spoken", "heard", "language", "asks_needs", "agenda_days", "papers_days", "late_days",
    "host", "is_public",
]  # fmt: skip
AHEAD = [WorkshopState.DRAFT, WorkshopState.POLLING, WorkshopState.SCHEDULED]
# The place in a series at the end of a title, in whichever language it was made.
COUNTED = re.compile(r" \(\d+ \S+ \d+\)$")
OF_PERSON = ["person_id", "organisation_id", "must_have", "part"]


class Made(NamedTuple):
    """The series, and how many mails went out."""

    series: Series
    told: int


@transaction.atomic
def repeat_session(
    workshop: Workshop,
    spans: Sequence[Span],
    *,
    rhythm: str,
    token: uuid.UUID,
    by: Any,
    at: dt.datetime,
    with_people: bool = True,
    with_agenda: bool = True,
    invite: bool = False,
) -> Made:
    """Make a session of its own of each date, with number, title and what is copied of the first.

    All of them or none; the same `token` twice makes one series. Without `invite` nobody is told.
    """
    if found := Series.objects.filter(token=token).first():
        return Made(found, 0)
    refuse_if(rules.refuse_repeating(workshop, at=at) or rules.refuse_dates(workshop, spans, at=at))
    series = Series.objects.create(edition=workshop.edition, token=token, rhythm=rhythm, made_at=at)
    title, number = workshop.title, len(spans) + 1
    _retitle(workshop, titled(title, 1, number), by=by, at=at)
    sessions = [workshop]
    for place, span in enumerate(spans, start=2):
        made = _another(workshop, titled(title, place, number), span, by=by, at=at)
        _copy(workshop, made, with_people=with_people, with_agenda=with_agenda, by=by, at=at)
        sessions.append(made)
    Part.objects.bulk_create(
        Part(series=series, workshop=one, position=place) for place, one in enumerate(sessions, start=1)
    )
    history.record(Event.SERIES_MADE, about=workshop, by=by, at=at, edition=workshop.edition, after=number)
    told = sum(invitations.announce(one, by=by, at=at).total for one in sessions) if invite else 0
    return Made(series, told)


@transaction.atomic
def extend_series(
    workshop: Workshop,
    spans: Sequence[Span],
    *,
    token: uuid.UUID,
    by: Any,
    at: dt.datetime,
    with_people: bool = True,
    with_agenda: bool = True,
    invite: bool = False,
) -> Made:
    """Add a session of each date at the end of the series of this one, of which people and agenda are copied.

    All of them or none; the same `token` twice adds them once. The others count anew in their titles: that
    goes to calendars silently, for nobody needs a mail about it.
    """
    part = workshop.series_part
    if Workshop.objects.filter(token=token).exists():
        return Made(part.series, 0)
    refuse_if(rules.refuse_extending(part, spans, at=at))
    parts = list(part.series.parts.select_related("workshop__edition__group"))
    number, last = len(parts) + len(spans), parts[-1].position
    title = untitled(workshop.title)
    for one in parts:
        _count_anew(one.workshop, one.position, number, by=by, at=at)
    sessions = []
    for place, span in enumerate(spans, start=last + 1):
        first_token = {"token": token} if not sessions else {}
        made = _another(workshop, titled(title, place, number), span, by=by, at=at, **first_token)
        _copy(workshop, made, with_people=with_people, with_agenda=with_agenda, by=by, at=at)
        Part.objects.create(series=part.series, workshop=made, position=place)
        sessions.append(made)
    after = len(sessions)
    history.record(Event.SERIES_EXTENDED, about=workshop, by=by, at=at, edition=workshop.edition, after=after)
    told = sum(invitations.announce(one, by=by, at=at).total for one in sessions) if invite else 0
    return Made(part.series, told)


def _count_anew(workshop: Workshop, place: int, number: int, *, by: Any, at: dt.datetime) -> None:
    """Another total in the title, where it has one and the session is still ahead."""
    title = untitled(workshop.title)
    if title != workshop.title and workshop.state in AHEAD:
        _retitle(workshop, titled(title, place, number), by=by, at=at)


def _retitle(workshop: Workshop, title: str, *, by: Any, at: dt.datetime) -> None:
    """Nobody needs a mail about a number; but what else is untold stays to be told."""
    is_told = workshop.state == WorkshopState.SCHEDULED and calendar.pending(workshop, at=at).is_empty
    scheduling.change_workshop(workshop, version=workshop.version, title=title, by=by, at=at)
    if is_told:
        invitations.announce(workshop, by=by, at=at, silent=True)


def untitled(title: str) -> str:
    """The title without its place in a series."""
    return COUNTED.sub("", title)


def titled(title: str, place: int, number: int) -> str:
    """`Contract clauses (2 of 6)`, in at most 200 characters."""
    mark = " " + _("(%(place)d of %(number)d)") % {"place": place, "number": number}
    return title[: 200 - len(mark)].rstrip() + mark


def _another(
    workshop: Workshop, title: str, span: Span, *, by: Any, at: dt.datetime, **more: uuid.UUID
) -> Workshop:
    facts = {name: getattr(workshop, name) for name in COPIED} | more
    made = scheduling.plan_workshop(
        edition=workshop.edition, plan_item=workshop.plan_item, topics=list(workshop.topics.all()),
        with_members=False, title=title, by=by, at=at, **facts,
    )  # fmt: skip
    return scheduling.set_time(made, starts_at=span[0], ends_at=span[1], by=by, at=at)


def _copy(
    first: Workshop, made: Workshop, *, with_people: bool, with_agenda: bool, by: Any, at: dt.datetime
) -> None:
    """Who is asked, and what is on the agenda; answers, papers and minutes stay where they belong."""
    if with_people:
        Participant.objects.bulk_create(
            Participant(workshop=made, added_at=at, **{name: getattr(one, name) for name in OF_PERSON})
            for one in first.participants.all()
        )
    if with_agenda and first.agenda.exists():
        scheduling.copy_agenda(made, source=first, with_people=with_people, by=by, at=at)


@transaction.atomic
def move_later(
    part: Part, *, days: int, time: dt.time, seen: str, by: Any, at: dt.datetime, silent: bool = False
) -> tuple[int, int]:
    """Move this session and all later ones by the same days to the same time of the clock.

    All of them or none; each gets its own update. `seen` names what the page showed: when somebody changed
    one of them meanwhile nothing happens. With `silent` nobody is told yet.
    Returns how many sessions and mails.
    """
    parts = queries.later_parts(part, at=at)
    if seen != queries.seen(parts):
        raise Refused(_("Somebody changed one of these sessions. Read again what would happen."))
    found = queries.moves(parts, days=days, time=time)
    refuse_if(rules.refuse_moving(parts, [one.date for one in found], at=at))
    mails = 0
    for one in found:
        workshop = one.part.workshop
        scheduling.set_time(
            workshop, starts_at=one.date.starts_at, ends_at=one.date.ends_at, by=by, at=at,
            version=workshop.version,
        )  # fmt: skip
        history.record(Event.SERIES_MOVED, about=workshop, by=by, at=at, edition=workshop.edition, after=days)
        if one.told and not silent:
            mails += invitations.announce(workshop, by=by, at=at).total
    return len(found), mails
