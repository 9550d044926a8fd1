"""What people add to the pages of others: numbers, search, carrying over, what is stored about a person."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from workinggroup.editions import registry
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, Role, permissions_of
from workinggroup.editions.registry import Figure, Hit, Numbers
from workinggroup.outbox.models import Email

from . import actions, queries
from .models import Person
from .states import MembershipKind


def register() -> None:
    registry.new_editions.register(creator_becomes_secretariat)
    registry.numbers.register(numbers)
    registry.hits.register(people_hits)
    registry.personal_data.register(personal_data)
    registry.carry_over.register(secretariat, label=gettext_lazy("The secretariat"), count=count_secretariat)
    registry.carry_over.register(
        people_to_invite, label=gettext_lazy("People to invite again, as drafts"), count=count_people
    )


def creator_becomes_secretariat(edition: Edition, by: Any, at: dt.datetime) -> tuple:
    if by is not None and by.pk:
        actions.give_role(by, role=Role.SECRETARIAT, edition=edition, by=by, at=at)
    return ()


def count_secretariat(old: Edition) -> int:
    return old.role_grants.filter(role=Role.SECRETARIAT, person__is_active=True).count()


def secretariat(old: Edition, new: Edition, by: Any, at: dt.datetime) -> Iterator[str]:
    """Give the new edition the secretariat of the old one."""
    here = new.role_grants.filter(role=Role.SECRETARIAT).values("person")
    found = old.role_grants.filter(role=Role.SECRETARIAT, person__is_active=True).exclude(person__in=here)
    for grant in found.select_related("person"):
        actions.give_role(grant.person, role=Role.SECRETARIAT, edition=new, by=by, at=at)
    yield _("The secretariat was taken over.")


def count_people(old: Edition) -> int:
    return old.memberships.current().filter(person__is_active=True).count()


def people_to_invite(old: Edition, new: Edition, by: Any, at: dt.datetime) -> Iterator[str]:
    """Draft a mail to everybody who took part; the secretariat reads and sends them when a call is open."""
    found = [membership.person for membership in queries.people_of_earlier(new)]
    if found:
        actions.draft_invitations(new, people=found, by=by, at=at)
    said = ngettext(
        "%(count)d mail to people of the edition before is drafted, none is sent.",
        "%(count)d mails to people of the edition before are drafted, none is sent.",
        len(found),
    )
    yield said % {"count": len(found)}


def numbers(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Numbers]:
    """Members, observers and experts, persons and organisations always both; then the levels."""
    url = reverse("people:directory", args=[edition.slug])
    names = {
        MembershipKind.MEMBER: _("Members"),
        MembershipKind.OBSERVER: _("Observers"),
        MembershipKind.EXPERT: _("Experts"),
    }
    counts = queries.counts(edition)
    for kind, label in names.items():
        both = counts.kinds.get(kind)
        if both or kind == MembershipKind.MEMBER:
            yield Numbers(label, _both(both or {"persons": 0, "organisations": 0}, f"{url}?kind={kind}"))
    if counts.levels:
        yield Numbers(
            _("Level"), text=", ".join(f"{number} {level.label.lower()}" for level, number in counts.levels)
        )


def _both(counts: dict[str, int], url: str) -> tuple[Figure, ...]:
    persons = ngettext("%(count)d person", "%(count)d persons", counts["persons"]) % {
        "count": counts["persons"]
    }
    bodies = counts["organisations"]
    return (
        Figure(persons, url),
        Figure(
            ngettext("%(count)d organisation", "%(count)d organisations", bodies) % {"count": bodies}, url
        ),
    )


def people_hits(edition: Edition, person: Any, words: str) -> Iterator[Hit]:
    if Permission.READ_EDITION not in permissions_of(person, edition):
        return
    for one in queries.directory(edition, queries.Filter(words=words))[:20]:
        url = reverse("people:person", args=[edition.slug, one.person_id])
        yield Hit(_("Person"), str(one.person), url, f"{one.organisation} ({one.organisation.country.code})")


def personal_data(person: Person) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What the ground stores about a person."""
    facts: list[tuple[str, Any]] = [
        (_("E-mail"), person.email),
        (_("Name"), person.name),
        (_("Function"), person.function),
        (_("Organisation"), person.organisation or ""),
        (_("Language"), person.language),
        (_("Time zone"), str(person.timezone)),
        (_("Working hours"), f"{person.work_from:%H:%M}–{person.work_until:%H:%M}"),
        (_("Working days"), ", ".join(str(WEEKDAYS[int(day)]) for day in person.work_days)),
        (_("Here since"), person.joined_at or ""),
        (_("Last signed in"), person.last_login or ""),
    ]
    yield _("Profile"), [{_("What"): name, _("Stored"): value} for name, value in facts]
    yield (
        _("Roles"),
        [_role(one) for one in person.role_grants.select_related("edition__group").order_by("given_at")],
    )
    memberships = person.memberships.select_related("edition__group", "organisation").order_by("since")
    yield _("Memberships"), [_membership(one) for one in memberships]
    yield _("Ways to sign in"), [_way_in(one) for one in person.authenticator_set.order_by("created_at")]
    mails = Email.objects.filter(person=person).exclude(state="draft").for_log()
    yield _("Mails to you"), [_mail(one) for one in mails]


def _role(grant: Any) -> dict[str, Any]:
    return {_("Edition"): str(grant.edition), _("Role"): grant.get_role_display(), _("Given"): grant.given_at}


def _membership(membership: Any) -> dict[str, Any]:
    return {
        _("Edition"): str(membership.edition),
        _("Organisation"): str(membership.organisation),
        _("Takes part as"): membership.get_kind_display(),
        _("Reason"): membership.reason,
        _("Since"): membership.since,
        _("Ended"): membership.ended_at or "",
    }


def _way_in(way: Any) -> dict[str, Any]:
    return {
        _("Way"): way.get_type_display(),
        _("Set up"): way.created_at,
        _("Last used"): way.last_used_at or "",
    }


def _mail(email: Email) -> dict[str, Any]:
    return {
        _("Written"): email.made_at,
        _("Subject"): email.subject,
        _("State"): email.get_state_display(),
    }
