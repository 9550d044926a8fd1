"""Answering by web: with a personal link or signed in; reading never writes; reminders go once."""

import pytest
from django.urls import reverse

from tests.makers import DAY, HOUR, NOON
from tests.makers.invitations import make_invitation
from tests.makers.people import make_member, make_person
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.invitations import actions
from workshops.invitations.models import Invitation
from workshops.invitations.stage import next_sessions
from workshops.invitations.states import Partstat
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db
LONG_AHEAD = NOON + 3650 * DAY


def urls_of(invitation: Invitation) -> tuple[str, str]:
    workshop = invitation.item.workshop
    args = [workshop.edition.slug, workshop.pk]
    return reverse("invitations:invitation", args=args), reverse("invitations:answer", args=args)


def test_the_personal_link_opens_my_invitation_and_one_button_answers(client) -> None:
    invitation = make_invitation(starts_at=LONG_AHEAD)
    page, answer = urls_of(invitation)
    link = Email.objects.get().action_url

    opened = client.get(link, follow=True)

    invitation.refresh_from_db()
    assert opened.redirect_chain == [(page, 303)]
    assert invitation.partstat == Partstat.NEEDS_ACTION
    client.post(answer, {"partstat": "ACCEPTED"})
    invitation.refresh_from_db()
    assert (invitation.partstat, invitation.answered_sequence) == (Partstat.ACCEPTED, 0)


def test_opening_the_page_writes_nothing(client, django_assert_num_queries) -> None:
    invitation = make_invitation(starts_at=LONG_AHEAD)
    client.get(Email.objects.get().action_url)
    before = Invitation.objects.values().get()

    client.get(urls_of(invitation)[0])
    client.head(urls_of(invitation)[0])

    assert Invitation.objects.values().get() == before


def test_somebody_elses_invitation_is_not_there(client) -> None:
    invitation = make_invitation(starts_at=LONG_AHEAD)
    page, answer = urls_of(invitation)
    client.force_login(make_member(edition=invitation.item.workshop.edition))

    assert client.get(page).status_code == 404
    assert client.post(answer, {"partstat": "DECLINED"}).status_code == 404
    assert Invitation.objects.get().partstat == Partstat.NEEDS_ACTION


def test_the_file_is_an_entry_and_names_nobody(client) -> None:
    invitation = make_invitation(starts_at=LONG_AHEAD)
    client.force_login(invitation.person)
    workshop = invitation.item.workshop

    response = client.get(reverse("invitations:event_file", args=[workshop.edition.slug, workshop.pk]))

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"METHOD" not in response.content
    assert b"ATTENDEE" not in response.content


@pytest.mark.parametrize(
    ("words", "at", "partstat"),
    [
        pytest.param("is over", NOON + 11 * DAY, "ACCEPTED", id="after the session"),
        pytest.param("yes, perhaps or no", NOON, "DELEGATED", id="an answer that is none"),
    ],
)
def test_an_answer_may_be_refused(words: str, at, partstat: str) -> None:
    invitation = make_invitation()

    with pytest.raises(Refused, match=words):
        actions.answer_invitation(invitation, partstat=partstat, by=invitation.person, at=at)


def test_sending_again_keeps_uid_and_sequence() -> None:
    invitation = make_invitation()

    actions.resend_invitation(invitation, by=make_person(), at=NOON + HOUR)

    first, second = Email.objects.order_by("pk")
    assert second.references == first.message_id
    assert first.calendar.split("DTSTAMP")[0] == second.calendar.split("DTSTAMP")[0]
    assert "SEQUENCE:0" in second.calendar


def test_a_session_that_was_held_on_another_day_is_not_my_next_one() -> None:
    invitation = make_invitation()
    workshop = invitation.item.workshop
    assert [one.url for one in next_sessions(invitation.person, NOON)] == [workshop.get_absolute_url()]

    workshop.state = WorkshopState.HELD
    workshop.save()

    assert list(next_sessions(invitation.person, NOON)) == []
