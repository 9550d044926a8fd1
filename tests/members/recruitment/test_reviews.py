"""Giving out files, conflicts of interest, scores."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from members.recruitment.actions import reviews as actions
from members.recruitment.models import Application, ConflictDeclaration, Review, Score
from members.recruitment.queries.reviewing.reviews import progress_of
from members.recruitment.queries.selections.ranking import ranking
from members.recruitment.states import ReviewState
from tests.makers import NOON
from tests.makers.people import make_person, make_reviewer, make_secretary
from tests.makers.recruitment import (
    make_application,
    make_call,
    make_closed_call,
    make_criterion,
    make_finished_review,
    make_review,
)
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState

pytestmark = pytest.mark.django_db


def started(application: Application) -> Review:
    return make_review(application, state=ReviewState.STARTED)


def test_files_are_given_out_evenly() -> None:
    call = make_closed_call()
    people = [make_person() for _ in range(3)]
    for _ in range(6):
        make_application(call)

    given = actions.assign_balanced(call, each=2, reviewers=people, by=None, at=NOON)

    assert given == (12, [])
    assert [one.total for one in progress_of(call)] == [4, 4, 4]


def test_giving_out_again_only_fills_what_is_missing() -> None:
    call = make_closed_call()
    make_application(call)
    people = [make_person() for _ in range(3)]

    actions.assign_balanced(call, each=1, reviewers=people, by=None, at=NOON)
    given = actions.assign_balanced(call, each=2, reviewers=people, by=None, at=NOON)

    assert given.made == 1
    assert Review.objects.count() == 2


def test_nobody_gets_their_own_file_or_that_of_their_organisation() -> None:
    call = make_closed_call()
    one = make_application(call)
    colleague = make_person(organisation=one.organisation)

    given = actions.assign_balanced(call, each=1, reviewers=[one.applicant, colleague], by=None, at=NOON)

    assert given == (0, [one.number])


def test_whoever_declared_a_conflict_is_not_given_the_file_again() -> None:
    call = make_closed_call()
    review = make_review(make_application(call))
    actions.declare_conflict(review, has_conflict=True, words="Friends", by=review.reviewer, at=NOON)

    given = actions.assign_balanced(call, each=1, reviewers=[review.reviewer], by=None, at=NOON)

    assert given.made == 0


def test_by_hand_the_chosen_files_go_to_the_chosen_people() -> None:
    call = make_closed_call()
    one, _other = make_application(call), make_application(call)
    person = make_person()

    actions.assign_reviewers(call, applications=[one], reviewers=[person], by=None, at=NOON)

    assert list(Review.objects.values_list("application", "reviewer")) == [(one.pk, person.pk)]


def test_a_file_opens_only_after_the_declaration() -> None:
    review = make_review(make_application())

    with pytest.raises(Refused, match="conflict"):
        actions.save_review(review, scores={}, comment="", version=1, by=review.reviewer, at=NOON)

    actions.declare_conflict(review, has_conflict=False, by=review.reviewer, at=NOON)
    assert review.state == ReviewState.STARTED


def test_a_conflict_needs_words_and_takes_the_scores_away() -> None:
    review = make_finished_review(make_application(), points=4)

    with pytest.raises(Refused, match="which conflict"):
        actions.declare_conflict(review, has_conflict=True, by=review.reviewer, at=NOON)
    actions.declare_conflict(review, has_conflict=True, words="Friends", by=review.reviewer, at=NOON)

    assert review.state == ReviewState.RECUSED
    assert not Score.objects.exists()
    assert ranking(review.application.call, reader=None)[0].score is None


def test_the_total_is_the_weighted_mean_of_what_has_points() -> None:
    call = make_call()
    heavy, light = make_criterion(call, weight=3), make_criterion(call, weight=1)
    eligibility = make_criterion(call, kind="eligibility", weight=0)

    assert actions.totals({heavy: 4, light: 0, eligibility: 1}) == (Decimal("75.0000"), True)
    assert actions.totals({heavy: 4, light: None, eligibility: 0}) == (Decimal("100.0000"), False)
    assert actions.totals({heavy: None}) == (None, None)


def test_a_review_is_finished_once_every_criterion_has_points() -> None:
    review = started(make_application())
    criterion = review.application.call.criteria.get()

    with pytest.raises(Refused, match="1 more criterion"):
        actions.finish_review(review, by=review.reviewer, at=NOON)
    actions.save_review(
        review, scores={criterion: (3, "Fine")}, comment="", version=1, by=review.reviewer, at=NOON
    )
    actions.finish_review(review, by=review.reviewer, at=NOON)

    assert (review.state, review.total) == (ReviewState.DONE, Decimal("75.0000"))


@pytest.mark.parametrize(("kind", "points"), [("scored", 5), ("eligibility", 2)])
def test_points_off_the_scale_are_refused(kind: str, points: int) -> None:
    review = started(make_application())
    criterion = make_criterion(review.application.call, kind=kind)

    with pytest.raises(Refused, match="points"):
        actions.save_review(
            review, scores={criterion: (points, "")}, comment="", version=1, by=review.reviewer, at=NOON
        )


def test_two_windows_of_one_review_do_not_overwrite_each_other() -> None:
    review = started(make_application())
    actions.save_review(review, scores={}, comment="First", version=1, by=review.reviewer, at=NOON)

    with pytest.raises(Refused, match="another window"):
        actions.save_review(review, scores={}, comment="Second", version=1, by=review.reviewer, at=NOON)

    assert Review.objects.get().comment == "First"


def test_reminders_are_drafted_for_those_behind_and_nobody_else() -> None:
    call = make_closed_call()
    one = make_application(call)
    late = make_review(one, reviewer=make_reviewer(edition=call.edition))
    make_finished_review(one, points=3)

    assert actions.remind_reviewers(call, by=None, at=NOON) == 1
    assert Email.objects.get().state == EmailState.DRAFT
    assert Email.objects.get().person == late.reviewer
    late.delete()
    with pytest.raises(Refused, match="Nobody is behind"):
        actions.remind_reviewers(call, by=None, at=NOON)


def test_the_recused_see_nothing_of_the_file_anywhere() -> None:
    call = make_closed_call()
    secretary = make_secretary(edition=call.edition)
    hidden = make_application(call, organisation_name="Canary Town", name="Canary Person", score=88)
    make_application(call, score=50)
    ConflictDeclaration.objects.create(
        application=hidden, person=secretary, has_conflict=True, words="x", declared_at=NOON
    )
    client = Client()
    client.force_login(secretary)
    slug = call.edition.slug
    client.post(reverse("recruitment:start_selection", args=[slug, call.pk]))
    selection = call.selections.get()
    pages = [
        reverse("recruitment:applications", args=[slug, call.pk]),
        reverse("recruitment:applications", args=[slug, call.pk]) + "?format=csv",
        *(
            reverse(f"recruitment:{one}", args=[slug, selection.pk])
            for one in ("selection", "committee", "decisions")
        ),
    ]

    assert client.get(reverse("recruitment:application", args=[slug, hidden.pk])).status_code == 404
    assert client.get(reverse("recruitment:replay_file", args=[slug, selection.pk])).status_code == 302
    for page in pages:
        assert "Canary" not in client.get(page).content.decode()


def test_others_scores_are_hidden_until_my_review_is_finished() -> None:
    call = make_closed_call(review_phase="open")
    one = make_application(call)
    make_finished_review(one, points=4, reviewer=make_person(name="Other Reviewer"))
    reviewer = make_reviewer(edition=call.edition)
    mine = make_review(one, reviewer=reviewer, state=ReviewState.STARTED)
    client = Client()
    client.force_login(reviewer)
    url = reverse("recruitment:review", args=[call.edition.slug, mine.pk])

    assert "Other Reviewer" not in client.get(url).content.decode()
    data = {f"points-{call.criteria.get().pk}": "2", "version": 1, "finish": "1"}
    client.post(reverse("recruitment:save_review", args=[call.edition.slug, mine.pk]), data)
    assert "Other Reviewer" in client.get(url).content.decode()


def test_what_was_typed_stands_on_the_page_when_saving_is_refused() -> None:
    call = make_closed_call()
    reviewer = make_reviewer(edition=call.edition)
    review = make_review(make_application(call), reviewer=reviewer, state=ReviewState.STARTED, version=5)
    client = Client()
    client.force_login(reviewer)
    url = reverse("recruitment:save_review", args=[call.edition.slug, review.pk])

    page = client.post(url, {"comment": "Typed and not saved", "version": 1})

    assert page.status_code == 409
    assert "Typed and not saved" in page.content.decode()
    assert Review.objects.get().comment == ""
