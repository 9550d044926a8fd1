"""However many come, leave and move up at once: seats are exact, the order is kept, each is told once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
from django.db import connections
from django.db.models import Count
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.connected import connections_of_their_own  # noqa: F401
from tests.makers import DAY, HOUR, NOON
from tests.makers.registration import make_desk
from workinggroup.outbox.models import Email
from workshops.invitations.models import Invitation
from workshops.registration import actions
from workshops.registration.models import Desk, Registration
from workshops.registration.states import RegistrationState
from workshops.registration.tasks import tell
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db
SEATED, WAITING, LEFT = RegistrationState.SEATED, RegistrationState.WAITING, RegistrationState.LEFT
LONG_AHEAD = NOON + 3650 * DAY


def come(desk: Desk, name: str, *, at=NOON) -> Registration:
    return actions.register(desk, email=f"{name.lower()}@example.org", name=name, at=at)


def names(desk: Desk, state: str) -> list[str]:
    return [one.name for one in desk.registrations.filter(state=state).order_by("queued_at", "pk")]


def told(desk: Desk) -> list[tuple[str, str]]:
    actions.tell_desk(desk, at=NOON + DAY)
    found = Email.objects.filter(to_address__endswith="@example.org").order_by("pk")
    return [(mail.to_name, mail.subject.split(":")[0]) for mail in found]


@dataclass
class Book:
    """The same rules once more, in a list."""

    seats: int
    seated: set[str] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)

    def come(self, name: str) -> None:
        if name not in {*self.seated, *self.waiting}:
            self.waiting.append(name)
            self.fill()

    def leave(self, name: str) -> None:
        self.seated.discard(name)
        self.waiting = [one for one in self.waiting if one != name]
        self.fill()

    def more(self, _name: str) -> None:
        self.seats += 1
        self.fill()

    def up(self, name: str) -> None:
        if name in self.waiting:
            self.seats += 1
            self.waiting.remove(name)
            self.seated.add(name)

    def fill(self) -> None:
        while self.waiting and len(self.seated) < self.seats:
            self.seated.add(self.waiting.pop(0))


def do(desk: Desk, step: str, name: str, *, at) -> None:
    mine = desk.registrations.here().filter(name=name).first()
    if step == "come":
        come(desk, name, at=at)
    elif step == "more":
        actions.change_desk(desk, version=desk.version, seats=desk.seats + 1, by=None, at=at)
    elif mine and step == "leave":
        actions.leave(mine, by=None, at=at)
    elif mine and step == "up":
        actions.move_up(mine, by=None, at=at)


STEPS = st.lists(
    st.tuples(st.sampled_from(["come", "come", "leave", "more", "up", "tell"]), st.sampled_from("ABCDEF")),
    min_size=1, max_size=25,
)  # fmt: skip


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(seats=st.integers(1, 3), steps=STEPS)
def test_whatever_happens_seats_and_order_are_those_of_the_book(seats: int, steps: list) -> None:
    Registration.objects.all().delete()
    Email.objects.all().delete()
    desk, book = make_desk(seats=seats), Book(seats)
    for minute, (step, name) in enumerate(steps):
        at = NOON + HOUR / 60 * minute
        desk.refresh_from_db()
        if step == "tell":
            actions.tell_desk(desk, at=at)
        else:
            do(desk, step, name, at=at)
            getattr(book, step)(name)

        desk.refresh_from_db()
        assert (desk.seats, desk.taken) == (book.seats, len(book.seated))
        assert set(names(desk, SEATED)) == book.seated
        assert names(desk, WAITING) == book.waiting

    actions.tell_desk(desk, at=NOON + HOUR)
    asked = Invitation.objects.active().filter(item__workshop=desk.workshop)
    assert {one.person.name for one in asked.select_related("person")} == book.seated
    assert desk.workshop.participants.count() == len(book.seated)
    assert not desk.registrations.untold().exists()


@pytest.mark.usefixtures("real_connections")
def test_two_hundred_at_once_take_exactly_twenty_seats_while_a_worker_tells_them() -> None:
    desk = make_desk(seats=20, starts_at=LONG_AHEAD)

    def act(number: int) -> str:
        try:
            if number % 40 == 0:
                tell()
            return come(Desk.objects.select_related("workshop__edition__group").get(), f"P{number}").state
        finally:
            connections.close_all()

    with ThreadPoolExecutor(16) as pool:
        came = list(pool.map(act, range(200)))
    tell()

    desk.refresh_from_db()
    assert (came.count(SEATED), came.count(WAITING), desk.taken) == (20, 180, 20)
    assert Email.objects.filter(calendar_method="REQUEST").count() == 20
    assert Email.objects.values("to_address").annotate(n=Count("pk")).filter(n=1).count() == 200
    assert Invitation.objects.count() == 20


@pytest.mark.usefixtures("real_connections")
def test_those_who_come_leave_and_get_seats_at_once_leave_no_seat_empty() -> None:
    desk = make_desk(seats=5, starts_at=LONG_AHEAD)

    def act(number: int) -> None:
        try:
            here = Desk.objects.select_related("workshop__edition__group").get()
            one = come(here, f"P{number}")
            if number % 3 == 0:
                actions.leave(one, by=None, at=NOON)
            elif number % 3 == 1:
                actions.move_up(one, by=None, at=NOON)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(act, range(36)))

    desk.refresh_from_db()
    assert desk.taken == len(names(desk, SEATED)) <= desk.seats
    assert len(names(desk, LEFT)) == 12
    assert desk.is_full or not names(desk, WAITING)


def test_the_mail_says_what_is_true_when_it_is_written() -> None:
    desk = make_desk(seats=1)
    ada = come(desk, "Ada")
    come(desk, "Bo")
    actions.leave(ada, by=ada.person, at=NOON + HOUR)

    assert told(desk) == [
        ("Ada", "You have a seat"), ("Ada", "No longer invited"), ("Bo", "You have a seat"),
    ]  # fmt: skip


def test_each_who_waits_reads_their_own_place() -> None:
    desk = make_desk(seats=1)
    for name in ("Ada", "Bo", "Cy"):
        come(desk, name)
    actions.tell_desk(desk, at=NOON)

    texts = [mail.text for mail in Email.objects.filter(subject__startswith="On the waiting").order_by("pk")]

    assert ["number 1 on" in texts[0], "number 2 on" in texts[1]] == [True, True]
    assert "\ue000" not in "".join(texts)


def test_whoever_has_a_seat_when_the_session_is_cancelled_hears_of_that() -> None:
    desk = make_desk()
    come(desk, "Ada")
    Workshop.objects.update(state=WorkshopState.CANCELLED, cancelled_at=NOON, cancelled_because="A strike.")

    assert told(desk) == [("Ada", "Cancelled")]
    assert "A strike." in Email.objects.get().text


def test_the_worker_tells_and_one_desk_that_fails_does_not_stop_the_others(monkeypatch) -> None:
    desks = [make_desk(starts_at=LONG_AHEAD) for _ in range(2)]
    for place, desk in enumerate(desks):
        come(desk, f"P{place}")
    tells = actions.tell_desk

    def fail_for_the_first(desk: Desk, *, at) -> int:
        if desk.pk == desks[0].pk:
            raise RuntimeError
        return tells(desk, at=at)

    monkeypatch.setattr(actions, "tell_desk", fail_for_the_first)
    tell()
    assert [desk.registrations.untold().count() for desk in desks] == [1, 0]

    monkeypatch.undo()
    Workshop.objects.filter(desk=desks[0]).update(state=WorkshopState.DRAFT)
    tell()
    assert desks[0].registrations.untold().count() == 1
