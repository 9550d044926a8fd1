"""Who had the bad hours so far: said beside the name, and weighed where all else is equal."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.makers import DAY, HOUR, NOON
from tests.makers.people import make_member, make_person
from tests.makers.scheduling import make_attendance, make_participant, make_slot, make_workshop
from workshops.scheduling import actions
from workshops.scheduling.models import Workshop
from workshops.scheduling.queries import fairness, poll_page, stakes
from workshops.scheduling.queries.ranking import Rank, behind
from workshops.scheduling.states import AttendanceState, WorkshopState

pytestmark = pytest.mark.django_db
MORNING, EVENING = NOON.replace(hour=9), NOON.replace(hour=15)  # 14:45 and 20:45 in Kathmandu


def make_history(*starts: dt.datetime) -> tuple[Workshop, object]:
    """Somebody in Kathmandu who was asked to sessions at these hours, and now to a poll."""
    workshop = make_workshop(state=WorkshopState.POLLING)
    person = make_member(edition=workshop.edition, name="Asmita", timezone="Asia/Kathmandu")
    for number, start in enumerate(starts):
        begins = start - (len(starts) - number) * 7 * DAY
        before = make_workshop(
            edition=workshop.edition, state=WorkshopState.HELD, starts_at=begins, held_at=NOON
        )
        make_participant(workshop=before, person=person)
    make_participant(workshop=workshop, person=person)
    return workshop, person


def words_of(workshop: Workshop) -> list[str]:
    return [row.fairness for row in poll_page(workshop, make_person(), shows_everybody=True).rows]


@pytest.mark.parametrize(
    ("starts", "words"),
    [
        pytest.param([], "", id="nothing yet"),
        pytest.param([MORNING], "", id="a good hour"),
        pytest.param([EVENING], "had the bad hour last time", id="last time"),
        pytest.param([EVENING, MORNING], "had the bad hour in 1 of 2 sessions so far", id="before that"),
        pytest.param(
            [EVENING, MORNING, EVENING],
            "had the bad hour last time, and in 2 of 3 sessions so far",
            id="again and again",
        ),
    ],
)
def test_beside_the_name_stands_how_often_somebody_had_the_bad_hour(starts: list, words: str) -> None:
    workshop, _person = make_history(*starts)

    assert words_of(workshop) == [words]


def test_a_session_that_somebody_missed_or_was_not_asked_to_is_no_burden() -> None:
    workshop, person = make_history(EVENING)
    make_participant(workshop=workshop, person=make_member(edition=workshop.edition, timezone="Asia/Manila"))
    held = Workshop.objects.held().get()
    make_attendance(workshop=held, person=person, state=AttendanceState.EXCUSED)

    assert words_of(workshop) == ["", ""]


def test_another_edition_is_another_count() -> None:
    workshop, person = make_history()
    other = make_workshop(state=WorkshopState.HELD, starts_at=EVENING - DAY, held_at=NOON)
    make_participant(workshop=other, person=person)

    assert words_of(workshop) == [""]


def test_of_equal_dates_the_one_that_spares_whom_it_hit_before_is_best() -> None:
    workshop, asmita = make_history(EVENING)
    boris = make_member(edition=workshop.edition, timezone="America/New_York")
    make_participant(workshop=workshop, person=boris)
    day = NOON.replace(hour=0) + 21 * DAY  # a Tuesday
    late_for_asmita = make_slot(workshop=workshop, starts_at=day + 14 * HOUR)
    early_for_boris = make_slot(workshop=workshop, starts_at=day + DAY + 8 * HOUR)
    for person in (asmita, boris):
        said = {late_for_asmita.pk: "yes", early_for_boris.pk: "yes"}
        actions.answer_poll(workshop, person=person, answers=said, at=NOON)

    page = poll_page(workshop, make_person(), shows_everybody=True)

    assert page.best.slot == early_for_boris
    assert [column.rank.burden for column in page.columns] == [2, 1]
    assert "its bad hours weigh 2 against 1" in page.ranked[1].behind


def test_whoever_said_no_is_spared_the_hour() -> None:
    workshop, asmita = make_history()
    slot = make_slot(workshop=workshop, starts_at=NOON + 21 * DAY + 3 * HOUR)
    actions.answer_poll(workshop, person=asmita, answers={slot.pk: "no"}, at=NOON)

    column = poll_page(workshop, make_person(), shows_everybody=True).columns[0]

    assert column.rank.burden == 0
    assert "One person has a bad hour, and said no: Asmita, 20:45 late in Kathmandu." in column.reasons


def test_a_day_off_weighs_like_a_bad_hour_and_is_called_by_its_name() -> None:
    workshop, _asmita = make_history()
    make_slot(workshop=workshop, starts_at=NOON + 19 * DAY - 7 * HOUR)  # Saturday, 10:45 in Kathmandu

    column = poll_page(workshop, make_person(), shows_everybody=True).columns[0]

    assert column.rank.burden == 1
    assert column.reasons[1:] == ["1 person has a day off or a public holiday."]


@pytest.mark.parametrize(
    ("mine", "words"),
    [
        pytest.param(Rank(1, -9, -9, 0, NOON), "cannot be missing said no", id="a must-have said no"),
        pytest.param(Rank(0, -5, -5, 0, NOON), "3 people fewer can come", id="fewer can"),
        pytest.param(Rank(0, -8, -6, 0, NOON), "1 fewer is sure", id="fewer are sure"),
        pytest.param(Rank(0, -8, -7, 3, NOON), "weigh 3 against 2", id="a greater burden"),
        pytest.param(Rank(0, -8, -7, 2, NOON + DAY), "which is sooner", id="later"),
    ],
)
def test_why_a_date_stands_behind_is_said_with_numbers(mine: Rank, words: str) -> None:
    ahead = Rank(0, -8, -7, 2, NOON)

    assert ahead < mine
    assert words in behind(mine, ahead, "Tue 9 June 10:00")


ranks = st.builds(
    Rank, st.integers(0, 2), st.integers(-9, 0), st.integers(-9, 0), st.integers(0, 9), st.just(NOON)
)


@given(ranks, ranks)
def test_who_cannot_be_missing_decides_whatever_the_others_say(one: Rank, other: Rank) -> None:
    mine, theirs = (one.missing, one.fewer_can), (other.missing, other.fewer_can)

    assert mine == theirs or (one < other) is (mine < theirs)


def test_before_a_date_is_chosen_one_reads_whom_it_burdens_and_who_said_no(client) -> None:
    workshop, asmita = make_history(EVENING)
    boris = make_participant(workshop=workshop, must_have=True)
    slot = make_slot(workshop=workshop, starts_at=NOON + 21 * DAY + 3 * HOUR)
    actions.answer_poll(workshop, person=boris.person, answers={slot.pk: "no"}, at=NOON)

    found = stakes(workshop, slot)

    assert [one.participant.person for one in found.unsocial] == [asmita]
    assert [one.participant for one in found.wanting] == [boris]
    assert (found.can, len(found.refused), len(found.silent)) == (0, 1, 1)


@pytest.mark.parametrize("number", [1, 3])
def test_burdens_are_read_in_one_query(number: int, django_assert_num_queries) -> None:
    workshop, _person = make_history(*[EVENING] * number)
    places = fairness.places_of(workshop.participants.for_list())

    with django_assert_num_queries(1):
        found = fairness.burdens(workshop, places)

    assert [one.bad for one in found.values()] == [number]
