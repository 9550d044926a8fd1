"""`{% starts_in workshop.starts_at at as words %}`: how far away something is, on the reader's own clock."""

import datetime as dt

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import days_until, say_time

register = template.Library()
SOON = dt.timedelta(hours=2)
ABOUT_AN_HOUR = (dt.timedelta(minutes=50), dt.timedelta(minutes=61))


@register.simple_tag
def starts_in(starts_at: dt.datetime, at: dt.datetime) -> str:
    """`in one hour`, `in 20 minutes`, `today at 14:00`, `tomorrow at 10:00`, `in 7 days`."""
    left, here = starts_at - at, timezone.get_current_timezone_name()
    if ABOUT_AN_HOUR[0] <= left <= ABOUT_AN_HOUR[1]:
        return _("in one hour")
    if left < SOON:
        minutes = max(round(left.total_seconds() / 60), 1)
        return ngettext("in %(n)d minute", "in %(n)d minutes", minutes) % {"n": minutes}
    days, hour = days_until(starts_at, at=at, zone=here), say_time(starts_at, here)
    if days < 2:
        return (_("tomorrow at %(time)s") if days else _("today at %(time)s")) % {"time": hour}
    return ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}


@register.simple_tag
def due_in(day: dt.date, at: dt.datetime) -> str:
    """`today`, `tomorrow`, `in 3 days`, on the reader's calendar."""
    days = (day - timezone.localdate(at, timezone.get_current_timezone())).days
    if days < 2:
        return _("tomorrow") if days == 1 else _("today")
    return ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}
