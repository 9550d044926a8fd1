"""What the fault tests do inside their installation: `python -m … invite 30`."""

import datetime as dt
import os
import signal
import sys
import time

import django

django.setup()

from django.utils import timezone  # noqa: E402

from members.people.models import Membership, Organisation, Person  # noqa: E402
from tests.makers.editions import make_edition  # noqa: E402
from workinggroup.editions.models import Edition  # noqa: E402
from workinggroup.outbox import delivery, queries, tasks  # noqa: E402
from workshops.invitations import actions  # noqa: E402
from workshops.scheduling.models import Participant, Workshop  # noqa: E402
from workshops.scheduling.states import WorkshopState  # noqa: E402


def workshop_of(number: int) -> Workshop:
    """A scheduled session with so many participants, whom nobody has told yet."""
    at, edition = timezone.now(), make_edition(slug="faults")
    organisation = Organisation.objects.create(
        name="Sample City", country="BE", level="local", legal_type="la"
    )
    people = Person.objects.bulk_create(
        Person(email=f"person{n}@example.org", name=f"Person {n}", organisation=organisation)
        for n in range(number)
    )
    starts_at = at + dt.timedelta(days=20)
    workshop = Workshop.objects.create(
        edition=edition,
        number=1,
        title="Labels that people read",
        state=WorkshopState.SCHEDULED,
        timezone="Europe/Brussels",
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(hours=2),
        join_url="https://meet.example.org/labels",
    )
    facts = {"organisation": organisation}
    Membership.objects.bulk_create(
        Membership(edition=edition, person=one, kind="member", since=at, **facts) for one in people
    )
    Participant.objects.bulk_create(
        Participant(workshop=workshop, person=one, added_at=at, **facts) for one in people
    )
    return workshop


def invite(number: str) -> None:
    """The real invitations, with calendar parts, through the action that the page calls; its seconds."""
    workshop, started = workshop_of(int(number)), time.perf_counter()
    actions.announce(workshop, by=None, at=timezone.now())
    print(time.perf_counter() - started, flush=True)


def invite_and_die(number: str) -> None:
    """The process is gone between the commit and the bell."""
    tasks.ring = lambda: os.kill(os.getpid(), signal.SIGKILL)
    invite(number)


def invite_when_told(number: str) -> None:
    """A process that has started before the broker goes away."""
    print("ready", flush=True)
    input()
    invite(number)
    print("done", flush=True)


def deliver_and_die() -> None:
    """The relay has said 250, and the process is gone before that is written down."""
    delivery._settle = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    delivery.deliver_due()


def shown() -> None:
    """What the secretariat reads about mails that wait or have failed."""
    edition = Edition.objects.get()
    for group in queries.outgoing([edition])[edition.pk]:
        print(group.state, group.number, group.last_error)


def ring() -> None:
    tasks.ring()


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
