"""What is missing and where, the line of steps, a call that changes, and the pages that ask once more."""

from typing import Any

import pytest
from django.utils import timezone

from members.people.models import Organisation
from members.recruitment.actions import applications as actions
from members.recruitment.models import Answer, Application, CallVersion
from members.recruitment.queries.applying import form as applying
from members.recruitment.states import ApplicationState
from tests.makers import NOON
from tests.makers.recruitment import make_application, make_call, make_draft, make_question
from tests.members.recruitment.test_apply_pages import at, open_call, with_link
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db


def shapes(application: Application, current: int = 0) -> list[str]:
    return [step.shape for step in applying.steps_line(application, current)]


def test_only_what_is_complete_is_ticked() -> None:
    draft = make_draft(open_call(), function="")
    first, second = make_question(draft.call), make_question(draft.call)
    make_question(draft.call, step="Later")

    assert shapes(draft, current=4) == ["half", "done", "later", "now", "later"]
    for question in (first, second):
        assert shapes(draft)[2] != "done"
        Answer.objects.create(application=draft, question=question, value="Yes")
    assert shapes(draft) == ["half", "done", "done", "later", "later"]


def test_a_page_tells_in_words_which_steps_are_complete() -> None:
    draft = make_draft(open_call(), function="")

    page = with_link(draft).get(at("step", draft.call, 2)).content.decode()

    assert "(begun)" in page
    assert "(complete)" not in page.split("wg-steps")[0]


def test_the_last_page_names_what_is_missing_and_leads_to_each() -> None:
    draft = make_draft(open_call(), function="")
    question = make_question(draft.call, label="Why?")
    long = make_question(draft.call, label="How?", max_words=1)
    Answer.objects.create(application=draft, question=long, value="two words")

    page = with_link(draft).get(at("check", draft.call)).content.decode()

    assert "3 answers are missing or too long" in page
    for number, field in ((1, "function"), (3, question.key), (3, long.key)):
        assert f'href="{at("step", draft.call, number)}#div_id_{field}"' in page
    assert 'aria-disabled="true"' in page


def test_every_link_to_something_missing_meets_its_field() -> None:
    draft = make_draft(open_call(), role="", name="")
    make_question(draft.call, kind="choice", choices=["a"])
    make_question(draft.call, kind="organisation")
    make_question(draft.call, kind="file")
    client = with_link(draft)

    for gap in client.get(at("check", draft.call)).context["gaps"]:
        assert f'id="div_id_{gap.field}"' in client.get(at("step", draft.call, gap.number)).content.decode()


def test_the_box_that_is_not_ticked_is_an_error_with_a_summary() -> None:
    draft = make_draft(open_call())

    page = with_link(draft).post(at("check", draft.call), {}).content.decode()

    assert "Tick this to go on." in page
    assert 'href="#id_consent"' in page
    assert Application.objects.get().state == ApplicationState.DRAFT


def test_a_number_that_makes_no_sense_is_saved_by_nobody_and_said_so() -> None:
    draft = make_draft(open_call())
    number = make_question(draft.call, kind="number", label="Buyers")
    text = make_question(draft.call, label="Why?")

    answer = with_link(draft).post(
        at("autosave", draft.call, 3), {number.key: "many", text.key: "Because", "version": 1}
    )

    assert answer.json()["unstored"] == "Buyers: Write a number, for example 1500 or 1.5."
    assert [one.words for one in Answer.objects.all()] == ["Because"]


def test_what_makes_sense_is_saved_beside_what_does_not() -> None:
    draft = make_draft(open_call())
    number = make_question(draft.call, kind="number")
    text = make_question(draft.call, label="Why?")

    page = with_link(draft).post(
        at("step", draft.call, 3), {number.key: "many", text.key: "Because", "version": 1}
    )

    assert page.status_code == 422
    assert "The rest of this page is saved." in page.content.decode()
    assert Answer.objects.get().words == "Because"


def amend(call: Any) -> CallVersion:
    facts = {"reason": "A mistake in the text.", "made_at": NOON, "hash": "x", "content": {}}
    changes = ["The question “Why?” is no longer asked."]
    return CallVersion.objects.create(call=call, number=2, changes=changes, **facts)


def test_a_call_that_changed_tells_its_applicants_what_and_why() -> None:
    draft = make_draft(open_call())
    amend(draft.call)

    for name, args in (("step", [1]), ("check", [])):
        page = with_link(draft).get(at(name, draft.call, *args)).content.decode()
        assert "The call has changed since you began." in page
        assert "A mistake in the text." in page
        assert "The question “Why?” is no longer asked." in page


def test_what_is_sent_names_the_version_under_which_it_was_sent() -> None:
    draft = make_draft(open_call())
    amend(draft.call)

    sent = actions.submit_application(draft, by=None, at=timezone.now())

    assert sent.call_version == 2
    assert "has changed" not in with_link(sent).get(at("mine", sent.call)).content.decode()


def test_a_question_that_came_later_is_missing_in_drafts_and_optional_in_what_was_sent() -> None:
    call = open_call()
    draft, sent = make_draft(call), make_application(call)
    amend(call)
    make_question(call, label="New", since_version=2)

    assert [gap.label for gaps in applying.gaps_of(draft).values() for gap in gaps] == ["New"]
    assert applying.gaps_of(sent) == {}


@pytest.mark.parametrize("sent", [False, True])
def test_deleting_and_withdrawing_ask_first(sent: bool) -> None:
    call = open_call()
    one = make_application(call) if sent else make_draft(call)
    client, here = with_link(one), at("withdraw", call)

    page = client.get(here).content.decode()
    assert ("Withdraw my application" if sent else "Delete my draft") in page
    assert Application.objects.get().state == one.state

    client.post(here, {} if sent else {"what": "draft"})
    assert [left.state for left in Application.objects.all()] == (["withdrawn"] if sent else [])


def test_an_old_page_of_a_draft_withdraws_nothing_that_was_sent_since() -> None:
    draft = make_draft(open_call())
    client = with_link(draft)
    actions.submit_application(draft, by=None, at=timezone.now())

    page = client.post(at("withdraw", draft.call), {"what": "draft"}, follow=True)

    assert "has been sent already" in page.content.decode()
    assert Application.objects.get().state == ApplicationState.SUBMITTED


def test_who_withdrew_may_apply_anew_while_the_call_is_open() -> None:
    one = make_application(open_call())
    client = with_link(one)
    actions.withdraw_application(one, by=None, at=timezone.now())

    assert at("apply", one.call) in client.get(at("mine", one.call)).content.decode()
    assert client.get(at("apply", one.call)).status_code == 200


def test_the_receipt_holds_a_copy_of_what_was_sent_in_the_applicant_s_language() -> None:
    draft = make_draft(make_call(title="Call", translations={"fr": {"title": "Appel"}}), language="fr")
    choice = make_question(
        draft.call, kind="choice", choices=["Yes"], translations={"fr": {"choice:Yes": "Oui"}}
    )
    text = make_question(draft.call, label="Why?")
    Answer.objects.create(application=draft, question=choice, value="Yes")
    Answer.objects.create(application=draft, question=text, value="Because\n\nof <b>this</b>")

    actions.submit_application(draft, by=None, at=NOON)

    mail = Email.objects.get()
    assert "Appel" in mail.subject
    assert "Oui" in mail.text
    assert "Why?\nBecause\n\nof <b>this</b>" in mail.text
    assert "&lt;b&gt;this" in mail.html


def test_an_organisation_that_an_answer_names_is_one_of_ours_once_it_is_sent() -> None:
    draft = make_draft(make_call())
    partner = make_question(draft.call, kind="organisation")
    Answer.objects.create(application=draft, question=partner, value={"name": "Stad Foo", "country": "NL"})

    actions.submit_application(draft, by=None, at=NOON)

    made = Organisation.objects.get(name="Stad Foo", country="NL")
    assert Answer.objects.get().value["organisation"] == made.pk


def test_whoever_has_sent_or_corrected_is_told_that_it_worked() -> None:
    draft = make_draft(open_call())
    client = with_link(draft)

    sent = client.post(at("check", draft.call), {"consent": "on"}, follow=True).content.decode()
    draft.refresh_from_db()
    again = client.post(at("check", draft.call), {"consent": "on"}, follow=True).content.decode()
    typed = {"name": "Ada", "function": "Head", "role": "procurer", "version": draft.version}
    corrected = client.post(at("step", draft.call, 1), typed, follow=True).content.decode()

    told = f"Your application {draft.number} is sent. A receipt with a copy goes to {draft.email}."
    assert told in sent
    assert told not in again
    assert "Your correction is saved." in corrected
