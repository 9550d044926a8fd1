"""Two secretaries at once, and a clock that jumps: no SEQUENCE twice, no DTSTAMP that goes back."""

import datetime as dt
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import icalendar
import pytest
from django.db import OperationalError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.makers import DAY, HOUR, NOON
from tests.makers.invitations import item_of, make_invited_workshop
from tests.makers.people import make_person
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.invitations import actions
from workshops.invitations.models import Invitation
from workshops.scheduling import actions as scheduling
from workshops.scheduling.models import Workshop


def event_of(mail: Email) -> icalendar.Event:
    return icalendar.Calendar.from_ical(mail.calendar).walk("VEVENT")[0]


def all_together(number: int, press: Callable[[int], object]) -> list[object]:
    """What each of so many threads gets who press at the same moment; the reason where they are refused."""
    barrier = Barrier(number)

    def run(place: int) -> object:
        barrier.wait()
        for _ in range(300):
            try:
                return press(place)
            except Refused as refusal:
                return str(refusal)
            except OperationalError:
                time.sleep(0.02)  # the tests' database in memory refuses where a file would wait
            finally:
                connection.close()
        raise AssertionError("never got through")

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


@pytest.mark.django_db(transaction=True)
def test_24_two_secretaries_who_move_the_same_session_never_both_win() -> None:
    workshop = make_invited_workshop(people=2)
    start, seen, person = workshop.starts_at, workshop.version, make_person()

    def move(place: int) -> object:
        mine = Workshop.objects.select_related("edition__group").get(pk=workshop.pk)
        to = {"starts_at": start + (place + 1) * HOUR, "ends_at": start + (place + 3) * HOUR}
        scheduling.set_time(mine, **to, version=seen, by=person, at=NOON + HOUR)
        return place

    results = all_together(4, move)

    [winner] = [one for one in results if isinstance(one, int)]
    assert [one for one in results if isinstance(one, str) and "changed this session" in one] == [
        one for one in results if isinstance(one, str)
    ]
    assert Workshop.objects.get(pk=workshop.pk).starts_at == start + (winner + 1) * HOUR
    assert Workshop.objects.get(pk=workshop.pk).version == seen + 1


@pytest.mark.django_db(transaction=True)
def test_24_moves_and_announcements_in_parallel_give_each_person_a_rising_sequence() -> None:
    workshop = make_invited_workshop(people=2)
    start, person = workshop.starts_at, make_person()

    def move_and_tell(place: int) -> object:
        mine = Workshop.objects.select_related("edition__group").get(pk=workshop.pk)
        to = {"starts_at": start + (place + 1) * HOUR, "ends_at": start + (place + 3) * HOUR}
        scheduling.set_time(mine, **to, by=person, at=NOON + HOUR)
        return actions.announce(mine, by=person, at=NOON + HOUR).total

    all_together(4, move_and_tell)
    actions.announce(Workshop.objects.get(pk=workshop.pk), by=person, at=NOON + 2 * HOUR)

    for one in Invitation.objects.all():
        mails = Email.objects.filter(person=one.person).exclude(calendar="").order_by("pk")
        told = [event_of(mail) for mail in mails]
        versions = [(event["SEQUENCE"], event.DTSTAMP) for event in told]
        assert versions == sorted(set(versions))
        assert told[-1].start == Workshop.objects.get(pk=workshop.pk).starts_at
        assert told[-1]["SEQUENCE"] == item_of(workshop).sequence


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["move", "word", "resend"]), st.integers(-25 * 60, 25 * 60)),
        min_size=1, max_size=6,
    )
)  # fmt: skip
def test_18_and_19_a_clock_that_jumps_never_takes_dtstamp_back(steps: list[tuple[str, int]]) -> None:
    workshop = make_invited_workshop(starts_at=NOON + 60 * DAY)
    person = make_person()

    for number, (what, minutes) in enumerate(steps):
        at = NOON + dt.timedelta(minutes=minutes)
        if what == "move":
            to = {"starts_at": workshop.starts_at + HOUR, "ends_at": workshop.ends_at + HOUR}
            scheduling.set_time(workshop, **to, by=person, at=at)
            actions.announce(workshop, by=person, at=at)
        elif what == "word":
            scheduling.change_workshop(
                workshop, version=workshop.version, title=f"Title {number}", by=person, at=at
            )
            actions.announce(workshop, by=person, at=at)
        else:
            mine = Invitation.objects.select_related("item__workshop__edition__group", "person")
            actions.resend_invitation(mine.get(item__workshop=workshop), by=person, at=at)

    mails = Email.objects.filter(key__startswith="invitation:", calendar__contains=item_of(workshop).uid)
    told = [event_of(mail) for mail in mails.order_by("pk")]
    stamps = [event.DTSTAMP for event in told]
    assert stamps == sorted(set(stamps))
    assert [event["SEQUENCE"] for event in told] == sorted(event["SEQUENCE"] for event in told)
