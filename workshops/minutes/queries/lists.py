"""Lists over a whole edition: the minutes of its sessions, its actions, its open questions."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from members.people.models import Membership
from workinggroup.base.clock import in_zone
from workinggroup.base.gathered import Gathered
from workinggroup.base.prepared import prepared
from workinggroup.editions import tally
from workinggroup.editions.models import Edition
from workinggroup.editions.once import by_edition, once_for_all
from workinggroup.editions.permissions import Permission, may
from workshops.scheduling.models import TIMED, Workshop

from ..models import Agreement, Line, Minutes, Objection
from ..states import LineKind, MinutesState, ObjectionState


class Counts(NamedTuple):
    """How an edition stands: sessions that have minutes, lines to build on, and where the thread is torn."""

    sessions: int
    opened: int
    circulated: int
    agreed: int
    lines: int
    unowned: int
    taught: int

    @property
    def without_insight(self) -> int:
        return self.circulated + self.agreed - self.taught


def sessions_of(edition: Edition) -> list[Workshop]:
    """The dated sessions with their minutes, if they have some, and the number of lines of each kind."""
    sessions = Workshop.objects.filter(edition=edition, state__in=TIMED).select_related("minutes")
    current = Q(minutes__lines__deleted_at=None)
    return list(
        sessions.annotate(
            lines=Count("minutes__lines", filter=current),
            insights=Count("minutes__lines", filter=current & Q(minutes__lines__kind=LineKind.INSIGHT)),
            decisions=Count("minutes__lines", filter=current & Q(minutes__lines__kind=LineKind.DECISION)),
            tasks=Count("minutes__lines", filter=current & Q(minutes__lines__kind=LineKind.ACTION)),
        ).order_by("starts_at", "pk")
    )


def counts_of(edition: Edition, person: Any, *, at: dt.datetime) -> Counts:
    """How far the minutes of the held sessions are."""
    row = tally.of(edition, person, at=at)
    return Counts(*(row[f"minutes_{name}"] for name in Counts._fields))


def tallied(asked: tally.Asked) -> dict[str, Any]:
    """The minutes of the held sessions of an edition, and its actions with those that it took over."""
    dated = Workshop.objects.filter(edition=OuterRef("pk"), state__in=TIMED)
    there = {"minutes__workshop__edition": OuterRef("pk")}
    said = Line.objects.current().filter(**there, minutes__workshop__state__in=TIMED).exclude(text="")
    gone_round = said.exclude(minutes__state=MinutesState.OPEN)
    place = "minutes__workshop__edition"
    own = Line.objects.actions().current().filter(**there)
    taken = Line.objects.actions().current().filter(carried__edition=OuterRef("pk"))
    bodies = Membership.objects.current().filter(person=asked.person).values("organisation")
    mine = Q(owner=asked.person) | Q(owner_organisation__in=bodies)
    return {
        "minutes_sessions": tally.count(dated.filter(Q(ends_at__lte=asked.at) | Q(minutes__isnull=False))),
        "minutes_opened": tally.count(dated.filter(minutes__state=MinutesState.OPEN)),
        "minutes_circulated": tally.count(dated.filter(minutes__state=MinutesState.CIRCULATED)),
        "minutes_agreed": tally.count(dated.filter(minutes__state=MinutesState.AGREED)),
        "minutes_lines": tally.count(said.exclude(kind=LineKind.NOTE), place),
        "minutes_unowned": tally.count(gone_round.unanswered(), place),
        "minutes_taught": tally.count(gone_round.insights(), place, "minutes"),
        **{
            f"actions_{name}": tally.count(own.filter(wanted), place)
            + tally.count(taken.filter(wanted), "carried__edition")
            for name, wanted in {
                "all": Q(),
                "open": Q(done_at=None),
                "overdue": Q(done_at=None, due_on__lt=asked.today),
                "mine": Q(mine, done_at=None),
            }.items()
        },
    }


def today_in(edition: Edition, *, at: dt.datetime) -> dt.date:
    """The day it is for the edition: an action is overdue from the day after its due day."""
    return in_zone(at, str(edition.timezone)).date()


def actions_of(edition: Edition, *, only: str = "", at: dt.datetime, reader: Any = None) -> list[Line]:
    """The actions of an edition and those it took over, by due day. `only`: open, overdue, done or nobody.

    With a `reader`, each says whether it is theirs, in person or through an organisation.
    """
    today = today_in(edition, at=at)
    lines = Line.objects.actions().current().filter(
        Q(minutes__workshop__edition=edition) | Q(carried__edition=edition)
    )  # fmt: skip
    filters = {
        "open": Q(done_at=None),
        "overdue": Q(done_at=None, due_on__lt=today),
        "done": Q(done_at__isnull=False),
        "nobody": Q(done_at=None, owner=None, owner_organisation=None),
    }
    found = lines.filter(filters.get(only, Q())).select_related(
        "owner", "owner_organisation", "minutes__workshop__edition__group", "agenda_item"
    )
    rows = sorted(
        found.distinct(), key=lambda line: (line.done_at is not None, line.due_on or dt.date.max, line.pk)
    )
    mine = reader.organisations_now if reader else set()
    for line in rows:
        line.is_mine = bool(reader) and (
            line.owner_id == reader.pk
            or (line.minutes.workshop.edition_id, line.owner_organisation_id) in mine
        )
        line.is_overdue = not line.done_at and line.due_on is not None and line.due_on < today
        line.is_carried = line.minutes.workshop.edition_id != edition.pk
    return rows


def questions_of(edition: Edition) -> list[Line]:
    """Every question of an edition, those that nobody took on first."""
    lines = Line.objects.of_edition(edition).questions().current().exclude(text="")
    found = lines.select_related(
        "owner", "owner_organisation", "answer", "minutes__workshop__edition__group", "agenda_item"
    )
    return sorted(found, key=lambda line: (not line.is_open_question, line.pk))


def minutes_of(edition: Edition) -> list[Minutes]:
    return list(Minutes.objects.of_edition(edition).for_list())


def sessions_not_agreed(edition: Edition, person: Any, *, at: dt.datetime) -> list[Workshop]:
    """Dated sessions whose minutes are not agreed, in order of time; one query for a page, or none.

    Each says whether it `is_managed` (over, and waits for the secretariat: to open, to circulate, to answer
    or to agree) and whether it is `to_read`: the round is open, and the person was asked and has not agreed.
    """
    counts = counts_of(edition, person, at=at)
    manages = may(person, Permission.MANAGE_MINUTES, edition)
    if counts.sessions == counts.agreed or not (manages or counts.circulated):
        return []
    sessions = [one for one in _unfinished_of(edition, person) if one.state in TIMED]
    for one in sessions:
        one.is_managed, one.to_read = _is_managed(one, at), _is_to_read(one, at)
    return sessions


def sessions_without_insight(edition: Edition, person: Any) -> list[Workshop]:
    """Sessions whose minutes have gone round without a single insight."""
    return [one for one in _unfinished_of(edition, person) if not one.teaches and _has_gone_round(one)]


def _has_gone_round(session: Workshop) -> bool:
    minutes = getattr(session, "minutes", None)
    return minutes is not None and minutes.state != MinutesState.OPEN


def _unfinished_of(edition: Edition, person: Any) -> list[Any]:
    return once_for_all(
        edition,
        ("minutes that want something", person),
        lambda editions: by_edition(editions, _unfinished(editions, person)),
    )


@prepared
def _unfinished(editions: list[Edition], person: Any) -> QuerySet[Workshop]:
    """Sessions whose minutes are not agreed, or have gone round without an insight."""
    objections = Objection.objects.filter(line__minutes__workshop=OuterRef("pk"), state=ObjectionState.OPEN)
    asked = Agreement.objects.filter(
        minutes=OuterRef("minutes"), number=OuterRef("minutes__number"), person=person, agreed_at=None
    )
    insights = Line.objects.insights().current().filter(minutes__workshop=OuterRef("pk"))
    found = Workshop.objects.filter(edition__in=editions).annotate(
        open_objections=Exists(objections), asks_me=Exists(asked), teaches=Exists(insights)
    )
    dated = Q(state__in=TIMED) & ~Q(minutes__state=MinutesState.AGREED)
    gone_round = Q(minutes__isnull=False) & ~Q(minutes__state=MinutesState.OPEN)
    found = found.filter(dated | gone_round & Q(teaches=False))
    return found.select_related("minutes").order_by("starts_at", "pk")


def _is_managed(session: Workshop, at: dt.datetime) -> bool:
    minutes = getattr(session, "minutes", None)
    if minutes is None or minutes.state == MinutesState.OPEN:
        return session.ends_at <= at
    if minutes.state == MinutesState.AGREED:
        return False
    return session.ends_at <= at and (session.open_objections or minutes.comments_close_at <= at)


def _is_to_read(session: Workshop, at: dt.datetime) -> bool:
    minutes = getattr(session, "minutes", None)
    is_circulated = minutes is not None and minutes.state == MinutesState.CIRCULATED
    return is_circulated and session.asks_me and at < minutes.comments_close_at


def unowned_questions(edition: Edition, person: Any, *, at: dt.datetime) -> list[dict[str, Any]]:
    """Questions of sessions that are over, which nobody answered and nobody took on: pk, text, session."""
    if not counts_of(edition, person, at=at).unowned:
        return []
    return tally.rows_of(edition, person, at=at)["unowned_questions"]


def rows_to_tell(asked: tally.Asked) -> dict[str, Gathered]:
    here = Line.objects.filter(minutes__workshop__edition=OuterRef("pk"))
    lines = here.current().unanswered().exclude(text="").exclude(minutes__state=MinutesState.OPEN)
    ordered = lines.order_by("minutes_id", "number")
    return {"unowned_questions": Gathered(ordered, "pk", "text", session="minutes__workshop__title")}


class ActionCounts(NamedTuple):
    """The actions of an edition and those it took over: all, those not done, and of these those that are
    overdue, and those of the person or of a body for which that person speaks."""

    all: int
    open: int
    overdue: int
    mine: int


def action_counts(edition: Edition, person: Any, *, at: dt.datetime) -> ActionCounts:
    row = tally.of(edition, person, at=at)
    return ActionCounts(*(row[f"actions_{name}"] for name in ActionCounts._fields))
