"""The applicant's pages, without an account and without a script."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.recruitment.actions.applications import new_link
from members.recruitment.models import Answer, Application
from members.recruitment.states import ApplicationState
from tests.makers import DAY
from tests.makers.people import make_person
from tests.makers.recruitment import make_application, make_call, make_draft, make_question
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db


def open_call(**facts: Any) -> Any:
    now = timezone.now()
    return make_call(**{"opens_at": now - DAY, "closes_at": now + DAY} | facts)


def at(name: str, call: Any, *args: Any) -> str:
    return reverse(f"recruitment:{name}", args=[call.pk, *args])


def with_link(application: Application) -> Client:
    client = Client()
    client.get(at("resume", application.call, new_link(application, at=timezone.now())))
    return client


def test_a_stranger_applies_from_the_first_page_to_the_receipt() -> None:
    call, client = open_call(), Client()
    question = make_question(call, label="Why?")
    token = client.get(at("apply", call)).context["form"].fields["token"].initial()

    client.post(at("apply", call), {"name": "Ana", "email": "ana@example.org", "token": token})
    you = {"name": "Ana", "function": "Buyer", "role": "procurer", "version": 1}
    town = {"organisation_name": "Town", "country": "BE", "level": "local", "legal_type": "la", "version": 2}
    client.post(at("step", call, 1), you)
    client.post(at("step", call, 2), town)
    client.post(at("step", call, 3), {question.key: "Because", "version": 3})
    answer = client.post(at("check", call), {"consent": "on"}, follow=True)

    sent = Application.objects.get()
    assert (sent.number, sent.state) == ("A001", ApplicationState.SUBMITTED)
    assert "A001" in answer.content.decode()
    assert [mail.template.rpartition("/")[2] for mail in Email.objects.order_by("pk")] == [
        "resume",
        "receipt",
    ]


def test_a_link_leads_to_the_first_page_on_which_something_is_missing() -> None:
    call = open_call()
    make_question(call, label="Why?")
    you = {"function": "Buyer", "role": "procurer"}
    draft = make_draft(call, **you, organisation_name="", country="", level="", legal_type="")
    back = at("resume", call, new_link(draft, at=timezone.now()))

    assert Client().get(back).url == at("step", call, 2)
    town = {"organisation_name": "Town", "country": "BE", "level": "local", "legal_type": "la"}
    Application.objects.filter(pk=draft.pk).update(**town)
    assert Client().get(back).url == at("step", call, 3)


def test_a_link_brings_the_applicant_back_on_another_device() -> None:
    draft = make_draft(open_call(), organisation_name="Sample Town of Foo")

    page = with_link(draft).get(at("step", draft.call, 2))

    assert "Sample Town of Foo" in page.content.decode()


def test_without_the_link_nothing_of_a_draft_is_shown() -> None:
    draft = make_draft(open_call())

    for name, args in (("step", [2]), ("check", []), ("mine", [])):
        assert Client().get(at(name, draft.call, *args)).status_code == 302


def test_a_link_of_one_call_opens_nothing_of_another() -> None:
    draft, other = make_draft(open_call()), open_call()
    token = new_link(draft, at=timezone.now())

    assert Client().get(at("resume", other, token)).status_code == 404


def test_autosave_stores_and_answers_with_the_stored_version() -> None:
    draft = make_draft(open_call())
    question = make_question(draft.call)

    answer = with_link(draft).post(at("autosave", draft.call, 3), {question.key: "Half a sen", "version": 1})

    assert answer.json() == {"version": 2}
    assert Answer.objects.get().value == "Half a sen"


def test_autosave_of_a_stale_page_stores_nothing_and_says_so() -> None:
    draft = make_draft(open_call())
    question = make_question(draft.call)
    client = with_link(draft)
    client.post(at("autosave", draft.call, 3), {question.key: "First", "version": 1})

    answer = client.post(at("autosave", draft.call, 3), {question.key: "Second", "version": 1})

    assert answer.status_code == 409
    assert Answer.objects.get().value == "First"


def test_a_stale_page_shows_both_texts_and_can_then_be_saved() -> None:
    draft = make_draft(open_call())
    question, client = make_question(draft.call), with_link(draft)
    client.post(at("step", draft.call, 3), {question.key: "Stored text", "version": 1})

    page = client.post(at("step", draft.call, 3), {question.key: "Typed text", "version": 1})

    assert page.status_code == 409
    assert "Stored text" in page.content.decode()
    assert "Typed text" in page.content.decode()
    client.post(at("step", draft.call, 3), {question.key: "Typed text", "version": 2})
    assert Answer.objects.get().value == "Typed text"


def test_too_many_words_are_kept_while_typing_and_pointed_out_on_saving() -> None:
    draft = make_draft(open_call())
    question, client = make_question(draft.call, max_words=2), with_link(draft)

    assert (
        client.post(at("autosave", draft.call, 3), {question.key: "one two three", "version": 1}).status_code
        == 200
    )
    page = client.post(at("step", draft.call, 3), {question.key: "one two three", "version": 2})

    assert "3 words" in page.content.decode()
    assert Answer.objects.get().value == "one two three"


def test_reading_every_page_writes_nothing() -> None:
    draft = make_draft(open_call())
    make_question(draft.call)
    client = with_link(draft)
    before = list(Application.objects.values())

    for name, args in (("step", [1]), ("step", [3]), ("check", []), ("mine", []), ("public_call", [])):
        client.get(at(name, draft.call, *args))

    assert list(Application.objects.values()) == before


def test_somebody_signed_in_comes_to_their_own_application() -> None:
    person = make_person()
    sent = make_application(open_call(), applicant=person)
    client = Client()
    client.force_login(person)

    assert sent.number in client.get(at("mine", sent.call)).content.decode()


def test_what_a_question_says_is_never_markup() -> None:
    draft = make_draft(open_call())
    make_question(draft.call, label="<b>Why</b>", hint="<script>alert(1)</script>")

    page = with_link(draft).get(at("step", draft.call, 3)).content.decode()

    assert "<script>alert" not in page
    assert "<b>Why" not in page


def test_asking_for_a_link_tells_nobody_whether_there_is_an_application() -> None:
    draft = make_draft(open_call())
    answers = [
        Client().post(at("send_link", draft.call), {"email": email}, follow=True).content.decode()
        for email in (draft.email, "nobody@example.org")
    ]

    assert all("If there is an application from this address" in answer for answer in answers)
