"""The mails of recruitment as their readers read them: their language, their clock, one button."""

import datetime as dt
from typing import Any

import pytest

from members.recruitment import mails
from members.recruitment.actions import deadlines
from members.recruitment.actions.applications import start_application
from members.recruitment.actions.letters import write_letters
from members.recruitment.models import Decision
from members.recruitment.states import Outcome
from tests.makers import DAY, NOON
from tests.makers.people import make_person, make_reviewer
from tests.makers.recruitment import make_application, make_call, make_closed_call, make_decided, make_draft
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db
FRENCH = {"fr": {"title": "Appel du groupe"}}


def french_call(**facts: Any) -> Any:
    return make_call(title="Call of the group", languages=["fr"], translations=FRENCH, **facts)


def test_a_mail_names_the_call_in_the_language_of_its_reader() -> None:
    call = french_call()
    draft = make_draft(call, language="fr")
    later = call.closes_at + DAY

    deadlines.extend_deadline(call, closes_at=later, reason="Fête", by=None, at=NOON)
    mails.draft_reminder(make_reviewer(edition=call.edition, language="fr"), call, left=2, by=None, at=NOON)

    told = {mail.template.rpartition("/")[2]: mail for mail in Email.objects.all()}
    assert told["extended"].to_address == draft.email
    assert "Appel du groupe" in told["extended"].subject + told["extended"].text
    assert "Appel du groupe" in told["reviews_behind"].text
    assert not [mail for mail in told.values() if "Call of the group" in mail.subject + mail.text]


def test_a_deadline_stands_in_the_zone_of_the_call_and_on_the_clock_of_the_reader() -> None:
    call = make_call(closes_at=dt.datetime(2026, 12, 3, 17, tzinfo=dt.UTC), timezone="Europe/Brussels")
    person = make_person(timezone="Europe/Helsinki")

    mails.queue_link(make_draft(call, applicant=person), "token", occasion="1", at=NOON)

    assert "18:00 (Brussels), 19:00 your time (Helsinki)" in Email.objects.get().text


def test_whoever_has_no_account_reads_the_clock_of_the_call_alone() -> None:
    call = make_call(timezone="Europe/Helsinki")
    key = make_draft().start_key

    start_application(call, key=type(key)(int=7), email="a@example.org", name="Ada", by=None, at=NOON)

    text = Email.objects.get().text
    assert "(Helsinki)" in text
    assert "your time" not in text


@pytest.mark.parametrize(("language", "button"), [("en", "Answer the offer"), ("fr", "Répondre à l’offre")])
def test_the_button_of_a_letter_speaks_the_language_of_the_applicant(language: str, button: str) -> None:
    call = make_closed_call(seats_max=1, languages=["fr"])
    make_application(call, score=90, language=language)
    selection = make_decided(call)

    write_letters(selection, by=None, at=NOON)

    letter = Decision.objects.select_related("letter").get(outcome=Outcome.ACCEPTED).letter
    assert letter is not None
    assert letter.language == language
    assert letter.action_words == button
    assert button in letter.text
