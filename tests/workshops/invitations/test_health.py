"""Whether calendars say the same as we do, person by person."""

import pytest
from django.urls import reverse

from tests.makers import HOUR, NOON
from tests.makers.invitations import item_of, leave, make_invited_workshop
from tests.makers.people import make_person, make_secretary
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState
from workshops.invitations import actions
from workshops.invitations.models import Invitation
from workshops.invitations.queries.health import health_of, health_rows
from workshops.scheduling import actions as scheduling
from workshops.scheduling.models import Workshop

from .test_updates import change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def behind(workshop: Workshop) -> list[bool]:
    return [row.is_behind for row in health_rows(Workshop.objects.get(pk=workshop.pk))]


def test_whoever_was_sent_the_last_state_is_current() -> None:
    workshop = make_invited_workshop(people=2)

    assert behind(workshop) == [False, False]
    assert health_of(item_of(workshop)).current == 2


def test_whoever_stays_is_not_behind_when_somebody_else_goes() -> None:
    workshop = make_invited_workshop(people=2)
    scheduling.remove_participant(workshop.participants.first(), by=make_person(), at=NOON)
    actions.announce(workshop, by=make_person(), at=NOON + HOUR)
    leave()

    assert behind(workshop) == [False, False]
    assert health_of(item_of(workshop)).current == 1


def test_a_silent_change_a_failed_mail_and_a_bounce_leave_people_behind() -> None:
    workshop = make_invited_workshop(people=3)
    first, second, _third = Invitation.objects.order_by("person__name", "pk")
    Email.objects.filter(person=first.person).update(state=EmailState.FAILED, sent_at=None)
    Invitation.objects.filter(pk=second.pk).update(bounced_at=NOON, bounce_words="5.1.1 unknown")
    assert behind(workshop) == [True, True, False]

    change(workshop, title="Other")
    actions.announce(workshop, by=make_person(), at=NOON + HOUR, silent=True)

    assert behind(workshop) == [True, True, True]


def test_all_who_are_behind_get_it_again_and_nobody_else() -> None:
    workshop = make_invited_workshop(people=3)
    lost = Invitation.objects.first()
    Invitation.objects.filter(pk=lost.pk).update(bounced_at=NOON)

    count = actions.resend_to_all_behind(workshop, by=make_person(), at=NOON + HOUR)

    assert count == 1
    assert Email.objects.get(made_at=NOON + HOUR).person == lost.person
    leave()
    assert behind(workshop) == [False] * 3


def test_the_page_asks_before_it_sends_again(client) -> None:
    workshop = make_invited_workshop()
    Email.objects.update(state=EmailState.FAILED, sent_at=None)
    client.force_login(make_secretary(edition=workshop.edition))
    where = [workshop.edition.slug, workshop.pk]

    page = client.get(reverse("invitations:health", args=where)).content.decode()
    assert "Not delivered" in page
    assert "version 1" in page
    assert "Send again to 1 who is behind" in page
    one = reverse("invitations:resend", args=[*where, Invitation.objects.get().pk])
    for url in (reverse("invitations:resend_behind", args=where), one):
        assert "Send 1 mail" in client.get(url).content.decode()
    assert Email.objects.count() == 1
    client.post(reverse("invitations:resend_behind", args=where))

    assert Email.objects.filter(state=EmailState.QUEUED).count() == 1
