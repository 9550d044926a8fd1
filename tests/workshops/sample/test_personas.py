"""Anybody can take the place of one of six people, and each of them finds something to do."""

import os
import subprocess
import sys

import pytest
from django.utils import timezone

from members.people import queries
from workshops.sample.personas import Persona, person_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]


@pytest.fixture(autouse=True)
def _sample_mode(settings):
    settings.SAMPLE_MODE = True


@pytest.mark.parametrize("persona", Persona.values)
def test_each_persona_lands_on_a_page_and_has_something_to_do(client, persona):
    answer = client.post("/sample/sign-in/", {"persona": persona})
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
    assert client.get("/me/").status_code == 200
    assert queries.mine(person_of(Persona(persona)), at=timezone.now()).todos


def test_an_unknown_persona_is_told_which_there_are(client):
    answer = client.post("/sample/sign-in/", {"persona": "mayor"})
    assert answer.status_code == 400
    assert "speaker" in answer.content.decode()


def test_signing_in_takes_a_post(client):
    assert client.get("/sample/sign-in/").status_code == 405


@pytest.mark.parametrize("path", ["/sample/sign-in/", "/sample/", "/mail/"])
def test_nothing_of_it_exists_outside_the_sample_mode(client, settings, path):
    settings.SAMPLE_MODE = False
    assert client.post(path, {"persona": "secretariat"}).status_code == 404


def test_the_page_says_what_is_real(client):
    words = client.get("/sample/").content.decode()
    assert "One Planet network" in words
    assert "Never published" in words


def test_the_sign_in_page_offers_the_six(client):
    words = client.get("/accounts/login/").content.decode()
    assert all(f'value="{persona}"' in words for persona in Persona.values)


def test_every_page_says_that_it_is_a_sample(client):
    client.post("/sample/sign-in/", {"persona": "member"})
    assert "wg-sample" in client.get("/me/").content.decode()


def test_the_sample_mode_is_impossible_without_debug():
    env = {**os.environ, "SAMPLE_MODE": "1", "DEBUG": "0"}
    told = subprocess.run(
        [sys.executable, "-c", "import workinggroup.settings"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode != 0
    assert "SAMPLE_MODE lets anybody sign in as anybody" in told.stderr
