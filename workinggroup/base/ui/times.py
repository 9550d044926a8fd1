"""Instants as people read them: the zone of the thing first, the reader's own beside it when it differs."""

import datetime as dt
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base import clock


class Said(NamedTuple):
    """An instant or period in words; `own` is empty where the reader's clock shows the same."""

    words: str
    own: str
    iso: str


def _reader_zone() -> str:
    return timezone.get_current_timezone_name()


def _differs(moment: dt.datetime, zone: str) -> bool:
    here, there = clock.in_zone(moment, _reader_zone()), clock.in_zone(moment, zone)
    return here.utcoffset() != there.utcoffset()


def _own(words: str) -> str:
    return _("%(time)s your time (%(city)s)") % {"time": words, "city": clock.zone_city(_reader_zone())}


def say_instant(moment: dt.datetime, zone: object = None) -> Said:
    """`Tue 3 March 2026, 10:00 (Brussels)` and `11:00 your time (Helsinki)`."""
    zone = str(zone or _reader_zone())
    own = ""
    if _differs(moment, zone):
        here, there = clock.in_zone(moment, _reader_zone()), clock.in_zone(moment, zone)
        day = "" if here.date() == there.date() else f"{clock.say_day(here.date())}, "
        own = _own(f"{day}{here:%H:%M}")
    return Said(clock.say_when(moment, zone), own, moment.isoformat())


def say_span(start: dt.datetime, end: dt.datetime, zone: object = None) -> Said:
    """`Tue 3 March 2026, 10:00–12:00 (Brussels)` and `11:00–13:00 your time (Helsinki)`."""
    zone = str(zone or _reader_zone())
    own = ""
    if _differs(start, zone) or _differs(end, zone):
        first, last = clock.in_zone(start, _reader_zone()), clock.in_zone(end, _reader_zone())
        same_day = first.date() == clock.in_zone(start, zone).date() and first.date() == last.date()
        day = "" if same_day else f"{clock.say_day(first.date())}, "
        until = "" if last.date() == first.date() else f"{clock.say_day(last.date())}, "
        own = _own(f"{day}{first:%H:%M}–{until}{last:%H:%M}")
    return Said(clock.say_period(start, end, zone), own, start.isoformat())


def say_distance(days: int) -> tuple[str, str]:
    """Calendar days from today in words, and the tone: passed is stop, within three days attention."""
    if days < 0:
        past = ngettext("%(days)d day ago", "%(days)d days ago", -days) % {"days": -days}
        return (_("Yesterday") if days == -1 else past), "stop"
    if days < 2:
        return (_("Tomorrow") if days else _("Today")), "attention"
    ahead = ngettext("In %(days)d day", "In %(days)d days", days) % {"days": days}
    return ahead, "attention" if days <= 3 else ""
