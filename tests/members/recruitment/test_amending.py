"""An open call changes by a new version: what may change, who is told, what stays as it was."""

import hashlib
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from members.recruitment.actions import amending as actions
from members.recruitment.actions.amending import Amendment
from members.recruitment.actions.selections import seed_of
from members.recruitment.models import Answer, Call, CallVersion, Question
from members.recruitment.queries.calls.changes import changes_between, compare
from members.recruitment.queries.calls.versions import canonical, is_as_published
from tests.makers import NOON
from tests.makers.people import make_secretary
from tests.makers.recruitment import (
    make_application,
    make_call,
    make_draft,
    make_draft_call,
    make_question,
    make_quota,
    make_review,
    publish,
)
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db


def open_with(**parts: Any) -> tuple[Call, Question]:
    call = make_draft_call()
    question = make_question(call, **{"label": "Why you?", "hint": "Short.", **parts})
    return publish(call), question


def change(call: Call, /, **wanted: Any) -> CallVersion:
    call.refresh_from_db()
    return actions.amend(
        call, Amendment(**wanted), version=call.version, reason="A mistake", by=None, at=NOON
    )


def test_a_change_of_words_is_version_2_with_its_reason_and_its_list() -> None:
    call, question = open_with()

    made = change(call, questions={question.pk: {"hint": "At most ten lines."}})

    assert (made.number, made.reason) == (2, "A mistake")
    assert made.changes == ["The hint under “Why you?” changed."]
    assert Question.objects.get().hint == "At most ten lines."
    assert is_as_published(Call.objects.get())


def test_the_hash_and_the_seed_stay_those_of_version_1() -> None:
    call, _question = open_with()
    before, seed = call.frozen_hash, seed_of(call)

    made = change(call, call={"text": "Join us, all of you."})

    call = Call.objects.get()
    assert (call.frozen_hash, seed_of(call)) == (before, seed)
    assert made.hash != before


def test_the_fingerprint_can_be_counted_again_from_the_file(client: Client) -> None:
    call, _question = open_with()

    answer = client.get(reverse("recruitment:version_file", args=[call.pk, 1]))

    assert hashlib.sha256(answer.content).hexdigest() == call.frozen_hash
    assert answer.content == canonical(call.versions.get().content)


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        pytest.param({"call": {"seats_max": 9}}, "A review is finished", id="seats"),
        pytest.param({"weight": 3}, "A review is finished", id="a weight"),
        pytest.param({"remove": True}, "A review is finished", id="a criterion"),
    ],
)
def test_what_scores_stays_once_a_review_is_finished(wanted: dict[str, Any], words: str) -> None:
    call = make_call()
    make_application(call, score=50)
    criterion = call.criteria.get()
    facts: dict[str, Any] = {"call": wanted.get("call", {})}
    if "weight" in wanted:
        facts["criteria"] = {criterion.pk: wanted}
    if "remove" in wanted:
        facts["removed"] = [criterion]

    with pytest.raises(Refused, match=words):
        change(call, **facts)

    assert call.versions.count() == 1


def test_a_weight_may_change_while_nobody_has_finished() -> None:
    call = make_call()

    made = change(call, criteria={call.criteria.get().pk: {"weight": 4}})

    assert "is 4, instead of 1" in made.changes[0]


def test_a_question_with_answers_stays_and_its_choices_too() -> None:
    call, question = open_with(kind="choice", choices=["yes", "no"])
    Answer.objects.create(application=make_draft(call), question=question, value="yes")

    with pytest.raises(Refused, match="has answers"):
        change(call, removed=[question])
    with pytest.raises(Refused, match="may have been chosen"):
        change(call, questions={question.pk: {"choices": ["no", "perhaps"]}})

    made = change(call, questions={question.pk: {"choices": ["yes", "no", "perhaps"]}})
    assert made.changes == ["“Why you?” has a new choice: “perhaps”."]


def test_an_added_question_that_must_be_answered_is_optional_for_those_who_had_sent() -> None:
    call, _question = open_with()
    sent, draft = make_application(call), make_draft(call)

    change(call, added=[{"label": "And now?", "step": "Practice", "required": True}])

    added = call.questions.get(label="And now?")
    assert added.since_version == 2
    assert not added.must_be_answered_in(sent)
    assert added.must_be_answered_in(draft)


def test_a_question_that_a_quota_counts_stays() -> None:
    call, question = open_with(kind="choice", choices=["a", "b"])
    make_quota(call, attribute=question.key, value="a")

    with pytest.raises(Refused, match="A quota counts"):
        change(call, removed=[question])


def test_the_limit_of_words_only_grows() -> None:
    call, question = open_with(max_words=100)

    with pytest.raises(Refused, match="only grow"):
        change(call, questions={question.pk: {"max_words": 50}})
    change(call, questions={question.pk: {"max_words": None}})


def test_other_ends_of_lines_are_no_change() -> None:
    call = make_call(text="One\nTwo")

    with pytest.raises(Refused, match="Nothing is different"):
        change(call, call={"text": "One\r\nTwo  "})


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_new_version_needs_its_reason(reason: str) -> None:
    call, wanted = make_call(), Amendment(call={"text": "New"})

    with pytest.raises(Refused, match="Say why"):
        actions.amend(call, wanted, version=call.version, reason=reason, by=None, at=NOON)


def test_two_people_who_change_an_open_call_do_not_overwrite_each_other() -> None:
    call = make_call()
    change(call, call={"text": "First"})

    wanted = Amendment(call={"text": "Second"})
    with pytest.raises(Refused, match="Somebody changed"):
        actions.amend(call, wanted, version=1, reason="Late", by=None, at=NOON)

    assert Call.objects.get().text == "First"


def test_a_rehearsal_tells_the_changes_and_stores_nothing() -> None:
    call = make_call()

    changes = actions.rehearse(call, Amendment(call={"text": "New"}), version=call.version, at=NOON)

    assert [one.words for one in changes] == ["The text of the call changed."]
    assert Call.objects.get().text == "Join us."
    assert not Email.objects.exists()


def test_applicants_and_reviewers_are_told_and_nobody_else() -> None:
    call = make_call()
    draft, sent = make_draft(call), make_application(call)
    review = make_review(sent)
    gone = make_application(call)
    gone.state, gone.withdrawn_at = "withdrawn", NOON
    gone.save()
    make_draft()

    change(call, call={"text": "New"})

    told = Email.objects.filter(template__contains="call_changed")
    assert set(told.values_list("to_address", flat=True)) == {draft.email, sent.email, review.reviewer.email}
    assert all("The text of the call changed." in mail.text for mail in told)


def test_the_page_shows_what_changes_and_who_is_told_before_it_publishes(client: Client) -> None:
    call, question = open_with()
    make_draft(call, name="Aino Draft")
    client.force_login(make_secretary(edition=call.edition))
    url = reverse("recruitment:amend", args=[call.edition.slug, call.pk])
    form = client.get(url).context["form"]
    typed = {name: form[name].value() for name in form.fields}
    typed = {name: value for name, value in typed.items() if value not in (None, False)}
    typed |= {f"question-{question.pk}-hint": "Longer.", "reason": "It was unclear"}

    page = client.post(url, {**typed, "check": "1"}).content.decode()

    assert "Aino Draft" in page
    assert "The hint under" in page
    assert call.versions.count() == 1
    client.post(url, {**typed, "publish": "1"})
    assert call.versions.count() == 2
    public = client.get(reverse("recruitment:public_versions", args=[call.pk])).content.decode()
    assert "It was unclear" in public
    assert "<ins>Longer.</ins>" in public
    assert (
        "The call changed on"
        in client.get(reverse("recruitment:public_call", args=[call.pk])).content.decode()
    )


def test_who_has_a_conflict_reads_the_number_and_not_the_name(client: Client) -> None:
    call = make_call()
    secretary, sent = make_secretary(edition=call.edition), make_application(call, name="Aino Hidden")
    sent.declarations.create(person=secretary, has_conflict=True, declared_at=NOON)
    client.force_login(secretary)
    url = reverse("recruitment:amend", args=[call.edition.slug, call.pk])
    form = client.get(url).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}

    page = client.post(url, {**typed, "text": "New", "reason": "Shorter"}).content.decode()

    assert "Aino Hidden" not in page
    assert "Publish it and tell 1 person" in page


def test_both_texts_make_one_run_of_words() -> None:
    pieces = list(compare("We meet twice a year.", "We meet four times a year."))

    assert "".join(one.words for one in pieces if one.kind != "new") == "We meet twice a year."
    assert "".join(one.words for one in pieces if one.kind != "gone") == "We meet four times a year."


def test_a_version_that_is_the_same_has_no_changes() -> None:
    content = make_call().versions.get().content

    assert changes_between(content, content) == []
