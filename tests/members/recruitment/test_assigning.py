"""Giving out files: evenly, past conflicts and rules, the same each time, and looked at before it happens."""

from collections import Counter
from itertools import combinations, product

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from members.people.models import RoleGrant
from members.recruitment.actions import assigning as actions
from members.recruitment.actions import reviews
from members.recruitment.models import Review
from members.recruitment.queries.reviewing.assigning import balanced, plan_balanced, plan_by_hand
from members.recruitment.queries.reviewing.readers import lacking, without_reader
from members.recruitment.queries.reviewing.reviews import behind
from members.recruitment.queries.selections.ranking import ranking
from members.recruitment.states import ReviewState
from tests.makers import NOON
from tests.makers.people import make_organisation, make_person, make_reviewer, make_secretary
from tests.makers.recruitment import (
    make_application,
    make_closed_call,
    make_finished_review,
    make_review,
)
from workinggroup.base.models import Event
from workinggroup.base.refusals import Refused

FREE = st.dictionaries(st.integers(0, 4), st.sets(st.integers(10, 13)).map(sorted), min_size=1, max_size=4)


@settings(max_examples=150, deadline=None)
@given(free=FREE, each=st.integers(1, 2), load=st.dictionaries(st.integers(10, 13), st.integers(0, 3)))
def test_no_other_way_of_giving_out_is_fairer(free, each, load):
    need = dict.fromkeys(free, each)
    found = balanced(free, need, Counter(load))

    ways = product(*(combinations(people, min(each, len(people))) for people in free.values()))
    best = min(squares(load, [one for chosen in way for one in chosen]) for way in ways)
    assert {file: len(people) for file, people in found.items()} == {
        file: min(each, len(people)) for file, people in free.items()
    }
    assert all(people <= set(free[file]) for file, people in found.items())
    assert squares(load, [one for people in found.values() for one in people]) == best


def squares(load, given_to):
    """The fairest way has the smallest sum of squared loads."""
    total = Counter(load)
    total.update(given_to)
    return sum(n * n for n in total.values())


pytestmark = pytest.mark.django_db


def test_many_files_go_out_within_one_of_each_other_and_the_same_each_time() -> None:
    call = make_closed_call(reviews_each=3)
    people = [make_reviewer(edition=call.edition) for _ in range(5)]
    for _ in range(16):
        make_application(call)

    plans = [plan_balanced(call, each=3, reviewers=order) for order in (people, people[::-1])]

    assert plans[0].pairs == plans[1].pairs
    assert plans[0].words == "Give 16 files to 5 people, 9–10 each"
    assert sorted(load.new for load in plans[0].loads) == [9, 9, 10, 10, 10]


def test_the_words_of_a_plan_name_files_people_and_load() -> None:
    call = make_closed_call()
    people = [make_reviewer(edition=call.edition) for _ in range(6)]
    for _ in range(48):
        make_application(call)

    assert plan_balanced(call, each=3, reviewers=people).words == "Give 48 files to 6 people, 24 each"


def test_a_file_stays_short_and_says_why() -> None:
    call = make_closed_call(bars_same_country=True)
    town, other = make_organisation(country="BE"), make_organisation(country="NL")
    make_application(call, organisation=town, organisation_name=town.name, country="BE", number="A001")
    colleague = make_reviewer(edition=call.edition, organisation=town, name="Ann")
    compatriot = make_reviewer(edition=call.edition, organisation=make_organisation(country="BE"), name="Bo")
    abroad = make_reviewer(edition=call.edition, organisation=other, name="Cy")

    plan = plan_balanced(call, each=2, reviewers=[colleague, compatriot, abroad])

    assert [(one.number, one.have, one.why) for one in plan.short] == [
        ("A001", 1, ["Ann: same organisation", "Bo: same country"])
    ]


def test_the_rules_of_the_call_can_be_left_off_but_nobody_reads_their_own() -> None:
    call = make_closed_call(bars_same_organisation=False)
    one = make_application(call)
    one.applicant.organisation = one.organisation
    one.applicant.save()
    colleague = make_person(organisation=one.organisation)

    plan = plan_balanced(call, each=2, reviewers=[one.applicant, colleague])

    assert plan.pairs == [(one.pk, colleague.pk)]
    assert plan.short[0].why == [f"{one.applicant}: applied with it"]


def test_by_hand_what_a_rule_forbids_is_left_out_with_its_reason() -> None:
    call = make_closed_call()
    one = make_application(call)
    colleague = make_person(organisation=one.organisation)

    plan = plan_by_hand(call, applications=[one], reviewers=[colleague])

    assert (plan.pairs, [tuple(row) for row in plan.left_out]) == (
        [],
        [(one.number, str(colleague), "same organisation")],
    )


def test_looking_writes_nothing_and_a_plan_that_changed_meanwhile_is_refused() -> None:
    call = make_closed_call()
    people = [make_reviewer(edition=call.edition) for _ in range(2)]
    make_application(call)
    client = Client()
    client.force_login(make_secretary(edition=call.edition))
    url = reverse("recruitment:assign", args=[call.edition.slug, call.pk, "balanced"])
    asked = {"each": 1, "reviewers": [person.pk for person in people]}

    page = client.get(url, asked)
    assert "Give 1 file to 1 person, 1 each" in page.content.decode()
    assert not Review.objects.exists()

    make_application(call)
    again = client.post(url, {**asked, "plan": page.context["plan"].digest})
    assert again.status_code == 409
    assert not Review.objects.exists()
    client.post(url, {**asked, "plan": again.context["plan"].digest})
    assert Review.objects.count() == 2


def test_by_hand_through_the_pages() -> None:
    call = make_closed_call()
    person, one = make_reviewer(edition=call.edition), make_application(call)
    make_application(call)
    client = Client()
    client.force_login(make_secretary(edition=call.edition))
    slug = call.edition.slug
    url = reverse("recruitment:assign", args=[slug, call.pk, "by-hand"])

    listed = client.get(reverse("recruitment:by_hand", args=[slug, call.pk]))
    page = client.get(url, {"applications": one.pk, "reviewers": person.pk})
    nothing = client.get(url, {"reviewers": person.pk})
    client.post(url, {"applications": one.pk, "reviewers": person.pk, "plan": page.context["plan"].digest})

    assert one.number in listed.content.decode()
    assert nothing.status_code == 302
    assert list(Review.objects.values_list("application", "reviewer")) == [(one.pk, person.pk)]


def test_an_unfinished_review_is_taken_off_and_kept_and_can_be_given_again_by_hand() -> None:
    call = make_closed_call()
    person, one = make_reviewer(edition=call.edition), make_application(call)
    review = make_review(one, reviewer=person, state=ReviewState.STARTED, comment="Half a thought")

    actions.take_off(review, because="", by=None, at=NOON)
    assert not plan_balanced(call, each=1, reviewers=[person]).pairs
    actions.assign_reviewers(call, applications=[one], reviewers=[person], by=None, at=NOON)

    review.refresh_from_db()
    assert (review.state, review.comment) == (ReviewState.ASSIGNED, "Half a thought")
    assert Event.objects.about(one).get().after["was"] == "started"


def test_a_finished_review_is_set_aside_only_with_a_reason_and_then_counts_no_more() -> None:
    one = make_application(make_closed_call())
    review = make_finished_review(one, points=4)

    with pytest.raises(Refused, match="Say why"):
        actions.take_off(review, because=" ", by=None, at=NOON)
    actions.take_off(review, because="Read the wrong file", by=None, at=NOON)

    review.refresh_from_db()
    assert (review.state, review.removed_because) == (ReviewState.REMOVED, "Read the wrong file")
    row = ranking(one.call, reader=None)[0]
    assert (row.score, row.assigned) == (None, 0)


def test_who_lost_the_role_opens_nothing_and_the_file_waits_for_somebody_else() -> None:
    call = make_closed_call(reviews_each=1)
    gone, fresh = (make_reviewer(edition=call.edition) for _ in range(2))
    left, finished = make_application(call), make_application(call)
    review = make_review(left, reviewer=gone, state=ReviewState.STARTED)
    make_finished_review(finished, points=3, reviewer=gone)
    client, secretary = Client(), Client()
    client.force_login(gone)
    secretary.force_login(make_secretary(edition=call.edition))
    slug = call.edition.slug
    page = reverse("recruitment:review", args=[slug, review.pk])
    assert client.get(page).status_code == 200

    RoleGrant.objects.filter(person=gone).delete()

    paths = [page, reverse("recruitment:save_review", args=[slug, review.pk])]
    assert [client.get(paths[0]).status_code, client.post(paths[1]).status_code] == [404, 404]
    assert without_reader(call) == [left]
    assert [one.number for one in lacking(call)] == [left.number]
    assert behind(call) == []
    overview = secretary.get(reverse("recruitment:reviewers", args=[slug, call.pk])).content.decode()
    assert "1 file has lost its reader" in overview
    assert plan_balanced(call, each=1, reviewers=[fresh]).pairs == [(left.pk, fresh.pk)]


def test_releasing_somebody_takes_the_unfinished_files_and_leaves_the_finished() -> None:
    call = make_closed_call()
    person = make_reviewer(edition=call.edition)
    make_review(make_application(call), reviewer=person, state=ReviewState.STARTED)
    make_finished_review(make_application(call), points=3, reviewer=person)

    assert actions.release_files(call, person, by=None, at=NOON) == 1
    assert sorted(Review.objects.values_list("state", flat=True)) == ["done", "removed"]
    with pytest.raises(Refused, match="no unfinished file"):
        actions.release_files(call, person, by=None, at=NOON)


def test_an_abstention_counts_as_no_review_and_somebody_else_gets_the_file() -> None:
    call = make_closed_call(reviews_each=1)
    review = make_review(make_application(call), state=ReviewState.STARTED)
    other = make_person()

    with pytest.raises(Refused, match="why you abstain"):
        reviews.abstain(review, because="", by=review.reviewer, at=NOON)
    reviews.abstain(review, because="Not my field", by=review.reviewer, at=NOON)

    plan = plan_balanced(call, each=1, reviewers=[review.reviewer, other])
    assert plan.pairs == [(review.application_id, other.pk)]
    assert ranking(call, reader=None)[0].assigned == 0
    reviews.take_up_again(review, by=review.reviewer, at=NOON)
    assert review.state == ReviewState.STARTED
