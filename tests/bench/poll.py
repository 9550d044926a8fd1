"""The date poll of 60 people and 20 dates, beside a view that answers with the same bytes from memory."""

import itertools

from django.urls import reverse

from members.people.models import Person
from tests.bench.harness import Figure
from tests.bench.pages import page
from tests.bench.world import World
from workshops.scheduling.models import Availability, Participant, Slot, Workshop
from workshops.scheduling.states import Answer, WorkshopState

PEOPLE, DATES, BEFORE = 60, 20, 5
ZONES = [
    "Europe/Brussels", "Europe/Helsinki", "Europe/Dublin", "America/New_York", "Asia/Kathmandu",
    "Africa/Cairo", "Australia/Lord_Howe",
]  # fmt: skip


def figures(world: World) -> list[Figure]:
    people = world.people[: 12 if world.small else PEOPLE]
    workshop = _polled(world, people)
    data = f"{len(people)} people, {DATES} dates"
    address = reverse("scheduling:poll", args=[world.edition.slug, workshop.pk])
    return [page(world, "date poll", data, address, aim="60 ms, 15 queries")]


def _polled(world: World, people: list[Person]) -> Workshop:
    """An open poll that all have answered, after sessions that were a burden for some."""
    for one, zone in zip(people, itertools.cycle(ZONES), strict=False):
        one.timezone = zone
    Person.objects.bulk_update(people, ["timezone"])
    sessions = [
        Workshop(
            edition=world.edition, number=900 + n, title=f"Before {n}", state=WorkshopState.HELD,
            starts_at=world.at - world.days(n + 1), ends_at=world.at - world.days(n + 0.9), held_at=world.at,
        )
        for n in range(BEFORE)
    ]  # fmt: skip
    workshop = Workshop(
        edition=world.edition, number=899, title="Which date", state=WorkshopState.POLLING,
        poll_opened_at=world.at - world.days(1), poll_closes_at=world.at + world.days(5),
    )  # fmt: skip
    Workshop.objects.bulk_create([*sessions, workshop])
    Participant.objects.bulk_create(
        Participant(
            workshop=session, person=one, organisation=one.organisation, added_at=world.at,
            poll_answered_at=world.at if session is workshop else None,
        )
        for session in (*sessions, workshop)
        for one in people
    )  # fmt: skip
    slots = Slot.objects.bulk_create(
        Slot(
            workshop=workshop, starts_at=world.at + world.days(10 + n / 2),
            ends_at=world.at + world.days(10 + n / 2 + 0.08),
        )
        for n in range(DATES)
    )  # fmt: skip
    Availability.objects.bulk_create(
        Availability(slot=slot, person=one, answer=world.chance.choice(Answer.values), answered_at=world.at)
        for slot in slots
        for one in people
    )
    return workshop
