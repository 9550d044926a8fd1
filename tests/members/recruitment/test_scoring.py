"""The scoring page: saving, going on, two windows at once, and what is too long or hostile."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members.recruitment.actions import reviews as actions
from members.recruitment.models import ConflictDeclaration, Review
from members.recruitment.queries.reviewing.reviews import progress_of
from members.recruitment.states import ReviewState
from tests.makers import DAY, HOUR, NOON
from tests.makers.people import make_person, make_reviewer, make_secretary
from tests.makers.recruitment import (
    make_application,
    make_closed_call,
    make_criterion,
    make_draft_call,
    make_finished_review,
    make_review,
    publish,
)

pytestmark = pytest.mark.django_db
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)> =cmd() {% now %}'


class Desk:
    """A reviewer with files, in front of a browser."""

    def __init__(self, files: int = 1, **call: Any) -> None:
        self.call = make_closed_call(**call)
        self.reviewer = make_reviewer(edition=self.call.edition)
        self.reviews = [
            make_review(make_application(self.call), reviewer=self.reviewer, state=ReviewState.STARTED)
            for _ in range(files)
        ]
        self.client = Client()
        self.client.force_login(self.reviewer)

    def url(self, name: str = "review", of: int = 0) -> str:
        return reverse(f"recruitment:{name}", args=[self.call.edition.slug, self.reviews[of].pk])

    def save(self, **data: Any) -> Any:
        sent = {"version": Review.objects.get(pk=self.reviews[0].pk).version, **data}
        return self.client.post(self.url("save_review"), sent)

    def points(self, points: int) -> dict[str, int]:
        return {f"points-{one.pk}": points for one in self.call.criteria.all()}


def test_the_two_comments_are_kept_apart_and_say_who_reads_them() -> None:
    desk = Desk()
    desk.save(comment="For us", comment_for_applicant="For them")

    review, page = Review.objects.get(), desk.client.get(desk.url()).content.decode()

    assert (review.comment, review.comment_for_applicant) == ("For us", "For them")
    assert "Read by the secretariat and the committee" in page
    assert "without your name" in page


def test_save_and_next_goes_to_the_next_file_and_finish_to_the_next_one_to_do() -> None:
    desk = Desk(3)
    desk.reviews[1].become(ReviewState.DONE, finished_at=NOON)

    assert desk.save(next="1").url == desk.url(of=1)
    assert desk.save(finish="1", **desk.points(2)).url == desk.url(of=2)


def test_a_review_saved_in_another_window_shows_both_texts_and_overwrites_nothing() -> None:
    desk = Desk()
    criterion = desk.call.criteria.get()
    old = {"version": 1, **desk.points(1), f"reason-{criterion.pk}": "Mine", "comment": "Same"}
    desk.save(**desk.points(3), **{f"reason-{criterion.pk}": "From elsewhere", "comment": "Same"})

    page = desk.client.post(desk.url("save_review"), old)
    text = page.content.decode()

    assert page.status_code == 409
    assert {(one.stored, one.typed) for one in page.context["both"]} == {
        ("3", "1"),
        ("From elsewhere", "Mine"),
    }
    assert "From elsewhere" in text
    assert f'name="version" value="{Review.objects.get().version}"' in text
    assert Review.objects.get().scores.get().reason == "From elsewhere"


def test_an_autosave_from_a_stale_window_is_told_so_and_stores_nothing() -> None:
    desk = Desk()
    desk.save(comment="New")

    answer = desk.client.post(
        desk.url("save_review"), {"version": 1, "comment": "Old"}, headers={"X-Autosave": "1"}
    )

    assert (answer.status_code, "another window" in answer.json()["message"]) == (409, True)
    assert Review.objects.get().comment == "New"


@pytest.mark.parametrize("points", ["5", "-1", "2.5", "9" * 5000, "²", "None"])
def test_points_that_do_not_exist_are_refused_and_what_was_typed_stays(points: str) -> None:
    desk = Desk()

    page = desk.save(comment="Typed", **desk.points(points))

    assert page.status_code == 409
    assert "Choose one of the points" in page.content.decode()
    assert "Typed" in page.content.decode()
    assert Review.objects.get().comment == ""


def test_a_text_that_is_too_long_says_so_and_stays_on_the_page() -> None:
    desk = Desk()

    page = desk.save(comment="x" * 1_000_000)

    assert page.status_code == 409
    assert "too long" in page.content.decode()
    assert Review.objects.get().comment == ""


def test_hostile_words_stay_words_on_every_page_about_the_file() -> None:
    desk = Desk(review_phase="calibration")
    criterion = desk.call.criteria.get()
    words = {"comment": HOSTILE, "comment_for_applicant": HOSTILE, f"reason-{criterion.pk}": HOSTILE}
    desk.save(finish="1", **desk.points(2), **words)
    review = Review.objects.get()
    theirs = make_finished_review(
        review.application, points=2, reviewer=make_reviewer(edition=desk.call.edition)
    )
    other, secretary = Client(), Client()
    other.force_login(theirs.reviewer)
    secretary.force_login(make_secretary(edition=desk.call.edition))
    slug = desk.call.edition.slug
    pages = [
        desk.client.get(desk.url()),
        other.get(reverse("recruitment:review", args=[slug, theirs.pk])),
        secretary.get(review.application.get_absolute_url()),
        secretary.get(reverse("recruitment:take_off", args=[slug, review.pk])),
    ]

    for page in pages:
        assert page.status_code == 200
        assert "<script>alert(1)" not in page.content.decode()
        assert "<img src=x" not in page.content.decode()


def test_progress_tells_done_left_abstained_conflicts_and_when_last() -> None:
    desk = Desk(4, reviews_due_at=NOON - DAY)
    first, second, third, _left = desk.reviews
    first.become(ReviewState.DONE, finished_at=NOON + HOUR)
    actions.abstain(second, because="Not mine", by=desk.reviewer, at=NOON)
    actions.declare_conflict(third, has_conflict=True, words="Friends", by=desk.reviewer, at=NOON)

    one = progress_of(desk.call)[0]

    assert (one.done, one.left, one.abstained, one.recused) == (1, 1, 1, 1)
    assert one.last_at == NOON + HOUR
    assert one.is_overdue(desk.call, NOON)
    assert not one.is_overdue(desk.call, NOON - 2 * DAY)


def test_a_reader_with_a_conflict_learns_no_progress_on_that_file() -> None:
    call = make_closed_call()
    one = make_application(call)
    make_finished_review(one, points=3)
    secretary = make_secretary(edition=call.edition)
    ConflictDeclaration.objects.create(application=one, person=secretary, has_conflict=True, declared_at=NOON)

    assert progress_of(call, reader=secretary) == []
    assert len(progress_of(call)) == 1


def test_a_secretary_closes_a_file_to_themselves() -> None:
    one = make_application(make_closed_call())
    client, slug = Client(), one.call.edition.slug
    client.force_login(make_secretary(edition=one.call.edition))
    url = reverse("recruitment:own_conflict", args=[slug, one.pk])

    assert client.post(url, {"words": ""}).status_code == 422
    client.post(url, {"words": "A cousin"})

    assert client.get(one.get_absolute_url()).status_code == 404
    assert client.get(url).status_code == 404


PAGES = ["review", "application", "reviewers", "by_hand", "assign", "my_reviews"]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_the_same_queries_for_any_number(name: str) -> None:
    few, many = counted(name, 1), counted(name, 4)

    assert few == many
    assert many <= (21 if name == "application" else 17)


def counted(name: str, number: int) -> int:
    call = make_draft_call(review_phase="open", opens_at=NOON - 2 * DAY, closes_at=NOON - DAY)
    for _ in range(number):
        make_criterion(call)
    call = publish(call)
    mine = make_reviewer(edition=call.edition)
    for _ in range(number):
        one = make_application(call)
        for _ in range(number):
            make_finished_review(one, points=2, reviewer=make_person())
        review = make_finished_review(one, points=3, reviewer=mine)
    slug = call.edition.slug
    reads = name in ("review", "my_reviews")
    client = Client()
    client.force_login(mine if reads else make_secretary(edition=call.edition))
    args = {"review": [review.pk], "application": [one.pk], "my_reviews": [], "assign": [call.pk, "balanced"]}
    url = reverse(f"recruitment:{name}", args=[slug, *args.get(name, [call.pk])])
    asked = {"each": 9, "reviewers": mine.pk} if name == "assign" else {}
    client.get(url, asked)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url, asked).status_code == 200
    return len(queries)
