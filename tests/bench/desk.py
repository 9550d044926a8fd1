"""Everybody registers at once: 500 people press in one second, at the real uvicorn, for 20 and for 500 seats.

A time runs from the common moment to the answer, so that the queue counts. The limit is one bare UPDATE a
request, pressed by as many at once. In the end seats and waiting list are counted: a seat that was given
twice or kept back, or a person who was told "registered" and is not, fails the run. Whoever was told to try
again, because the database stayed busy for longer than its time limit, is counted in the data column. A real
worker writes the mails meanwhile.
"""

import http.client
import threading
import time
from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse

from tests.bench.harness import Figure
from tests.bench.rush import CSRF, FORM
from tests.bench.world import World
from tests.installation import wait_until
from tests.makers.recruitment import make_draft_call, make_question
from workinggroup.outbox.models import Email
from workshops.invitations.models import Invitation
from workshops.registration import actions
from workshops.registration.models import Desk, Registration
from workshops.registration.states import RegistrationState
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

PATIENCE = 300


def figures(world: World) -> list[Figure]:
    number = world.many(500)
    desks = [desk_of(world, place, seats) for place, seats in enumerate((min(20, number // 2), number))]
    world.house.house.start("worker")
    return [figure(world, desk, number) for desk in desks]


def desk_of(world: World, place: int, seats: int) -> Desk:
    starts_at = world.at + world.days(30 + place)
    workshop = Workshop.objects.create(
        edition=world.edition, number=5000 + place, title=f"Open session {place}", kind="webinar",
        is_public=True, state=WorkshopState.SCHEDULED, timezone="Europe/Brussels", starts_at=starts_at,
        ends_at=starts_at + world.days(0.1), join_url="https://meet.example.org/x",
    )  # fmt: skip
    return actions.open_desk(workshop, seats=seats, closes_at=starts_at, by=None, at=world.at)


def figure(world: World, desk: Desk, number: int) -> Figure:
    address = reverse("registration:register", args=[desk.workshop_id])
    cookies = {"Cookie": f"csrftoken={CSRF}", "X-CSRFToken": CSRF, **FORM}
    forms = [urlencode({"name": f"Guest {n}", "email": mail_of(desk, n)}) for n in range(number)]
    begun = time.perf_counter()
    times = all_at_once(world.house.port, [(address, form) for form in forms], cookies, 302)
    told = wait_until_told(desk) - begun
    served = len(times)
    nothing_is_lost(desk, served)
    row = make_question(make_draft_call(edition=world.edition), required=False)
    saves = [(f"/save/{row.pk}/", urlencode({"text": "x"}))] * number
    bare = all_at_once(world.house.bare_port, saves, dict(FORM), 200)
    again = number - served
    data = f"{number} at once: {served / max(times):.0f}/s, {again} sent away, all mails after {told:.0f} s"
    limit_is = f"bare view, one UPDATE: {number / max(bare):.0f}/s"
    return Figure(
        f"registered, {desk.seats} seats", data, times, limit_is, bare, aim="p95 5 s, nobody sent away",
        is_kept=not again,
    )  # fmt: skip


def wait_until_told(desk: Desk) -> float:
    """The moment at which the worker has written to everybody."""
    wait_until(lambda: not desk.registrations.untold().exists(), "everybody is told", seconds=PATIENCE)
    return time.perf_counter()


def mail_of(desk: Desk, number: int) -> str:
    return f"guest{number}-{desk.pk}@example.org"


def all_at_once(
    port: int, requests: list[tuple[str, str]], headers: dict[str, str], status: int
) -> list[float]:
    """Seconds from the common moment to each answer."""
    gate, times, failures = threading.Barrier(len(requests) + 1), [], []
    begun: list[float] = []

    def press(address: str, form: str) -> Callable[[], None]:
        def run() -> None:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            gate.wait()
            try:
                connection.request("POST", address, form, headers)
                response = connection.getresponse()
                response.read()
                found = response.status
            except OSError as error:
                failures.append(repr(error))
                return
            if found == status:
                times.append(time.perf_counter() - begun[0])
            else:
                failures.append(str(found))

        return run

    threads = [threading.Thread(target=press(*one)) for one in requests]
    for one in threads:
        one.start()
    begun.append(time.perf_counter())
    gate.wait()
    for one in threads:
        one.join()
    assert set(failures) <= {"500", "503"}, (len(failures), failures[:3])
    return times


def nothing_is_lost(desk: Desk, number: int) -> None:
    """Exactly so many seats, everybody else waits in order, and each was told once."""
    desk.refresh_from_db()
    seats = min(desk.seats, number)
    rows = Registration.objects.filter(desk=desk)
    seated = rows.filter(state=RegistrationState.SEATED)
    assert desk.taken == seats
    assert (rows.count(), seated.count()) == (number, seats)
    assert rows.filter(state=RegistrationState.WAITING).count() == number - seats
    assert Invitation.objects.filter(item__workshop=desk.workshop).active().count() == seats
    told = Email.objects.filter(to_address__endswith=f"-{desk.pk}@example.org")
    assert told.count() == number
    assert told.exclude(calendar="").count() == seats
