"""Why something about people is refused."""

import datetime as dt

from django.utils.translation import gettext as _

from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Role

from .models import Membership, Organisation, Person, RoleGrant
from .states import MembershipKind

GIVEN_BY_HAND = [Role.SECRETARIAT, Role.REVIEWER, Role.SPEAKER]


def refuse_role(person: Person, role: Role, edition: Edition) -> str | None:
    """The reason this role cannot be given, or None."""
    if role not in GIVEN_BY_HAND:
        return _("Members and observers get their role with the membership. Add them on the page of members.")
    if edition.role_grants.filter(person=person, role=role).exists():
        return _("%(person)s holds this role already.") % {"person": person}
    return None


def refuse_taking(grant: RoleGrant, *, at: dt.datetime) -> str | None:
    """The reason this role cannot be taken back, or None: an edition keeps a secretariat."""
    others = RoleGrant.objects.filter(edition=grant.edition, role=Role.SECRETARIAT).exclude(pk=grant.pk)
    if grant.role == Role.SECRETARIAT and not others.filter(person__is_active=True).exists():
        return _("Nobody would be left in the secretariat. Give the role to somebody else first.")
    return None


def refuse_joining(
    person: Person, *, edition: Edition, organisation: Organisation | None, kind: MembershipKind, reason: str
) -> str | None:
    """The reason this person cannot join, or None."""
    if organisation is None:
        return _("Say for which organisation this person speaks.")
    if kind != MembershipKind.MEMBER and not reason.strip():
        return _("Say why this person takes part without being a member.")
    if edition.memberships.current().filter(person=person).exists():
        return _("%(person)s takes part in this edition already. End that membership first.") % {
            "person": person
        }
    return None


def refuse_ending(membership: Membership, *, at: dt.datetime) -> str | None:
    """The reason this membership cannot be ended, or None."""
    if membership.ended_at is not None:
        return _("This membership has ended.")
    return None


def refuse_inviting_again(people: list[Person]) -> str | None:
    """The reason no invitations can be written, or None. An empty choice writes to nobody."""
    if not people:
        return _("Nobody is chosen, so nothing was written. Choose at least one person.")
    return None
