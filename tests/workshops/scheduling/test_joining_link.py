"""The joining link: for those who may come, from so long before, and nowhere else."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.makers import DAY, HOUR
from tests.makers.editions import make_edition
from tests.makers.people import make_member, make_person, make_secretary, with_role
from tests.makers.scheduling import make_agenda_item, make_participant, make_slot, make_workshop
from workinggroup.editions import links
from workinggroup.editions.permissions import Role
from workinggroup.outbox.models import Email
from workshops.invitations import actions as invitations
from workshops.invitations.models import FeedToken
from workshops.registration import actions as registration
from workshops.registration.models import Registration
from workshops.scheduling import actions
from workshops.scheduling.models import Workshop

pytestmark = pytest.mark.django_db
LINK = "https://meet.example.org/canary-7qz"
PHONE = "canary-phone-4417"


def make_session(begins_in: dt.timedelta, **facts: object) -> Workshop:
    """A public session with a link that opens fifteen minutes before."""
    workshop = make_workshop(
        state="scheduled", starts_at=timezone.now() + begins_in, is_public=True, kind="webinar",
        join_url=LINK, join_notes=PHONE, **facts,
    )  # fmt: skip
    make_agenda_item(workshop=workshop)
    make_slot(workshop=workshop, starts_at=workshop.starts_at)
    return workshop


def signed_in(person: object) -> Client:
    client = Client()
    client.force_login(person)
    return client


def guest(workshop: Workshop, person: object, purpose: str) -> Client:
    client = Client()
    client.cookies[links.COOKIE] = links.token_for(
        person, purpose=purpose, edition=workshop.edition, pk=workshop.pk
    )
    return client


def tells(client: Client, *addresses: str) -> list[str]:
    """The pages among these that name the link."""
    pages = {one: client.get(one) for one in addresses}
    return [one for one, page in pages.items() if LINK.encode() in b"".join(page)]


def inside(workshop: Workshop) -> list[str]:
    args = [workshop.edition.slug, workshop.pk]
    names = ["scheduling:workshop", "scheduling:poll", "invitations:invitation", "registration:mine",
             "scheduling:running_order", "scheduling:suggest", "programme:mine", "scheduling:list",
             "editions:home"]  # fmt: skip
    pages = [
        reverse(one, args=args[:1] if one in ("scheduling:list", "editions:home") else args) for one in names
    ]
    export = [f"{pages[7]}?format={kind}" for kind in ("csv", "xlsx", "ods")]
    search = reverse("editions:search", args=args[:1]) + "?q=canary"
    public = reverse("scheduling:public_session", args=[workshop.pk])
    group = workshop.edition.group.get_absolute_url()
    return [*pages, *export, search, public, group, reverse("people:me"), reverse("people:my_data")]


def test_nobody_reads_it_on_a_page_before_its_time_and_those_who_come_do_after() -> None:
    early, soon = make_session(3 * HOUR), make_session(10 * HOUR / 60)
    for workshop in (early, soon):
        person = make_participant(workshop=workshop).person
        page = workshop.get_absolute_url()
        expected = [page] if workshop is soon else []

        assert tells(signed_in(person), *inside(workshop)) == expected
        assert tells(guest(workshop, person, "rsvp"), page) == expected


@pytest.mark.parametrize("who", ["a member who is not asked", "a speaker of another session", "stranger"])
def test_whoever_may_not_come_never_reads_it(who: str) -> None:
    workshop = make_session(10 * HOUR / 60)
    edition = workshop.edition
    person = {
        "a member who is not asked": lambda: make_member(edition=edition),
        "a speaker of another session": lambda: with_role(make_person(), Role.SPEAKER, edition),
        "stranger": lambda: make_secretary(edition=make_edition()),
    }[who]()

    assert tells(signed_in(person), *inside(workshop)) == []
    assert tells(Client(), *inside(workshop)) == []


def test_the_invitation_page_opens_it_from_so_long_before() -> None:
    early, soon = make_session(3 * HOUR), make_session(10 * HOUR / 60)
    for workshop in (early, soon):
        person = make_participant(workshop=workshop).person
        at = timezone.now()
        invitations.announce(workshop, by=make_secretary(edition=workshop.edition), at=at)
        page = reverse("invitations:invitation", args=[workshop.edition.slug, workshop.pk])

        assert tells(guest(workshop, person, "rsvp"), page) == ([page] if workshop is soon else [])


def make_registered(workshop: Workshop, name: str) -> Registration:
    return registration.register(
        workshop.desk, name=name, email=f"{name}@public.example.org", answers={}, at=timezone.now()
    )


def test_a_seat_opens_it_in_time_and_the_waiting_list_never() -> None:
    workshop = make_session(2 * DAY)
    by, at = make_secretary(edition=workshop.edition), timezone.now()
    registration.open_desk(workshop, seats=1, closes_at=workshop.starts_at, by=by, at=at)
    seated, waiting = make_registered(workshop, "ada"), make_registered(workshop, "bo")
    page = reverse("registration:mine", args=[workshop.edition.slug, workshop.pk])

    def told() -> list[list[str]]:
        people = (seated.person, waiting.person)
        return [tells(guest(workshop, one, "registration"), page) for one in people]

    assert told() == [[], []]
    now = timezone.now()
    Workshop.objects.update(starts_at=now + 5 * HOUR / 60, ends_at=now + HOUR)
    assert told() == [[page], []]


def test_mails_carry_it_to_those_who_are_invited_and_to_nobody_else() -> None:
    workshop = make_session(20 * DAY)
    by, at = make_secretary(edition=workshop.edition), timezone.now()
    asked = make_participant(workshop=workshop).person
    actions.suggest_point(workshop, title="A point", why="", duration=5, by=asked, at=at)
    registration.open_desk(workshop, seats=1, closes_at=workshop.starts_at, by=by, at=at)
    seated, waiting = make_registered(workshop, "ada"), make_registered(workshop, "bo")
    actions.add_paper(workshop, title="P", author=asked, due_on=at.date(), by=by, at=at)
    invitations.announce(workshop, by=by, at=at)
    registration.tell_desk(workshop.desk, at=at)

    told = {
        one.to_address for one in Email.objects.all()
        if LINK in one.text + one.html + str(getattr(one, "calendar", ""))
    }  # fmt: skip

    assert told == {asked.email, seated.person.email}
    assert waiting.person.email in set(Email.objects.values_list("to_address", flat=True))


def test_a_feed_names_it_only_to_who_is_invited(client) -> None:
    workshop = make_session(20 * DAY)
    asked, other = make_participant(workshop=workshop).person, make_member(edition=workshop.edition)
    invitations.announce(workshop, by=make_secretary(edition=workshop.edition), at=timezone.now())
    found = {}
    for person in (asked, other):
        token = invitations.make_feed(person, name="Phone", at=timezone.now())
        found[person.pk] = LINK in _feed(client, token)

    assert found == {asked.pk: True, other.pk: False}
    assert FeedToken.objects.count() == 2


def _feed(client: Client, token: object) -> str:
    words = token if isinstance(token, str) else token[-1]
    response = client.get(reverse("invitations:feed", args=[words]))
    return response.content.decode().replace("\r\n ", "")


def test_after_the_end_and_for_a_cancelled_session_it_is_gone() -> None:
    over, cancelled = make_session(10 * HOUR / 60), make_session(10 * HOUR / 60)
    people = [make_participant(workshop=one).person for one in (over, cancelled)]
    now = timezone.now()
    Workshop.objects.filter(pk=over.pk).update(starts_at=now - 3 * HOUR, ends_at=now - HOUR)
    facts = {"state": "cancelled", "cancelled_at": now, "cancelled_because": "Ill"}
    Workshop.objects.filter(pk=cancelled.pk).update(**facts)

    for workshop, person in zip((over, cancelled), people, strict=True):
        assert tells(signed_in(person), workshop.get_absolute_url()) == []
