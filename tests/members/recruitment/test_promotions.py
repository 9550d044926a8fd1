"""Who moves up into the seats that are free: all of them are looked at together."""

import pytest

from members.recruitment.models import Decision, Selection
from members.recruitment.queries.decisions.letters import with_letters
from members.recruitment.queries.decisions.promotions import promotions
from members.recruitment.states import OfferState, Outcome
from tests.makers import NOON
from tests.makers.recruitment import make_application, make_closed_call, make_decided, make_quota

pytestmark = pytest.mark.django_db


def with_free_seats(*people: tuple[int, str, str], seats: int) -> Selection:
    """A decided selection whose seats are all free again; score, country and level of each applicant."""
    call = make_closed_call(seats_max=seats)
    make_quota(call, value="CH", minimum=1)
    make_quota(call, attribute="level", value="regional", minimum=1)
    for score, country, level in people:
        make_application(call, score=score, country=country, level=level)
    selection = make_decided(call)
    gone = Decision.objects.filter(selection=selection, outcome=Outcome.ACCEPTED)
    gone.update(offer=OfferState.DECLINED, answered_at=NOON)
    return selection


def test_those_who_together_fill_the_free_seats_best_stand_first() -> None:
    selection = with_free_seats(
        (99, "CH", "regional"), (98, "CH", "regional"),
        (80, "BE", "local"), (60, "CH", "local"), (50, "BE", "regional"),
        seats=2,
    )  # fmt: skip

    found = promotions(selection, list(with_letters(selection)))

    assert [(one.row.country, one.row.level, one.is_best) for one in found] == [
        ("CH", "local", True),
        ("BE", "regional", True),
        ("BE", "local", False),
    ]


def test_of_equals_the_seed_decides_as_it_does_in_the_selection() -> None:
    selection = with_free_seats((99, "CH", "regional"), (70, "BE", "local"), (70, "BE", "local"), seats=1)

    found = promotions(selection, list(with_letters(selection)))

    assert [one.is_best for one in found] == [True, False]
    assert [one.decision.reserve_rank for one in found] == [1, 2]


def test_nobody_is_the_best_where_nobody_waits() -> None:
    selection = with_free_seats((99, "CH", "regional"), seats=1)

    assert promotions(selection, list(with_letters(selection))) == []
