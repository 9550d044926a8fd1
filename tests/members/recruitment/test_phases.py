"""Who sees the reviews of others, and when finished points may still change."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from members.recruitment.actions import assigning
from members.recruitment.actions import reviews as actions
from members.recruitment.models import Call, Review
from members.recruitment.queries.reviewing.visibility import others_visible
from members.recruitment.queries.selections.ranking import ranking
from members.recruitment.states import CallState, ReviewPhase, ReviewState
from tests.makers import NOON
from tests.makers.people import make_person, make_reviewer, make_secretary, with_role
from tests.makers.recruitment import (
    make_application,
    make_closed_call,
    make_draft_call,
    make_finished_review,
    make_review,
)
from workinggroup.base.models import Event
from workinggroup.base.refusals import Refused
from workinggroup.editions.permissions import Role

pytestmark = pytest.mark.django_db
PHASES, STATES = list(ReviewPhase), list(ReviewState)


def finished(phase: str, points: int = 2) -> Review:
    call = make_closed_call(review_phase=phase)
    return make_finished_review(
        make_application(call), points=points, reviewer=make_reviewer(edition=call.edition)
    )


def save(review: Review, points: int, **words: Any) -> Review:
    scores = dict.fromkeys(review.application.call.criteria.all(), (points, "So it is."))
    facts = {"comment": "", "version": review.version, "by": review.reviewer, "at": NOON}
    return actions.save_review(review, scores=scores, **facts | words)


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("state", STATES)
def test_others_show_only_to_who_has_finished_and_never_while_all_score_alone(phase, state) -> None:
    call = Call(review_phase=phase, state=CallState.OPEN)

    expected = state == ReviewState.DONE and phase != ReviewPhase.INDEPENDENT

    assert others_visible(Review(state=state), call) == expected


def test_while_all_score_alone_a_finished_review_shows_no_other() -> None:
    review = finished(ReviewPhase.INDEPENDENT)
    make_finished_review(review.application, points=4, reviewer=make_person(name="Other Reviewer"))
    client = Client()
    client.force_login(review.reviewer)
    url = reverse("recruitment:review", args=[review.application.call.edition.slug, review.pk])

    assert "Other Reviewer" not in client.get(url).content.decode()
    Call.objects.update(review_phase=ReviewPhase.OPEN)
    assert "Other Reviewer" in client.get(url).content.decode()


def test_alone_points_change_freely_and_the_first_ones_stay_on_record() -> None:
    review = make_review(make_application(make_closed_call()), state=ReviewState.STARTED)
    save(review, 2)
    actions.finish_review(review, by=review.reviewer, at=NOON)

    save(review, 4)

    assert (review.first_total, review.total) == (Decimal(50), Decimal(100))


def test_who_sees_others_keeps_their_points_but_may_change_words() -> None:
    review = finished(ReviewPhase.OPEN)

    with pytest.raises(Refused, match="your points stay"):
        save(review, 3)

    assert save(review, 2, comment="A word more").comment == "A word more"


def test_when_all_talk_points_change_with_a_reason_that_is_kept() -> None:
    review = finished(ReviewPhase.CALIBRATION)
    Review.objects.update(first_total=50)

    with pytest.raises(Refused, match="Say why"):
        save(review, 3, because=" ")
    save(review, 3, because="I missed the second answer")

    assert (review.first_total, review.total, review.changed_because) == (
        Decimal(50),
        Decimal(75),
        "I missed the second answer",
    )
    event = Event.objects.get(verb="recruitment.review_changed")
    assert (event.before, event.after["total"]) == ("50.0", "75.0")


def test_a_phase_that_moved_on_while_the_page_was_open_counts() -> None:
    review = finished(ReviewPhase.INDEPENDENT)
    Call.objects.update(review_phase=ReviewPhase.OPEN)

    with pytest.raises(Refused, match="your points stay"):
        save(review, 4)


def test_the_first_and_the_last_score_stand_on_the_page_of_the_file() -> None:
    review = finished(ReviewPhase.CALIBRATION)
    Review.objects.update(first_total=50)
    save(review, 3, because="Missed an answer")
    client = Client()
    client.force_login(make_secretary(edition=review.application.call.edition))

    page = client.get(review.application.get_absolute_url()).content.decode()

    assert "first 50.0" in page
    assert "Missed an answer" in page


def test_the_phase_moves_on_one_by_one_and_never_back() -> None:
    call = make_closed_call()

    with pytest.raises(Refused, match="never back"):
        assigning.move_review_phase(call, phase=ReviewPhase.CALIBRATION, by=None, at=NOON)
    assigning.move_review_phase(call, phase=ReviewPhase.OPEN, by=None, at=NOON)
    for phase in (ReviewPhase.OPEN, ReviewPhase.INDEPENDENT):
        with pytest.raises(Refused, match="never back"):
            assigning.move_review_phase(call, phase=phase, by=None, at=NOON)
    assigning.move_review_phase(call, phase=ReviewPhase.CALIBRATION, by=None, at=NOON)
    assert Event.objects.filter(verb="recruitment.review_phase_moved").count() == 2


def test_two_who_press_at_once_move_it_once() -> None:
    call = make_closed_call()
    stale = Call.objects.get(pk=call.pk)
    assigning.move_review_phase(call, phase=ReviewPhase.OPEN, by=None, at=NOON)

    with pytest.raises(Refused):
        assigning.move_review_phase(stale, phase=ReviewPhase.OPEN, by=None, at=NOON)


def test_the_page_says_what_the_next_phase_changes_before_it_is_pressed() -> None:
    call = make_closed_call()
    client = Client()
    client.force_login(make_secretary(edition=call.edition))
    slug = call.edition.slug

    page = client.get(reverse("recruitment:reviewers", args=[slug, call.pk])).content.decode()
    client.post(reverse("recruitment:move_phase", args=[slug, call.pk]), {"phase": "open"})

    assert "can no longer change their points" in page
    assert Call.objects.get().review_phase == ReviewPhase.OPEN


def test_a_secretary_who_scores_too_learns_no_score_before_the_phase_shows_it() -> None:
    review = finished(ReviewPhase.INDEPENDENT)
    make_finished_review(review.application, points=4)
    call = review.application.call
    with_role(review.reviewer, Role.SECRETARIAT, call.edition)

    assert ranking(call, reader=review.reviewer)[0].score is None
    call.review_phase = ReviewPhase.OPEN
    assert ranking(call, reader=review.reviewer)[0].score is not None


def test_whether_a_call_is_blind_is_fixed_when_it_opens() -> None:
    rules = {"reviews_each": 2, "bars_same_country": True, "bars_same_organisation": True}
    draft, opened = make_draft_call(), make_closed_call()

    assigning.change_review_rules(draft, is_blind=True, **rules, by=None, at=NOON)
    assigning.change_review_rules(opened, is_blind=False, **rules, by=None, at=NOON)
    with pytest.raises(Refused, match="fixed when it opens"):
        assigning.change_review_rules(opened, is_blind=True, **rules, by=None, at=NOON)

    assert (draft.is_blind, opened.is_blind, opened.bars_same_country) == (True, False, True)
