"""How the mails of recruitment speak: the language of their reader, their clock beside the call's."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from members.people.models import Person
from workinggroup.base.ui.times import say_instant

from ..models import Application, Call
from ..models.translated import speaking


@contextmanager
def speaking_to(reader: Application | Person) -> Iterator[None]:
    """Pages, dates and the call in the language of an applicant or a person, on their clock."""
    with override(reader.language), speaking(reader.language), timezone.override(clock_of(reader)):
        yield


def clock_of(reader: Application | Person) -> Any:
    """Whoever signs in has said which clock is theirs; of others only the call's is known."""
    known = reader.applicant if isinstance(reader, Application) else None
    return (known or reader).timezone


def say_for_reader(moment: dt.datetime | None, call: Call) -> str:
    """`Thu 3 December 2026, 18:00 (Brussels), 19:00 your time (Helsinki)`."""
    if moment is None:
        return ""
    said = say_instant(moment, call.timezone)
    return f"{said.words}, {said.own}" if said.own else said.words


def facts_of(application: Application) -> dict[str, Any]:
    """What every mail to an applicant may say of the call; asked for within `speaking_to`."""
    call = application.call
    return {
        "application": application,
        "call": call,
        "title": call.said("title"),
        "closes": say_for_reader(call.closes_at, call),
    }
