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
from ..queries.ranking import Row, ranking
from ..queries.selection_file import selection_file
from ..queries.workbench import standing
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


def _touch(selection: Selection, *, version: int, **changes: Any) -> None:
    """Move the version on, or refuse: two people at one workbench never overwrite each other."""
    fresh = Selection.objects.filter(pk=selection.pk, version=version, state=SelectionState.DRAFT)
    if not fresh.update(version=version + 1, **changes):
        raise Refused(
            _("Somebody changed this selection in the meantime. Look at it again, then repeat your step.")
        )
    selection.refresh_from_db()


def propose(selection: Selection, *, version: int, by: Person | None, at: dt.datetime) -> Selection:
    """Fill the seats with the best set that meets every quota; what was set by hand stays as it is.

    The solver runs before the transaction, so that nobody waits for it with a lock in hand.
    """
    refuse_if(rules.refuse_proposing(selection, at=at))
    rows = ranking(selection.call, reader=None, choices=True)
    file = selection_file(selection, rows)
    result = solver.solve(solver.read(file))
    with transaction.atomic():
        _touch(selection, version=version, file=file, result=result, proposed_at=at, proposed_by=by)
        _settle_rows(selection, rows)
        _place(selection, rows, set(result["selected"]))
        after = {"status": result["status"], "objective": result["objective"]}
        edition = selection.call.edition
        history.record(Event.SELECTION_PROPOSED, about=selection, by=by, at=at, edition=edition, after=after)
    return selection


def _place(selection: Selection, rows: list[Row], selected: set[str]) -> None:
    chosen = {row.pk for row in rows if row.number in selected}
    start = {row.pk: _start(row) for row in rows}
    seats = list(selection.seats_taken.all())
    for seat in seats:
        seat.proposed = seat.application_id in chosen
        if not seat.by_hand:
            seat.place = Place.SEAT if seat.proposed else start[seat.application_id]
    Seat.objects.bulk_update(seats, ["proposed", "place"], batch_size=200)


@transaction.atomic
def back_to_proposal(selection: Selection, *, version: int, by: Person | None, at: dt.datetime) -> Selection:
    """Undo every change since the last proposal; the reasons stay on record as undone."""
    refuse_if(rules.refuse_changing(selection, at=at))
    if selection.proposed_at is None:
        raise Refused(_("Nothing has been proposed yet."))
    _touch(selection, version=version)
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
    """Seat or release somebody by hand, with the reason; the next proposal respects it."""
    refuse_if(rules.refuse_changing(selection, at=at) or rules.refuse_reason(reason))
    place = Place(place)
    seat = selection.seats_taken.filter(application=application).exclude(place=place)
    if not seat.exists():
        raise Refused(_("%(number)s stands there already.") % {"number": application})
    _touch(selection, version=version)
    seat.update(place=place, by_hand=True)
    Change.objects.create(
        selection=selection, application=application, place=place, reason=reason.strip(), by=by, at=at
    )
    verb = Event.SEATED if place == Place.SEAT else Event.RELEASED
    edition = selection.call.edition
    history.record(verb, about=application, by=by, at=at, edition=edition, after={"reason": reason})
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
    selection: Selection, *, seats: int, reserve_size: int, version: int, by: Person | None, at: dt.datetime
) -> Selection:
    """Say how many seats and reserve places there are, within what the call published."""
    refuse_if(rules.refuse_changing(selection, at=at))
    call = selection.call
    if not call.seats_min <= seats <= call.seats_max:
        limits = {"low": call.seats_min, "high": call.seats_max}
        raise Refused(_("The call published %(low)d to %(high)d seats.") % limits)
    _touch(selection, version=version, seats=seats, reserve_size=reserve_size)
    after = {"seats": seats, "reserve": reserve_size}
    history.record(Event.CALL_CHANGED, about=selection, by=by, at=at, edition=call.edition, after=after)
    return selection


@transaction.atomic
def note_gap(
    selection: Selection, *, words: str, version: int, by: Person | None, at: dt.datetime
) -> Selection:
    """Note why the selection is decided although something is missing. It stands in both documents."""
    refuse_if(rules.refuse_changing(selection, at=at))
    _touch(selection, version=version, gap_note=words.strip())
    history.record(
        Event.GAP_NOTED, about=selection, by=by, at=at, edition=selection.call.edition, after=words
    )
    return selection


@transaction.atomic
def decide(selection: Selection, *, version: int, by: Person | None, at: dt.datetime) -> Selection:
    """Make the seats final: one decision for each application. Nothing is mailed yet."""
    rows = ranking(selection.call, reader=None, choices=True)
    now = standing(selection, rows)
    refuse_if(
        rules.refuse_deciding(selection, free=now.free, gaps=now.gaps, unreviewed=now.unreviewed, at=at)
    )
    _touch(selection, version=version)
    selection.become(SelectionState.DECIDED, decided_at=at, decided_by=by)
    call = selection.call
    call.become(CallState.DECIDED, decided_at=at)
    Decision.objects.bulk_create(_decisions(selection, now, at=at))
    pks = [row.pk for row in rows]
    call.applications.filter(pk__in=pks, state=ApplicationState.SUBMITTED).update(
        state=ApplicationState.DECIDED
    )
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
