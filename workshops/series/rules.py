"""Why a session cannot be repeated, or a series not be moved."""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from workinggroup.base.clock import say_when
from workshops.scheduling import rules as scheduling
from workshops.scheduling.models import Workshop
from workshops.scheduling.rules import Span

from .dates import MOST, Planned
from .models import Part


def refuse_repeating(workshop: Workshop, *, at: dt.datetime) -> str | None:
    """The reason a session cannot become the first of a series, or None."""
    if reason := scheduling.refuse_change(workshop, at=at):
        return reason
    if not workshop.has_time:
        return _("This session has no date yet. Set one first: the others follow from it.")
    if Part.objects.filter(workshop=workshop).exists():
        return _("This session belongs to a series already.")
    return None


def refuse_adding(part: Part, *, at: dt.datetime) -> str | None:
    """The reason a series takes no more dates, or None."""
    if reason := scheduling.refuse_change(part.workshop, at=at):
        return reason
    if not part.series.dated().exists():
        return _("No session of this series has a date. Set one first: the others follow from it.")
    if part.series.parts.count() >= MOST:
        return _("This series has %(most)d sessions, and takes no more. Plan a new one.") % {"most": MOST}
    return None


def refuse_extending(part: Part, spans: Sequence[Span], *, at: dt.datetime) -> str | None:
    """The reason these dates cannot be added to a series, or None."""
    if reason := refuse_adding(part, at=at) or refuse_dates(part.workshop, spans, at=at):
        return reason
    if part.series.parts.count() + len(spans) > MOST:
        return _("A series takes at most %(most)d sessions. Choose fewer.") % {"most": MOST}
    known = set(part.series.dated().values_list("workshop__starts_at", flat=True))
    if twice := next((one for one, _ends in spans if one in known), None):
        when = say_when(twice, part.workshop.timezone)
        return _("The series has a session on %(when)s already. Leave it out.") % {"when": when}
    return None


def refuse_dates(workshop: Workshop, spans: Sequence[Span], *, at: dt.datetime) -> str | None:
    """The reason these dates cannot follow, or None."""
    if not spans:
        return _("No date is chosen. Keep at least one.")
    if len(spans) > MOST:
        return _("A series takes at most %(most)d sessions. Choose fewer.") % {"most": MOST}
    if len(set(spans)) < len(spans):
        return _("One date stands there twice.")
    for starts_at, ends_at in spans:
        if reason := scheduling.refuse_span(starts_at, ends_at):
            return reason
        if starts_at <= at:
            return _("%(when)s is past. Leave it out.") % {"when": say_when(starts_at, workshop.timezone)}
    return None


def refuse_moving(parts: Sequence[Part], dates: Sequence[Planned], *, at: dt.datetime) -> str | None:
    """The reason these sessions cannot move together, or None: all of them or none."""
    if not parts:
        return _("None of these sessions is ahead, so there is nothing to move.")
    for part, date in zip(parts, dates, strict=True):
        if date.starts_at is None:
            return date.refused
        if reason := scheduling.refuse_time(part.workshop, date.starts_at, date.ends_at, at=at):
            return reason
    return None
