"""Makers for series of sessions."""

import datetime as dt
import uuid
from typing import Any

from workshops.scheduling.models import Workshop
from workshops.series import actions
from workshops.series.dates import chosen_days, expand
from workshops.series.models import Series
from workshops.series.states import Rhythm

from . import NOON
from .people import make_person
from .scheduling import make_participant, make_workshop


def make_series(*, number: int = 4, people: int = 2, first: Workshop | None = None, **facts: Any) -> Series:
    """A session each week, at 13:00 in Brussels from ten days after NOON on."""
    workshop = first or make_workshop(state="scheduled", title="Clauses")
    for _ in range(people):
        make_participant(workshop=workshop)
    start = workshop.starts_at.astimezone(workshop.timezone)
    dates = expand(
        chosen_days(start.date(), Rhythm.WEEK, number=number - 1),
        time=start.time(), length=workshop.length or dt.timedelta(), zone=workshop.timezone,
    )  # fmt: skip
    spans = [(one.starts_at, one.ends_at) for one in dates if one.starts_at and one.ends_at]
    defaults = {"rhythm": Rhythm.WEEK, "token": uuid.uuid4(), "by": make_person(), "at": NOON}
    return actions.repeat_session(workshop, spans, **defaults | facts).series
