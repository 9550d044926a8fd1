"""The numbers of an edition: one question for a page, however many editions it is about."""

import pytest

from members.people.models import Person
from tests.makers import NOON
from tests.makers.editions import make_edition
from tests.makers.people import make_member, make_person, with_role
from tests.makers.scheduling import make_participant, make_workshop
from workinggroup.editions import tally
from workinggroup.editions.once import remember_for_page
from workinggroup.editions.permissions import Role
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db


def test_three_editions_take_one_query(django_assert_num_queries) -> None:
    reader = make_person()
    for _ in range(3):
        edition = make_edition()
        with_role(reader, Role.SECRETARIAT, edition)
        make_workshop(edition=edition, state=WorkshopState.SCHEDULED)
    remember_for_page(reader, *reader.editions)

    with django_assert_num_queries(1):
        found = [sessions_of(edition, reader) for edition in reader.editions]

    assert found == [1, 1, 1]


def test_a_speaker_counts_only_the_sessions_to_which_they_are_asked() -> None:
    edition = make_edition()
    workshop, _other = (make_workshop(edition=edition, state=WorkshopState.SCHEDULED) for _ in range(2))
    speaker = with_role(make_person(), Role.SPEAKER, edition)
    make_participant(workshop=workshop, person=speaker)

    assert sessions_of(edition, speaker) == 1
    assert sessions_of(edition, make_member(edition=edition)) == 2


def sessions_of(edition, reader: Person) -> int:
    return tally.of(edition, reader, at=NOON)["sessions_all"]
