"""Why something about a session is not possible now, and what to do instead."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from workinggroup.base.clock import say_when

from .models import Paper, Participant, Slot, Workshop
from .states import Answer, SuggestionState, WorkshopState

Span = tuple[dt.datetime, dt.datetime]
LONGEST = dt.timedelta(days=5)
MOST_SLOTS = 40
MOST_HELD = 10
LONGEST_POINT = 600
MOST_SUGGESTIONS = 5
LONGEST_BEFORE = 90
LARGEST_PAPER = 20 * 1024 * 1024
# What a browser or a mail program would run rather than show.
REFUSED_ENDINGS = {"exe", "bat", "cmd", "com", "js", "vbs", "scr", "msi", "hta", "lnk", "ps1", "jar"}


def refuse_change(workshop: Workshop, *, at: dt.datetime) -> str | None:
    """The reason a session cannot be changed, or None."""
    if workshop.state == WorkshopState.CANCELLED:
        return _("This session is cancelled. Plan a new one.")
    return None


def refuse_participants(workshop: Workshop, *, at: dt.datetime) -> str | None:
    """The reason nobody can be added or removed, or None."""
    return refuse_change(workshop, at=at)


def refuse_time(
    workshop: Workshop,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    *,
    at: dt.datetime,
    took_place: bool = False,
) -> str | None:
    """The reason a session cannot take place then, or None.

    What has not begun cannot be moved into the past by mistake: nobody would hear of it. Who says that it
    took place then (`took_place`), and who corrects what has begun or was held, writes it down.
    """
    if workshop.state == WorkshopState.CANCELLED:
        return _("This session is cancelled. Plan a new one.")
    if reason := refuse_span(starts_at, ends_at):
        return reason
    if workshop.state == WorkshopState.HELD and ends_at > at:
        return _("This session was held, so its time cannot lie ahead. Enter when it took place.")
    if took_place and ends_at > at:
        return _("That time is not over yet, so it cannot have taken place then. Take out the tick.")
    has_begun = bool(workshop.starts_at and workshop.starts_at <= at)
    if starts_at <= at and not (has_begun or took_place):
        past = _(
            "%(when)s is past, and nobody would hear of it. Choose a time ahead. "
            "If the session did take place then, tick that: it is written down."
        )
        return past % {"when": say_when(starts_at, workshop.timezone)}
    return None


def is_only_recorded(workshop: Workshop, ends_at: dt.datetime, *, at: dt.datetime) -> bool:
    """Whether a time is only written down: a session that is over is announced to nobody."""
    return workshop.state == WorkshopState.HELD or ends_at <= at


def refuse_span(starts_at: dt.datetime, ends_at: dt.datetime) -> str | None:
    """The reason a period is none, or None."""
    if ends_at <= starts_at:
        return _("The end must come after the start.")
    if ends_at - starts_at > LONGEST:
        return _("That is longer than five days. Check the days.")
    return None


def refuse_slots(workshop: Workshop, spans: Sequence[Span], *, at: dt.datetime) -> str | None:
    """The reason these dates cannot be proposed, or None."""
    if workshop.state == WorkshopState.POLLING:
        return _("The poll is open, and people answer these dates. Withdraw the poll to change them.")
    if workshop.state != WorkshopState.DRAFT:
        return _("This session has a date already. Change its time instead.")
    if not spans:
        return _("There is no date to propose. Choose a longer period or other days.")
    known = set(workshop.slots.values_list("starts_at", "ends_at"))
    if len(known) + len(spans) > MOST_SLOTS:
        return _("A poll takes at most %(most)d dates. Propose fewer.") % {"most": MOST_SLOTS}
    return _refuse_each(workshop, spans, known, at=at)


def _refuse_each(
    workshop: Workshop, spans: Iterable[Span], known: set[Span], *, at: dt.datetime
) -> str | None:
    for starts_at, ends_at in spans:
        when = {"when": say_when(starts_at, workshop.timezone)}
        if reason := refuse_span(starts_at, ends_at):
            return reason
        if starts_at <= at:
            return _("%(when)s is in the past. Propose a date ahead.") % when
        if (starts_at, ends_at) in known:
            return _("%(when)s is proposed already.") % when
        known.add((starts_at, ends_at))
    return None


def refuse_opening(workshop: Workshop, *, at: dt.datetime) -> str | None:
    """The reason the date poll cannot be opened, or None."""
    if workshop.state != WorkshopState.DRAFT:
        return _("Only a draft can be polled. This session is past that.")
    if workshop.slots.count() < 2:
        return _("Propose at least two dates first.")
    if workshop.slots.filter(starts_at__lte=at).exists():
        return _("A proposed date has passed. Remove it first.")
    if not workshop.participants.exists():
        return _("Nobody takes part yet. Add the people to ask first.")
    return None


def refuse_holding_dates(workshop: Workshop) -> str | None:
    """The reason the dates of a poll cannot stand in people's calendars, or None."""
    if workshop.slots.count() > MOST_HELD:
        return _("More than %(most)d dates would fill people’s calendars. Propose fewer, or hold none.") % {
            "most": MOST_HELD
        }
    return None


def refuse_closing_time(workshop: Workshop, closes_at: dt.datetime, *, at: dt.datetime) -> str | None:
    """The reason a poll cannot close then, or None."""
    if closes_at <= at:
        return _("The poll must close in the future.")
    first = workshop.slots.order_by("starts_at").first()
    if first and closes_at >= first.starts_at:
        return _("The poll must close before the first proposed date.")
    return None


def refuse_answer(
    workshop: Workshop, person: Any, *, at: dt.datetime, is_asked: bool | None = None
) -> str | None:
    """The reason a person cannot say when they can, or None."""
    if workshop.state != WorkshopState.POLLING:
        return _("This poll is not open.")
    if at >= workshop.poll_closes_at:
        return _("The poll closed on %(when)s. Write to the secretariat if your answer has changed.") % {
            "when": say_when(workshop.poll_closes_at, workshop.timezone)
        }
    if is_asked is None:
        is_asked = workshop.participants.filter(person=person).exists()
    if not is_asked:
        return _("You are not asked in this poll. The secretariat can add you.")
    return None


def refuse_entering(workshop: Workshop, person: Any, by: Any) -> str | None:
    """The reason nobody can write down what somebody else said, or None. The poll may have closed."""
    if workshop.state != WorkshopState.POLLING:
        return _("This poll is not open.")
    if person == by:
        return _("These are your own answers. Give them in the poll.")
    asked = workshop.participants.filter(person=person).exists()
    return None if asked else _("This person is not asked in this poll. Add them first.")


def refuse_extending(
    workshop: Workshop, closes_at: dt.datetime | None = None, *, at: dt.datetime
) -> str | None:
    """The reason a poll cannot stay open longer, or not until then, or None."""
    if workshop.state != WorkshopState.POLLING:
        return _("No poll is open.")
    first = workshop.slots.order_by("starts_at").first()
    if first and first.starts_at <= at:
        return _("The first proposed date has passed. Choose a date, or withdraw the poll.")
    if closes_at and closes_at <= workshop.poll_closes_at:
        return _("The poll closes on %(when)s. Choose a later time.") % {
            "when": say_when(workshop.poll_closes_at, workshop.timezone)
        }
    return refuse_closing_time(workshop, closes_at, at=at) if closes_at else None


def refuse_answers(workshop: Workshop, answers: dict[int, str]) -> str | None:
    """The reason these answers cannot be stored, or None."""
    if set(answers) - set(workshop.slots.values_list("pk", flat=True)):
        return _("One of these dates is no longer proposed. Reload the page.")
    if not all(answer in Answer.values for answer in answers.values()):
        return _("Answer each date with yes, if needed or no.")
    return None if answers else _("Answer at least one date.")


def refuse_reminding(workshop: Workshop, missing: Sequence[Participant], *, at: dt.datetime) -> str | None:
    """The reason nobody can be reminded, or None. Those who answered are never reminded."""
    if not workshop.poll_is_open(at):
        return _("The poll is not open, so there is nothing to remind of.")
    return None if missing else _("Everybody has answered.")


def refuse_withdrawing(workshop: Workshop, *, at: dt.datetime) -> str | None:
    """The reason a poll cannot be withdrawn, or None."""
    return None if workshop.state == WorkshopState.POLLING else _("No poll is open.")


def refuse_choosing(workshop: Workshop, *, at: dt.datetime, slot: Slot | None = None) -> str | None:
    """The reason no date can be chosen, or not this one, or None."""
    if workshop.state not in (WorkshopState.POLLING, WorkshopState.DRAFT):
        return _("This session has a date already. Change its time instead.")
    return _("This date is past. Choose another one.") if slot and slot.starts_at <= at else None


def refuse_cancelling(workshop: Workshop, reason: str, *, at: dt.datetime) -> str | None:
    """The reason a session cannot be cancelled, or None."""
    if workshop.state == WorkshopState.HELD:
        return _("This session was held, so it cannot be cancelled.")
    if workshop.state == WorkshopState.CANCELLED:
        return _("This session is cancelled already.")
    return None if reason.strip() else _("Say why, so that people understand.")


def refuse_attendance(workshop: Workshop, *, at: dt.datetime) -> str | None:
    """The reason attendance cannot be recorded, or None."""
    if workshop.state not in (WorkshopState.SCHEDULED, WorkshopState.HELD):
        return _("Only a session with a date has people who attend.")
    if at < workshop.starts_at:
        return _("The session has not begun. Record attendance once it has.")
    return None


def refuse_holding(workshop: Workshop, *, at: dt.datetime) -> str | None:
    """The reason a session cannot be marked as held, or None."""
    if workshop.state == WorkshopState.HELD:
        return _("This session is marked as held already.")
    if workshop.state != WorkshopState.SCHEDULED:
        return _("Only a scheduled session can be held.")
    return _("The session has not begun yet.") if at < workshop.starts_at else None


def refuse_file(name: str, size: int) -> str | None:
    """The reason a file cannot be a paper, or None."""
    if size > LARGEST_PAPER:
        return _("This file is larger than 20 MB. Make it smaller, or give a link.")
    if name.rsplit(".", 1)[-1].lower() in REFUSED_ENDINGS:
        return _("Programs cannot be papers. Choose a document.")
    return None if size else _("This file is empty.")


def refuse_delivery(paper: Paper, by: Any, *, manages: bool) -> str | None:
    """The reason somebody cannot hand in a paper, or None: it takes its author or the secretariat."""
    if paper.is_there:
        return _("This paper is there already.")
    return None if manages or paper.author_id == by.pk else _("Somebody else promised this paper.")


def refuse_suggesting(workshop: Workshop, person: Any, *, at: dt.datetime) -> str | None:
    """The reason nobody can propose a point, or None."""
    if workshop.state in (WorkshopState.CANCELLED, WorkshopState.HELD):
        return _("This session is over. Propose the point for a later one.")
    if workshop.starts_at and at >= workshop.starts_at:
        return _("The session has begun. Propose the point for a later one.")
    waiting = workshop.suggestions.filter(person=person, state=SuggestionState.OPEN).count()
    if waiting >= MOST_SUGGESTIONS:
        return _("Five points of yours wait already. The secretariat answers them first.")
    return None


def refuse_paper_days(days: Sequence[int | None]) -> str | None:
    """The reason these days cannot be counted back, or None; `days`: agenda, papers, late papers."""
    if any(one is not None and one > LONGEST_BEFORE for one in days):
        return _("That is more than 90 days before the session. Check the numbers.")
    _agenda, papers, late = days
    if late is not None and (papers is None or late > papers):
        return _("Late papers come after the day for papers: enter fewer days for them.")
    return None


def refuse_needs(workshop: Workshop, *, at: dt.datetime) -> str | None:
    """The reason nobody can say what they need, or None."""
    if not workshop.asks_needs:
        return _("For this session nobody is asked. Write to the secretariat.")
    if workshop.state in (WorkshopState.CANCELLED, WorkshopState.HELD):
        return _("This session is over.")
    return None
