"""Beside the work plan: a monthly office hour, a visit that was postponed, a dialogue that was cancelled."""

import datetime as dt
import uuid
from typing import Any

from workinggroup.base.clock import in_zone
from workshops.invitations import actions as invitations
from workshops.registration import actions as registration
from workshops.sample.content import beside, registrations
from workshops.sample.content.shapes import Moment, Session
from workshops.scheduling import actions
from workshops.scheduling.states import WorkshopKind
from workshops.series import actions as series
from workshops.series.dates import chosen_days, expand
from workshops.series.states import Rhythm

from . import afterwards, mail, sessions
from .loader import Loader

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
SPACE = uuid.UUID("7a5f6f0e-1c0b-4f55-9a57-2f5c0f3e7d11")
PLANNED = {
    "office-hour": Moment(day=-39, time="11:00"),
    "dialogue": Moment(day=-27, time="15:30"),
    "site-visit": Moment(day=-18, time="10:15"),
}


def prepare(loader: Loader) -> None:
    """All of it, for the running edition, in the order in which it was planned."""
    _repeat(loader, beside.OFFICE_HOUR)
    _call_off(loader, beside.DIALOGUE, invitations.cancel_and_tell)
    facts = {"format": "on_site", "place": beside.SITE, "access_notes": beside.WAY_IN, "asks_needs": True}
    _call_off(loader, beside.SITE_VISIT, invitations.postpone_and_tell, **facts)


def _plan(loader: Loader, content: Session, **facts: Any) -> Any:
    """A session that no item of the work plan asked for, with the people of the content."""
    at, by = loader.at(PLANNED[content.key]), loader.person(content.owner)
    workshop = actions.plan_workshop(
        edition=loader.editions["running"], title=content.title, kind=WorkshopKind(content.kind),
        description=content.description, topics=[loader.topics["running", key] for key in content.topics],
        host=by, spoken=["en"], with_members=False, by=by, at=at, **facts,
    )  # fmt: skip
    loader.workshops[content.key] = workshop
    for key in content.invited:
        actions.add_participant(workshop, person=loader.person(key), by=by, at=at)
    sessions.write_agenda(loader, "running", content, at=at)
    starts = loader.at(content.starts or Moment())
    ends = starts + dt.timedelta(minutes=content.length)
    return actions.set_time(workshop, starts_at=starts, ends_at=ends, by=by, at=at + HOUR)


def _repeat(loader: Loader, content: Session) -> None:
    """Every month the same hour; the first was held, and too few have said how it was."""
    first = _plan(loader, content, join_url=sessions.MEET.format(key=content.key))
    at, by = loader.at(PLANNED[content.key]) + 2 * HOUR, loader.person(content.owner)
    starts = in_zone(first.starts_at, first.timezone)
    days = chosen_days(starts.date(), Rhythm.MONTH, number=beside.OFFICE_HOURS_AFTER)
    length = first.ends_at - first.starts_at
    dates = expand(days, time=starts.time(), length=length, zone=first.timezone)
    spans = [(one.starts_at, one.ends_at) for one in dates if one.starts_at and one.ends_at]
    token = uuid.uuid5(SPACE, content.key)
    made = series.repeat_session(first, spans, rhythm=Rhythm.MONTH, token=token, by=by, at=at, invite=True)
    came = dict.fromkeys(content.present, "yes") | dict.fromkeys(content.excused, "no")
    sessions.answer(loader, first, came, at=at + HOUR, until=first.starts_at - DAY)
    sessions.remind(loader, content)
    sessions.hold(loader, content)
    afterwards.ask_how_it_was(loader, content, beside.SAID_OF_OFFICE_HOUR)
    for place, part in enumerate(made.series.parts.exclude(workshop=first).select_related("workshop")):
        said = beside.COMES_ALWAYS | ({} if place else beside.COMES_NEXT)
        sessions.answer(loader, part.workshop, said, at=first.ends_at + DAY, until=loader.now - DAY)


def _call_off(loader: Loader, content: Session, end: Any, **facts: Any) -> None:
    """Invite, hear some answers, and then take the session back with the reason."""
    workshop, off = _plan(loader, content, **facts), beside.OFF[content.key]
    at, by = loader.at(PLANNED[content.key]) + 2 * HOUR, loader.person(content.owner)
    invitations.announce(workshop, by=by, at=at)
    sessions.answer(loader, workshop, content.rsvp, at=at + HOUR, until=loader.at(off.when) - DAY)
    mail.settle(loader, until=loader.at(off.when))  # else the news would take the place of the invitation
    end(workshop, reason=off.reason, by=by, at=loader.at(off.when))


def give_a_seat_back(loader: Loader, session: Session) -> None:
    """One who registered cannot come after all; whoever waited longest moves up."""
    mail.settle(loader)
    desk = loader.workshops[session.key].desk
    leaving = desk.registrations.select_related("person").get(name=registrations.LEFT)
    registration.leave(leaving, by=leaving.person, at=loader.now - 3 * HOUR)
    registration.tell_desk(desk, at=loader.now - 3 * HOUR)
