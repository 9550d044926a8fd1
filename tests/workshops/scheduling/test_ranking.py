"""Which date is best, and that the page says why."""

import pytest

from tests.makers import DAY, NOON
from tests.makers.people import make_member, make_person
from tests.makers.scheduling import make_participant, make_slot, make_workshop
from workshops.scheduling import actions
from workshops.scheduling.hours import hour_of
from workshops.scheduling.models import Workshop
from workshops.scheduling.queries import poll_page
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db
MIDNIGHT_SOON = NOON + 20 * DAY


def make_poll(*answers: str, must: int | None = None, **facts: object) -> Workshop:
    """A poll over two dates; `answers` like "yn" for each person: y yes, m if needed, n no."""
    workshop = make_workshop(state=WorkshopState.POLLING, **facts)
    slots = [make_slot(workshop=workshop) for _ in range(2)]
    words = {"y": "yes", "m": "if_needed", "n": "no"}
    for number, letters in enumerate(answers):
        participant = make_participant(workshop=workshop, must_have=number == must)
        said = {slot.pk: words[letter] for slot, letter in zip(slots, letters, strict=True)}
        actions.answer_poll(workshop, person=participant.person, answers=said, at=NOON)
    return workshop


def best_of(workshop: Workshop) -> int:
    """The place of the best date: 0 or 1."""
    page = poll_page(workshop, make_person(), shows_everybody=True)
    return next(number for number, column in enumerate(page.columns) if column.is_best)


@pytest.mark.parametrize(
    ("answers", "must", "best"),
    [
        pytest.param(("yy", "ny", "ny"), None, 1, id="more can come"),
        pytest.param(("my", "yy"), None, 1, id="as many, but more for sure"),
        pytest.param(("yy", "yy"), None, 0, id="all alike: the sooner"),
        pytest.param(("yy", "yy", "yn"), 2, 0, id="who cannot be missing decides"),
        pytest.param(("ny", "ny", "yn"), 2, 0, id="even against the many"),
    ],
)
def test_dates_are_ranked_by_people_first(answers: tuple, must: int | None, best: int) -> None:
    assert best_of(make_poll(*answers, must=must)) == best


def test_nothing_is_best_before_anybody_has_answered() -> None:
    page = poll_page(make_poll(), make_person(), shows_everybody=True)

    assert page.best is None


def test_the_reasons_name_who_has_the_bad_hour_again() -> None:
    workshop = make_poll("yy")
    before = make_workshop(
        edition=workshop.edition, state=WorkshopState.HELD, starts_at=NOON - 30 * DAY, held_at=NOON
    )
    dalisay = make_member(edition=workshop.edition, name="Dalisay", timezone="Asia/Manila")
    for session in (before, workshop):
        make_participant(workshop=session, person=dalisay)

    page = poll_page(workshop, make_person(), shows_everybody=True)

    assert before.has_time
    assert "Dalisay in Manila has a bad hour again, 20:00, after 20:00 late last time." in page.best.reasons


@pytest.mark.parametrize(
    ("zone", "country", "words"),
    [
        pytest.param("Europe/Brussels", "BE", "13:00", id="working hours"),
        pytest.param("Asia/Manila", "PH", "20:00 late", id="evening"),
        pytest.param("America/Los_Angeles", "US", "05:00 night", id="night"),
        pytest.param("America/New_York", "US", "08:00", id="as work begins"),
        pytest.param("America/Chicago", "US", "07:00 early", id="early"),
        pytest.param("Europe/Helsinki", "FI", "14:00", id="next door"),
    ],
)
def test_an_hour_is_named_where_the_person_is(zone: str, country: str, words: str) -> None:
    start = MIDNIGHT_SOON

    assert hour_of(start, start.replace(hour=14), zone, country).words == words


def test_a_public_holiday_is_named() -> None:
    national_day = NOON.replace(month=7, day=21)

    hour = hour_of(national_day, national_day.replace(hour=13), "Europe/Brussels", "BE")

    assert (hour.words, hour.holiday) == ("14:00 holiday", "National Day")
    assert not hour_of(national_day, national_day.replace(hour=13), "Europe/Helsinki", "FI").holiday


def test_a_poll_may_hide_what_others_said() -> None:
    page = poll_page(make_poll("yy", "nn"), make_person(), shows_everybody=False)

    assert (page.rows, page.comments) == ([], [])


@pytest.mark.parametrize("number", [1, 3])
def test_the_poll_is_read_in_the_same_queries_for_any_number_of_people(
    number: int, django_assert_num_queries
) -> None:
    workshop, reader = make_poll(*["yy"] * number), make_person()

    with django_assert_num_queries(4):
        poll_page(workshop, reader, shows_everybody=True)
