"""Proposing, changing by hand, deciding."""

import json

import pytest
from django.db import IntegrityError, transaction

from members.recruitment import solver
from members.recruitment.actions import selections as actions
from members.recruitment.models import Application, Change, Decision, Selection
from members.recruitment.queries.selections.file import selection_file
from members.recruitment.queries.selections.ranking import ranking
from members.recruitment.queries.selections.workbench import Standing, standing
from members.recruitment.states import ApplicationState, CallState, Outcome, Place
from tests.makers import HOUR, NOON
from tests.makers.recruitment import (
    make_application,
    make_call,
    make_closed_call,
    make_draft_call,
    make_quota,
    make_selection,
    publish,
)
from workinggroup.base.refusals import Refused

pytestmark = pytest.mark.django_db
LATER = NOON + HOUR


def closed_call(*quotas: dict, **facts):
    call = make_draft_call(opens_at=NOON - 9 * HOUR, closes_at=NOON - HOUR, **facts)
    for quota in quotas:
        make_quota(call, **quota)
    return publish(call)


def stand(selection: Selection) -> Standing:
    return standing(selection, ranking(selection.call, reader=None, choices=True))


def seated(selection: Selection) -> set[Application]:
    return {seat.application for seat in selection.seats_taken.seated().select_related("application")}


def move(selection: Selection, application: Application, place: str, **facts):
    given = {"reason": "Because", "version": selection.version, "by": None, "at": LATER}
    return actions.move(selection, application=application, place=place, **given | facts)


def test_nothing_is_selected_while_the_call_is_open_or_empty() -> None:
    with pytest.raises(Refused, match="still open"):
        actions.start_selection(make_call(), by=None, at=NOON)
    with pytest.raises(Refused, match="Nobody has applied"):
        actions.start_selection(make_closed_call(), by=None, at=NOON)


def test_the_proposal_meets_the_quota_and_says_what_it_costs() -> None:
    call = closed_call({"value": "CH", "minimum": 1})
    best, second = make_application(call, score=90), make_application(call, score=80)
    swiss = make_application(call, score=70, country="CH")

    selection = make_selection(call)

    assert seated(selection) == {best, swiss}
    assert second not in seated(selection)
    assert selection.result["status"] == "optimal"
    assert selection.result["quota_costs"][0]["cost"] == 10


def test_quotas_that_cannot_be_met_are_named() -> None:
    call = closed_call({"value": "CH", "minimum": 1})
    make_application(call, score=90)
    make_application(call, score=80)

    selection = make_selection(call)

    assert selection.result["status"] == "relaxed"
    assert selection.result["relaxations"] == [
        {"attribute": "country", "value": "CH", "bound": "min", "by": 1}
    ]
    assert stand(selection).gaps == ["Switzerland is 1 short"]


def test_the_file_names_numbers_only_and_replays_to_the_same_result() -> None:
    call = closed_call({"attribute": "newcomer", "value": "yes", "minimum": 1})
    one = make_application(call, score=90, name="Canary Name", organisation_name="Canary Town")
    make_application(call, score=61.5)

    selection = make_selection(call)
    text = json.dumps(selection.file)

    assert "Canary" not in text
    assert one.number in text
    assert solver.solve(solver.read(text)) == selection.result


def test_by_hand_needs_a_reason_and_the_next_proposal_keeps_it() -> None:
    call = closed_call()
    best, _second, last = (make_application(call, score=score) for score in (90, 80, 10))
    selection = make_selection(call)

    with pytest.raises(Refused, match="Give the reason"):
        move(selection, last, Place.SEAT, reason=" ")
    move(selection, last, Place.SEAT)
    actions.propose(selection, version=selection.version, by=None, at=LATER)

    assert seated(selection) == {best, last}
    assert Change.objects.get().reason == "Because"
    assert [one["pinned"] for one in selection_file(selection)["candidates"]].count(True) == 1


def test_going_back_undoes_what_came_after_the_proposal_and_keeps_it_on_record() -> None:
    call = closed_call()
    best, second, last = (make_application(call, score=score) for score in (90, 80, 10))
    selection = make_selection(call)
    move(selection, best, Place.OUT)
    move(selection, last, Place.SEAT)

    actions.back_to_proposal(selection, version=selection.version, by=None, at=LATER)

    assert seated(selection) == {best, second}
    assert Change.objects.exclude(undone_at=None).count() == 2


def test_two_people_at_one_workbench_do_not_overwrite_each_other() -> None:
    call = closed_call()
    best, second = make_application(call, score=90), make_application(call, score=80)
    selection = make_selection(call)
    seen = selection.version
    move(selection, best, Place.OUT)

    with pytest.raises(Refused, match="in the meantime"):
        move(selection, second, Place.OUT, version=seen)

    assert seated(selection) == {second}


def test_what_closes_a_gap_is_pointed_out_unless_it_breaks_another_quota() -> None:
    call = closed_call({"value": "CH", "minimum": 1}, {"value": "NL", "maximum": 1}, seats_max=3)
    make_application(call, score=90, country="NL")
    swiss = make_application(call, score=80, country="CH")
    dutch = make_application(call, score=70, country="NL")
    selection = make_selection(call)
    move(selection, swiss, Place.OUT)
    other = make_application(call, score=60, country="CH")

    closes = {line.row.number: line.closes for line in stand(selection).lines()}

    assert closes[other.number] == "would close the gap in Switzerland"
    assert closes[dutch.number] == closes[swiss.number] == ""


def test_deciding_is_refused_while_a_seat_is_free_unless_a_note_says_why() -> None:
    call = closed_call(seats_max=3)
    make_application(call, score=90)
    selection = make_selection(call)

    with pytest.raises(Refused, match="2 seats are free"):
        actions.decide(selection, version=selection.version, by=None, at=LATER)
    actions.note_gap(selection, words="Few applied.", version=selection.version, by=None, at=LATER)
    actions.decide(selection, version=selection.version, by=None, at=LATER)

    assert Decision.objects.get().outcome == Outcome.ACCEPTED


def test_deciding_is_refused_while_a_quota_is_short() -> None:
    call = closed_call({"value": "CH", "minimum": 1}, seats_max=1)
    make_application(call, score=90)
    selection = make_selection(call)

    with pytest.raises(Refused, match="Switzerland is 1 short"):
        actions.decide(selection, version=selection.version, by=None, at=LATER)


def test_deciding_is_refused_while_a_file_is_unread() -> None:
    call = closed_call(seats_max=1)
    make_application(call, score=90)
    make_application(call)
    selection = make_selection(call)

    with pytest.raises(Refused, match="no finished review"):
        actions.decide(selection, version=selection.version, by=None, at=LATER)


def test_deciding_gives_each_application_one_outcome() -> None:
    call = closed_call(seats_max=1)
    best, second, out = (make_application(call, score=score) for score in (90, 80, 70))
    selection = make_selection(call)
    move(selection, out, Place.OUT)

    actions.decide(selection, version=selection.version, by=None, at=LATER)

    call.refresh_from_db()
    found = dict(Decision.objects.values_list("application", "outcome"))
    assert found == {best.pk: Outcome.ACCEPTED, second.pk: Outcome.RESERVE, out.pk: Outcome.REFUSED}
    assert (call.state, call.decided_at) == (CallState.DECIDED, LATER)
    assert set(Application.objects.values_list("state", flat=True)) == {ApplicationState.DECIDED}


def test_a_decided_selection_is_changed_no_more() -> None:
    call = closed_call(seats_max=1)
    best = make_application(call, score=90)
    selection = make_selection(call)
    actions.decide(selection, version=selection.version, by=None, at=LATER)

    for change in (
        lambda: move(selection, best, Place.OUT),
        lambda: actions.propose(selection, version=selection.version, by=None, at=LATER),
        lambda: actions.decide(selection, version=selection.version, by=None, at=LATER),
    ):
        with pytest.raises(Refused):
            change()


def test_who_is_not_eligible_or_not_reviewed_gets_no_seat() -> None:
    call = closed_call(seats_max=3)
    make_application(call)
    refused = make_application(call, score=99)
    refused.reviews.update(eligible=False)
    good = make_application(call, score=10)

    assert seated(make_selection(call)) == {good}


def test_seats_stay_within_what_the_call_published() -> None:
    call = closed_call(seats_min=1, seats_max=2)
    make_application(call, score=90)
    selection = make_selection(call)

    with pytest.raises(Refused, match="1 to 2 seats"):
        actions.change_frame(selection, seats=3, reserve_size=1, version=selection.version, by=None, at=LATER)
    actions.change_frame(selection, seats=1, reserve_size=1, version=selection.version, by=None, at=LATER)

    assert selection.seats == 1


def test_a_reason_is_put_into_better_words_and_never_emptied() -> None:
    call = closed_call()
    one = make_application(call, score=90)
    selection = make_selection(call)
    move(selection, one, Place.OUT)
    change = Change.objects.select_related("selection__call").get()

    actions.change_reason(change, reason="Better words", by=None, at=LATER)

    assert Change.objects.get().reason == "Better words"
    with pytest.raises(Refused):
        actions.change_reason(change, reason="", by=None, at=LATER)


def test_the_database_refuses_two_decided_selections_of_a_call_and_half_a_proposal() -> None:
    call = closed_call(seats_max=1)
    make_application(call, score=90)
    first, second = make_selection(call), make_selection(call)
    actions.decide(first, version=first.version, by=None, at=LATER)

    for change in ({"state": "decided", "decided_at": NOON}, {"result": None}, {"decided_at": NOON}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Selection.objects.filter(pk=second.pk).update(**change)
