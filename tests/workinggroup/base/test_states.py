"""States as tables of moves."""

import pytest

from tests.makers.editions import make_edition
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.base.states import StateMachine
from workinggroup.editions.models import Edition
from workinggroup.editions.states import EditionState

pytestmark = pytest.mark.django_db


def machines(cls=StateMachine):
    for machine in cls.__subclasses__():
        yield machine
        yield from machines(machine)


@pytest.mark.parametrize("machine", list(machines()), ids=lambda machine: machine.__name__)
def test_every_table_of_moves_names_only_its_own_states(machine):
    assert all(isinstance(state, machine) for old, news in machine.moves().items() for state in {old} | news)
    assert all(state.look.word == state.label for state in machine)


def test_a_move_of_the_table_is_stored_with_what_goes_with_it():
    edition = make_edition(state=EditionState.PREPARING)

    edition.become(EditionState.RUNNING, title="Started")

    stored = Edition.objects.get()
    assert (stored.state, stored.title) == (EditionState.RUNNING, "Started")


def test_a_move_that_is_not_in_the_table_is_refused_in_words():
    edition = make_edition(state=EditionState.PREPARING)

    with pytest.raises(Refused, match="This is “In preparation” now"):
        edition.become(EditionState.FINISHED)


def test_of_two_at_once_only_the_first_moves_it():
    edition = make_edition(state=EditionState.PREPARING)
    late = Edition.objects.get()
    edition.become(EditionState.RUNNING)

    with pytest.raises(Refused, match="Somebody else was faster"):
        late.become(EditionState.RUNNING)


def test_a_rule_without_a_reason_refuses_nothing():
    refuse_if(None)

    with pytest.raises(Refused, match="because"):
        refuse_if("because")
