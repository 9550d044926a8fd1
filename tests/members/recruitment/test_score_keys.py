"""Scoring by keys alone, in a real browser: to the scale, points, a reason and back, to the next file."""

from typing import Any

import pytest
from django.urls import reverse

from members.recruitment.states import ReviewState
from tests.makers.people import make_reviewer
from tests.makers.recruitment import make_application, make_closed_call, make_criterion, make_review

pytestmark = pytest.mark.django_db


def test_a_file_is_scored_by_keys_alone(live_server: Any, page: Any, client: Any) -> None:
    call = make_closed_call()
    second = make_criterion(call)
    first = call.criteria.exclude(pk=second.pk).get()
    reviewer = make_reviewer(edition=call.edition)
    reviews = [
        make_review(make_application(call), reviewer=reviewer, state=ReviewState.STARTED) for _n in range(2)
    ]
    client.force_login(reviewer)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.goto(live_server.url + reverse("recruitment:review", args=[call.edition.slug, reviews[0].pk]))

    page.focus("[data-to-scale]")
    for key in ("Enter", "3", "j", "1", "r"):
        page.keyboard.press(key)
    page.keyboard.type("jks")
    page.keyboard.press("Escape")
    in_focus = page.evaluate("document.activeElement.name + '=' + document.activeElement.value")
    page.keyboard.press("s")
    page.wait_for_url(f"**/reviews/{reviews[1].pk}/")

    assert in_focus == f"points-{second.pk}=1"
    given = reviews[0].scores.values_list("criterion", "points", "reason")
    assert set(given) == {(first.pk, 3, ""), (second.pk, 1, "jks")}
    assert page.evaluate("document.activeElement.name") == f"points-{first.pk}"
