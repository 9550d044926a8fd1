"""The page of what came back: who sees it, what each button does."""

import pytest
from django.urls import reverse

from tests.makers import DAY, HOUR, NOON
from tests.makers.invitations import make_invitation
from tests.makers.people import make_member, make_secretary
from workinggroup.editions import tally
from workinggroup.outbox.models import Email
from workshops.invitations import actions
from workshops.invitations.models import InboundMessage, Invitation, Proposal
from workshops.invitations.queries import health
from workshops.invitations.states import InboundState, Partstat, ProposalState

from . import replies
from .replies import arrive

pytestmark = pytest.mark.django_db
LONG_AHEAD = NOON + 3650 * DAY


@pytest.fixture
def invitation(settings) -> Invitation:
    settings.REPLY_DOMAIN = "reply.example.org"
    return make_invitation(starts_at=LONG_AHEAD)


def propose(invitation: Invitation) -> Proposal:
    start = invitation.item.starts_at + DAY
    times = (f"DTSTART:{replies.utc(start)}", f"DTEND:{replies.utc(start + HOUR)}", "COMMENT:After lunch")
    arrive(replies.message(replies.calendar(invitation, method="COUNTER", lines=times)), invitation)
    return Proposal.objects.get()


def url(invitation: Invitation, name: str, *args: int) -> str:
    return reverse(f"invitations:{name}", args=[invitation.item.workshop.edition.slug, *args])


def test_the_secretariat_reads_what_waits_and_a_member_does_not(client, invitation: Invitation) -> None:
    edition = invitation.item.workshop.edition
    propose(invitation)
    arrive(b"From: x@example.org\r\nSubject: Re\r\n\r\n<b>I come later</b>\r\n", invitation)
    client.force_login(make_secretary(edition=edition))

    page = client.get(url(invitation, "returns")).content.decode()

    assert "After lunch" in page
    assert "&lt;b&gt;I come later" in page
    client.force_login(make_member(edition=edition))
    assert client.get(url(invitation, "returns")).status_code in (403, 404)


def test_accepting_a_time_leads_to_who_gets_which_mail(client, invitation: Invitation) -> None:
    proposal = propose(invitation)
    client.force_login(make_secretary(edition=invitation.item.workshop.edition))

    answer = client.post(url(invitation, "accept_proposal", proposal.pk))

    assert answer.url == url(invitation, "changes", invitation.item.workshop_id)
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.ACCEPTED


def test_keeping_the_time_tells_the_one_person(client, invitation: Invitation) -> None:
    proposal = propose(invitation)
    client.force_login(make_secretary(edition=invitation.item.workshop.edition))
    mails = Email.objects.count()

    client.post(url(invitation, "decline_proposal", proposal.pk))
    client.post(url(invitation, "decline_proposal", proposal.pk))

    assert Email.objects.count() == mails + 1


def test_an_answer_from_an_unknown_address_is_taken_by_a_button(client, invitation: Invitation) -> None:
    row = arrive(replies.message(replies.calendar(invitation, attendee="new@example.org")), invitation)
    client.force_login(make_secretary(edition=invitation.item.workshop.edition))

    client.post(url(invitation, "take_answer", row.pk))

    invitation.refresh_from_db()
    assert invitation.partstat == Partstat.ACCEPTED


def test_what_is_looked_at_leaves_the_page_and_loses_its_text(client, invitation: Invitation) -> None:
    row = arrive(b"From: x@example.org\r\nSubject: Re\r\n\r\nwords\r\n", invitation)
    client.force_login(make_secretary(edition=invitation.item.workshop.edition))

    client.post(url(invitation, "settle_message", row.pk))

    row.refresh_from_db()
    assert (row.state, row.words, row.raw) == (InboundState.SETTLED, "", None)
    assert tally.of(invitation.item.workshop.edition, None, at=NOON)["returns_waiting"] == 0


def test_health_counts_what_is_not_as_it_should_be(invitation: Invitation) -> None:
    assert health.health_of(invitation.item).is_well
    propose(invitation)

    found = health.health_of(invitation.item)

    assert (found.sent, found.current, found.proposals, found.is_well) == (1, 1, 1, False)


def test_after_ninety_days_what_is_done_with_goes_and_what_waits_stays(
    invitation: Invitation,
) -> None:
    arrive(replies.message(replies.calendar(invitation)), invitation)
    arrive(b"From: x@example.org\r\nSubject: Re\r\n\r\nwords\r\n", invitation)

    assert actions.forget_raw_messages(at=NOON + 89 * DAY) == 0
    assert actions.forget_raw_messages(at=NOON + 91 * DAY) == 1
    assert InboundMessage.objects.get().state == InboundState.PARKED
