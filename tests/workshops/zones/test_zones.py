"""A country changes its clocks: found, shown, decided, told (calendar checklist 50)."""

import datetime as dt
from io import StringIO
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.doctored import new_rules
from tests.makers import DAY, HOUR, NOON
from tests.makers.invitations import make_invited_workshop
from tests.makers.people import make_member, make_person, make_secretary
from tests.makers.scheduling import make_participant, make_slot, make_workshop
from workinggroup.base.models import Event
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.scheduling import actions as scheduling
from workshops.scheduling.models import Availability, Slot, Workshop
from workshops.scheduling.states import WorkshopState
from workshops.zones import actions, queries, stage

pytestmark = pytest.mark.django_db
CAIRO = "Africa/Cairo"
# Summer in Cairo: 10:00 is 07:00 UTC by the rules of 2026.
SUMMER = dt.datetime(2026, 6, 9, 7, tzinfo=dt.UTC)


def make_cairo(*, people: int = 2, starts_at: dt.datetime = SUMMER) -> Workshop:
    return make_invited_workshop(people=people, timezone=CAIRO, starts_at=starts_at)


def make_cairo_poll(*, state: str = WorkshopState.POLLING) -> Workshop:
    workshop = make_workshop(state=state, timezone=CAIRO)
    for hour in (0, 1, 2):
        make_slot(workshop=workshop, starts_at=SUMMER + hour * HOUR)
    return workshop


def fresh(workshop: Workshop) -> Workshop:
    return Workshop.objects.select_related("edition__group").get(pk=workshop.pk)


def clock(moment: dt.datetime) -> str:
    return f"{moment.astimezone(ZoneInfo(CAIRO)):%H:%M}"


def test_50_new_rules_are_found_shown_and_the_hour_is_kept_with_a_higher_sequence() -> None:
    workshop = make_cairo()
    assert actions.check_zones(at=NOON) == []

    with new_rules(CAIRO, hours=2):
        [found] = actions.check_zones(at=NOON)
        todos = list(stage.todos(workshop.edition, make_secretary(edition=workshop.edition), NOON))
        told = actions.keep_clock(
            fresh(workshop), version=fresh(workshop).version, by=make_person(), at=NOON + HOUR
        )

        assert clock(fresh(workshop).starts_at) == "10:00"
        assert actions.check_zones(at=NOON + DAY) == []

    assert (f"{found.meant:%H:%M}", f"{found.shows:%H:%M}", found.in_utc) == (
        "10:00",
        "09:00",
        ("07:00", "08:00"),
    )
    assert "rules of Cairo changed" in todos[0].title
    events = [
        icalendar.Calendar.from_ical(mail.calendar).walk("VEVENT")[0] for mail in Email.objects.order_by("pk")
    ]
    assert (told, [event["SEQUENCE"] for event in events]) == (2, [0, 0, 1, 1])
    assert {event.start for event in events[2:]} == {SUMMER + HOUR}
    assert len({str(event["UID"]) for event in events}) == 1
    assert fresh(workshop).zone_changed_at is None


def test_50_the_instant_can_be_kept_and_nobody_is_told() -> None:
    workshop = make_cairo()

    with new_rules(CAIRO, hours=2):
        actions.check_zones(at=NOON)
        actions.keep_instant(fresh(workshop), version=fresh(workshop).version, by=make_person(), at=NOON)

        assert actions.check_zones(at=NOON + DAY) == []
        assert clock(fresh(workshop).starts_at) == "09:00"

    assert fresh(workshop).starts_at == SUMMER
    assert Email.objects.count() == 2


def test_50_proposed_dates_keep_their_hour_and_ask_those_on_another_clock_again() -> None:
    workshop = make_cairo_poll()
    there = make_participant(workshop=workshop, person=make_member(edition=workshop.edition, timezone=CAIRO))
    away = make_participant(
        workshop=workshop, person=make_member(edition=workshop.edition, timezone="Europe/Oslo")
    )
    slots = list(workshop.slots.all())
    for one in (there, away):
        scheduling.answer_poll(workshop, person=one.person, answers={slots[0].pk: "yes"}, at=NOON)

    with new_rules(CAIRO, hours=2):
        assert len(actions.check_zones(at=NOON)) == 3
        told = actions.keep_clock(fresh(workshop), version=1, by=make_person(), at=NOON)
        assert [clock(slot.starts_at) for slot in Slot.objects.order_by("starts_at")] == [
            "10:00",
            "11:00",
            "12:00",
        ]

    assert told == 1
    assert list(Availability.objects.values_list("person", flat=True)) == [there.person_id]
    assert Email.objects.get().person == away.person


def test_dates_that_nobody_has_seen_keep_the_hour_that_was_typed() -> None:
    workshop = make_cairo_poll(state=WorkshopState.DRAFT)

    with new_rules(CAIRO, hours=2):
        assert actions.check_zones(at=NOON) == []
        assert [clock(slot.starts_at) for slot in workshop.slots.all()] == ["10:00", "11:00", "12:00"]


def test_a_check_changes_nothing_where_rules_stay_and_records_once_where_they_change() -> None:
    workshop, other = make_cairo(), make_invited_workshop(timezone="Europe/Berlin")
    before = fresh(other).starts_at

    with new_rules(CAIRO, hours=2):
        for _ in range(3):
            actions.check_zones(at=NOON)

    assert Event.objects.filter(verb="zones.rules_changed").count() == 1
    assert fresh(other).starts_at == before
    assert fresh(other).zone_changed_at is None
    assert fresh(workshop).zone_changed_at == NOON
    assert Email.objects.count() == 3


def test_rules_that_are_taken_back_take_the_question_back() -> None:
    workshop = make_cairo()
    with new_rules(CAIRO, hours=2):
        actions.check_zones(at=NOON)

    actions.check_zones(at=NOON)

    assert fresh(workshop).zone_changed_at is None


def test_a_time_that_was_stored_past_the_models_gets_its_meaning() -> None:
    workshop = make_cairo()
    Workshop.objects.filter(pk=workshop.pk).update(starts_at=SUMMER + DAY, ends_at=SUMMER + DAY + HOUR)

    assert actions.check_zones(at=NOON) == []

    assert fresh(workshop).meant == "2026-06-10T10:00:00+03:00 Africa/Cairo"
    with new_rules(CAIRO, hours=2):
        assert len(actions.check_zones(at=NOON)) == 1


@pytest.mark.parametrize("what", ["time", "zone"])
def test_a_new_time_or_zone_means_something_new(what: str) -> None:
    workshop = make_cairo()
    facts = {"starts_at": SUMMER + DAY, "ends_at": SUMMER + DAY + HOUR}

    scheduling.set_time(
        workshop, **facts, timezone=None if what == "time" else "Asia/Kathmandu", by=None, at=NOON
    )

    assert (
        fresh(workshop).meant
        == {
            "time": "2026-06-10T10:00:00+03:00 Africa/Cairo",
            "zone": "2026-06-10T12:45:00+05:45 Asia/Kathmandu",
        }[what]
    )


def test_whoever_is_second_to_decide_is_told_so() -> None:
    workshop = make_cairo()

    with new_rules(CAIRO, hours=2):
        actions.check_zones(at=NOON)
        version = fresh(workshop).version
        actions.keep_clock(fresh(workshop), version=version, by=make_person(), at=NOON)
        with pytest.raises(Refused, match="meanwhile"):
            actions.keep_instant(fresh(workshop), version=version, by=make_person(), at=NOON)


def test_50_the_page_shows_both_and_does_what_its_button_says() -> None:
    start = dt.datetime(timezone.now().year + 1, 7, 6, 7, tzinfo=dt.UTC)
    workshop = make_cairo(starts_at=start)
    client = Client()
    client.force_login(make_secretary(edition=workshop.edition))
    url = reverse("zones:zone", args=[workshop.edition.slug, workshop.pk])

    with new_rules(CAIRO, hours=2):
        said = StringIO()
        call_command("check_zones", stdout=said)
        session = client.get(workshop.get_absolute_url()).content.decode()
        page = client.get(url).content.decode()
        done = client.post(url, {"keep": "clock", "version": fresh(workshop).version}, follow=True)

    assert "10:00 in Cairo, which is 09:00 now" in said.getvalue()
    assert url in session
    assert "The rules of Africa/Cairo changed." in page
    assert "10:00 is now 08:00 UTC; calendars say 07:00 UTC" in page
    assert "Keep 10:00 (tells 2 people)" in page
    assert "2 people get a mail." in done.content.decode()
    assert fresh(workshop).starts_at == start + HOUR


def test_an_hour_that_the_new_rules_skip_is_refused_with_words() -> None:
    workshop = make_cairo()
    Workshop.objects.filter(pk=workshop.pk).update(
        timezone="Europe/Berlin",
        starts_at=dt.datetime(2027, 3, 28, 0, 30, tzinfo=dt.UTC),
        ends_at=dt.datetime(2027, 3, 28, 3, tzinfo=dt.UTC),
        meant="2027-03-28T02:30:00+02:00 Europe/Berlin",
    )

    [found] = queries.changes_of(fresh(workshop), at=NOON)

    assert found.starts_at is None
    assert "skips" in found.refused
    with pytest.raises(Refused, match="skips"):
        actions.keep_clock(fresh(workshop), version=workshop.version, by=make_person(), at=NOON)


def test_after_zones_are_read_again_every_form_still_takes_them(client: Client) -> None:
    person = make_person()
    client.force_login(person)
    ZoneInfo.clear_cache()

    client.post(
        reverse("people:profile"),
        {
            "name": "New",
            "language": "en",
            "timezone": CAIRO,
            "work_from": "09:00",
            "work_until": "17:00",
            "work_days": ["0"],
            "version": person.version,
        },
    )

    person.refresh_from_db()
    assert str(person.timezone) == CAIRO
