"""Proposing, changing by hand, deciding."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import solver
from ..models import Application, Call, Change, Decision, Seat, Selection
from ..queries.selections.file import selection_file
from ..queries.selections.ranking import Row, ranking
from ..queries.selections.workbench import standing
from ..rules import selections as rules
from ..states import (
    ApplicationState,
    CallState,
    Event,
    OfferState,
    Outcome,
    Place,
    SelectionState,
)
from .turns import touch


def seed_of(call: Call) -> int:
    """The seed follows from the published hash of the call, so that nobody can choose it."""
    return int(call.frozen_hash[:6], 16)


@transaction.atomic
def start_selection(call: Call, *, by: Person | None, at: dt.datetime, seats: int | None = None) -> Selection:
    """A new draft in which nobody has a seat yet."""
    call.refresh_from_db()
    refuse_if(rules.refuse_starting(call, at=at))
    last = call.selections.aggregate(last=Max("number"))["last"] or 0
    selection = Selection.objects.create(
        call=call, number=last + 1, seats=seats or call.seats_max, seed=seed_of(call), made_at=at
    )
    _settle_rows(selection, ranking(call, reader=None))
    history.record(Event.SELECTION_STARTED, about=selection, by=by, at=at, edition=call.edition)
    return selection


def _settle_rows(selection: Selection, rows: list[Row]) -> None:
    """One place for each application that is still in; who withdrew loses theirs."""
    selection.seats_taken.exclude(application__in=[row.pk for row in rows]).delete()
    have = set(selection.seats_taken.values_list("application_id", flat=True))
    new = [
        Seat(selection=selection, application_id=row.pk, place=_start(row))
        for row in rows
        if row.pk not in have
    ]
    Seat.objects.bulk_create(new)


def _start(row: Row) -> str:
    return Place.OUT if row.is_ineligible or row.score is None else Place.RESERVE


def propose(selection: Selection, *, version: int, by: Person | None, at: dt.datetime) -> Selection:
    """Fill the seats with the best set that meets every quota; what was set by hand stays as it is.

    The solver runs before the transaction, so that nobody waits for it with a lock in hand.
    """
    refuse_if(rules.refuse_proposing(selection, at=at))
    rows = ranking(selection.call, reader=None, choices=True)
    file = selection_file(selection, rows)
    result = solver.solve(solver.read(file))
    with transaction.atomic():
        touch(selection, version=version, by=by, file=file, result=result, proposed_at=at, proposed_by=by)
        _settle_rows(selection, rows)
        _place(selection, rows, set(result["selected"]))
        after = {"status": result["status"], "objective": result["objective"]}
        edition = selection.call.edition
        history.record(Event.SELECTION_PROPOSED, about=selection, by=by, at=at, edition=edition, after=after)
    return selection


def _place(selection: Selection, rows: list[Row], selected: set[str]) -> None:
    """Seat those selected; what was set by hand stays. A handful of updates for any number of seats."""
    chosen = {row.pk for row in rows if row.number in selected}
    out = {row.pk for row in rows if _start(row) == Place.OUT}
    seats = selection.seats_taken.all()
    seats.update(proposed=False)
    seats.filter(application__in=chosen).update(proposed=True)
    free = seats.filter(by_hand=False)
    free.update(place=Place.RESERVE)
    free.filter(application__in=out).update(place=Place.OUT)
    free.filter(application__in=chosen).update(place=Place.SEAT)


@transaction.atomic
def back_to_proposal(selection: Selection, *, version: int, by: Person | None, at: dt.datetime) -> Selection:
    """Undo every change since the last proposal; the reasons stay on record as undone."""
    refuse_if(rules.refuse_changing(selection, at=at))
    if selection.proposed_at is None:
        raise Refused(_("Nothing has been proposed yet."))
    touch(selection, version=version, by=by)
    since = selection.changes.filter(at__gt=selection.proposed_at, undone_at=None)
    undone = set(since.values_list("application_id", flat=True))
    since.update(undone_at=at)
    still = dict(selection.changes.filter(undone_at=None).values_list("application_id", "place"))
    start = {row.pk: _start(row) for row in ranking(selection.call, reader=None)}
    seats = list(selection.seats_taken.filter(application__in=undone))
    for seat in seats:
        seat.by_hand = seat.application_id in still
        back = Place.SEAT if seat.proposed else start.get(seat.application_id, Place.OUT)
        seat.place = still.get(seat.application_id, back)
    Seat.objects.bulk_update(seats, ["by_hand", "place"])
    history.record(Event.SELECTION_RESET, about=selection, by=by, at=at, edition=selection.call.edition)
    return selection


@transaction.atomic
def move(
    selection: Selection,
    *,
    application: Application,
    place: Place,
    reason: str,
    version: int,
    by: Person | None,
    at: dt.datetime,
) -> Selection:
    """Seat or release somebody by hand, with the reason; the next proposal respects it.

    Who sits already is kept by it, who waits is left out by it. Of two changes the later one holds.
    """
    refuse_if(rules.refuse_changing(selection, at=at) or rules.refuse_reason(reason))
    place = Place(place)
    seat = selection.seats_taken.filter(application=application)
    if not seat.exclude(place=place, by_hand=True).exists():
        raise Refused(_("%(number)s stands there already.") % {"number": application})
    touch(selection, version=version, by=by)
    seat.update(place=place, by_hand=True)
    selection.changes.filter(application=application, undone_at=None).update(undone_at=at)
    Change.objects.create(
        selection=selection, application=application, place=place, reason=reason.strip(), by=by, at=at
    )
    verb = Event.SEATED if place == Place.SEAT else Event.RELEASED
    edition = selection.call.edition
    history.record(verb, about=application, by=by, at=at, edition=edition, after={"reason": reason})
    return selection


@transaction.atomic
def leave_to_proposal(
    selection: Selection, *, application: Application, version: int, by: Person | None, at: dt.datetime
) -> Selection:
    """Take a change by hand back: the place is the proposal's again; the reason stays on record as undone."""
    refuse_if(rules.refuse_changing(selection, at=at))
    seat = selection.seats_taken.filter(application=application, by_hand=True).first()
    if seat is None:
        raise Refused(_("%(number)s was not changed by hand.") % {"number": application})
    touch(selection, version=version, by=by)
    row = next((row for row in ranking(selection.call, reader=None) if row.pk == application.pk), None)
    seat.by_hand, seat.place = False, Place.SEAT if seat.proposed else _start(row) if row else Place.OUT
    seat.save(update_fields=["by_hand", "place"])
    selection.changes.filter(application=application, undone_at=None).update(undone_at=at)
    after, edition = {"number": str(application)}, selection.call.edition
    history.record(Event.LEFT_TO_PROPOSAL, about=selection, by=by, at=at, edition=edition, after=after)
    return selection


@transaction.atomic
def change_reason(change: Change, *, reason: str, by: Person | None, at: dt.datetime) -> Change:
    """Put the reason of a change into better words; the old ones stay in the history."""
    refuse_if(rules.refuse_changing(change.selection, at=at) or rules.refuse_reason(reason))
    before, change.reason = change.reason, reason.strip()
    change.save(update_fields=["reason"])
    history.record(
        Event.REASON_CHANGED, about=change.application, by=by, at=at, edition=change.selection.call.edition,
        before=before, after=change.reason,
    )  # fmt: skip
    return change


@transaction.atomic
def change_frame(
    selection: Selection,
    *,
    seats: int,
    reserve_size: int,
    version: int,
    by: Person | None,
    at: dt.datetime,
    time_limit_s: int | None = None,
) -> Selection:
    """Say how many seats and reserve places there are, and how long the solver may look."""
    refuse_if(rules.refuse_frame(selection, seats=seats, time_limit_s=time_limit_s, at=at))
    limit = time_limit_s or selection.time_limit_s
    names = ("seats", "reserve_size", "time_limit_s")
    before = {name: getattr(selection, name) for name in names}
    after = dict(zip(names, (seats, reserve_size, limit), strict=True))
    touch(selection, version=version, by=by, **after)
    edition = selection.call.edition
    history.record(
        Event.SELECTION_FRAMED, about=selection, by=by, at=at, edition=edition, before=before, after=after
    )
    return selection


@transaction.atomic
def note_gap(
    selection: Selection, *, words: str, version: int, by: Person | None, at: dt.datetime
) -> Selection:
    """Note why the selection is decided although something is missing. It stands in both documents."""
    refuse_if(rules.refuse_changing(selection, at=at))
    touch(selection, version=version, by=by, gap_note=words.strip())
    history.record(
        Event.GAP_NOTED, about=selection, by=by, at=at, edition=selection.call.edition, after=words
    )
    return selection


@transaction.atomic
def decide(selection: Selection, *, version: int, by: Person | None, at: dt.datetime) -> Selection:
    """Make the seats final: one decision for each application. Nothing is mailed yet."""
    rows = ranking(selection.call, reader=None, choices=True, selection=selection)
    now = standing(selection, rows)
    refuse_if(
        rules.refuse_deciding(selection, free=now.free, gaps=now.gaps, unreviewed=now.unreviewed, at=at)
    )
    touch(selection, version=version, by=by)
    selection.become(SelectionState.DECIDED, decided_at=at, decided_by=by)
    call = selection.call
    call.become(CallState.DECIDED, decided_at=at)
    Decision.objects.bulk_create(_decisions(selection, now, at=at))
    pks = [row.pk for row in rows]
    decided = call.applications.filter(pk__in=pks, state=ApplicationState.SUBMITTED)
    if decided.update(state=ApplicationState.DECIDED) != len(pks):
        raise Refused(_("Somebody withdrew their application just now. Look at the selection again."))
    after = {"seats": now.taken, "gap_note": selection.gap_note}
    history.record(Event.SELECTION_DECIDED, about=selection, by=by, at=at, edition=call.edition, after=after)
    return selection


def _decisions(selection: Selection, now: Any, *, at: dt.datetime) -> list[Decision]:
    reserve = {row.pk: rank for rank, row in enumerate(now.reserve, start=1)}
    found = []
    for row in now.rows:
        seated = now.places[row.pk].place == Place.SEAT
        outcome = Outcome.ACCEPTED if seated else Outcome.RESERVE if row.pk in reserve else Outcome.REFUSED
        offer = OfferState.OFFERED if seated else OfferState.NONE
        found.append(
            Decision(
                selection=selection,
                application_id=row.pk,
                outcome=outcome,
                offer=offer,
                score=row.score,
                reserve_rank=reserve.get(row.pk),
                decided_at=at,
            )
        )
    return found
