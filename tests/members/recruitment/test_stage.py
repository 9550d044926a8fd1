"""What recruitment tells the ground: who needs to know what."""

from typing import Any

import pytest

from members.people.models import Membership
from members.recruitment.models import Call
from members.recruitment.stage import applicants, calls, todos, track
from members.recruitment.states import OfferState
from tests.makers import DAY, NOON
from tests.makers.editions import make_edition
from tests.makers.people import make_member, make_organisation, make_person, make_reviewer, make_secretary
from tests.makers.recruitment import (
    make_application,
    make_call,
    make_closed_call,
    make_decided,
    make_draft,
    make_draft_call,
    make_review,
)
from workinggroup.editions import registry

pytestmark = pytest.mark.django_db


def titles(todos: Any) -> list[str]:
    return [todo.title for todo in todos]


def test_the_stage_is_told_to_the_secretariat_and_to_reviewers_and_to_nobody_else() -> None:
    call = make_call(closes_at=NOON + 3 * DAY)
    edition = call.edition
    reviewer = make_reviewer(edition=edition)
    make_review(make_application(call), reviewer=reviewer)

    assert track.stage_now(edition, make_secretary(edition=edition), NOON).words == "closes in 3 days"
    assert track.stage_now(edition, reviewer, NOON).words == "0 of 1 reviewed"
    assert track.stage_now(edition, make_member(edition=edition), NOON) is None


def test_the_secretariat_learns_what_keeps_the_recruitment_from_going_on() -> None:
    call = make_closed_call(reviews_due_at=NOON - DAY, title="Join us")
    make_draft_call(edition=call.edition, title="Next")
    make_review(make_application(call), reviewer=make_reviewer(edition=call.edition))
    secretary = make_secretary(edition=call.edition)

    found = titles(todos.secretariat_todos(call.edition, secretary, NOON))

    assert sorted(found) == [
        "1 review is behind",
        "Decide on 1 application",
        "Finish and open the call “Next”",
    ]
    assert titles(todos.secretariat_todos(call.edition, make_member(edition=call.edition), NOON)) == []


def test_after_the_decision_letters_wait_to_be_written() -> None:
    call = make_closed_call(seats_max=1)
    make_application(call, score=60)
    make_decided(call)

    found = titles(todos.secretariat_todos(call.edition, make_secretary(edition=call.edition), NOON))

    assert found == ["Write 1 decision letter"]


def test_a_reviewer_learns_how_many_files_are_left() -> None:
    call = make_closed_call()
    reviewer = make_reviewer(edition=call.edition)
    make_review(make_application(call), reviewer=reviewer)

    assert titles(todos.reviewer_todos(call.edition, reviewer, NOON)) == ["Review 1 application"]


def test_an_applicant_learns_of_a_draft() -> None:
    person = make_person()
    draft = make_draft(make_call(title="Join us"), applicant=person)

    assert titles(todos.applicant_todos(person, NOON)) == ["Finish your application to “Join us”"]
    assert titles(todos.applicant_todos(person, draft.call.closes_at)) == []


def test_open_calls_stand_on_the_public_page_of_their_group_alone() -> None:
    call = make_call()
    make_draft_call(edition=call.edition)

    assert [node.words for node in calls.open_calls(call.edition.group, NOON)] == [call.title]
    assert list(calls.open_calls(make_edition().group, NOON)) == []


def test_search_finds_applications_for_the_secretariat_alone() -> None:
    one = make_application(organisation_name="Sample City of Lindewaard")
    edition = one.call.edition

    hits = list(applicants.application_hits(edition, make_secretary(edition=edition), "lindewaard"))

    assert [hit.words for hit in hits] == [f"{one.number}, Sample City of Lindewaard"]
    assert list(applicants.application_hits(edition, make_reviewer(edition=edition), "lindewaard")) == []


def test_a_new_edition_takes_over_the_criteria_of_the_last_call() -> None:
    old = make_call()
    new = make_edition(group=old.edition.group, year=2027)

    sentences = list(calls.criteria(old.edition, new, None, NOON))

    copy = Call.objects.get(edition=new)
    assert copy.copied_from == old
    assert copy.criteria.count() == old.criteria.count()
    assert old.title in sentences[0]


def test_a_membership_comes_from_its_application() -> None:
    call = make_closed_call(seats_max=1)
    one = make_application(call, score=60)
    make_decided(call).decisions.update(offer=OfferState.ACCEPTED, answered_at=NOON)
    membership = Membership.objects.create(
        edition=call.edition, person=one.applicant, organisation=make_organisation(), since=NOON
    )
    secretary, member = make_secretary(edition=call.edition), make_member(edition=call.edition)

    assert [node.words for node in registry.comes_from(membership, reader=secretary)] == [
        f"Application {one.number}"
    ]
    assert [node.url for node in registry.comes_from(membership, reader=member)] == [""]


def test_my_data_holds_what_i_wrote() -> None:
    one = make_application(name="Ana")

    found = dict(applicants.my_data(one.applicant))

    assert found["Applications"][0]["name"] == "Ana"
