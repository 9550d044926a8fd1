"""Makers for minutes, their lines and the agreement round."""

from itertools import count
from typing import Any

from members.people.models import Person
from workinggroup.editions.models import Edition
from workshops.minutes import actions
from workshops.minutes.models import Line, Minutes
from workshops.scheduling.models import AgendaItem, Attendance, Workshop
from workshops.scheduling.states import AttendanceState, WorkshopState

from . import DAY, HOUR, NOON
from .editions import make_edition
from .people import make_member

_numbers = count(1)


def make_session(*, edition: Edition | None = None, items: int = 2, **facts: Any) -> Workshop:
    """A session that was held yesterday, with an agenda."""
    number = next(_numbers)
    defaults = {
        "edition": edition or make_edition(),
        "number": number,
        "title": f"Session {number}",
        "state": WorkshopState.HELD,
        "starts_at": NOON - DAY,
        "ends_at": NOON - DAY + 2 * HOUR,
        "held_at": NOON - DAY + 2 * HOUR,
    }
    workshop = Workshop.objects.create(**defaults | facts)
    AgendaItem.objects.bulk_create(
        AgendaItem(workshop=workshop, position=place, title=f"Item {place}", duration=30)
        for place in range(1, items + 1)
    )
    return workshop


def make_minutes(*, workshop: Workshop | None = None, **facts: Any) -> Minutes:
    """Open minutes of a session that was held."""
    return actions.open_minutes(workshop or make_session(**facts), by=None, at=NOON - DAY)


def make_line(minutes: Minutes | None = None, text: str = "What was said.", **facts: Any) -> Line:
    minutes = minutes or make_minutes()
    item = facts.pop("agenda_item", None) or minutes.workshop.agenda.first()
    return actions.add_line(
        minutes, text=text, agenda_item=item, by=facts.pop("by", None), at=NOON - DAY, **facts
    )


def make_attendee(workshop: Workshop, **facts: Any) -> Person:
    """A member who was present."""
    person = make_member(edition=workshop.edition, **facts)
    Attendance.objects.create(
        workshop=workshop,
        person=person,
        organisation=person.organisation,
        state=AttendanceState.PRESENT,
        recorded_at=workshop.ends_at,
    )
    return person


def make_round(minutes: Minutes | None = None, *, people: int = 2, days: int = 10) -> Minutes:
    """Minutes in their agreement round since NOON, with lines and people who were asked."""
    minutes = minutes or make_minutes()
    if not minutes.lines.exists():
        make_line(minutes)
    for _number in range(people):
        make_attendee(minutes.workshop)
    actions.circulate(minutes, comments_close_at=NOON + days * DAY, by=None, at=NOON)
    return minutes


def make_agreed(minutes: Minutes | None = None, **facts: Any) -> Minutes:
    """Minutes that were agreed when their round was over."""
    minutes = make_round(minutes, **facts)
    actions.agree_minutes(minutes, by=None, at=minutes.comments_close_at)
    return minutes
