"""What the secretariat does with a poll: writing down answers, keeping it open; and what it hides."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.makers import DAY, HOUR, NOON
from tests.makers.people import make_member, make_person, make_secretary
from tests.makers.scheduling import make_participant, make_slot, make_workshop
from workinggroup.base.models import Event
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.scheduling import actions
from workshops.scheduling.models import Availability, Workshop
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db


def make_poll(*, people: int = 2, **facts: object) -> Workshop:
    workshop = make_workshop(state=WorkshopState.POLLING, **facts)
    for _ in range(people):
        make_participant(workshop=workshop)
    for _ in range(2):
        make_slot(workshop=workshop)
    return workshop


def make_poll_now(**facts: object) -> Workshop:
    """A poll that is open by the clock of the pages."""
    now = timezone.now()
    workshop = make_workshop(state=WorkshopState.POLLING, poll_closes_at=now + DAY, **facts)
    for days in (20, 21):
        make_slot(workshop=workshop, starts_at=now + days * DAY)
    return workshop


def page_of(workshop: Workshop, client: Client, name: str = "poll", *args: int, **query: str) -> str:
    url = reverse(f"scheduling:{name}", args=[workshop.edition.slug, workshop.pk, *args])
    return client.get(url, query).content.decode()


def enter(workshop: Workshop, person: object, *, by: object, at=NOON) -> None:
    answers = {slot.pk: "yes" for slot in workshop.slots.all()}
    actions.enter_answers(workshop, person=person, answers=answers, heard="phone", by=by, at=at)


@pytest.mark.parametrize("later", [HOUR, 10 * DAY], ids=["while it is open", "once it has closed"])
def test_what_somebody_said_by_phone_is_written_down_for_them(later) -> None:
    workshop, ingrid = make_poll(), make_person(name="Ingrid")
    one = workshop.participants.first()

    enter(workshop, one.person, by=ingrid, at=NOON + later)

    one.refresh_from_db()
    assert (one.poll_entered_by, one.poll_answered_at) == (ingrid, NOON + later)
    assert Availability.objects.filter(person=one.person, answer="yes").count() == 2
    event = Event.objects.get(verb="scheduling.poll_entered")
    assert (event.by, event.after) == (ingrid, {"for": str(one.person), "heard": "phone"})


def test_who_then_answers_for_themselves_has_the_last_word() -> None:
    workshop = make_poll()
    one = workshop.participants.first()
    enter(workshop, one.person, by=make_person())

    answers = {workshop.slots.first().pk: "no"}
    actions.answer_poll(workshop, person=one.person, answers=answers, at=NOON + HOUR)

    one.refresh_from_db()
    assert one.poll_entered_by is None


@pytest.mark.parametrize(
    ("state", "whose", "reason"),
    [
        pytest.param(WorkshopState.DRAFT, "asked", "not open", id="no poll"),
        pytest.param(WorkshopState.POLLING, "mine", "your own", id="one's own"),
        pytest.param(WorkshopState.POLLING, "stranger", "not asked", id="who is not asked"),
    ],
)
def test_answers_are_not_written_down_where_nobody_asked(state: str, whose: str, reason: str) -> None:
    workshop = make_poll()
    Workshop.objects.filter(pk=workshop.pk).update(state=state)
    workshop.refresh_from_db()
    asked = workshop.participants.first().person
    person = {"asked": asked, "mine": asked, "stranger": make_person()}[whose]

    with pytest.raises(Refused, match=reason):
        enter(workshop, person, by=asked if whose == "mine" else make_person())


def test_the_page_asks_how_it_is_known_and_the_person_reads_who_did_it(client) -> None:
    workshop = make_poll_now()
    one = make_participant(workshop=workshop, person=make_member(edition=workshop.edition))
    desk = Client()
    desk.force_login(make_secretary(edition=workshop.edition, name="Ingrid Solbakken"))
    url = reverse("scheduling:answer_for", args=[workshop.edition.slug, workshop.pk, one.pk])
    form = {f"slot-{slot.pk}": "if_needed" for slot in workshop.slots.all()}

    assert "Say how you know" in desk.post(url, form).content.decode()
    assert not Availability.objects.exists()
    desk.post(url, {**form, "heard": "mail"})

    client.force_login(one.person)
    assert "Ingrid Solbakken entered your answers for you" in page_of(workshop, client)
    assert "entered by Ingrid Solbakken" in page_of(workshop, desk)


@pytest.mark.parametrize("later", [HOUR, 4 * DAY], ids=["while it is open", "once it has closed"])
def test_a_poll_is_kept_open_longer_and_those_missing_hear_of_it(later) -> None:
    workshop = make_poll(people=3)
    done = workshop.participants.first().person
    answers = {workshop.slots.first().pk: "yes"}
    actions.answer_poll(workshop, person=done, answers=answers, at=NOON)

    told = actions.extend_poll(workshop, closes_at=NOON + 6 * DAY, by=make_person(), at=NOON + later)

    workshop.refresh_from_db()
    assert workshop.poll_is_open(NOON + 5 * DAY)
    assert told == Email.objects.exclude(person=done).count() == Email.objects.count() == 2
    mail = Email.objects.first()
    assert "The poll now closes: Mon 9 March 2026, 13:00 (Brussels)" in mail.text.replace("\n", " ")
    assert "(Brussels)" in mail.text
    event = Event.objects.get(verb="scheduling.poll_extended")
    assert event.after["told"] == 2


def test_nobody_is_told_of_more_time_where_that_is_not_wished() -> None:
    workshop = make_poll()

    assert actions.extend_poll(workshop, closes_at=NOON + 6 * DAY, tells=False, by=None, at=NOON) == 0
    assert not Email.objects.exists()


@pytest.mark.parametrize(
    ("closes", "reason"),
    [
        pytest.param(2 * DAY, "later time", id="sooner than now"),
        pytest.param(3 * DAY, "later time", id="as it closes now"),
        pytest.param(20 * DAY, "before the first", id="as the first date begins"),
    ],
)
def test_more_time_is_more_and_ends_before_the_first_date(closes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        actions.extend_poll(make_poll(), closes_at=NOON + closes, by=None, at=NOON)


def test_of_two_who_extend_at_once_one_is_told_to_look_again() -> None:
    workshop = make_poll()
    Workshop.objects.update(poll_closes_at=NOON + 4 * DAY)

    with pytest.raises(Refused, match="Read it again"):
        actions.extend_poll(workshop, closes_at=NOON + 6 * DAY, by=None, at=NOON)


def test_a_new_end_brings_a_new_last_reminder() -> None:
    workshop = make_poll()
    actions.queue_poll_closed(at=NOON + 2 * DAY + HOUR)
    actions.extend_poll(workshop, closes_at=NOON + 6 * DAY, tells=False, by=None, at=NOON + 2 * DAY + HOUR)

    assert actions.queue_poll_closed(at=NOON + 3 * DAY) == 0
    assert actions.queue_poll_closed(at=NOON + 5 * DAY + HOUR) == 2
    assert Email.objects.count() == 4


SECRETS = ["Dalisay Reyes", "I am at sea", "Manila", "Rizal"]


@pytest.mark.parametrize("hidden", [True, False])
def test_a_hidden_poll_shows_nobody_else_and_an_open_one_does(hidden: bool) -> None:
    workshop = make_poll_now(poll_shows_names=not hidden)
    dalisay = make_member(edition=workshop.edition, name="Dalisay Reyes", timezone="Asia/Manila")
    me = make_member(edition=workshop.edition)
    for person in (dalisay, me):
        make_participant(workshop=workshop, person=person)
    answers = {slot.pk: "yes" for slot in workshop.slots.all()}
    actions.answer_poll(workshop, person=dalisay, answers=answers, comment="I am at sea", at=timezone.now())
    member, desk = Client(), Client()
    member.force_login(me)
    desk.force_login(make_secretary(edition=workshop.edition))

    seen = re.sub(r"<select.*?</select>", "", page_of(workshop, member), flags=re.S)

    assert [words for words in SECRETS[:3] if words in seen] == ([] if hidden else SECRETS[:3])
    assert "1 of 2 answered" in seen
    assert [words for words in SECRETS[:3] if words in page_of(workshop, desk)] == SECRETS[:3]


@pytest.mark.parametrize("hidden", [True, False])
def test_the_file_of_a_poll_is_for_the_secretariat_alone(hidden: bool) -> None:
    workshop = make_poll_now(poll_shows_names=not hidden)
    other = make_participant(workshop=workshop, person=make_member(edition=workshop.edition, name="Nuala"))
    me = make_participant(workshop=workshop)
    member, desk = Client(), Client()
    member.force_login(me.person)
    desk.force_login(make_secretary(edition=workshop.edition))

    url = reverse("scheduling:poll", args=[workshop.edition.slug, workshop.pk])
    files = [client.get(url, {"format": "csv"}) for client in (member, desk)]

    assert [file["Content-Type"].split(";")[0] for file in files] == ["text/html", "text/csv"]
    assert str(other.person) in files[1].getvalue().decode("utf-8-sig")


def test_my_own_bad_hour_is_said_in_the_name_of_its_group(client) -> None:
    workshop = make_poll_now()
    start = workshop.slots.first().starts_at.replace(hour=12, minute=0, second=0, microsecond=0)
    slot = make_slot(workshop=workshop, starts_at=start + 40 * DAY)
    person = make_member(edition=workshop.edition, timezone="Asia/Kathmandu")
    make_participant(workshop=workshop, person=person)
    client.force_login(person)

    page = page_of(workshop, client)

    legends = re.findall(r"<legend[^>]*>([^<]*)</legend>", page)
    mine = [words for words in legends if "17:45" in words]
    assert len(mine) == 2  # in the table and in the list
    assert all("your time (Kathmandu)): 17:45" in words for words in mine)
    assert f'name="slot-{slot.pk}"' in page
