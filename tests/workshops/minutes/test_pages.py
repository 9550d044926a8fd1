"""The pages of minutes: who may open them, what they answer, and what they cost."""

import datetime as dt
import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.makers import DAY, HOUR
from tests.makers.minutes import make_agreed, make_attendee, make_line, make_minutes, make_round, make_session
from tests.makers.people import make_member, make_secretary
from workinggroup.editions import links
from workinggroup.outbox.models import Email
from workshops.minutes import actions, mails
from workshops.minutes.models import Line, Minutes

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


def url(name: str, minutes: Minutes, *more) -> str:
    workshop = minutes.workshop
    return reverse(f"minutes:{name}", args=[workshop.edition.slug, workshop.pk, *more])


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.REQUIRE_SECOND_FACTOR = False


@pytest.fixture
def minutes() -> Minutes:
    return make_minutes()


@pytest.fixture
def member(minutes) -> Client:
    return signed_in(make_member(edition=minutes.workshop.edition))


@pytest.fixture
def secretary(minutes) -> Client:
    return signed_in(make_secretary(edition=minutes.workshop.edition))


def saved(client: Client, line: Line, **facts):
    return client.post(url("line", line.minutes, line.pk), facts, **JSON)


@pytest.mark.parametrize("page", ["page", "write", "plain"])
def test_the_pages_of_open_minutes_show_their_lines(page, minutes, member):
    make_line(minutes, "Somebody said this.")

    answer = member.get(url(page, minutes))

    assert answer.status_code == 200
    assert "Somebody said this." in answer.content.decode()


def test_a_member_of_another_edition_does_not_learn_that_the_minutes_exist(minutes):
    stranger = signed_in(make_member())

    assert stranger.get(url("page", minutes)).status_code == 404
    assert stranger.get(url("write", minutes)).status_code == 404


def test_minutes_of_another_edition_are_not_found_under_mine(minutes, member):
    other = make_minutes()

    answer = member.get(reverse("minutes:page", args=[minutes.workshop.edition.slug, other.workshop_id]))

    assert answer.status_code == 404


def test_saving_at_the_desk_answers_with_the_new_version(minutes, member):
    line = make_line(minutes, "start")

    answer = saved(member, line, version=1, text="better").json()

    assert (answer["version"], answer["text"]) == (2, "better")
    assert "better" in answer["html"]


def test_a_stale_save_at_the_desk_answers_409_with_both_texts(minutes, member):
    line = make_line(minutes, "start")
    saved(member, line, version=1, text="theirs")

    answer = saved(member, line, version=1, text="mine")

    assert (answer.status_code, answer.json()["text"], answer.json()["version"]) == (409, "theirs", 2)
    assert "mine" in answer.json()["html"]
    line.refresh_from_db()
    assert line.text == "theirs"


def test_without_scripts_a_stale_save_shows_a_page_with_both_texts_and_the_next_try_is_stored(
    minutes, member
):
    line = make_line(minutes, "start")
    saved(member, line, version=1, text="their words")

    page = member.post(url("line", minutes, line.pk), {"version": 1, "text": "my words"})
    again = member.post(url("line", minutes, line.pk), {"version": 2, "text": "both words"})

    assert page.status_code == 409
    assert "their words" in page.content.decode()
    assert "my words" in page.content.decode()
    assert again.status_code == 302
    line.refresh_from_db()
    assert line.text == "both words"


def test_a_line_added_twice_with_one_key_is_one_line(minutes, member):
    facts = {"text": "Once", "kind": "note", "key": "6e2bb4c0-0d5e-4c5c-9d56-0a3d7f7a1a11"}

    first = member.post(url("add", minutes), facts, **JSON).json()
    second = member.post(url("add", minutes), facts, **JSON).json()

    assert first["id"] == second["id"]
    assert minutes.lines.count() == 1


def test_nothing_new_answers_304_and_something_new_brings_only_that(minutes, member):
    item = minutes.workshop.agenda.first().pk
    make_line(minutes, "old")
    first = member.get(url("changes", minutes), {"item": item, "since": 0})
    seq, tag = first.json()["seq"], first["ETag"]

    unchanged = member.get(url("changes", minutes), {"item": item, "since": seq}, HTTP_IF_NONE_MATCH=tag)
    make_line(minutes, "new")
    changed = member.get(url("changes", minutes), {"item": item, "since": seq}, HTTP_IF_NONE_MATCH=tag)

    assert unchanged.status_code == 304
    assert [line["text"] for line in changed.json()["lines"]] == ["new"]


def test_others_see_in_which_line_somebody_writes(minutes, member):
    line = make_line(minutes)
    item = line.agenda_item_id
    jonas = make_member(edition=minutes.workshop.edition, name="Jonas Bremholt")
    signed_in(jonas).post(url("presence", minutes), {"line": line.pk})

    news = member.get(url("changes", minutes), {"item": item}).json()

    assert news["others"] == {str(line.pk): "Jonas Bremholt"}
    assert (news["here"], news["writing"]) == (1, 1)


def test_asking_what_is_new_writes_nothing(minutes, member, django_assert_num_queries):
    before = Minutes.objects.values().get()

    member.get(url("changes", minutes))

    assert Minutes.objects.values().get() == before
    assert not minutes.presences.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_desk_costs_the_same_for_any_number_of_lines(
    number, minutes, member, django_assert_max_num_queries
):
    for place in range(number):
        make_line(minutes, f"line {place}")

    with django_assert_max_num_queries(19):
        assert member.get(url("write", minutes)).status_code == 200


def test_the_minutes_go_round_from_their_page(minutes, secretary):
    make_line(minutes)
    make_attendee(minutes.workshop)
    until = (timezone.now() + 3 * DAY).strftime("%Y-%m-%d")

    page = secretary.get(url("circulate", minutes))
    answer = secretary.post(
        url("circulate", minutes), {"comments_close_at_0": until, "comments_close_at_1": "18:00"}
    )

    assert "Circulate to 1 person" in page.content.decode()
    assert answer.status_code == 302
    minutes.refresh_from_db()
    assert minutes.state == "circulated"
    assert Email.objects.count() == 1


def running_round(**facts) -> Minutes:
    """A round that runs on the real clock: pages read it themselves."""
    now = timezone.now()
    workshop = make_session(starts_at=now - DAY, ends_at=now - DAY + 2 * HOUR)
    minutes = make_minutes(workshop=workshop)
    make_line(minutes, "What was said.", **facts)
    make_attendee(workshop, name="Aino Lehtovirta")
    actions.circulate(minutes, comments_close_at=now + 10 * DAY, by=None, at=now)
    return minutes


def test_a_guest_reads_and_agrees_through_the_personal_link():
    minutes = running_round()
    workshop, person = minutes.workshop, minutes.agreements.get().person
    guest = Client()
    guest.cookies[links.COOKIE] = links.token_for(
        person, purpose=mails.PURPOSE, edition=workshop.edition, pk=workshop.pk
    )

    page = guest.get(url("page", minutes))
    guest.post(url("agree", minutes))

    assert "I agree to these minutes" in page.content.decode()
    assert minutes.agreements.get().agreed_at is not None


def test_a_member_asks_for_other_words_and_the_secretariat_takes_them_in():
    minutes = running_round()
    line, person = minutes.lines.get(), minutes.agreements.get().person
    secretary = signed_in(make_secretary(edition=minutes.workshop.edition))
    asked = {"proposal": "Better words.", "text": "", "token": "6e2bb4c0-0d5e-4c5c-9d56-0a3d7f7a1a12"}

    signed_in(person).post(url("object", minutes, line.pk), asked)
    objection = line.objections.get()
    page = secretary.get(url("answer", minutes, objection.pk))
    answer = {"outcome": "take_in", "text": "Better words.", "version": line.version, "answer": "Thank you."}
    secretary.post(url("answer", minutes, objection.pk), answer)

    assert "Better words." in page.content.decode()
    line.refresh_from_db()
    assert line.text == "Better words."
    assert Email.objects.filter(template="workshops/minutes/objection_answered").count() == 1


@pytest.mark.parametrize("make", [make_round, make_agreed])
def test_the_desk_leads_to_the_page_once_writing_is_over(make):
    minutes = make()
    client = signed_in(make_member(edition=minutes.workshop.edition))

    assert client.get(url("write", minutes))["Location"] == url("page", minutes)
    assert client.get(url("page", minutes)).status_code == 200


def test_the_agreed_page_shows_the_digest_and_the_file_that_has_it():
    minutes = make_agreed()
    client = signed_in(make_member(edition=minutes.workshop.edition))

    page = client.get(url("page", minutes)).content.decode()
    file = client.get(url("version_file", minutes, 1))

    import hashlib

    assert hashlib.sha256(file.content).hexdigest() == minutes.digest
    assert minutes.digest[:4] in page
    assert "Unchanged since it was agreed" in page
    assert json.loads(file.content)["version"] == 1


def test_the_list_of_actions_is_exported_with_its_filter(minutes, secretary):
    make_line(minutes, "Ask legal services.", kind="action", due_on=dt.date(2026, 1, 1))
    make_line(minutes, "Later.", kind="action", due_on=dt.date(2199, 1, 1))
    address = reverse("minutes:actions", args=[minutes.workshop.edition.slug])

    page = secretary.get(address, {"state": "overdue"})
    file = secretary.get(address, {"state": "overdue", "format": "csv"})

    assert "Ask legal services." in page.content.decode()
    assert "Ask legal services." in file.content.decode()
    assert "Later." not in file.content.decode()
