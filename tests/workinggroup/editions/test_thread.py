"""The thread on a page: what a thing comes from and led to, and where it is torn."""

from typing import Any

import pytest
from django.template import Context, Template

from tests.makers.editions import make_topic
from workinggroup.editions import registry
from workinggroup.editions.models import Topic
from workinggroup.editions.registry import Knots, Node, Remark

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def knots(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Nothing is registered but what the test says."""
    monkeypatch.setattr(registry, "comes_from", Knots())
    monkeypatch.setattr(registry, "led_to", Knots())
    return registry


def drawn(thing: Any) -> str:
    return Template("{% load thread %}{% comes_from_led_to thing %}").render(Context({"thing": thing}))


def test_the_thing_stands_between_what_it_comes_from_and_what_it_led_to(knots: Any) -> None:
    topic = make_topic(title="Labels")
    knots.comes_from.register(Topic, lambda thing, reader: [Node("Survey, question 4", "/q/", "23 answers")])
    knots.led_to.register(Topic, lambda thing, reader: [Node("Workshop 1", "/w/")])

    page = drawn(topic)

    assert '<li><a href="/q/">Survey, question 4</a> <small>23 answers</small></li>' in page
    assert '<li class="here">Labels</li>' in page
    assert page.index("Survey") < page.index("Labels") < page.index("Workshop 1")


def test_a_thing_that_led_to_nothing_says_so(knots: Any) -> None:
    knots.led_to.register(Topic, lambda thing, reader: [])

    page = drawn(make_topic(title="Labels"))

    assert '<li class="here torn">Labels</li>' in page
    assert '<li class="none">Led to nothing yet</li>' in page


def test_a_thing_of_which_nobody_knows_anything_shows_no_thread() -> None:
    assert drawn(make_topic()) == ""


def test_words_of_users_are_escaped(knots: Any) -> None:
    knots.led_to.register(Topic, lambda thing, reader: [Node("<b>bold</b>", "/x/")])

    page = drawn(make_topic(title="<script>"))

    assert "<script>" not in page
    assert "<b>bold</b>" not in page


def test_a_remark_without_consequence_says_so() -> None:
    remark = Remark("Quote", "You", became=())

    page = Template("{% load thread %}{% became remark %}").render(Context({"remark": remark}))

    assert "Led to nothing yet" in page
