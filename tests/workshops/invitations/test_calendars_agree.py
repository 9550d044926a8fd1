"""Whatever is done in whichever order, and however the mails arrive: in the end each calendar is right."""

import contextlib
from random import Random
from typing import Any

import icalendar
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.makers import DAY, HOUR, NOON
from tests.makers.invitations import leave, make_invited_workshop
from tests.makers.people import make_person
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState
from workshops.invitations import actions
from workshops.invitations.models import Invitation
from workshops.invitations.states import ItemStatus
from workshops.scheduling import actions as scheduling
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

PEOPLE = 3
STEPS = st.one_of(
    st.tuples(st.just("move"), st.integers(-2, 3)),
    st.tuples(st.sampled_from(["title", "place", "join_url"]), st.integers(0, 2)),
    st.tuples(st.sampled_from(["come or go", "resend"]), st.integers(0, PEOPLE - 1)),
    st.tuples(st.sampled_from(["tell", "tell", "change silently", "leave", "leave", "fail"]), st.just(0)),
    st.tuples(st.sampled_from(["postpone", "cancel"]), st.integers(0, 1)),
)


class World:
    """A session, three people, a relay that works or not, and what the relay took."""

    def __init__(self) -> None:
        facts = {"format": "hybrid", "place": "Hall", "starts_at": NOON + 60 * DAY}
        self.workshop = make_invited_workshop(people=PEOPLE, **facts)
        self.people = [one.person for one in self.workshop.participants.order_by("pk")]
        self.now: dict[str, Any] = {"by": make_person(), "at": NOON}  # all within one second
        self.gone_silently: set[int] = set()

    def do(self, what: str, number: int) -> None:
        self.workshop = Workshop.objects.select_related("edition__group").get(pk=self.workshop.pk)
        with contextlib.suppress(Refused):
            getattr(self, what.replace(" ", "_"), self.change)(number, what)

    def change(self, number: int, what: str) -> None:
        words = f"https://meet.example.org/{number}" if what == "join_url" else f"{what} {number}"
        scheduling.change_workshop(self.workshop, version=self.workshop.version, **self.now, **{what: words})

    def move(self, number: int, _what: str) -> None:
        start = (self.workshop.starts_at or NOON + 80 * DAY) + number * HOUR
        scheduling.set_time(self.workshop, starts_at=start, ends_at=start + HOUR, **self.now)

    def come_or_go(self, number: int, _what: str) -> None:
        person = self.people[number]
        if found := self.workshop.participants.filter(person=person).first():
            scheduling.remove_participant(found, **self.now)
        else:
            scheduling.add_participant(self.workshop, person=person, **self.now)

    def resend(self, number: int, _what: str) -> None:
        mine = Invitation.objects.active().select_related("item__workshop__edition__group", "person")
        found = mine.filter(item__workshop=self.workshop, person=self.people[number]).last()
        if found:
            actions.resend_invitation(found, **self.now)

    def tell(self, _number: int, _what: str) -> None:
        actions.announce(self.workshop, **self.now)
        if self.workshop.state == WorkshopState.SCHEDULED:
            self.gone_silently -= self.asked

    def change_silently(self, _number: int, _what: str) -> None:
        living = self.living
        actions.announce(self.workshop, **self.now, silent=True)
        self.gone_silently |= living - self.asked

    def postpone(self, silent: int, _what: str) -> None:
        living = self.living
        actions.postpone_and_tell(self.workshop, reason="Strike.", **self.now, silent=bool(silent))
        self.gone_silently |= living if silent else set()

    def cancel(self, _number: int, _what: str) -> None:
        actions.cancel_and_tell(self.workshop, reason="Strike.", **self.now)

    def leave(self, _number: int, _what: str) -> None:
        leave()

    def fail(self, _number: int, _what: str) -> None:
        Email.objects.filter(state=EmailState.QUEUED).update(state=EmailState.FAILED)

    def settle(self) -> None:
        """Everything is told, the relay is back, and whoever is behind gets it again."""
        self.do("tell", 0)
        Email.objects.filter(state=EmailState.FAILED).update(state=EmailState.QUEUED)
        self.do("leave", 0)
        actions.resend_to_all_behind(self.workshop, **self.now)
        self.do("leave", 0)

    @property
    def living(self) -> set[int]:
        """In whose calendar there may be an entry."""
        active = Invitation.objects.active().filter(item__workshop=self.workshop)
        return set(active.exclude(item__status=ItemStatus.CANCELLED).values_list("person", flat=True))

    @property
    def asked(self) -> set[int]:
        return set(self.workshop.participants.values_list("person", flat=True))

    def truth(self, person: Any) -> list[tuple]:
        """What the calendar of this person should show."""
        one = Workshop.objects.get(pk=self.workshop.pk)
        if one.state != WorkshopState.SCHEDULED or person.pk not in self.asked:
            return []
        return [(one.starts_at, one.ends_at, one.title, f"{one.place} / online", one.join_url)]

    def shown(self, person: Any, order: Random) -> list[tuple]:
        """What it shows when the mails arrive in this order (RFC 5546, 2.1.5: SEQUENCE, then DTSTAMP)."""
        sent = Email.objects.filter(person=person, state=EmailState.SENT).exclude(calendar="")
        events = [
            icalendar.Calendar.from_ical(mail.calendar).walk("VEVENT")[0] for mail in sent.order_by("pk")
        ]
        versions = [(event["SEQUENCE"], event.DTSTAMP) for event in events]
        entries: dict[str, tuple[Any, Any]] = {}
        for number in order.sample(range(len(events)), len(events)):
            uid = str(events[number]["UID"])
            if uid not in entries or entries[uid][0] < versions[number]:
                entries[uid] = versions[number], events[number]
        return [_seen(event) for _version, event in entries.values() if event["STATUS"] == "CONFIRMED"]


def _seen(event: icalendar.Event) -> tuple:
    return event.start, event.end, *(str(event[name]) for name in ("SUMMARY", "LOCATION", "CONFERENCE"))


@pytest.mark.django_db
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=3, max_size=12), order=st.randoms(use_true_random=False))
def test_whatever_is_done_each_calendar_says_the_same_as_we_do(steps: list, order: Random) -> None:
    """Where nobody was told that they are off the list, their entry stays: that was the choice."""
    with transaction.atomic():
        world = World()
        for what, number in steps:
            world.do(what, number)
        world.settle()

        told = [person for person in world.people if person.pk not in world.gone_silently]
        seen = {person.pk: (world.shown(person, order), world.truth(person)) for person in told}
        transaction.set_rollback(True)

    assert [shown for shown, _truth in seen.values()] == [truth for _shown, truth in seen.values()]
