"""Signing in: code by mail, password, second factor; nobody learns who has an account."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.core.management import call_command
from django.urls import reverse

from members.people.models import Person
from tests.makers.editions import make_edition
from tests.makers.people import make_member, make_person, make_secretary
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_through_the_outbox(settings: Any) -> None:
    """pytest-django would keep the mails for itself; the cache remembers how often a code was asked for."""
    cache.clear()
    settings.EMAIL_BACKEND = "workinggroup.outbox.backend.OutboxBackend"


def ask_for_code(client: Any, address: str) -> Any:
    return client.post(reverse("account_request_login_code"), {"email": address})


def code_in(email: Email) -> str:
    found = re.search(r"(?m)^([A-Z0-9]{4,}-?[A-Z0-9]*)$", email.text)
    assert found, email.text
    return found[1]


def test_a_code_by_mail_signs_in_without_any_address_row(client: Any) -> None:
    person = make_person(email="aino@example.org")

    ask_for_code(client, "aino@example.org")
    answer = client.post(reverse("account_confirm_login_code"), {"code": code_in(Email.objects.get())})

    assert answer.url == "/me/"
    assert int(client.session["_auth_user_id"]) == person.pk


def test_the_code_mail_goes_through_the_outbox_before_everything_else(client: Any) -> None:
    person = make_person(email="aino@example.org")

    ask_for_code(client, "Aino@Example.org")

    email = Email.objects.get()
    assert (email.person, email.to_address, email.state, email.priority) == (
        person,
        person.email,
        "queued",
        1,
    )


def test_the_code_mail_speaks_the_language_of_its_recipient(client: Any) -> None:
    make_person(email="aline@example.org", language="fr")

    ask_for_code(client, "aline@example.org")

    email = Email.objects.get()
    assert email.language == "fr"
    assert '<html lang="fr">' in email.html


def test_an_unknown_address_looks_the_same_and_makes_no_account(client: Any) -> None:
    make_person(email="known@example.org")

    known = ask_for_code(client, "known@example.org")
    client.cookies.clear()
    unknown = ask_for_code(client, "nobody@example.org")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert not Person.objects.filter(email="nobody@example.org").exists()


def test_nobody_signs_up(client: Any) -> None:
    client.post(reverse("account_signup"), {"email": "new@example.org"})

    assert not Person.objects.exists()


def test_a_code_is_not_asked_for_again_and_again(client: Any) -> None:
    make_person(email="aino@example.org")

    for _n in range(6):
        client.cookies.clear()
        ask_for_code(client, "aino@example.org")

    assert Email.objects.count() == 3


def test_a_wrong_code_signs_nobody_in(client: Any) -> None:
    make_person(email="aino@example.org")
    ask_for_code(client, "aino@example.org")

    client.post(reverse("account_confirm_login_code"), {"code": "WRONG1"})

    assert "_auth_user_id" not in client.session


def test_a_password_signs_in_and_a_wrong_one_says_the_same_for_everybody(client: Any) -> None:
    make_person(email="aino@example.org", password="a long enough one")
    url = reverse("account_login")

    wrong = client.post(url, {"login": "aino@example.org", "password": "another"}).content.decode()
    unknown = client.post(url, {"login": "nobody@example.org", "password": "another"}).content.decode()
    right = client.post(url, {"login": "aino@example.org", "password": "a long enough one"})

    said = "not correct"
    assert (said in wrong, said in unknown) == (True, True)
    assert right.url == "/me/"


def test_who_has_a_second_factor_is_asked_for_it(client: Any) -> None:
    person = make_person(email="aino@example.org", password="a long enough one")
    totp.TOTP.activate(person, totp.generate_totp_secret())

    answer = client.post(reverse("account_login"), {"login": person.email, "password": "a long enough one"})

    assert answer.url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_the_second_factor_is_demanded_of_the_secretariat_where_the_installation_wants_it(
    client: Any, settings: Any
) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    edition = make_edition()
    client.force_login(make_secretary(edition=edition))

    assert client.get(edition.get_absolute_url()).url == reverse("mfa_index")


def test_with_a_second_factor_the_secretariat_gets_in(client: Any, settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    edition = make_edition()
    secretary = make_secretary(edition=edition)
    totp.TOTP.activate(secretary, totp.generate_totp_secret())
    client.force_login(secretary)

    assert client.get(edition.get_absolute_url()).status_code == 200


def test_members_need_no_second_factor(client: Any, settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    edition = make_edition()
    client.force_login(make_member(edition=edition))

    assert client.get(edition.get_absolute_url()).status_code == 200


def test_recovery_codes_alone_are_no_second_factor() -> None:
    person = make_person()
    Authenticator.objects.create(user=person, type="recovery_codes", data={})

    assert not person.has_second_factor


@pytest.mark.parametrize("name", ["account_login", "account_request_login_code"])
def test_the_ways_in_answer(client: Any, name: str) -> None:
    assert client.get(reverse(name)).status_code == 200


def test_a_passkey_is_asked_for_without_naming_anybody(client: Any) -> None:
    answer = client.get(reverse("mfa_login_webauthn"), headers={"x-requested-with": "XMLHttpRequest"})

    assert answer.json()["request_options"]["publicKey"]["challenge"]
    assert not answer.json()["request_options"]["publicKey"].get("allowCredentials")


@pytest.mark.parametrize(
    "name", ["mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_set_password"]
)
def test_the_pages_of_my_security_answer(client: Any, name: str) -> None:
    person = make_person(email="aino@example.org")
    ask_for_code(client, person.email)
    client.post(reverse("account_confirm_login_code"), {"code": code_in(Email.objects.get())})

    assert client.get(reverse(name)).status_code == 200


def test_the_command_makes_the_first_person_who_then_creates_the_group(client: Any, capsys: Any) -> None:
    call_command("create_secretariat", "first@example.org", name="First")

    person = Person.objects.get()
    client.force_login(person)
    assert "/start/" in capsys.readouterr().out
    assert "Create the working group" in client.get(reverse("editions:start_group")).content.decode()
    assert not EmailAddress.objects.exists()
