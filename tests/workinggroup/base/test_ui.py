"""The components say what they promise, escape what they are given, and never touch."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from workinggroup.base.states import Look
from workinggroup.base.ui import charts, ipa
from workinggroup.base.ui.charts import Part, QuotaBar
from workinggroup.base.ui.ipa import IpaPoint

UTC = dt.UTC
NOON = dt.datetime(2026, 3, 3, 12, tzinfo=UTC)
DAY = dt.timedelta(days=1)


def draw(source: str, path: str = "/", **context: Any) -> str:
    request = RequestFactory().get(path)
    return Template("{% load ui %}" + source).render(
        Context({"request": request, "csrf_token": "T", **context})
    )


def in_helsinki(source: str, **context: Any) -> str:
    with timezone.override("Europe/Helsinki"):
        return draw(source, **context)


def test_a_state_is_a_shape_and_a_word() -> None:
    drawn = draw("{% state look %}", look=Look("Agreed", "good", "lock"))

    assert drawn == (
        '<span class="wg-state good"><svg class="shape" aria-hidden="true">'
        '<use href="#s-lock"/></svg>Agreed</span>'
    )


def test_what_people_wrote_is_escaped_everywhere() -> None:
    evil = SimpleNamespace(name="<b>Evil</b>", country="BE")
    sources = [
        "{% badge evil.name %}", "{% organisation evil %}", "{% person evil.name organisation=evil %}",
        "{% panel title=evil.name note=evil.name %}{% endpanel %}", "{% side title=evil.name %}{% endside %}",
        "{% empty title=evil.name %}{% endempty %}", "{% press '/x' evil.name refused=evil.name %}",
        "{% press '/x' evil.name value=evil.name %}", "{% go '/x' evil.name %}", "{% facts rows %}",
        "{% dialog id='d' title=evil.name %}{% enddialog %}", "{% opens 'd' evil.name url='/x' %}",
        "{% sort_head 'n' evil.name %}", "{% quota_bar bar %}", "{% distribution parts %}",
        "{% ipa_chart points evil.name evil.name %}", "{% slot 'yes' evil.name evil.name %}",
    ]  # fmt: skip
    drawn = draw(
        "".join(sources),
        evil=evil,
        rows=[(evil.name, evil.name, evil.name)],
        bar=QuotaBar(evil.name, 1),
        parts=[Part(1, evil.name)],
        points=[IpaPoint(1, evil.name, 2, 3)],
    )

    assert "<b>Evil" not in drawn
    assert drawn.count("&lt;b&gt;Evil") >= len(sources)


def test_the_time_of_the_thing_comes_first_and_mine_beside_it() -> None:
    drawn = in_helsinki("{% when noon zone='Europe/Brussels' %}", noon=NOON)

    assert drawn == (
        '<time datetime="2026-03-03T12:00:00+00:00">Tue 3 March 2026, 13:00 (Brussels)</time>'
        ' <span class="wg-own">· 14:00 your time (Helsinki)</span>'
    )


def test_my_time_is_left_out_where_my_clock_shows_the_same() -> None:
    with timezone.override("Europe/Berlin"):
        assert "your time" not in draw("{% when noon zone='Europe/Brussels' %}", noon=NOON)


def test_my_time_names_its_day_when_it_is_another() -> None:
    drawn = in_helsinki(
        "{% period start end zone='America/Chicago' %}",
        start=NOON.replace(hour=23),
        end=NOON.replace(hour=23) + DAY / 24,
    )

    assert "Tue 3 March 2026, 17:00–18:00 (Chicago)" in drawn
    assert "Wed 4 March 2026, 01:00–02:00 your time (Helsinki)" in drawn


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [(-8, "8 days ago", "stop"), (-1, "Yesterday", "stop"), (0, "Today", "attention"),
     (1, "Tomorrow", "attention"), (3, "In 3 days", "attention"), (20, "In 20 days", "")],
)  # fmt: skip
def test_a_deadline_says_how_far_it_is(days: int, words: str, tone: str) -> None:
    drawn = draw("{% deadline when zone='Europe/Brussels' at=noon %}", when=NOON + days * DAY, noon=NOON)

    assert f'<b class="{tone}">{words}</b>' in drawn or (not tone and f"<b>{words}</b>" in drawn)


def test_a_button_that_writes_is_a_post_with_its_token() -> None:
    drawn = draw("{% press '/remind' 'Send 7 reminders' kind='primary' poll=3 %}")

    assert drawn == (
        '<form class="wg-press" method="post" action="/remind">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="T">'
        '<input type="hidden" name="poll" value="3">'
        '<button class="btn btn-primary" type="submit">Send 7 reminders</button></form>'
    )


def test_a_refused_button_says_why_and_sends_nothing() -> None:
    drawn = draw("{% press '/remind' 'Send' refused='Nobody is left.' %}")

    assert "<form" not in drawn
    assert 'aria-disabled="true" aria-describedby="why-1"' in drawn
    assert '<span class="wg-why" id="why-1">Nobody is left.</span>' in drawn


def test_ids_of_one_page_differ() -> None:
    drawn = draw("{% panel title='A' %}{% endpanel %}{% panel title='A' %}{% endpanel %}")

    assert 'id="part-1"' in drawn
    assert 'id="part-2"' in drawn


def test_sorting_keeps_the_filter_and_turns_round() -> None:
    first = draw("{% sort_head 'score' 'Score' 'name' %}", path="/?level=local&page=3")
    again = draw("{% sort_head 'score' 'Score' 'score' %}", path="/?level=local&sort=score")

    assert 'href="?level=local&amp;sort=score"' in first
    assert "aria-sort" not in first
    assert 'aria-sort="ascending"><a class="wg-sort" href="?level=local&amp;sort=-score"' in again


def test_pages_and_exports_keep_the_filter() -> None:
    drawn = draw(
        "{% pagination page %}{% export_links '/x' %}",
        path="/?q=a&page=2",
        page=Paginator(range(9), 3).page(2),
    )

    assert 'href="?q=a&amp;page=3"' in drawn
    assert 'href="/x?q=a&amp;format=csv"' in drawn


def test_a_single_page_has_no_pagination() -> None:
    assert draw("{% pagination page %}", page=Paginator(range(3), 9).page(1)) == ""


@pytest.mark.parametrize(
    ("bar", "words", "tone"),
    [(QuotaBar("L", 12, 8, 14), "met", "good"), (QuotaBar("L", 4, 5), "1 short", "attention"),
     (QuotaBar("L", 3, None, 3), "full", "good"), (QuotaBar("L", 4, None, 3), "1 over", "stop"),
     (QuotaBar("L", 0), "open", "plain")],
)  # fmt: skip
def test_a_quota_says_in_words_how_it_stands(bar: QuotaBar, words: str, tone: str) -> None:
    assert charts.quota_look(bar)[:2] == (words, tone)


def test_a_distribution_says_its_counts_and_fills_its_width() -> None:
    parts = [Part(18, "yes", "yes"), Part(0, "if needed", "maybe"), Part(6, "no", "no")]

    assert "18 yes, 0 if needed, 6 no" in draw("{% distribution parts %}", parts=parts)
    assert sum(stripe.width for stripe in charts.stripes(parts)) == pytest.approx(100, abs=0.1)


points = st.lists(
    st.tuples(st.text("abcdefgh ", min_size=1, max_size=40), st.floats(1, 5), st.floats(1, 5)),
    min_size=1,
    max_size=14,
)


@given(points)
def test_labels_of_the_chart_never_touch(rows: list[tuple[str, float, float]]) -> None:
    laid = ipa.layout([IpaPoint(n, *row) for n, row in enumerate(rows)], ["a", "b", "c", "d"])
    labels = [label for _x, _y, _n, label in laid["dots"] if label]
    boxes = [_box(label) for label in labels]

    assert not any(_overlap(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def _box(label: ipa.Label) -> tuple[float, float, float, float]:
    width = len(label.words) * 6
    left = {"start": label.x, "end": label.x - width, "middle": label.x - width / 2}[label.anchor]
    return left, label.y - 12, left + width, label.y


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_no_component_writes_an_inline_style() -> None:
    drawn = draw("{% quota_bar bar %}{% distribution parts %}{% share_bar 0.4 %}{% sparkline values %}",
                 bar=QuotaBar("L", 4, 5), parts=[Part(1, "yes", "yes")], values=[1, 2, 2])  # fmt: skip

    assert "style=" not in drawn


def test_the_title_begins_with_error_when_a_form_came_back() -> None:
    failed = SimpleNamespace(is_bound=True, errors={"title": ["Fill this in."]})

    assert draw("{% error_prefix %}", form=failed) == "Error: "
    assert draw("{% error_prefix %}", forms=[failed]) == "Error: "
    assert draw("{% error_prefix %}", form=SimpleNamespace(is_bound=False)) == ""
