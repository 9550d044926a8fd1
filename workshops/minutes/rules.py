"""Why something is refused, and what to do instead."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import say_when
from workinggroup.editions.permissions import Permission, may
from workshops.scheduling.models import TIMED, Workshop
from workshops.scheduling.states import AttendanceState

from .models import Agreement, Line, Minutes, Objection
from .queries.round import Round, round_of
from .states import LineKind, MinutesState, ObjectionState


def refuse_opening(workshop: Workshop, *, at: dt.datetime) -> str | None:
    """Minutes are opened once, for a session that has its date."""
    if Minutes.objects.filter(workshop=workshop).exists():
        return _("The minutes of this session are open already. Go there to write.")
    if workshop.state not in TIMED:
        return _("Minutes can be opened once the session has a date.")
    return None


def refuse_writing(minutes: Minutes, *, at: dt.datetime) -> str | None:
    """Lines change while the minutes are open, and never after."""
    if minutes.state == MinutesState.CIRCULATED:
        return _("The minutes are going round: ask for a change of a line instead.")
    if minutes.state == MinutesState.AGREED:
        return _("The minutes are agreed and do not change. Ask for a new version instead.")
    return None


def refuse_circulating(minutes: Minutes, *, at: dt.datetime) -> str | None:
    """Minutes go round after the session, with something in them, to those who attended."""
    workshop = minutes.workshop
    if minutes.state != MinutesState.OPEN:
        return _("The minutes have gone round already.")
    if workshop.ends_at is None or at < workshop.ends_at:
        when = say_when(workshop.ends_at, workshop.timezone) if workshop.ends_at else ""
        return _("Can go round once the session has ended: %(when)s.") % {"when": when}
    if not minutes.lines.current().exclude(text="").exists():
        return _("There is no line yet. Write down what was said first.")
    if not workshop.attendance.filter(state=AttendanceState.PRESENT).exists():
        return _("Nobody is marked as present. Record on the page of the session who attended.")
    return None


def refuse_end_of_round(minutes: Minutes, closes_at: dt.datetime, *, at: dt.datetime) -> str | None:
    """A round leaves at least an hour to read."""
    if closes_at < at + dt.timedelta(hours=1):
        return _("Give people at least an hour to read. Choose a later end.")
    if minutes.comments_close_at and closes_at <= minutes.comments_close_at:
        return _("The round can be made longer, not shorter. Choose a later end.")
    return None


def refuse_extending(minutes: Minutes, *, at: dt.datetime) -> str | None:
    """Only a round that was opened can be made longer; over or not."""
    if minutes.state != MinutesState.CIRCULATED:
        return _("The minutes are not in their agreement round.")
    return None


def refuse_reply(minutes: Minutes, person: Any, *, at: dt.datetime, now: Round | None = None) -> str | None:
    """Those who were asked agree or ask for a change, until the round closes."""
    if minutes.state != MinutesState.CIRCULATED:
        return _("The minutes are not in their agreement round.")
    if at >= minutes.comments_close_at:
        closed = say_when(minutes.comments_close_at, minutes.workshop.timezone)
        return _("The round closed on %(when)s. Write to the secretariat.") % {"when": closed}
    now = now or round_of(minutes)
    if not now.of(person):
        return _("Only those who attended are asked. Write to the secretariat if you were there.")
    return None


def refuse_agreement(minutes: Minutes, person: Any, *, at: dt.datetime) -> str | None:
    """A person agrees once they have no open question about the text themselves."""
    now = round_of(minutes)
    if reason := refuse_reply(minutes, person, at=at, now=now):
        return reason
    mine = now.of(person)
    if mine and mine.agreed_at:
        return _("You have agreed to these minutes already.")
    if any(one.person_id == person.pk for one in now.open):
        return _("You asked for a change. Wait for its answer, or withdraw it first.")
    return None


def refuse_answer(objection: Objection, *, at: dt.datetime) -> str | None:
    """An asked change is answered once, before the minutes are agreed."""
    if objection.state != ObjectionState.OPEN:
        return _("This change has been answered already.")
    if objection.line.minutes.state != MinutesState.CIRCULATED:
        return _("The minutes are not in their agreement round.")
    return None


def refuse_reminding(minutes: Minutes, *, at: dt.datetime) -> str | None:
    """A reminder goes only to those who have said nothing, and only while they still can."""
    if minutes.state != MinutesState.CIRCULATED:
        return _("The minutes are not in their agreement round.")
    if at >= minutes.comments_close_at:
        return _("The round is closed. Make it longer before you remind people.")
    if not round_of(minutes).missing:
        return _("Everybody has answered. There is nobody to remind.")
    return None


def refuse_freezing(minutes: Minutes, *, at: dt.datetime) -> str | None:
    """Minutes are agreed when no asked change is open, and the round is over or everybody has agreed."""
    if minutes.state != MinutesState.CIRCULATED:
        return _("The minutes have to go round first.")
    now = round_of(minutes)
    if number := len(now.open):
        said = ngettext(
            "%(number)d asked change is open. Answer it first.",
            "%(number)d asked changes are open. Answer them first.",
            number,
        )
        return said % {"number": number}
    if at < minutes.comments_close_at and not all(one.agreed_at for one in now.asked):
        closes = say_when(minutes.comments_close_at, minutes.workshop.timezone)
        return _("The round runs until %(when)s, unless everybody agrees before.") % {"when": closes}
    return None


def refuse_correction(minutes: Minutes, *, at: dt.datetime) -> str | None:
    """Only agreed minutes need a new version."""
    if minutes.state != MinutesState.AGREED:
        return _("These minutes are not agreed yet, so they can still be changed.")
    return None


def refuse_done(line: Line, person: Any, *, at: dt.datetime) -> str | None:
    """Whoever owns an action, or the secretariat, says whether it is done."""
    if line.kind != LineKind.ACTION or line.deleted_at:
        return _("Only an action can be done.")
    if not is_theirs(line, person) and not _manages(line, person):
        return _("Only the owner and the secretariat can say that this is done.")
    return None


def refuse_owner(line: Line, *, at: dt.datetime) -> str | None:
    """Actions and questions have owners; a done one needs none."""
    if line.kind not in (LineKind.ACTION, LineKind.QUESTION) or line.deleted_at:
        return _("Only an action or a question has an owner.")
    if line.done_at:
        return _("This is done already.")
    return None


def is_theirs(line: Line, person: Any) -> bool:
    """Whether a person owns a line, in person or through the organisation they speak for in its edition."""
    if line.owner_id:
        return line.owner_id == person.pk
    edition = line.minutes.workshop.edition_id
    return bool(line.owner_organisation_id) and (
        person.memberships.current()
        .filter(edition_id=edition, organisation_id=line.owner_organisation_id)
        .exists()
    )


def _manages(line: Line, person: Any) -> bool:
    return may(person, Permission.MANAGE_MINUTES, line.minutes.workshop.edition)


def asked(minutes: Minutes) -> Any:
    """Those who were asked to agree the version that is going round."""
    return Agreement.objects.filter(minutes=minutes, number=minutes.number)
