"""Beginning, saving, sending, correcting and withdrawing an application."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from members.people.models import Organisation, Person
from members.recruitment import tokens
from members.recruitment.actions import applications as actions
from members.recruitment.models import Answer, Application, ApplicationLink
from members.recruitment.rules import applications as rules
from members.recruitment.states import ApplicationState
from tests.connected import connections_of_their_own  # noqa: F401
from tests.makers import DAY, NOON
from tests.makers.editions import make_edition
from tests.makers.people import make_member, make_organisation, make_person
from tests.makers.recruitment import make_application, make_call, make_draft, make_question
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db


def start(call: Any, **facts: Any) -> tuple[Application, str]:
    given = {"key": uuid.uuid4(), "email": "Ana@Example.org", "name": "Ana", "by": None, "at": NOON}
    return actions.start_application(call, **given | facts)


def test_beginning_makes_a_draft_and_mails_its_link() -> None:
    application, token = start(make_call())

    assert application.state == ApplicationState.DRAFT
    assert application.email == "ana@example.org"
    assert token in Email.objects.get().text
    assert not Person.objects.exists()


def test_only_the_hash_of_a_link_is_stored() -> None:
    _application, token = start(make_call())

    assert ApplicationLink.objects.get().token_hash == tokens.hashed(token)
    assert token not in str(ApplicationLink.objects.values().get())


def test_the_same_form_sent_twice_begins_once() -> None:
    call, key = make_call(), uuid.uuid4()

    first, second = start(call, key=key), start(call, key=key)

    assert first == second
    assert Email.objects.count() == 1


def test_links_are_mailed_again_to_those_who_have_applied_and_to_nobody_else() -> None:
    call = make_call()
    draft = make_draft(call)

    actions.send_links(call, email="nobody@example.org", at=NOON)
    actions.send_links(call, email=draft.email.upper(), at=NOON)
    actions.send_links(call, email=draft.email, at=NOON)

    assert [email.to_address for email in Email.objects.all()] == [draft.email]


def test_saving_keeps_answers_and_moves_the_version_on() -> None:
    draft = make_draft()
    question = make_question(draft.call)

    saved = actions.save_application(draft, version=1, at=NOON, answers={question: "Much"}, name="Anna")

    assert (saved.version, saved.name, Answer.objects.get().value) == (2, "Anna", "Much")


def test_a_second_window_overwrites_nothing() -> None:
    draft = make_draft()
    actions.save_application(draft, version=1, at=NOON, name="First")

    with pytest.raises(actions.Stale):
        actions.save_application(draft, version=1, at=NOON, name="Second")

    assert Application.objects.get().name == "First"


def test_sending_gives_a_number_a_person_an_organisation_and_a_receipt() -> None:
    draft = make_draft()

    sent = actions.submit_application(draft, by=None, at=NOON)

    assert (sent.number, sent.state, sent.privacy_version) == ("A001", ApplicationState.SUBMITTED, "1")
    assert sent.applicant.email == draft.email
    assert sent.organisation == Organisation.objects.get()
    assert "A001" in Email.objects.get().subject
    assert "version 1" in Email.objects.get().text


def test_sending_again_changes_nothing() -> None:
    draft = make_draft()

    first = actions.submit_application(draft, by=None, at=NOON)
    second = actions.submit_application(draft, by=None, at=NOON)

    assert first.number == second.number
    assert Email.objects.count() == 1


@pytest.mark.usefixtures("real_connections")
def test_fifty_parallel_submissions_are_one_application_with_one_receipt() -> None:
    draft = make_draft()

    def submit(_n: int) -> str:
        try:
            return str(
                actions.submit_application(Application.objects.get(pk=draft.pk), by=None, at=NOON).number
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        numbers = set(pool.map(submit, range(50)))

    assert numbers == {"A001"}
    assert Email.objects.count() == 1
    assert Person.objects.count() == 1


def test_the_second_of_closing_is_late_and_the_moment_before_is_not() -> None:
    call = make_call(closes_at=NOON)

    assert rules.refuse_submission(make_draft(call), at=NOON - DAY / 86400) is None
    assert "closed" in (rules.refuse_submission(make_draft(call), at=NOON) or "")


def test_before_it_opens_a_call_takes_nothing() -> None:
    call = make_call(opens_at=NOON, closes_at=NOON + DAY)

    assert "opens" in (rules.refuse_writing(call, at=NOON - DAY) or "")


def test_an_incomplete_application_is_not_sent_and_says_what_is_missing() -> None:
    draft = make_draft(function="")
    make_question(draft.call, label="Why?")

    with pytest.raises(Refused, match="2 answers are missing: “function”, “Why\\?”"):
        actions.submit_application(draft, by=None, at=NOON)


def test_an_answer_with_too_many_words_is_not_sent() -> None:
    draft = make_draft()
    question = make_question(draft.call, label="Why?", max_words=2)
    Answer.objects.create(application=draft, question=question, value="one two three")

    with pytest.raises(Refused, match="Too many words"):
        actions.submit_application(draft, by=None, at=NOON)


def test_one_address_applies_once_to_a_call() -> None:
    sent = make_application()

    with pytest.raises(Refused, match="has been sent already"):
        actions.submit_application(make_draft(sent.call, email=sent.email), by=None, at=NOON)


def test_what_was_sent_can_be_corrected_until_the_deadline() -> None:
    sent = make_application()

    actions.save_application(sent, version=1, at=NOON, function="Head")
    with pytest.raises(Refused, match="closed"):
        actions.save_application(sent, version=2, at=sent.call.closes_at, function="Late")

    assert Application.objects.get().function == "Head"


def test_a_correction_cannot_empty_what_must_be_answered() -> None:
    sent = make_application()

    with pytest.raises(Refused, match="function"):
        actions.save_application(sent, version=1, at=NOON, function="")

    assert Application.objects.get().function == "Buyer"


def test_a_withdrawn_application_leaves_the_list_and_its_author_is_told() -> None:
    sent = make_application()

    actions.withdraw_application(sent, by=None, at=NOON)

    assert not sent.call.applications.submitted().exists()
    assert "withdrawn" in Email.objects.get().subject
    with pytest.raises(Refused):
        actions.withdraw_application(sent, by=None, at=NOON)


def test_a_draft_is_deleted_and_a_sent_application_is_not() -> None:
    draft, sent = make_draft(), make_application()

    actions.discard_draft(draft, at=NOON)
    with pytest.raises(Refused):
        actions.discard_draft(sent, at=NOON)

    assert list(Application.objects.all()) == [sent]


def test_somebody_known_is_linked_and_not_changed() -> None:
    known = make_person(email="ana@example.org", name="Ana Known")
    draft = make_draft(email="ana@example.org", name="Somebody else")

    sent = actions.submit_application(draft, by=None, at=NOON)

    assert sent.applicant == known
    assert Person.objects.get(email=known.email).name == "Ana Known"


@pytest.mark.parametrize(("in_group", "newcomer"), [(True, False), (False, True)])
def test_new_is_whose_organisation_was_in_no_earlier_edition(in_group: bool, newcomer: bool) -> None:
    call = make_call()
    town = make_organisation(name="Sample Town", country="BE")
    group = call.edition.group if in_group else make_edition().group
    make_member(edition=make_edition(group=group, year=2024), organisation=town)

    sent = actions.submit_application(make_draft(call, organisation_name="sample town"), by=None, at=NOON)

    assert sent.organisation == town
    assert sent.is_newcomer is newcomer


BROKEN = {
    "is submitted without a number": {"state": "submitted", "submitted_at": NOON, "privacy_version": "1"},
    "has a number and is a draft": {"number": "A001"},
    "is submitted without a privacy notice": {"state": "submitted", "submitted_at": NOON, "number": "A001"},
    "is withdrawn without a day": {
        "state": "withdrawn", "submitted_at": NOON, "number": "A001", "privacy_version": "1",
    },
    "is erased and still names somebody": {"erased_at": NOON},
}  # fmt: skip


@pytest.mark.parametrize("how", BROKEN)
def test_the_database_refuses_an_application_that(how: str) -> None:
    draft = make_draft()

    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=draft.pk).update(**BROKEN[how])
