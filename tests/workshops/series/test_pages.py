"""The pages of a series: everything is shown before it is done."""

import datetime as dt
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.makers import DAY, HOUR
from tests.makers.people import make_secretary
from tests.makers.scheduling import make_participant, make_workshop
from tests.makers.series import make_series
from workshops.scheduling.models import Workshop
from workshops.series.models import Series

pytestmark = pytest.mark.django_db


def make_next_year(**facts: object) -> Workshop:
    """A session next January, at 10:00 in Brussels."""
    start = dt.datetime(timezone.now().year + 1, 1, 12, 9, tzinfo=dt.UTC)
    workshop = make_workshop(state="scheduled", starts_at=start, title="Clauses", **facts)
    make_participant(workshop=workshop)
    return workshop


def client_of(workshop: Workshop) -> Client:
    client = Client()
    client.force_login(make_secretary(edition=workshop.edition))
    return client


def url(name: str, workshop: Workshop) -> str:
    return reverse(f"series:{name}", args=[workshop.edition.slug, workshop.pk])


def test_all_dates_are_shown_before_they_are_made() -> None:
    workshop = make_next_year()

    page = client_of(workshop).get(url("repeat", workshop), {"rhythm": "month", "number": "5"})

    words = page.content.decode()
    assert words.count('name="day"') == 5
    assert "10:00" in words
    assert "The clocks change before this date" in words
    assert Workshop.objects.count() == 1
    assert "csrfmiddlewaretoken" not in words.split('method="get"')[1].split("</form>")[0]


def test_only_the_ticked_dates_are_made() -> None:
    workshop, client = make_next_year(), None
    client = client_of(workshop)
    page = client.get(url("repeat", workshop), {"rhythm": "week", "number": "3"})
    days = [one.name for one in page.context["dates"]]

    made = client.post(
        url("repeat", workshop),
        {"rhythm": "week", "number": "3", "until": "", "day": days[:2], "token": page.context["token"],
         "people": "on"},
    )  # fmt: skip

    assert made.status_code == 302
    assert [part.workshop.title for part in Series.objects.get().parts.all()] == [
        f"Clauses ({n} of 3)" for n in (1, 2, 3)
    ]


def test_further_dates_follow_the_last_one_of_a_series() -> None:
    series = make_series(first=make_next_year(), number=2)
    workshop = series.parts.first().workshop
    client = client_of(workshop)

    page = client.get(url("repeat", workshop), {"rhythm": "week", "number": "2"})
    day = page.context["dates"][0].name
    client.post(
        url("repeat", workshop), {"rhythm": "week", "number": "2", "day": day, "token": page.context["token"]}
    )

    assert "Add dates to this series" in page.content.decode()
    starts = [part.workshop.starts_at for part in series.parts.all()]
    assert [later - earlier for earlier, later in pairwise(starts)] == [7 * DAY, 7 * DAY]


def test_a_doubled_hour_is_asked_about_on_the_page() -> None:
    night = dt.datetime(timezone.now().year + 1, 9, 1, 0, 30, tzinfo=dt.UTC)
    autumn = max(d for d in (dt.date(night.year, 10, n) for n in range(25, 32)) if d.weekday() == 6)
    first = dt.datetime.combine(autumn - 7 * DAY, dt.time(0, 30), tzinfo=dt.UTC)
    workshop = make_workshop(state="scheduled", starts_at=first)
    client, ask = client_of(workshop), {"rhythm": "week", "number": "1", "until": ""}

    page = client.get(url("repeat", workshop), ask)
    name = page.context["dates"][0].name
    unsaid = client.post(url("repeat", workshop), {**ask, "day": name})
    said = client.post(url("repeat", workshop), {**ask, "day": name, f"fold-{name}": "1"})

    assert f'name="fold-{name}"' in page.content.decode()
    assert "twice" in unsaid.content.decode()
    assert said.status_code == 302
    assert Workshop.objects.order_by("pk").last().starts_at.hour == 1


def test_a_page_of_a_session_shows_its_siblings() -> None:
    series = make_series(first=make_next_year(), number=3, people=0)
    second = series.parts.get(position=2).workshop

    page = client_of(second).get(second.get_absolute_url()).content.decode()

    assert "Clauses (1 of 3)" in page
    assert "Clauses (3 of 3)" in page
    assert url("move", second) in page
    assert "Repeat this session" not in page


def test_the_move_is_shown_before_it_is_done() -> None:
    series = make_series(first=make_next_year(), number=3, people=0, invite=True)
    second = series.parts.get(position=2).workshop
    client, ask = client_of(second), {"days": "1", "time": "11:00"}

    page = client.get(url("move", second), ask)
    done = client.post(url("move", second), {**ask, "seen": page.context["seen"], "how": "send"})

    assert "Move 2 sessions and send 2 mails" in page.content.decode()
    assert done.status_code == 302
    before = second.starts_at
    second.refresh_from_db()
    assert second.starts_at - before == DAY + HOUR


@pytest.mark.parametrize(
    "ask", [{"rhythm": "week"}, {"rhythm": "week", "number": "2", "until": "2099-01-01"}, {"rhythm": "x"}]
)
def test_half_an_answer_is_asked_again(ask: dict[str, str]) -> None:
    workshop = make_next_year()

    page = client_of(workshop).get(url("repeat", workshop), ask)

    assert page.status_code == 200
    assert page.context["dates"] is None
