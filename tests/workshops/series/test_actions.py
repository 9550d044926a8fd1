"""Sessions that follow each other: made together, changed one by one, moved together where that is asked."""

import datetime as dt
import uuid

import icalendar
import pytest

from tests.makers import DAY, HOUR, NOON
from tests.makers.people import make_person
from tests.makers.scheduling import make_agenda_item, make_participant, make_workshop
from tests.makers.series import make_series
from workinggroup.base.models import Event
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.invitations import actions as invitations
from workshops.scheduling import actions as scheduling
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState
from workshops.series import actions, queries
from workshops.series.models import Part, Series

pytestmark = pytest.mark.django_db


def sessions_of(series: Series) -> list[Workshop]:
    return [part.workshop for part in series.parts.select_related("workshop__edition__group")]


def move(
    part: Part, *, days: int = 7, time: dt.time = dt.time(14), seen: str = "", **facts: bool
) -> tuple[int, int]:
    seen = seen or queries.seen(queries.later_parts(part, at=NOON))
    return actions.move_later(part, days=days, time=time, seen=seen, by=make_person(), at=NOON, **facts)


def test_each_session_of_a_series_is_one_of_its_own() -> None:
    sessions = sessions_of(make_series(number=3))

    assert [one.title for one in sessions] == ["Clauses (1 of 3)", "Clauses (2 of 3)", "Clauses (3 of 3)"]
    assert len({one.number for one in sessions}) == 3
    assert {one.state for one in sessions} == {WorkshopState.SCHEDULED}
    assert [one.participants.count() for one in sessions] == [2, 2, 2]
    assert not Email.objects.exists()


def test_46_a_stored_series_keeps_its_hour_over_the_change_of_the_clock() -> None:
    first = make_workshop(state="scheduled", starts_at=dt.datetime(2026, 3, 17, 9, tzinfo=dt.UTC))

    sessions = sessions_of(make_series(first=first, number=4))

    assert [f"{one.starts_at.astimezone(one.timezone):%d.%m %H:%M}" for one in sessions] == [
        "17.03 10:00", "24.03 10:00", "31.03 10:00", "07.04 10:00",
    ]  # fmt: skip
    assert [one.starts_at.hour for one in sessions] == [9, 9, 8, 8]


def test_agenda_and_people_are_copied_as_chosen() -> None:
    workshop = make_workshop(state="scheduled")
    make_agenda_item(workshop=workshop, title="Welcome", duration=15)

    with_all = sessions_of(make_series(first=workshop, number=2))[1]
    bare = sessions_of(make_series(number=2, with_people=False, with_agenda=False))[1]

    assert [(one.title, one.duration) for one in with_all.agenda.all()] == [("Welcome", 15)]
    assert (bare.agenda.count(), bare.participants.count()) == (0, 0)


def test_invitations_go_out_at_once_only_when_asked_each_with_an_entry_of_its_own() -> None:
    make_series(number=3, invite=True)

    events = [icalendar.Calendar.from_ical(mail.calendar).walk("VEVENT")[0] for mail in Email.objects.all()]
    assert len(events) == 6
    assert len({str(event["UID"]) for event in events}) == 3
    assert not [event for event in events if "RRULE" in event]


def test_pressing_twice_makes_one_series() -> None:
    workshop, token = make_workshop(state="scheduled"), uuid.uuid4()
    spans = [(workshop.starts_at + 7 * DAY, workshop.ends_at + 7 * DAY)]
    press = {"rhythm": "week", "token": token, "by": make_person(), "at": NOON}

    first = actions.repeat_session(workshop, spans, **press)
    second = actions.repeat_session(workshop, spans, **press)

    assert first.series == second.series
    assert Workshop.objects.count() == 2


def test_changing_or_cancelling_one_touches_one() -> None:
    series = make_series(number=3, invite=True)
    _first, second, third = sessions_of(series)
    before = Email.objects.count()

    invitations.cancel_and_tell(second, reason="Strike.", by=make_person(), at=NOON + HOUR)
    scheduling.set_time(
        third, starts_at=third.starts_at + HOUR, ends_at=third.ends_at + HOUR, by=make_person(), at=NOON
    )
    invitations.announce(third, by=make_person(), at=NOON + HOUR)

    assert Email.objects.count() == before + 4
    assert [one.state for one in sessions_of(series)] == ["scheduled", "cancelled", "scheduled"]


def test_all_later_ones_move_by_the_same_amount_on_the_clock() -> None:
    first = make_workshop(state="scheduled", starts_at=dt.datetime(2026, 3, 17, 9, tzinfo=dt.UTC))
    series = make_series(first=first, number=3, invite=True)
    Email.objects.all().delete()

    moved, mails = move(series.parts.get(position=2), days=1, time=dt.time(11))

    assert (moved, mails) == (2, 4)
    assert [f"{one.starts_at.astimezone(one.timezone):%d.%m %H:%M}" for one in sessions_of(series)] == [
        "17.03 10:00", "25.03 11:00", "01.04 11:00",
    ]  # fmt: skip
    sequences = {
        icalendar.Calendar.from_ical(mail.calendar).walk("VEVENT")[0]["SEQUENCE"]
        for mail in Email.objects.all()
    }
    assert sequences == {1}


def test_moving_silently_tells_nobody_yet() -> None:
    series = make_series(number=3, invite=True)
    Email.objects.all().delete()

    assert move(series.parts.get(position=1), silent=True) == (3, 0)

    assert not Email.objects.exists()


def test_what_the_preview_showed_is_what_moves() -> None:
    series = make_series(number=3)
    part = series.parts.get(position=2)
    seen = queries.seen(queries.later_parts(part, at=NOON))
    other = sessions_of(series)[2]
    scheduling.change_workshop(other, version=other.version, title="Other", by=make_person(), at=NOON)

    with pytest.raises(Refused, match="changed one of these"):
        move(part, seen=seen)


def test_one_that_cannot_move_stops_all() -> None:
    series = make_series(number=3)
    before = [one.starts_at for one in sessions_of(series)]

    with pytest.raises(Refused, match="past"):
        move(series.parts.get(position=1), days=-300)

    assert [one.starts_at for one in sessions_of(series)] == before
    assert not Event.objects.filter(verb="series.moved").exists()


def test_a_session_is_first_of_one_series_only_and_needs_a_date() -> None:
    series = make_series(number=2)
    draft = make_workshop()
    span = [(NOON + 30 * DAY, NOON + 30 * DAY + HOUR)]
    press = {"rhythm": "week", "by": make_person(), "at": NOON}

    for workshop, words in [(sessions_of(series)[0], "series already"), (draft, "no date yet")]:
        with pytest.raises(Refused, match=words):
            actions.repeat_session(workshop, span, token=uuid.uuid4(), **press)


def test_a_long_title_keeps_its_place() -> None:
    assert actions.titled("x" * 200, 2, 6).endswith("x (2 of 6)")
    assert len(actions.titled("x" * 200, 2, 6)) == 200


def test_holidays_are_marked_for_the_countries_of_people_and_host() -> None:
    workshop = make_workshop(state="scheduled", starts_at=dt.datetime(2026, 4, 7, 9, tzinfo=dt.UTC))
    make_participant(workshop=workshop)
    from workshops.series.dates import Planned

    [marked] = queries.with_marks(
        [Planned(dt.date(2026, 5, 1), workshop.starts_at, workshop.ends_at)],
        codes=["BE", "DE"], first=workshop.starts_at, zone="Europe/Brussels",
    )  # fmt: skip

    assert marked.holidays
    assert "Belgium" in " ".join(marked.holidays)
    assert queries.countries_of(workshop)


def test_a_series_goes_on_with_further_dates_and_its_titles_count_them() -> None:
    series = make_series(number=2, invite=True)
    first = sessions_of(series)[0]
    point = make_agenda_item(workshop=first, title="Welcome", duration=15, section="Morning", kind="break")
    point.presenters.set([first.participants.first().person])
    last = sessions_of(series)[-1]
    spans = [(last.starts_at + 7 * DAY, last.ends_at + 7 * DAY)]
    press = {"token": uuid.uuid4(), "by": make_person(), "at": NOON}
    mails = Email.objects.count()

    actions.extend_series(first, spans, **press)
    actions.extend_series(first, spans, **press)

    sessions = sessions_of(series)
    assert [one.title for one in sessions] == ["Clauses (1 of 3)", "Clauses (2 of 3)", "Clauses (3 of 3)"]
    assert Email.objects.count() == mails
    assert [one.calendar_items.get().summary for one in sessions[:2]] == [one.title for one in sessions[:2]]
    copied = sessions[2].agenda.get()
    assert (copied.section, copied.kind, copied.presenters.count()) == ("Morning", "break", 1)
    with pytest.raises(Refused, match="already"):
        actions.extend_series(first, spans, **press | {"token": uuid.uuid4()})
