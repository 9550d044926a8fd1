"""Somebody comes in place of the person invited."""

from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from tests.makers import HOUR, NOON
from tests.makers.invitations import leave, make_invited_workshop
from tests.makers.people import make_member, make_person, make_secretary
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.invitations import actions
from workshops.invitations.models import Deputy, InboundMessage, Invitation
from workshops.invitations.states import DeputyState, InboundState, Partstat, ProposalState, Reason

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def name(invitation: Invitation, **facts) -> Deputy:
    facts = {"name": "Ada Deputy", "email": "Ada@Example.org", "by": invitation.person, "at": NOON} | facts
    return actions.name_deputy(invitation, **facts)


@pytest.fixture
def invitation() -> Invitation:
    return Invitation.objects.get(item__workshop=make_invited_workshop())


def test_naming_a_deputy_invites_nobody(invitation) -> None:
    deputy = name(invitation)

    assert (deputy.state, deputy.email) == (DeputyState.NAMED, "ada@example.org")
    assert Email.objects.count() == 1
    assert Invitation.objects.count() == 1


def test_an_approved_deputy_is_invited_alone_for_the_same_organisation(invitation) -> None:
    actions.approve_deputy(name(invitation), by=make_person(), at=NOON + HOUR)

    new = Invitation.objects.exclude(pk=invitation.pk).get()
    workshop = invitation.item.workshop
    organisations = set(workshop.participants.values_list("organisation", flat=True))
    invitation.refresh_from_db()
    assert (new.person.email, new.item_id) == ("ada@example.org", invitation.item_id)
    assert len(organisations) == 1
    assert invitation.partstat == Partstat.DECLINED
    mails = {mail.to_address: mail for mail in Email.objects.filter(made_at=NOON + HOUR)}
    assert mails["ada@example.org"].calendar_method == "REQUEST"
    assert "comes for you" in mails[invitation.person.email].subject
    assert not mails[invitation.person.email].calendar


def test_a_deputy_who_is_not_approved_leaves_the_invitation_as_it_is(invitation) -> None:
    actions.refuse_deputy(name(invitation), by=make_person(), at=NOON + HOUR)

    invitation.refresh_from_db()
    assert invitation.partstat == Partstat.NEEDS_ACTION
    assert "cannot come for you" in Email.objects.get(made_at=NOON + HOUR).subject
    assert Invitation.objects.count() == 1


def test_a_later_name_replaces_the_one_that_waits(invitation) -> None:
    name(invitation)
    name(invitation, email="grace@example.org")

    states = dict(Deputy.objects.values_list("email", "state"))
    assert states == {"ada@example.org": "replaced", "grace@example.org": "named"}


def test_nobody_is_their_own_deputy_or_that_of_somebody_invited(invitation) -> None:
    other = Invitation.objects.get(item__workshop=make_invited_workshop())

    with pytest.raises(Refused, match="your own"):
        name(other, email=other.person.email)
    actions.approve_deputy(name(invitation), by=make_person(), at=NOON)
    with pytest.raises(Refused, match="invited already"):
        name(invitation)


def test_the_host_approves_with_one_press(client, invitation) -> None:
    edition = invitation.item.workshop.edition
    deputy = name(invitation)
    client.force_login(make_secretary(edition=edition))

    page = client.get(reverse("invitations:returns", args=[edition.slug])).content.decode()
    assert "Ada Deputy" in page
    client.post(reverse("invitations:approve_deputy", args=[edition.slug, deputy.pk]))

    deputy.refresh_from_db()
    assert deputy.state == DeputyState.APPROVED


def test_a_delegation_by_mail_leads_to_a_deputy(client, invitation) -> None:
    edition = invitation.item.workshop.edition
    leave()
    message = InboundMessage.objects.create(
        digest="x", envelope_to="r-x@example.org", state=InboundState.PARKED, reason=Reason.DELEGATED,
        invitation=invitation, received_at=NOON, raw=b"", deputy_address="ada@example.org",
    )  # fmt: skip
    client.force_login(make_secretary(edition=edition))
    url = reverse("invitations:handed_on", args=[edition.slug, message.pk])

    assert "ada@example.org" in client.get(url).content.decode()
    client.post(url, {"name": "Ada Deputy", "email": "ada@example.org"})

    message.refresh_from_db()
    assert message.state == InboundState.SETTLED
    assert Invitation.objects.filter(person__email="ada@example.org").exists()


def test_the_person_invited_names_a_deputy_on_their_page(client, invitation) -> None:
    workshop = invitation.item.workshop
    client.force_login(invitation.person)
    url = reverse("invitations:deputy", args=[workshop.edition.slug, workshop.pk])

    client.post(url, {"name": "Ada Deputy", "email": "ada@example.org", "words": "I am on leave."})
    page = client.get(reverse("invitations:invitation", args=[workshop.edition.slug, workshop.pk]))

    assert "You named Ada Deputy" in page.content.decode()


def test_another_time_is_proposed_on_the_page_and_waits_for_the_host(invitation, client) -> None:
    workshop = invitation.item.workshop
    person = make_member(edition=workshop.edition, timezone="Europe/Helsinki")
    Invitation.objects.filter(pk=invitation.pk).update(person=person)
    client.force_login(person)
    page = reverse("invitations:propose_time", args=[workshop.edition.slug, workshop.pk])

    same = client.post(page, client.get(page).context["form"].initial)
    day = invitation.item.starts_at.date().isoformat()
    done = client.post(page, {"day": day, "time": "18:00", "minutes": "60", "words": "After school."})

    assert "planned for that time already" in same.content.decode()
    proposal = invitation.proposals.get()
    assert done.status_code == 302
    assert f"{proposal.starts_at.astimezone(ZoneInfo('Europe/Helsinki')):%H:%M}" == "18:00"
    assert (proposal.state, proposal.comment) == (ProposalState.OPEN, "After school.")
    assert "You proposed another time" in client.get(done.url).content.decode()
    invitation.refresh_from_db()
    assert invitation.partstat == Partstat.NEEDS_ACTION
