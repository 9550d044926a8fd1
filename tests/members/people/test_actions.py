"""Who takes part, with which role, and what people say of themselves."""

import pytest

from members.people import actions
from members.people.models import Membership, Person, RoleGrant
from members.people.states import Event, MembershipKind
from tests.makers import DAY, NOON
from tests.makers.editions import make_edition
from tests.makers.people import make_member, make_organisation, make_person, make_reviewer, make_secretary
from workinggroup.base import history
from workinggroup.base.refusals import Refused
from workinggroup.editions.permissions import Role
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db


def test_one_address_is_one_person_however_it_is_spelled() -> None:
    known = make_person(email="aino@example.org", name="Aino")

    found = actions.person_for(" Aino@Example.org ", name="Another", by=None, at=NOON)

    assert found == known
    assert found.name == "Aino"


def test_a_role_is_given_once_and_recorded() -> None:
    edition, person = make_edition(), make_person()

    actions.give_role(person, role=Role.REVIEWER, edition=edition, by=None, at=NOON)

    assert person.roles_in(edition) == {Role.REVIEWER}
    assert history.of(person).get().verb == Event.ROLE_GIVEN
    with pytest.raises(Refused, match="holds this role already"):
        actions.give_role(person, role=Role.REVIEWER, edition=edition, by=None, at=NOON)


def test_the_role_of_a_member_is_not_given_by_hand() -> None:
    with pytest.raises(Refused, match="with the membership"):
        actions.give_role(make_person(), role=Role.MEMBER, edition=make_edition(), by=None, at=NOON)


def test_the_last_one_of_the_secretariat_stays() -> None:
    edition = make_edition()
    secretary = make_secretary(edition=edition)
    make_reviewer(edition=edition)

    with pytest.raises(Refused, match="Nobody would be left"):
        actions.take_role(RoleGrant.objects.get(person=secretary), by=secretary, at=NOON)


def test_one_of_two_of_the_secretariat_may_go() -> None:
    edition = make_edition()
    first, second = make_secretary(edition=edition), make_secretary(edition=edition)

    actions.take_role(RoleGrant.objects.get(person=first), by=second, at=NOON)

    assert list(edition.role_grants.values_list("person", flat=True)) == [second.pk]


def test_somebody_who_cannot_sign_in_is_no_secretariat() -> None:
    edition = make_edition()
    secretary = make_secretary(edition=edition)
    make_secretary(edition=edition, is_active=False)

    with pytest.raises(Refused, match="Nobody would be left"):
        actions.take_role(RoleGrant.objects.get(person=secretary), by=secretary, at=NOON)


def test_an_observer_is_added_with_a_reason_and_a_drafted_mail() -> None:
    edition, secretary = make_edition(), make_person()
    facts = {"email": "dalisay@example.org", "name": "Dalisay", "organisation": make_organisation()}

    membership = actions.add_guest(
        **facts, kind=MembershipKind.OBSERVER, reason="Partner", edition=edition, by=secretary, at=NOON
    )

    email = Email.objects.get()
    assert membership.person.roles_in(edition) == {Role.OBSERVER}
    assert (email.person, email.state, email.made_by) == (membership.person, "draft", secretary)
    assert "Partner" in email.text


@pytest.mark.parametrize("kind", [MembershipKind.OBSERVER, MembershipKind.EXPERT])
def test_nobody_takes_part_beside_the_members_without_a_reason(kind: MembershipKind) -> None:
    facts = {"email": "x@example.org", "name": "X", "organisation": make_organisation()}

    with pytest.raises(Refused, match="Say why"):
        actions.add_guest(**facts, kind=kind, reason=" ", edition=make_edition(), by=None, at=NOON)

    assert not Person.objects.exists()


def test_nobody_joins_twice() -> None:
    edition = make_edition()
    member = make_member(edition=edition)

    with pytest.raises(Refused, match="takes part in this edition already"):
        actions.join_edition(member, edition=edition, organisation=member.organisation, by=None, at=NOON)


def test_who_left_sees_nothing_and_may_come_back() -> None:
    edition = make_edition()
    member = make_member(edition=edition)

    actions.end_membership(Membership.objects.get(), by=None, at=NOON + DAY)
    left = Person.objects.get(pk=member.pk).roles_in(edition)
    actions.join_edition(
        member, edition=edition, organisation=member.organisation, by=None, at=NOON + 2 * DAY
    )

    assert left == set()
    assert member.roles_in(edition) == {Role.MEMBER}
    assert Membership.objects.get().ended_at is None


def test_a_membership_ends_once() -> None:
    make_member()
    membership = Membership.objects.get()
    actions.end_membership(membership, by=None, at=NOON + DAY)

    with pytest.raises(Refused, match="has ended"):
        actions.end_membership(membership, by=None, at=NOON + DAY)


def test_a_stale_profile_overwrites_nothing() -> None:
    person = make_person(name="Old")
    actions.change_profile(person, version=1, name="New", at=NOON)

    with pytest.raises(Refused, match="saved this page elsewhere"):
        actions.change_profile(person, version=1, name="Older", at=NOON)

    assert Person.objects.get().name == "New"


def test_an_empty_choice_invites_nobody() -> None:
    with pytest.raises(Refused, match="Nobody is chosen"):
        actions.draft_invitations(make_edition(), people=[], by=None, at=NOON)


def test_the_counts_name_persons_and_organisations() -> None:
    edition, city = make_edition(), make_organisation()
    make_member(edition=edition, organisation=city)
    make_member(edition=edition, organisation=city)
    make_member(edition=edition)
    make_member(edition=make_edition())

    assert edition.memberships.current().members().counts() == {"persons": 3, "organisations": 2}
