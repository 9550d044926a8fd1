"""Use cases about people: who takes part, with which role, and what they say of themselves."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Role

from . import mails, rules
from .models import Membership, Organisation, Person, RoleGrant
from .states import Event, MembershipKind


@transaction.atomic
def person_for(
    email: str, *, by: Any, at: dt.datetime, edition: Edition | None = None, **facts: Any
) -> Person:
    """The person of an address: the one there is, unchanged, or a new one with these facts."""
    found = Person.objects.filter(email=Person.objects.normalise(email)).first()
    if found:
        return found
    person = Person.objects.create_user(email, joined_at=at, **facts)
    history.record(Event.PERSON_ADDED, about=person, by=by, at=at, edition=edition)
    return person


@transaction.atomic
def give_role(person: Person, *, role: Role, edition: Edition, by: Any, at: dt.datetime) -> RoleGrant:
    """Let a person do in this edition what the role allows."""
    refuse_if(rules.refuse_role(person, role, edition))
    grant = RoleGrant.objects.create(edition=edition, person=person, role=role, given_at=at, given_by=by)
    person.forget_roles()
    history.record(Event.ROLE_GIVEN, about=person, by=by, at=at, edition=edition, after=str(role))
    return grant


@transaction.atomic
def take_role(grant: RoleGrant, *, by: Any, at: dt.datetime) -> None:
    """Take a role back; the last one of the secretariat stays."""
    # Locked, so that two of the secretariat cannot take each other's role at the same moment.
    list(RoleGrant.objects.select_for_update().filter(edition=grant.edition, role=Role.SECRETARIAT))
    refuse_if(rules.refuse_taking(grant, at=at))
    history.record(
        Event.ROLE_TAKEN, about=grant.person, by=by, at=at, edition=grant.edition, before=grant.role
    )
    grant.delete()
    grant.person.forget_roles()


@transaction.atomic
def join_edition(
    person: Person,
    *,
    edition: Edition,
    organisation: Organisation,
    by: Any,
    at: dt.datetime,
    kind: MembershipKind = MembershipKind.MEMBER,
    reason: str = "",
) -> Membership:
    """Make a person take part for an organisation; somebody who left before comes back into the same row."""
    kind = MembershipKind(kind)
    refuse_if(
        rules.refuse_joining(person, edition=edition, organisation=organisation, kind=kind, reason=reason)
    )
    facts = {"organisation": organisation, "kind": kind, "reason": reason, "since": at, "ended_at": None}
    membership, _made = Membership.objects.update_or_create(edition=edition, person=person, defaults=facts)
    if person.organisation_id is None:
        Person.objects.filter(pk=person.pk).update(organisation=organisation)
        person.organisation = organisation
    person.forget_roles()
    after = {"kind": str(kind), "organisation": str(organisation)}
    history.record(Event.MEMBER_JOINED, about=person, by=by, at=at, edition=edition, after=after)
    return membership


@transaction.atomic
def add_guest(
    *, email: str, name: str, organisation: Organisation, kind: MembershipKind, reason: str, edition: Edition,
    by: Any, at: dt.datetime, language: str = "en",
) -> Membership:  # fmt: skip
    """Add an observer or an expert with the reason, and draft the mail that tells them."""
    facts = {"name": name, "organisation": organisation, "language": language, "timezone": edition.timezone}
    person = person_for(email, by=by, at=at, edition=edition, **facts)
    membership = join_edition(
        person, edition=edition, organisation=organisation, kind=kind, reason=reason, by=by, at=at
    )
    mails.draft_welcome(membership, by=by, at=at)
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, by: Any, at: dt.datetime) -> None:
    """End a membership; what the person said and did stays."""
    refuse_if(rules.refuse_ending(membership, at=at))
    if not Membership.objects.current().filter(pk=membership.pk).update(ended_at=max(at, membership.since)):
        raise Refused(_("This membership has ended."))
    membership.refresh_from_db()
    membership.person.forget_roles()
    person, edition = membership.person, membership.edition
    history.record(Event.MEMBER_LEFT, about=person, by=by, at=at, edition=edition, before=membership.kind)


def organisation_for(*, name: str, country: str, level: str, legal_type: str = "") -> Organisation:
    """The organisation of a name in a country: the one there is, or a new one."""
    found = Organisation.objects.filter(name__iexact=name.strip(), country=country).first()
    return found or Organisation.objects.create(
        name=name.strip(), country=country, level=level, legal_type=legal_type
    )


@transaction.atomic
def change_profile(person: Person, *, version: int, at: dt.datetime, **facts: Any) -> Person:
    """Change what I say of myself. Refuses when I saved elsewhere since `version` was read."""
    if not Person.objects.filter(pk=person.pk, version=version).update(version=version + 1, **facts):
        raise Refused(_("You saved this page elsewhere in the meantime. Both texts are shown."))
    person.refresh_from_db()
    history.record(Event.PROFILE_CHANGED, about=person, by=person, at=at, after=sorted(facts))
    return person


def choose_language(person: Person, language: str) -> None:
    """From now on pages and mails speak this language to the person."""
    Person.objects.filter(pk=person.pk).update(language=language)


def choose_timezone(person: Person, zone: str) -> None:
    """From now on times are shown on these clocks."""
    Person.objects.filter(pk=person.pk).update(timezone=zone)


@transaction.atomic
def end_links(person: Person, *, by: Any, at: dt.datetime) -> None:
    """End every personal link that was sent to a person; new mails carry new links."""
    Person.objects.filter(pk=person.pk).update(links_epoch=person.links_epoch + 1)
    person.refresh_from_db()
    history.record(Event.LINKS_ENDED, about=person, by=by, at=at)


@transaction.atomic
def draft_invitations(edition: Edition, *, people: Iterable[Person], by: Any, at: dt.datetime) -> int:
    """Draft a mail to people of the edition before; nothing is sent. Gives their number."""
    chosen = list(people)
    refuse_if(rules.refuse_inviting_again(chosen))
    for person in chosen:
        mails.draft_invite_again(person, edition=edition, by=by, at=at)
    history.record(Event.INVITED_AGAIN, about=edition, by=by, at=at, edition=edition, after=len(chosen))
    return len(chosen)
