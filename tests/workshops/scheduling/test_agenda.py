"""The agenda: order, minutes, fixed hours, what is too long, and what comes from elsewhere."""

import datetime as dt

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.makers import HOUR, NOON
from tests.makers.people import make_member, make_secretary
from tests.makers.scheduling import make_agenda_item, make_participant, make_workshop
from workinggroup.base.refusals import Refused
from workshops.scheduling import actions, fitting, queries, timing
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

pytestmark = pytest.mark.django_db
MORNING = dt.datetime(2026, 6, 9, 8, tzinfo=dt.UTC)  # 10:00 in Brussels


def make_session(*minutes: int, **facts: object) -> Workshop:
    """Two hours from 10:00 in Brussels, with points of these lengths."""
    workshop = make_workshop(state=WorkshopState.SCHEDULED, starts_at=MORNING, **facts)
    for one in minutes:
        make_agenda_item(workshop=workshop, duration=one)
    return workshop


def clocks(workshop: Workshop) -> list[str]:
    return [f"{one.starts_at + 2 * HOUR:%H:%M}" for one in timing.running_times(workshop)]


def lengths(workshop: Workshop) -> list[int]:
    return list(workshop.agenda.values_list("duration", flat=True))


def test_each_point_begins_when_the_one_before_ends() -> None:
    assert clocks(make_session(15, 30, 45)) == ["10:00", "10:15", "10:45"]


def test_a_fixed_hour_leaves_a_gap_or_shows_what_is_too_long() -> None:
    workshop = make_session(30, 30, 45, 15)
    workshop.agenda.filter(position=2).update(begins=dt.time(10, 40))
    workshop.agenda.filter(position=4).update(begins=dt.time(11, 45))

    points = timing.running_times(workshop)

    assert [one.gap for one in points] == [0, 10, 0, -10]
    assert clocks(workshop) == ["10:00", "10:40", "11:10", "11:45"]


def test_a_fixed_hour_moves_with_the_session_and_its_zone() -> None:
    workshop = make_session(30, timezone="America/New_York", ends_at=MORNING + 12 * HOUR)
    workshop.agenda.update(begins=dt.time(9))

    [point] = timing.running_times(workshop)

    assert point.starts_at == dt.datetime(2026, 6, 9, 13, tzinfo=dt.UTC)


@pytest.mark.parametrize(("minutes", "over"), [((60, 60), 0), ((60, 61), 1), ((90, 50), 20)])
def test_overrun_counts_the_minutes_past_the_end(minutes, over: int) -> None:
    workshop = make_session(*minutes)

    assert timing.overrun(workshop, list(workshop.agenda.all())) == over


def test_points_are_shortened_in_proportion_and_fit_to_the_minute(django_assert_max_num_queries) -> None:
    workshop = make_session(60, 60, 40)

    count = actions.fit_agenda(workshop, by=make_secretary(edition=workshop.edition), at=NOON)

    assert (count, lengths(workshop)) == (3, [45, 45, 30])
    assert timing.overrun(workshop, list(workshop.agenda.all())) == 0


def test_what_fits_between_fixed_hours_stays_as_it_is() -> None:
    workshop = make_session(60, 50, 30)
    workshop.agenda.filter(position=2).update(begins=dt.time(10, 30))

    found = fitting.fitted(workshop, list(workshop.agenda.all()))

    assert sorted(found.values()) == [30]  # 60 minutes had 30; the 80 after it have 90


def test_more_points_than_minutes_are_refused_with_a_way_out() -> None:
    workshop = make_session(*[60] * 121)

    with pytest.raises(Refused, match="less than a minute"):
        actions.fit_agenda(workshop, by=None, at=NOON)


@given(st.lists(st.integers(1, 600), min_size=1, max_size=20), st.integers(1, 600))
def test_shortened_lengths_add_up_and_keep_their_order(minutes: list[int], room: int) -> None:
    if room < len(minutes):
        with pytest.raises(Refused):
            fitting.shortened(minutes, room)
        return

    found = fitting.shortened(minutes, room)

    assert sum(found) == room
    assert min(found) >= 1
    longest = minutes.index(max(minutes))
    assert found[longest] >= max(found) - fitting.STEP


def test_the_session_can_end_with_its_last_point() -> None:
    workshop = make_session(60, 80)

    actions.end_with_agenda(workshop, by=make_secretary(edition=workshop.edition), at=NOON)

    assert workshop.ends_at == MORNING + dt.timedelta(minutes=140)


def places(workshop: Workshop, *typed: tuple[int, int]) -> dict[int, actions.Place]:
    return {item.pk: actions.Place(*one) for item, one in zip(workshop.agenda.all(), typed, strict=True)}


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        pytest.param([(1, 10), (2, 10), (1, 10)], [3, 1, 2], id="to the front"),
        pytest.param([(3, 10), (2, 10), (3, 10)], [2, 3, 1], id="to the end"),
        pytest.param([(2, 10), (1, 10), (3, 10)], [2, 1, 3], id="two change places"),
        pytest.param([(1, 10), (2, 10), (99, 10)], [1, 2, 3], id="beyond the end"),
    ],
)
def test_a_point_goes_to_the_place_that_was_typed(typed, order: list[int]) -> None:
    workshop = make_session(10, 10, 10)
    titles = list(workshop.agenda.values_list("title", flat=True))
    seen = actions.mark_of(workshop.agenda.all())

    actions.arrange_agenda(workshop, places(workshop, *typed), seen=seen, by=None, at=NOON)

    found = list(workshop.agenda.values_list("title", flat=True))
    assert found == [titles[place - 1] for place in order]
    assert list(workshop.agenda.values_list("position", flat=True)) == [1, 2, 3]


def test_who_arranges_an_agenda_that_somebody_changed_overwrites_nothing() -> None:
    workshop = make_session(10, 10)
    seen = actions.mark_of(workshop.agenda.all())
    actions.arrange_agenda(workshop, places(workshop, (1, 25), (2, 10)), seen=seen, by=None, at=NOON)

    with pytest.raises(Refused, match="Nothing was stored"):
        actions.arrange_agenda(workshop, places(workshop, (1, 5), (2, 5)), seen=seen, by=None, at=NOON)

    assert lengths(workshop) == [25, 10]


def test_arranging_works_without_scripts_and_by_one_button_up(client) -> None:
    workshop = make_session(10, 20)
    first, second = workshop.agenda.all()
    client.force_login(make_secretary(edition=workshop.edition))
    sent = {
        "seen": actions.mark_of([first, second]), "move": f"up-{second.pk}",
        f"place-{first.pk}": "1", f"minutes-{first.pk}": "15",
        f"place-{second.pk}": "2", f"minutes-{second.pk}": "20",
    }  # fmt: skip
    url = reverse("scheduling:arrange_agenda", args=[workshop.edition.slug, workshop.pk])

    response = client.post(url, sent)

    assert response.url.endswith(f"#row-{second.pk}")
    assert list(workshop.agenda.values_list("pk", "duration")) == [(second.pk, 20), (first.pk, 15)]


@pytest.mark.parametrize("minutes", ["", "x", "0", "601", "99999999999", "-5", "1.5"])
def test_nonsense_in_the_table_is_refused_and_stores_nothing(client, minutes: str) -> None:
    workshop = make_session(10)
    [item] = workshop.agenda.all()
    client.force_login(make_secretary(edition=workshop.edition))
    url = reverse("scheduling:arrange_agenda", args=[workshop.edition.slug, workshop.pk])

    client.post(
        url, {"seen": actions.mark_of([item]), f"place-{item.pk}": "1", f"minutes-{item.pk}": minutes}
    )

    assert lengths(workshop) == [10]


def test_presenters_are_people_and_still_also_words(client) -> None:
    workshop = make_session(10)
    person = make_participant(workshop=workshop).person
    [item] = workshop.agenda.all()
    item.presenters.add(person)
    item.presenter = "Somebody from outside"
    item.save()

    [point] = queries.agenda_of(workshop)

    assert point.by == f"{person}, Somebody from outside"
    client.force_login(make_member(edition=workshop.edition))
    assert str(person) in client.get(workshop.get_absolute_url()).content.decode()


def test_copying_an_agenda_adds_points_and_leaves_sources_behind() -> None:
    source, workshop = make_session(10, 20), make_session(5)
    source.agenda.update(section="Morning", source="topic:1", source_words="the plan", begins=dt.time(9))

    count = actions.copy_agenda(workshop, source=source, with_people=False, by=None, at=NOON)

    copied = list(workshop.agenda.values_list("duration", "section", "source", "begins"))[1:]
    assert count == 2
    assert copied == [(10, "Morning", "", dt.time(9)), (20, "Morning", "", dt.time(9))]


def test_only_sessions_that_i_look_after_can_be_copied(client) -> None:
    workshop, foreign = make_session(5), make_session(10)
    client.force_login(make_secretary(edition=workshop.edition))
    url = reverse("scheduling:copy_agenda", args=[workshop.edition.slug, workshop.pk])

    response = client.post(url, {"source": foreign.pk})

    assert foreign.title not in client.get(url).content.decode()
    assert response.status_code == 200
    assert workshop.agenda.count() == 1


def test_the_running_order_is_a_pdf_for_everybody_who_reads_the_session(client) -> None:
    workshop = make_session(10, 20)
    workshop.agenda.filter(position=2).update(section="After the break", kind="decision")
    client.force_login(make_member(edition=workshop.edition))

    response = client.get(reverse("scheduling:running_order", args=[workshop.edition.slug, workshop.pk]))

    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")
