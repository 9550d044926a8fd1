"""Changes wait a moment, so that quick edits become one mail (calendar checklist 21, 24)."""

import pytest
from django.urls import reverse

from tests.makers import HOUR, NOON
from tests.makers.invitations import item_of, leave, make_invited_workshop
from tests.makers.people import make_person, make_secretary
from tests.makers.scheduling import make_participant
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState
from workshops.invitations import actions, queries
from workshops.invitations.models import Announcement, Invitation
from workshops.invitations.states import Partstat
from workshops.scheduling.models import Workshop

from .test_updates import change, event_of, last_event, move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
MINUTE = HOUR / 60


@pytest.fixture(autouse=True)
def two_minutes(settings) -> None:
    settings.ANNOUNCE_AFTER_SECONDS = 120


def soon(workshop: Workshop, *, at=NOON):
    return actions.announce_soon(workshop, by=make_person(), at=at)


def test_21_changes_announced_twice_within_two_minutes_are_one_mail_with_the_last_state() -> None:
    workshop = make_invited_workshop()

    move(workshop)
    soon(workshop, at=NOON)
    change(workshop, title="Corrected")
    soon(workshop, at=NOON + MINUTE)
    assert actions.announce_due(at=NOON + MINUTE) == 0
    assert actions.announce_due(at=NOON + 2 * MINUTE) == 1

    assert Email.objects.count() == 2
    assert (last_event()["SUMMARY"], last_event()["SEQUENCE"]) == ("Corrected", 1)
    assert item_of(workshop).sequence == Invitation.objects.get().sent_sequence == 1


def test_there_and_back_within_two_minutes_says_nothing_and_keeps_the_answers() -> None:
    workshop = make_invited_workshop()
    invitation = Invitation.objects.get()
    actions.answer_invitation(invitation, partstat=Partstat.ACCEPTED, by=invitation.person, at=NOON)

    move(workshop)
    soon(workshop)
    move(workshop, by_hours=-1)
    actions.announce_due(at=NOON + 2 * MINUTE)

    invitation.refresh_from_db()
    assert Email.objects.count() == 1
    assert (invitation.partstat, item_of(workshop).sequence) == (Partstat.ACCEPTED, 0)


def test_there_and_back_before_the_first_move_has_left_keeps_the_answers() -> None:
    workshop = make_invited_workshop()
    invitation = Invitation.objects.get()
    actions.answer_invitation(invitation, partstat=Partstat.ACCEPTED, by=invitation.person, at=NOON)

    said = []
    for hour, by_hours in enumerate((1, 1, -2), start=1):
        move(workshop, by_hours=by_hours)
        actions.announce(workshop, by=make_person(), at=NOON + hour * HOUR)
        invitation.refresh_from_db()
        said.append(invitation.partstat)

    assert said == [Partstat.NEEDS_ACTION, Partstat.NEEDS_ACTION, Partstat.ACCEPTED]
    assert invitation.answered_at == NOON
    assert "The time stays as it was" in Email.objects.latest("pk").text
    assert last_event()["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"


def test_there_and_back_asks_again_when_the_move_was_heard_of() -> None:
    workshop = make_invited_workshop()
    invitation = Invitation.objects.get()
    actions.answer_invitation(invitation, partstat=Partstat.ACCEPTED, by=invitation.person, at=NOON)

    for hour, by_hours in enumerate((1, -1), start=1):
        move(workshop, by_hours=by_hours)
        actions.announce(workshop, by=make_person(), at=NOON + hour * HOUR)
        leave()

    invitation.refresh_from_db()
    assert (invitation.partstat, invitation.answered_at) == (Partstat.NEEDS_ACTION, None)


def test_taken_back_nobody_is_told_and_it_stays_to_be_told() -> None:
    workshop = make_invited_workshop()
    move(workshop)
    soon(workshop)

    actions.take_back(workshop, by=make_person(), at=NOON + MINUTE)
    assert actions.announce_due(at=NOON + HOUR) == 0

    assert Email.objects.count() == 1
    assert queries.pending(workshop, at=NOON).how_many == 1


def test_what_went_out_cannot_be_taken_back() -> None:
    workshop = make_invited_workshop()
    move(workshop)
    soon(workshop)
    actions.announce_due(at=NOON + HOUR)

    with pytest.raises(Refused, match="gone out already"):
        actions.take_back(workshop, by=make_person(), at=NOON + HOUR)


def test_first_invitations_and_cancellations_do_not_wait() -> None:
    workshop = make_invited_workshop()

    make_participant(workshop=workshop)
    assert soon(workshop).invited == 1
    move(workshop)
    soon(workshop)
    told = actions.cancel_and_tell(workshop, reason="Strike.", by=make_person(), at=NOON + MINUTE)

    assert told.uninvited == 2
    assert not Announcement.objects.exists()


def test_a_silent_change_ends_the_wait() -> None:
    workshop = make_invited_workshop()
    move(workshop)
    soon(workshop)

    actions.announce(workshop, by=make_person(), at=NOON, silent=True)

    assert actions.announce_due(at=NOON + HOUR) == 0
    assert Email.objects.count() == 1


def test_a_change_replaces_the_invitation_that_has_not_left() -> None:
    workshop = make_invited_workshop()
    Email.objects.update(state=EmailState.QUEUED, sent_at=None, attempts=3)

    move(workshop)
    actions.announce(workshop, by=make_person(), at=NOON + HOUR)

    first, second = Email.objects.order_by("pk")
    assert (first.state, second.state) == (EmailState.SUPERSEDED, EmailState.QUEUED)
    # To this person it is the first mail: an invitation, which refers to none that never arrived.
    assert (second.template, second.references) == ("workshops/invitations/invitation", "")
    invitation = Invitation.objects.get()
    assert invitation.first_sent in second.key
    assert (invitation.sent_sequence, event_of(second)["SEQUENCE"]) == (1, 1)


def test_a_change_that_replaces_one_says_what_the_person_knew_before() -> None:
    workshop = make_invited_workshop()
    for hour in (1, 2):
        move(workshop)
        actions.announce(workshop, by=make_person(), at=NOON + hour * HOUR)

    first, second, third = Email.objects.order_by("pk")
    assert (second.state, third.state) == (EmailState.SUPERSEDED, EmailState.QUEUED)
    assert event_of(third)["SEQUENCE"] == 2
    assert third.references == first.message_id
    assert "13:00–15:00" in third.text  # what the invitation had said, not the move that never left


def test_the_page_says_when_they_go_out_and_takes_them_back(client) -> None:
    workshop = make_invited_workshop()
    client.force_login(make_secretary(edition=workshop.edition))
    url = reverse("invitations:changes", args=[workshop.edition.slug, workshop.pk])
    move(workshop)

    client.post(url, {"how": "send", "seen": queries.pending(workshop, at=NOON).seen})
    page = client.get(workshop.get_absolute_url()).content.decode()
    assert "go out at" in page
    assert "Take back" in page
    client.post(url, {"how": "back"})

    assert not Announcement.objects.exists()
    assert Email.objects.count() == 1


def test_send_now_does_not_wait(client) -> None:
    workshop = make_invited_workshop()
    client.force_login(make_secretary(edition=workshop.edition))
    url = reverse("invitations:changes", args=[workshop.edition.slug, workshop.pk])
    move(workshop)
    client.post(url, {"how": "send"})

    client.post(url, {"how": "now"})

    assert Email.objects.count() == 2
    assert not Announcement.objects.exists()


def test_24_whoever_is_too_late_reads_both_states_and_sends_nothing(client) -> None:
    workshop = make_invited_workshop()
    client.force_login(make_secretary(edition=workshop.edition))
    url = reverse("invitations:changes", args=[workshop.edition.slug, workshop.pk])
    move(workshop)
    seen = queries.pending(workshop, at=NOON).seen
    move(workshop)  # somebody else, in the meantime

    answer = client.post(url, {"how": "send", "seen": seen})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Something changed since you looked" in page
    assert "13:00–15:00" in page  # what people know
    assert "15:00–17:00" in page  # how it stands
    assert Email.objects.count() == 1


def test_leaving_is_what_the_maker_says() -> None:
    make_invited_workshop()
    leave()

    assert set(Email.objects.values_list("state", flat=True)) == {EmailState.SENT}
