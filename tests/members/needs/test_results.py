"""What a survey yields, against what one counts by hand from the same answers."""

from statistics import fmean

import pytest
from django.test import Client
from django.urls import reverse

from members.needs import actions
from members.needs.given import Given
from members.needs.queries import counts, ranking, results
from members.needs.states import Method, QuestionKind
from tests.makers import DAY, NOON
from tests.makers.editions import make_edition, make_topic
from tests.makers.needs import answer, make_assessment, make_need, make_question, open_survey
from tests.makers.people import make_member, make_organisation

pytestmark = pytest.mark.django_db
LEVELS = ["local"] * 6 + ["national"] * 5 + ["regional"] * 4 + ["joint"] * 2


@pytest.fixture
def survey():
    """17 organisations of four levels of government; topic B is needed more than topic A."""
    edition = make_edition()
    topics = [make_topic(edition=edition, title=title) for title in ["A", "B"]]
    assessment = make_assessment(edition=edition)
    pair = make_question(assessment=assessment, topics=topics)
    wish = make_question(assessment=assessment, kind=QuestionKind.MULTIPLE, topics=topics, choices=["other"])
    order = make_question(assessment=assessment, kind=QuestionKind.RANKING, choices=["x", "y", "z"])
    scale = make_question(assessment=assessment, kind=QuestionKind.SCALE)
    people = [make_member(edition=edition, organisation=make_organisation(level=level)) for level in LEVELS]
    open_survey(assessment)
    a, b = pair.choices.all()
    x, y, z = (choice.pk for choice in order.choices.all())
    for number, person in enumerate(people):
        given = {
            a: Given(importance=3, level=1 + number % 5),
            b: Given(importance=5, level=1 + number % 3),
            wish: Given(picks=tuple(sorted(c.pk for c in list(wish.choices.all())[: 1 + number % 2]))),
            order: Given(picks=(x, y, z) if number % 2 else (z, x, y)),
            scale: Given(number=1 + number % 5),
        }
        answer(assessment, person, given)
    return assessment


def test_counts_of_the_database_are_those_of_a_loop(survey) -> None:
    tables = counts.pair_tables(survey)
    by_hand: dict = {}
    for response in survey.responses.prefetch_related("answers__choice"):
        for one in response.answers.all():
            if one.choice:
                table = by_hand.setdefault(one.choice.topic_id, {}).setdefault(response.level, {})
                pair = (one.importance, one.level)
                table[pair] = table.get(pair, 0) + 1

    assert {topic: dict(levels) for topic, levels in tables.items()} == by_hand


def test_needs_are_ranked_and_agree_with_the_naive_means(survey) -> None:
    needs = {need.topic.title: need for need in ranking.needs_and_figures(survey)[0]}

    levels = [1 + number % 3 for number in range(17)]
    assert needs["B"].rank == 1
    assert needs["B"].mwds == pytest.approx(5 * (5 - fmean(levels)))
    assert (needs["B"].n, needs["B"].rds, needs["A"].chosen, needs["B"].chosen) == (17, -100, 17, 8)


def test_levels_of_government_are_shown_only_where_five_answered(survey) -> None:
    figures = results.figures_of(survey)
    needs, _figures = ranking.needs_and_figures(survey)
    rows = ranking.ranked(needs, Method.RDM, {})

    shown = ranking.levels(figures, rows)

    assert figures["level_n"] == {"local": 6, "national": 5, "regional": None, "joint": None}
    assert [name for name, _n in shown.heads] == ["National or federal", "Local"]
    assert shown.hidden == ["Regional", "Joint purchasing"]
    assert {frozenset(cells) for cells in figures["levels"].values()} == {frozenset(["local", "national"])}


def test_other_questions_are_counted_and_rankings_in_borda_points(survey) -> None:
    found = {entry["kind"]: entry for entry in results.figures_of(survey)["questions"]}

    assert found["multiple"]["parts"] == [["A", 17], ["B", 8], ["other", 0]]
    assert found["ranking"]["parts"] == [["x", 8 * 2 + 9 * 1], ["z", 9 * 2], ["y", 8 * 1]]
    assert sum(count for _words, count in found["scale"]["parts"]) == found["scale"]["n"] == 17


def test_a_fixed_result_does_not_change_when_an_answer_does(survey) -> None:
    actions.close_assessment(survey, by=None, at=NOON + DAY)
    before = ranking.needs_and_figures(survey)

    survey.responses.first().answers.update(importance=1)
    after = ranking.needs_and_figures(survey)

    assert before[1] == after[1]
    assert [need.rds for need in before[0]] == [need.rds for need in after[0]]


def test_the_chart_names_its_lines() -> None:
    edition = make_edition()
    one = make_need(topic=make_topic(edition=edition), importance=4.5, level=2.0, rds=-80, rank=1)
    two = make_need(topic=make_topic(edition=edition), importance=3.5, level=3.0, rds=-10, rank=2)
    rows = ranking.ranked([one, two], Method.RDM, {})

    means = ranking.chart(rows, by_midpoint=False)
    middle = ranking.chart(rows, by_midpoint=True)

    assert "importance 4.00, level 2.50" in means.summary
    assert "middle of the scale, 3" in middle.summary
    assert [field for *_row, field in means.rows] == ["Concentrate here", "Possible overkill"]


def test_the_two_methods_run_in_opposite_directions() -> None:
    edition = make_edition()
    first = make_need(topic=make_topic(edition=edition), rds=-80, mwds=5, borda=1)
    second = make_need(topic=make_topic(edition=edition), rds=-10, mwds=9, borda=2.5)
    needs = [first, second]

    assert [row.topic for row in ranking.ranked(needs, Method.RDM, {})] == [first.topic, second.topic]
    assert [row.main for row in ranking.ranked(needs, Method.BORICH, {})] == ["9.0", "5.0"]
    assert [row.main for row in ranking.ranked(needs, Method.INTEREST, {})] == ["2.5", "1"]
    rows = ranking.ranked(needs, Method.RDM, {})
    assert ranking.other_order(rows, needs).endswith("would put topic 2 at place 1.")


def test_members_read_the_quotes_that_may_be_quoted_and_no_others() -> None:
    edition = make_edition()
    assessment = make_assessment(edition=edition)
    text = make_question(assessment=assessment, kind=QuestionKind.TEXT, may_be_quoted=True)
    people = [make_member(edition=edition) for _number in range(2)]
    open_survey(assessment)
    answer(assessment, people[0], {text: Given(text="Openly said", may_quote=True)})
    answer(assessment, people[1], {text: Given(text="Kept inside")})
    actions.close_assessment(assessment, by=None, at=NOON + DAY)
    client = Client()
    client.force_login(people[1])

    page = client.get(reverse("needs:results", args=[edition.slug, assessment.pk])).content.decode()

    assert "Openly said" in page
    assert "Kept inside" not in page
