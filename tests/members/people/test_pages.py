"""The directory of an edition, the page of a person, roles, and my own pages."""

import datetime as dt
import json
from typing import Any

import pytest
from django.urls import reverse

from members.people.models import Membership, Person, RoleGrant
from members.people.states import MembershipKind
from tests.makers.editions import make_edition
from tests.makers.people import make_member, make_organisation, make_person, make_secretary
from workinggroup.editions.models import Edition
from workinggroup.editions.states import EditionState

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return make_edition()


@pytest.fixture
def secretary(edition: Edition, client: Any) -> Any:
    person = make_secretary(edition=edition)
    client.force_login(person)
    return person


def directory(client: Any, edition: Edition, **asked: str) -> str:
    return client.get(reverse("people:directory", args=[edition.slug]), asked).content.decode()


def test_the_directory_is_filtered_by_country_level_kind_and_words(
    client: Any, edition: Edition, secretary: Any
) -> None:
    finland = make_organisation(name="Kivisalmi", country="FI", level="regional")
    make_member(edition=edition, name="Aino", organisation=finland)
    make_member(edition=edition, name="Bram", kind=MembershipKind.OBSERVER)

    for asked in ({"country": "FI"}, {"level": "regional"}, {"kind": "member"}, {"q": "kivi"}):
        page = directory(client, edition, **asked)
        assert ("Aino" in page, "Bram" in page) == (True, False), asked


def test_both_counts_follow_the_filter(client: Any, edition: Edition, secretary: Any) -> None:
    city = make_organisation(country="FI")
    for _n in range(2):
        make_member(edition=edition, organisation=city)
    make_member(edition=edition)

    assert "2 persons, 1 organisation" in directory(client, edition, country="FI")


def test_the_export_keeps_the_filter_and_gives_addresses_to_the_secretariat_only(
    client: Any, edition: Edition, secretary: Any
) -> None:
    member = make_member(edition=edition, organisation=make_organisation(country="FI"))
    other = make_member(edition=edition)

    table = directory(client, edition, country="FI", format="csv")
    client.force_login(member)
    table_of_member = directory(client, edition, country="FI", format="csv")

    assert (member.email in table, other.email in table) == (True, False)
    assert (member.name in table_of_member, member.email in table_of_member) == (True, False)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_the_export_comes_in_three_kinds(client: Any, edition: Edition, secretary: Any, kind: str) -> None:
    answer = client.get(reverse("people:directory", args=[edition.slug]), {"format": kind})

    assert answer["Content-Disposition"].endswith(f'.{kind}"')


@pytest.mark.parametrize("number", [1, 3])
def test_the_directory_costs_the_same_for_any_number_of_people(
    client: Any,
    edition: Edition,
    secretary: Any,
    number: int,
    django_assert_num_queries: Any,
) -> None:
    for _n in range(number):
        make_member(edition=edition)

    with django_assert_num_queries(7):
        directory(client, edition)


@pytest.mark.parametrize("number", [1, 3])
def test_the_roles_cost_the_same_for_any_number_of_reviewers(
    client: Any,
    edition: Edition,
    secretary: Any,
    number: int,
    django_assert_num_queries: Any,
) -> None:
    for n in range(number):
        client.post(
            reverse("people:roles", args=[edition.slug]), {"email": f"r{n}@example.org", "role": "reviewer"}
        )

    with django_assert_num_queries(5):
        client.get(reverse("people:roles", args=[edition.slug]))


def test_a_person_of_another_edition_is_not_found(client: Any, edition: Edition, secretary: Any) -> None:
    stranger = make_member(edition=make_edition())

    assert client.get(reverse("people:person", args=[edition.slug, stranger.pk])).status_code == 404


def test_members_do_not_see_addresses(client: Any, edition: Edition) -> None:
    member, other = make_member(edition=edition), make_member(edition=edition)
    client.force_login(member)

    page = client.get(reverse("people:person", args=[edition.slug, other.pk])).content.decode()

    assert other.name in page
    assert other.email not in page


def test_an_observer_is_added_in_the_browser(client: Any, edition: Edition, secretary: Any) -> None:
    facts = {
        "name": "Dalisay",
        "email": "dalisay@example.org",
        "kind": "observer",
        "reason": "Partner",
        "organisation": "Sample Agency",
        "country": "PH",
        "level": "national",
        "legal_type": "",
        "language": "en",
    }

    client.post(reverse("people:add_guest", args=[edition.slug]), facts)

    membership = Membership.objects.get(edition=edition)
    assert (membership.person.name, membership.reason, str(membership.organisation.country)) == (
        "Dalisay",
        "Partner",
        "PH",
    )


def test_the_page_shows_why_the_last_secretary_stays(client: Any, edition: Edition, secretary: Any) -> None:
    grant = RoleGrant.objects.get(person=secretary)

    page = client.get(reverse("people:roles", args=[edition.slug])).content.decode()
    client.post(reverse("people:take_role", args=[edition.slug, grant.pk]))

    assert "Nobody would be left in the secretariat" in page
    assert RoleGrant.objects.filter(pk=grant.pk).exists()


def test_only_the_chosen_are_invited_again(client: Any, edition: Edition, secretary: Any) -> None:
    new = make_edition(group=edition.group, year=2027, made_from=edition)
    make_secretary(edition=new, email="other@example.org")
    chosen, _left = make_member(edition=edition), make_member(edition=edition)
    client.force_login(Person.objects.get(email="other@example.org"))

    client.post(reverse("people:invite_again", args=[new.slug]), {"pk": [chosen.pk]})

    assert list(new.emails.values_list("person", "state")) == [(chosen.pk, "draft")]


def test_my_page_asks_running_editions_only(client: Any) -> None:
    member = make_member(edition=make_edition(state=EditionState.FINISHED))
    client.force_login(member)

    assert "Nothing waits for you" in client.get(reverse("people:me")).content.decode()


def test_a_person_without_any_edition_has_a_page(client: Any) -> None:
    client.force_login(make_person())

    assert client.get(reverse("people:me")).status_code == 200


HOURS = {"work_from": "07:30", "work_until": "16:00", "work_days": ["3", "0", "1"], "version": 1}


def test_i_change_my_profile_and_a_stale_form_shows_both_texts(client: Any) -> None:
    person = make_person(name="Old")
    client.force_login(person)
    facts = {"name": "New", "function": "", "language": "fr", "timezone": "Europe/Helsinki", **HOURS}

    client.post(reverse("people:profile"), facts)
    page = client.post(reverse("people:profile"), {**facts, "name": "Late"}).content.decode()

    person.refresh_from_db()
    assert (person.name, person.language, str(person.timezone)) == ("New", "fr", "Europe/Helsinki")
    assert "Late" in page
    assert (person.work_from, person.work_until, person.work_days) == (
        dt.time(7, 30),
        dt.time(16),
        "013",
    )


def test_working_hours_that_end_before_they_begin_are_refused(client: Any) -> None:
    person = make_person()
    client.force_login(person)
    facts = {"name": "New", "function": "", "language": "en", "timezone": "Europe/Helsinki", **HOURS}

    page = client.post(reverse("people:profile"), {**facts, "work_until": "07:00"}).content.decode()

    person.refresh_from_db()
    assert "must end after they begin" in page
    assert person.work_until == dt.time(18)


def test_the_language_is_stored_for_me_and_kept_in_a_cookie_for_guests(client: Any) -> None:
    guest = client.post(reverse("people:set_language"), {"language": "fr", "next": "/privacy/"})
    person = make_person()
    client.force_login(person)
    client.post(reverse("people:set_language"), {"language": "fr"})

    person.refresh_from_db()
    assert (guest.url, guest.cookies["django_language"].value, person.language) == ("/privacy/", "fr", "fr")


def test_the_language_form_leads_to_no_other_host(client: Any) -> None:
    answer = client.post(reverse("people:set_language"), {"language": "fr", "next": "https://evil.example/"})

    assert answer.url == "/"


def test_my_data_holds_what_is_stored_and_nothing_of_others(client: Any, edition: Edition) -> None:
    me, other = make_member(edition=edition), make_member(edition=edition)
    client.force_login(me)

    data = client.get(reverse("people:my_data_file")).content.decode()

    assert json.loads(data)["person"] == me.email
    assert me.organisation.name in data
    assert other.email not in data
    assert client.get(reverse("people:my_data")).status_code == 200
