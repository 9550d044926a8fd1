"""Wall-clock words to instants and back. The only module that turns the one into the other."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from .refusals import Refused

UTC = dt.UTC


class DoubledHour(Refused):
    """The clock shows this time twice that night; the caller must say which (`fold` 0 first, 1 second)."""


def instant(day: dt.date, time: dt.time, zone: str | ZoneInfo, *, fold: int | None = None) -> dt.datetime:
    """The UTC instant at which the clocks of `zone` show `time` on `day`.

    Raises `Refused` for an hour that the clock skips, and `DoubledHour` for one that it shows twice
    unless `fold` says which of the two is meant.
    """
    zone = ZoneInfo(str(zone))
    local = dt.datetime.combine(day, time.replace(tzinfo=None), tzinfo=zone)
    here = {"time": f"{time:%H:%M}", "day": say_day(day), "zone": zone_city(zone)}
    if local.astimezone(UTC).astimezone(zone).replace(fold=0) != local:
        reason = _("%(day)s has no %(time)s in %(zone)s: the clock skips that hour. Choose another time.")
        raise Refused(reason % here)
    if local.utcoffset() != local.replace(fold=1).utcoffset() and fold is None:
        reason = _("%(zone)s shows %(time)s twice on %(day)s. Choose another time.")
        raise DoubledHour(reason % here)
    return local.replace(fold=fold or 0).astimezone(UTC)


def in_zone(moment: dt.datetime, zone: str | ZoneInfo) -> dt.datetime:
    """The same instant on the clocks of `zone`."""
    return moment.astimezone(ZoneInfo(str(zone)))


def zone_city(zone: str | ZoneInfo | dt.tzinfo) -> str:
    """The word by which people know a zone: `Europe/Brussels` is "Brussels"."""
    return str(zone).rsplit("/", 1)[-1].replace("_", " ")


def say_day(day: dt.date) -> str:
    """`Tue 3 March 2026`, in the active language."""
    return formats.date_format(day, "D j F Y")


def say_time(moment: dt.datetime, zone: str | ZoneInfo) -> str:
    return f"{in_zone(moment, zone):%H:%M}"


def say_when(moment: dt.datetime, zone: str | ZoneInfo | None = None) -> str:
    """`Tue 3 March 2026, 10:00 (Brussels)`; without a zone, the reader's own."""
    zone = zone or timezone.get_current_timezone_name()
    local = in_zone(moment, zone)
    return f"{say_day(local.date())}, {local:%H:%M} ({zone_city(zone)})"


def say_period(start: dt.datetime, end: dt.datetime, zone: str | ZoneInfo | None = None) -> str:
    """`Tue 3 March 2026, 10:00–12:00 (Brussels)`; both days are named when they differ."""
    zone = zone or timezone.get_current_timezone_name()
    first, last = in_zone(start, zone), in_zone(end, zone)
    until = f"{last:%H:%M}" if first.date() == last.date() else f"{say_day(last.date())}, {last:%H:%M}"
    return f"{say_day(first.date())}, {first:%H:%M}–{until} ({zone_city(zone)})"


def days_until(moment: dt.datetime, *, at: dt.datetime, zone: str | ZoneInfo) -> int:
    """Calendar days from `at` to `moment` on the clocks of `zone`: 0 is today, negative has passed."""
    return (in_zone(moment, zone).date() - in_zone(at, zone).date()).days
