"""Observers and speakers. Members come in through the recruitment."""

import datetime as dt
from typing import Any

from members.people import actions
from members.people.states import MembershipKind
from workinggroup.editions.permissions import Role
from workinggroup.outbox.actions import send_drafts
from workinggroup.outbox.queries import drafts_by_occasion
from workshops.sample.content import people
from workshops.sample.content.shapes import Guest, Moment

from .loader import Loader

GUESTS_2022_JOIN = Moment(on="2022-03-30", time="10:00")
GUESTS_JOIN = Moment(day=-70, time="10:00")
# The label session asked for the one; the other came a few days ago, and the welcome is still a draft.
JOIN_LATER = {
    "pieter-swinnen": Moment(day=-38, time="11:00"),
    "ramon-villacorta": Moment(day=-3, time="16:00"),
}


def welcome_guests_2022(loader: Loader) -> None:
    at = loader.at(GUESTS_2022_JOIN)
    for guest in people.GUESTS_2022:
        _welcome(loader, loader.editions["2022"], guest, at)
    _send_welcomes(loader, loader.editions["2022"], at)


def welcome_first_guests(loader: Loader) -> None:
    """Those who are there from the first session on."""
    at = loader.at(GUESTS_JOIN)
    for guest in people.GUESTS_RUNNING:
        if guest.person not in JOIN_LATER:
            _welcome(loader, loader.editions["running"], guest, at)
    _send_welcomes(loader, loader.editions["running"], at)


def welcome_later_guest(loader: Loader, key: str, *, send: bool) -> None:
    guest = next(one for one in people.GUESTS_RUNNING if one.person == key)
    at = loader.at(JOIN_LATER[key])
    _welcome(loader, loader.editions["running"], guest, at)
    if send:
        _send_welcomes(loader, loader.editions["running"], at)


def _welcome(loader: Loader, edition: Any, guest: Guest, at: dt.datetime) -> None:
    person = loader.person(guest.person, at=at, edition=edition)
    if guest.kind == "speaker":
        actions.give_role(person, role=Role.SPEAKER, edition=edition, by=loader.secretary, at=at)
        return
    actions.add_guest(
        email=person.email,
        name=person.name,
        organisation=person.organisation,
        kind=MembershipKind(guest.kind),
        reason=guest.reason,
        edition=edition,
        by=loader.secretary,
        at=at,
    )


def _send_welcomes(loader: Loader, edition: Any, at: dt.datetime) -> None:
    for _occasion, drafts in drafts_by_occasion(edition):
        send_drafts(drafts, by=loader.secretary, at=at + dt.timedelta(minutes=20))
