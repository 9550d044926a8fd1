"""Numbers that stand for those who answer: one for each, the same for all that one said."""

import pytest

from members.needs.models import Response
from members.needs.queries import quotes
from members.needs.states import Privacy
from tests.makers import NOON
from tests.makers.editions import make_edition
from tests.makers.needs import make_assessment
from tests.makers.people import make_organisation

pytestmark = pytest.mark.django_db


def make_responses(assessment, number: int) -> list[Response]:
    return [
        Response.objects.create(assessment=assessment, organisation=make_organisation(), started_at=NOON)
        for _number in range(number)
    ]


def test_two_respondents_never_have_one_number(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = make_edition()
    surveys = [make_assessment(edition=edition, privacy=Privacy.PSEUDONYMOUS) for _number in range(2)]
    given = [one for survey in surveys for one in make_responses(survey, 3)]
    monkeypatch.setattr(quotes, "_mark", lambda words: "f" * 64)

    numbers = quotes.pseudonyms(edition)

    assert len(set(numbers.values())) == len(given)
    assert all(quotes.FIRST <= number < quotes.FIRST + quotes.NUMBERS for number in numbers.values())


def test_a_number_stays_when_somebody_else_begins_to_answer() -> None:
    assessment = make_assessment(privacy=Privacy.PSEUDONYMOUS)
    make_responses(assessment, 20)
    before = quotes.pseudonyms(assessment.edition)

    make_responses(assessment, 20)

    assert before.items() <= quotes.pseudonyms(assessment.edition).items()
