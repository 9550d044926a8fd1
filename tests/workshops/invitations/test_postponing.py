"""A session loses its date with a reason, and gets a new one later."""

import pytest
from django.urls import reverse

from tests.makers import DAY, HOUR, NOON
from tests.makers.invitations import leave, make_invited_workshop
from tests.makers.people import make_person, make_secretary
from tests.makers.registration import make_desk, register
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.invitations import actions, queries
from workshops.invitations.models import CalendarItem
from workshops.registration import mails as personal
from workshops.scheduling import actions as scheduling
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import PaperDay, WorkshopState

from .linter import lint
from .test_updates import event_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def postpone(workshop: Workshop, **facts) -> actions.Told:
    facts = {"reason": "The host is ill.", "by": make_person(), "at": NOON + HOUR} | facts
    return actions.postpone_and_tell(workshop, **facts)


def test_everybody_is_told_why_and_calendars_take_the_entry_out() -> None:
    workshop = make_invited_workshop(people=2)
    before = workshop.starts_at

    told = postpone(workshop)

    workshop.refresh_from_db()
    assert (workshop.state, workshop.starts_at, workshop.postponed_from) == (
        WorkshopState.DRAFT,
        None,
        before,
    )
    mails = Email.objects.filter(calendar_method="CANCEL")
    assert told.uninvited == mails.count() == 2
    assert all("The host is ill." in mail.text and "postponed" in mail.text for mail in mails)
    assert all(mail.subject.startswith("Postponed: ") for mail in mails)
    assert {event_of(mail)["SEQUENCE"] for mail in mails} == {1}
    assert all(lint(mail) == [] for mail in mails)


def test_an_entry_that_was_postponed_silently_goes_once_there_is_another_date() -> None:
    workshop = make_invited_workshop()
    first = event_of(Email.objects.get())
    postpone(workshop, silent=True)
    assert queries.pending(workshop, at=NOON + DAY).is_empty

    start = NOON + 60 * DAY
    scheduling.set_time(workshop, starts_at=start, ends_at=start + HOUR, by=make_person(), at=NOON + DAY)
    told = actions.announce(workshop, by=make_person(), at=NOON + DAY)

    ended = Email.objects.get(calendar_method="CANCEL")
    assert (told.invited, told.freed, Email.objects.count()) == (1, 1, 3)
    assert (event_of(ended)["UID"], ended.subject[:12]) == (first["UID"], "Not any more")
    assert event_of(ended)["SEQUENCE"] > first["SEQUENCE"]
    assert queries.pending(workshop, at=NOON + DAY).is_empty


def test_a_new_date_is_a_new_entry() -> None:
    workshop = make_invited_workshop(people=2)
    old = CalendarItem.objects.get().uid
    postpone(workshop)
    leave()

    start = NOON + 60 * DAY
    scheduling.set_time(workshop, starts_at=start, ends_at=start + HOUR, by=make_person(), at=NOON + DAY)
    told = actions.announce(workshop, by=make_person(), at=NOON + DAY)

    new = queries.living_item(workshop)
    assert told.invited == 2
    assert (new.uid != old, new.sequence) == (True, 0)
    assert not workshop.is_postponed


def test_participants_and_agenda_stay() -> None:
    workshop = make_invited_workshop(people=3)

    postpone(workshop)

    assert workshop.participants.count() == 3


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        pytest.param({"reason": "  "}, "Say why", id="no reason"),
        pytest.param({"at": NOON + 90 * DAY}, "has begun", id="too late"),
    ],
)
def test_it_takes_a_reason_and_time(facts, words: str) -> None:
    workshop = make_invited_workshop()

    with pytest.raises(Refused, match=words):
        postpone(workshop, **facts)

    workshop.refresh_from_db()
    assert workshop.has_time


def test_silently_nobody_gets_a_mail() -> None:
    workshop = make_invited_workshop()

    postpone(workshop, silent=True)

    assert Email.objects.count() == 1
    assert queries.pending(workshop, at=NOON + HOUR).is_empty


def test_the_pages_say_it(client) -> None:
    workshop = make_invited_workshop(is_public=True)
    client.force_login(make_secretary(edition=workshop.edition))
    slug = workshop.edition.slug

    page = client.get(reverse("invitations:postpone", args=[slug, workshop.pk])).content.decode()
    assert "Postpone and send 1 mail" in page
    client.post(
        reverse("invitations:postpone", args=[slug, workshop.pk]),
        {"reason": "The host is ill.", "how": "send"},
    )

    page = client.get(workshop.get_absolute_url()).content.decode()
    assert "This session is postponed." in page
    assert "The host is ill." in page
    client.logout()
    public = client.get(reverse("scheduling:public_session", args=[workshop.pk]))
    assert public.status_code == 200
    assert "The host is ill." in public.content.decode()


def test_whoever_is_registered_stays_so_and_reads_it(client) -> None:
    desk = make_desk()
    registration = register(desk, "Ada")
    workshop = Workshop.objects.get(pk=desk.workshop_id)

    postpone(workshop)

    registration.refresh_from_db()
    assert registration.state == "seated"
    link = personal.page_of(workshop, registration.person)
    page = client.get(link, follow=True).content.decode()
    assert "You stay registered." in page
    assert "The host is ill." in page


def test_papers_that_count_back_from_the_session_wait_for_its_new_date() -> None:
    workshop = make_invited_workshop(people=1)
    paper = workshop.papers.create(
        title="The draft", due_day=PaperDay.PAPERS, due_on=workshop.starts_at.date() - 7 * DAY, made_at=NOON
    )

    postpone(workshop)

    paper.refresh_from_db()
    assert paper.due_on is None
