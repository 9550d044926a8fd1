"""The data of the benchmarks, made when first asked for: in bulk, since making it is not measured."""

import datetime as dt
import itertools
import random
from functools import cached_property
from typing import Any

from django.test import Client
from django.utils import timezone

from members.people.models import Membership, Organisation, Person, RoleGrant
from tests.bench.house import House, start
from tests.makers.editions import make_edition, make_group
from tests.makers.people import make_secretary
from workinggroup.editions.models import Edition, Topic

COUNTRIES = ["BE", "NL", "DE", "FR", "NO", "SE", "FI", "DK", "ES", "IT", "CH"]
LEVELS = ["local", "regional", "national"]
ROLES = ["procurer", "policy", "legal", "other"]


class World:
    """50 groups and 5,000 people; one edition is looked at, the rest is what a database holds besides."""

    rush_seconds = 24

    def __init__(self, *, small: bool, repeat: int, empty: str) -> None:
        self.small, self.repeat, self.at = small, repeat, timezone.now()
        self.empty = empty
        self.chance = random.Random(2022)

    @cached_property
    def house(self) -> House:
        """The real web process, and the bare view beside it: started once, killed at the end."""
        return start()

    def close(self) -> None:
        if "house" in self.__dict__:
            self.house.close()

    def many(self, number: int) -> int:
        return max(number // 20, 4) if self.small else number

    @cached_property
    def editions(self) -> list[Edition]:
        return [make_edition(group=make_group(), starts_on=self.at.date()) for _ in range(self.many(50))]

    @cached_property
    def edition(self) -> Edition:
        """The edition with members, topics and everything that the other benchmarks add."""
        edition = self.editions[0]
        Topic.objects.bulk_create(
            Topic(edition=edition, title=f"Topic {n}", position=n) for n in range(self.many(400) // 20)
        )
        self.add_members(edition, self.people[:27])
        return edition

    @cached_property
    def people(self) -> list[Person]:
        organisations = Organisation.objects.bulk_create(
            Organisation(name=f"City {n}", country=country, level=level, legal_type="la")
            for n, country, level in zip(
                range(self.many(1000)), itertools.cycle(COUNTRIES), itertools.cycle(LEVELS), strict=False
            )
        )
        places = itertools.cycle(organisations)
        return Person.objects.bulk_create(
            Person(email=f"reader{n}@example.com", name=f"Reader {n}", organisation=next(places))
            for n in range(self.many(5000))
        )

    def add_members(self, edition: Edition, people: list[Person]) -> None:
        Membership.objects.bulk_create(
            Membership(
                edition=edition, person=one, organisation=one.organisation, kind="member", since=self.at
            )
            for one in people
        )

    @cached_property
    def secretary(self) -> Person:
        return make_secretary(edition=self.edition, email="secretary@example.org", name="Secretary")

    @cached_property
    def reviewers(self) -> list[Person]:
        found = self.people[30:33] if len(self.people) > 40 else self.people[:3]
        RoleGrant.objects.bulk_create(
            RoleGrant(edition=self.edition, person=one, role="reviewer", given_at=self.at) for one in found
        )
        return found

    @cached_property
    def client(self) -> Client:
        """Signed in as the secretariat; every middleware, sessions in the database."""
        client = Client()
        client.force_login(self.secretary)
        return client

    def page(self, address: str, *, status: int = 200, client: Client | None = None, **headers: Any) -> bytes:
        response = (client or self.client).get(address, **headers)
        assert response.status_code == status, f"{address}: {response.status_code}"
        return response.content

    def days(self, number: float) -> dt.timedelta:
        return dt.timedelta(days=number)
