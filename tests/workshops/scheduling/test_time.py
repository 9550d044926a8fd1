"""A time that is past: refused where people would have to hear of it, written down where it took place."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from tests.makers import DAY, HOUR, NOON
from tests.makers.people import make_secretary
from tests.makers.scheduling import make_slot, make_workshop
from workinggroup.base.models import Event
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.scheduling import actions
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db
YESTERDAY = {"starts_at": NOON - DAY, "ends_at": NOON - DAY + HOUR}


def make_dated(*, begins: dt.timedelta = 7 * DAY, state: str = WorkshopState.SCHEDULED) -> Workshop:
    start = NOON + begins
    return make_workshop(state=state, starts_at=start, ends_at=start + 2 * HOUR)


@pytest.mark.parametrize("state", [WorkshopState.DRAFT, WorkshopState.POLLING, WorkshopState.SCHEDULED])
def test_a_session_ahead_is_not_moved_into_the_past_by_mistake(state: str) -> None:
    workshop = make_workshop(state=WorkshopState.DRAFT) if state == WorkshopState.DRAFT else make_dated()
    if state == WorkshopState.POLLING:
        workshop = make_workshop(state=state, poll_closes_at=NOON + DAY)

    with pytest.raises(Refused, match="tick that"):
        actions.set_time(workshop, **YESTERDAY, by=None, at=NOON)


def test_what_took_place_then_is_written_down_and_nobody_is_told() -> None:
    workshop = make_dated()

    actions.set_time(workshop, **YESTERDAY, took_place=True, by=None, at=NOON)

    assert Workshop.objects.get(pk=workshop.pk).starts_at == NOON - DAY
    assert not Email.objects.exists()


def test_what_is_not_over_did_not_take_place() -> None:
    ahead = {"starts_at": NOON + DAY, "ends_at": NOON + DAY + HOUR}

    with pytest.raises(Refused, match="not over yet"):
        actions.set_time(make_dated(), **ahead, took_place=True, by=None, at=NOON)


def test_a_session_that_runs_can_be_made_longer() -> None:
    workshop = make_dated(begins=-HOUR)
    longer = {"starts_at": workshop.starts_at, "ends_at": workshop.ends_at + HOUR}

    actions.set_time(workshop, **longer, by=None, at=NOON)

    assert Workshop.objects.get(pk=workshop.pk).ends_at == NOON + 2 * HOUR


def test_the_time_of_a_held_session_is_corrected_and_stays_behind() -> None:
    workshop = make_dated(begins=-2 * DAY, state=WorkshopState.HELD)

    actions.set_time(workshop, **YESTERDAY, by=None, at=NOON)

    assert Workshop.objects.get(pk=workshop.pk).state == WorkshopState.HELD
    assert Event.objects.filter(verb="scheduling.time_corrected").count() == 1
    with pytest.raises(Refused, match="cannot lie ahead"):
        actions.set_time(workshop, starts_at=NOON + DAY, ends_at=NOON + 2 * DAY, by=None, at=NOON)


def test_a_date_of_the_poll_that_has_passed_is_not_chosen() -> None:
    workshop = make_workshop(state=WorkshopState.POLLING, poll_closes_at=NOON - 2 * DAY)
    slot = make_slot(workshop=workshop, starts_at=NOON - DAY)

    with pytest.raises(Refused, match="past"):
        actions.choose_slot(slot, by=None, at=NOON)


def test_the_page_of_a_held_session_says_that_nobody_is_told() -> None:
    workshop = make_dated(begins=-2 * DAY, state=WorkshopState.HELD)
    client = Client()
    client.force_login(make_secretary(edition=workshop.edition))

    page = client.get(reverse("scheduling:time", args=[workshop.edition.slug, workshop.pk]))

    assert "enter when it truly took place" in page.content.decode()
    assert "took_place" not in page.content.decode()
