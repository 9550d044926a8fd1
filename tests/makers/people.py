"""Makers for people, organisations, memberships and roles."""

from itertools import count
from typing import Any

from members.people.models import Membership, Organisation, Person, RoleGrant
from members.people.states import MembershipKind
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Role

from . import NOON
from .editions import make_edition

_numbers = count(1)


def make_organisation(**facts: Any) -> Organisation:
    defaults = {
        "name": f"Sample City {next(_numbers)}",
        "country": "BE",
        "level": "local",
        "legal_type": "la",
    }
    return Organisation.objects.create(**defaults | facts)


def make_person(**facts: Any) -> Person:
    number = next(_numbers)
    defaults = {"email": f"person{number}@example.org", "name": f"Person {number}"}
    return Person.objects.create_user(**defaults | facts)


def make_member(*, edition: Edition | None = None, kind: str = MembershipKind.MEMBER, **facts: Any) -> Person:
    """A person with a membership of an organisation in an edition."""
    organisation = facts.pop("organisation", None) or make_organisation()
    person = make_person(organisation=organisation, **facts)
    Membership.objects.create(
        edition=edition or make_edition(),
        person=person,
        organisation=organisation,
        kind=kind,
        reason="Invited as a partner" if kind == MembershipKind.OBSERVER else "",
        since=NOON,
    )
    return person


def make_secretary(*, edition: Edition, **facts: Any) -> Person:
    """A person of the secretariat."""
    return with_role(make_person(**facts), Role.SECRETARIAT, edition)


def make_reviewer(*, edition: Edition, **facts: Any) -> Person:
    return with_role(make_person(**facts), Role.REVIEWER, edition)


def with_role(person: Person, role: Role, edition: Edition) -> Person:
    RoleGrant.objects.create(edition=edition, person=person, role=role, given_at=NOON)
    person.forget_roles()
    return person
