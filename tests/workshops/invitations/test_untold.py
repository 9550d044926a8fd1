"""How many do not know yet: the same for one session and for all, in as many queries for ten as for one."""

import pytest

from tests.makers import HOUR, NOON
from tests.makers.editions import make_edition
from tests.makers.invitations import make_invited_workshop
from tests.makers.people import make_person
from tests.makers.scheduling import make_participant, make_workshop
from workshops.invitations import queries
from workshops.invitations.models import Invitation
from workshops.scheduling import actions as scheduling
from workshops.scheduling.actions import attendance
from workshops.scheduling.models import Participant
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db


def test_one_count_for_all_sessions_says_what_each_says() -> None:
    edition = make_edition()
    told, moved, joined, left = (make_invited_workshop(edition=edition, people=3) for _ in range(4))
    new = make_workshop(edition=edition, state=WorkshopState.SCHEDULED)
    make_participant(workshop=new)
    make_participant(workshop=joined)
    Participant.objects.filter(workshop=left).first().delete()
    scheduling.set_time(
        moved, starts_at=moved.starts_at + HOUR, ends_at=moved.ends_at + HOUR, by=make_person(), at=NOON
    )

    found = dict(queries.untold_ahead(edition, None, at=NOON))

    assert found == {told: 0, moved: 3, joined: 1, left: 1, new: 1}
    for workshop, count in found.items():
        assert queries.untold(workshop, queries.living_item(workshop), at=NOON).how_many == count


def test_somebody_who_was_uninvited_and_comes_back_is_new() -> None:
    workshop = make_invited_workshop(people=2)
    Invitation.objects.filter(pk=Invitation.objects.first().pk).update(removed_at=NOON)

    assert queries.untold_ahead(workshop.edition, None, at=NOON) == [(workshop, 1)]


def test_ten_sessions_take_as_many_queries_as_one(django_assert_num_queries) -> None:
    edition = make_edition()
    for number in range(10):
        make_invited_workshop(edition=edition)
        if number in (0, 9):
            with django_assert_num_queries(2):
                queries.untold_ahead(edition, None, at=NOON)


def test_who_walks_into_a_running_session_knows_of_it() -> None:
    workshop = make_invited_workshop(people=2)
    make_participant(workshop=workshop)
    at = workshop.starts_at + HOUR / 2
    attendance.add_arrival(workshop, person=make_person(), organisation=None, by=None, at=at)

    assert queries.untold_ahead(workshop.edition, None, at=at) == [(workshop, 1)]
    assert queries.untold(workshop, queries.living_item(workshop), at=at).how_many == 1
