"""The published methods against the naive formulas, row by row."""

from collections import Counter
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.needs.analysis import borda, crosshair, discrepancy, merged, quadrant, ranks, share, shown_groups
from members.needs.analysis.importance_performance import Quadrant

points = st.integers(1, 5)
pair_lists = st.lists(st.tuples(points, points), min_size=1, max_size=60)


@given(pair_lists)
def test_borich_from_counts_is_the_mean_of_each_respondents_weighted_discrepancy(
    pairs: list[tuple[int, int]],
) -> None:
    mean_importance = fmean(importance for importance, _level in pairs)
    weighted = [(importance - level) * mean_importance for importance, level in pairs]

    assert discrepancy(Counter(pairs)).mwds == pytest.approx(sum(weighted) / len(pairs))


@given(pair_lists)
def test_rdm_from_counts_is_the_share_above_minus_the_share_below(pairs: list[tuple[int, int]]) -> None:
    negative = 100 * sum(level < importance for importance, level in pairs) / len(pairs)
    positive = 100 * sum(level > importance for importance, level in pairs) / len(pairs)

    assert discrepancy(Counter(pairs)).rds == pytest.approx(-1 * negative + 0 + 1 * positive)


@given(pair_lists)
def test_every_figure_stays_in_its_published_range(pairs: list[tuple[int, int]]) -> None:
    found = discrepancy(Counter(pairs))

    assert -6.25 <= found.mwds <= 20
    assert -100 <= found.rds <= 100
    assert found.below + found.equal + found.above == found.n == len(pairs)


def test_the_ends_of_borichs_range_are_reached() -> None:
    assert discrepancy({(5, 1): 7}).mwds == 20
    assert discrepancy({(2, 5): 1, (3, 5): 1}).mwds == -6.25


def test_a_topic_of_the_look_has_its_figures() -> None:
    found = discrepancy({(5, 2): 18, (3, 3): 4, (2, 4): 1})

    assert (found.n, found.below, found.equal, found.above, round(found.rds)) == (23, 18, 4, 1, -74)


def test_nothing_comes_of_no_pairs() -> None:
    assert discrepancy({}) is None


@given(st.lists(st.dictionaries(st.tuples(points, points), st.integers(1, 9)), max_size=4))
def test_groups_add_up_to_their_total(groups: list[dict[tuple[int, int], int]]) -> None:
    assert sum(merged(groups).values()) == sum(sum(group.values()) for group in groups)


@given(st.dictionaries(st.integers(), st.none() | st.integers(-100, 100)), st.booleans())
def test_a_rank_is_one_more_than_the_number_that_need_it_more(
    scores: dict[int, int | None], lowest_first: bool
) -> None:
    sign = 1 if lowest_first else -1
    known = [score for score in scores.values() if score is not None]

    assert ranks(scores, lowest_first=lowest_first) == {
        key: None if score is None else 1 + sum(sign * other < sign * score for other in known)
        for key, score in scores.items()
    }


@given(st.lists(st.permutations(["a", "b", "c", "d"]), min_size=1, max_size=30))
def test_borda_from_counts_is_the_sum_over_the_ballots(ballots: list[list[str]]) -> None:
    places = Counter((name, place) for ballot in ballots for place, name in enumerate(ballot, 1))
    naive = {name: sum(3 - ballot.index(name) for ballot in ballots) for name in "abcd"}

    assert borda(places, 4) == naive


def test_candidates_that_tie_share_the_points_of_their_places() -> None:
    assert borda({("a", 1.5): 1, ("b", 1.5): 1, ("c", 3): 1}, 3) == {"a": 1.5, "b": 1.5, "c": 0}


def test_a_share_of_nobody_is_unknown() -> None:
    assert (share(3, 12), share(0, 0)) == (25, None)


def test_the_crosshair_stands_at_the_grand_means_or_at_the_midpoint() -> None:
    topics = [(4.0, 2.0), (5.0, 4.0)]

    assert crosshair(topics) == (4.5, 3.0)
    assert crosshair(topics, scale=(1, 5)) == (3, 3)
    assert crosshair([]) is None


@pytest.mark.parametrize(
    ("importance", "level", "field"),
    [
        pytest.param(4, 2, Quadrant.CONCENTRATE, id="important and weak"),
        pytest.param(4, 4, Quadrant.KEEP_UP, id="important and strong"),
        pytest.param(2, 2, Quadrant.LOW_PRIORITY, id="unimportant and weak"),
        pytest.param(2, 4, Quadrant.OVERKILL, id="unimportant and strong"),
        pytest.param(3, 3, Quadrant.KEEP_UP, id="on both lines"),
    ],
)
def test_a_topic_falls_into_the_field_of_the_paper(importance: float, level: float, field: Quadrant) -> None:
    assert quadrant(importance, level, crosshair([], scale=(1, 5))) == field


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 20)))
def test_no_small_group_is_shown_or_follows_from_what_is_shown(counts: dict[str, int]) -> None:
    shown = shown_groups(counts)
    hidden = sum(n for group, n in counts.items() if group not in shown)

    assert all(counts[group] >= 5 for group in shown)
    assert hidden == 0 or hidden >= 5 or not shown


def test_groups_are_shown_where_none_is_small() -> None:
    assert shown_groups({"local": 11, "national": 6, "regional": 0}) == {"local", "national"}
