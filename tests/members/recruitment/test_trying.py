"""Copies in which things are tried out, comparing them, and two people at one workbench."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.recruitment import solver
from members.recruitment.actions import selections as actions
from members.recruitment.actions import trying
from members.recruitment.models import Application, Selection
from members.recruitment.queries.selections.comparing import comparison
from members.recruitment.queries.selections.ranking import ranking
from members.recruitment.queries.selections.seating import advice_of, replacements_of
from members.recruitment.queries.selections.workbench import Standing, standing
from members.recruitment.states import Place
from members.recruitment.tasks import propose
from tests.makers import HOUR, NOON
from tests.makers.people import make_person, make_secretary
from tests.makers.recruitment import make_application, make_draft_call, make_quota, make_selection, publish
from workinggroup.base import history
from workinggroup.base.models import Job, JobState
from workinggroup.base.refusals import Refused

pytestmark = pytest.mark.django_db
LATER = NOON + HOUR


def call_of(*quotas: dict, **facts: Any) -> Any:
    call = make_draft_call(opens_at=NOON - 9 * HOUR, closes_at=NOON - HOUR, **facts)
    for quota in quotas:
        make_quota(call, **quota)
    return publish(call)


def stand(selection: Selection, **facts: Any) -> Standing:
    rows = ranking(selection.call, reader=None, choices=True, selection=selection)
    return standing(selection, rows, **facts)


def numbers(selection: Selection) -> set[str]:
    return {seat.application.number for seat in selection.seats_taken.seated().select_related("application")}


def two_and_a_swiss(**facts: Any) -> tuple[Any, Selection, list[Application]]:
    call = call_of({"value": "CH", "minimum": 1}, **facts)
    files = [make_application(call, score=90), make_application(call, score=80)]
    files.append(make_application(call, score=70, country="CH"))
    return call, make_selection(call), files


def copy_of(selection: Selection, title: str = "Without Switzerland") -> Selection:
    return trying.copy_selection(selection, title=title, by=None, at=LATER)


def test_a_copy_begins_where_the_selection_stands_and_leaves_it_alone() -> None:
    _call, selection, files = two_and_a_swiss()
    move(selection, files[0], Place.OUT)
    before = numbers(selection)

    copy = copy_of(selection)
    assert (numbers(copy), copy.changes.get().reason) == (before, "Because")
    trying.try_quotas(copy, bounds={"country=CH": (None, None)}, version=copy.version, by=None, at=LATER)
    actions.leave_to_proposal(copy, application=files[0], version=copy.version, by=None, at=LATER)
    actions.propose(copy, version=copy.version, by=None, at=LATER)

    assert numbers(copy) == {files[0].number, files[1].number}
    assert numbers(selection) == before


def move(selection: Selection, application: Application, place: str, **facts: Any) -> Selection:
    given = {"reason": "Because", "version": selection.version, "by": None, "at": LATER}
    return actions.move(selection, application=application, place=place, **given | facts)


def test_only_a_copy_tries_other_quotas_and_only_what_the_call_can_count() -> None:
    _call, selection, _files = two_and_a_swiss()
    with pytest.raises(Refused, match="Copy it"):
        trying.try_quotas(selection, bounds={}, version=selection.version, by=None, at=LATER)

    copy = copy_of(selection)
    for bounds, words in (
        ({"shoe_size=42": (1, None)}, "cannot count"),
        ({"country=XX": (1, None)}, "cannot count"),
        ({"country=BE": (3, 1)}, "smaller"),
    ):
        with pytest.raises(Refused, match=words):
            trying.try_quotas(copy, bounds=bounds, version=copy.version, by=None, at=LATER)


def test_a_copy_is_decided_by_the_published_quotas_or_with_a_note() -> None:
    _call, selection, _files = two_and_a_swiss()
    copy = copy_of(selection)
    trying.try_quotas(copy, bounds={"country=CH": (None, None)}, version=copy.version, by=None, at=LATER)
    actions.propose(copy, version=copy.version, by=None, at=LATER)

    assert stand(copy, tried=True).gaps == []
    with pytest.raises(Refused, match="Switzerland is 1 short"):
        actions.decide(copy, version=copy.version, by=None, at=LATER)
    actions.note_gap(copy, words="The committee wants it so.", version=copy.version, by=None, at=LATER)
    actions.decide(copy, version=copy.version, by=None, at=LATER)

    selection = Selection.objects.select_related("call").get(pk=selection.pk)
    with pytest.raises(Refused, match="Another selection"):
        actions.propose(selection, version=selection.version, by=None, at=LATER)


def test_a_copy_with_more_seats_than_published_is_not_decided_without_a_note() -> None:
    _call, selection, _files = two_and_a_swiss(seats_max=2)
    copy = copy_of(selection)
    actions.change_frame(copy, seats=3, reserve_size=0, version=copy.version, by=None, at=LATER)
    actions.propose(copy, version=copy.version, by=None, at=LATER)

    with pytest.raises(Refused, match="1 to 2 seats"):
        actions.decide(copy, version=copy.version, by=None, at=LATER)


def test_copies_are_deleted_and_the_first_selection_stays() -> None:
    _call, selection, _files = two_and_a_swiss()
    copy = copy_of(selection)
    copy_of_copy = copy_of(copy, title="More")

    trying.delete_selection(copy, by=None, at=LATER)
    copy_of_copy.refresh_from_db()
    assert copy_of_copy.is_copy
    with pytest.raises(Refused, match="Only copies"):
        trying.delete_selection(selection, by=None, at=LATER)


def test_selections_side_by_side_show_who_differs_and_what_it_costs() -> None:
    _call, selection, files = two_and_a_swiss()
    copy = copy_of(selection)
    trying.try_quotas(copy, bounds={"country=CH": (None, None)}, version=copy.version, by=None, at=LATER)
    actions.propose(copy, version=copy.version, by=None, at=LATER)

    found = comparison([selection, copy], watcher=None)

    assert [line.row.number for line in found.differences] == [files[1].number, files[2].number]
    assert [[cell.words for cell in line.cells] for line in found.quotas] == [["1, at least 1", "no rule"]]
    assert [[cell.words for cell in line.cells] for line in found.costs] == [["10.0", "–"]]


def test_who_was_slower_learns_who_changed_what() -> None:
    _call, selection, files = two_and_a_swiss()
    seen, ingrid = selection.version, make_person(name="Ingrid")
    move(selection, files[0], Place.OUT, by=ingrid)
    actions.change_frame(selection, seats=1, reserve_size=1, version=selection.version, by=ingrid, at=LATER)

    with pytest.raises(Refused) as told:
        move(selection, files[1], Place.OUT, version=seen)

    assert f"Ingrid released {files[0].number}" in str(told.value)
    assert "Ingrid: Seats of the selection changed" in str(told.value)
    assert history.of(selection).first().verb == "recruitment.selection_framed"


def test_the_best_next_step_after_a_release_keeps_the_quotas() -> None:
    call = call_of({"value": "CH", "minimum": 1}, seats_max=2)
    first, _second = make_application(call, score=90), make_application(call, score=80)
    swiss, other = (
        make_application(call, score=70, country="CH"),
        make_application(call, score=60, country="CH"),
    )
    selection = make_selection(call)
    assert advice_of(stand(selection)) is None
    move(selection, swiss, Place.OUT)

    advice = advice_of(stand(selection))

    assert advice.step.comes.number == other.number
    assert (advice.step.broken, advice.seats) == ("", 1)
    steps = {step.leaves.number: step for step in replacements_of(stand(selection))}
    assert set(steps) == {first.number}


def test_a_seat_whose_applicant_withdrew_is_told_and_free() -> None:
    _call, selection, files = two_and_a_swiss()
    Application.objects.filter(pk=files[0].pk).update(state="withdrawn", withdrawn_at=LATER)

    now = stand(selection)

    assert [row.number for row in now.gone] == [files[0].number]
    assert (now.free, advice_of(now).step.comes.number) == (1, files[1].number)


def test_a_long_search_is_a_job() -> None:
    call, selection, _files = two_and_a_swiss()
    secretary = make_secretary(edition=call.edition)
    job = Job.objects.create(what="Look", by=secretary, made_at=LATER)

    propose(job_id=str(job.pk), selection=selection.pk, version=selection.version)

    job.refresh_from_db()
    selection.refresh_from_db()
    assert (job.state, selection.proposed_by) == (JobState.DONE, secretary)


def test_the_time_limit_is_published_in_the_file_and_has_limits() -> None:
    _call, selection, _files = two_and_a_swiss()
    frame = {"seats": 2, "reserve_size": 1, "by": None, "at": LATER}
    with pytest.raises(Refused, match="1 to 120"):
        actions.change_frame(selection, time_limit_s=500, version=selection.version, **frame)

    actions.change_frame(selection, time_limit_s=60, version=selection.version, **frame)
    actions.propose(selection, version=selection.version, by=None, at=LATER)

    assert selection.file["time_limit_s"] == 60


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from([40, 55.5, 70]), st.sampled_from(["BE", "CH"])), min_size=1, max_size=6
    )
)
def test_the_stored_file_replays_to_the_stored_result(people: list[tuple[float, str]]) -> None:
    call = call_of({"value": "CH", "minimum": 2}, {"value": "BE", "minimum": 1, "maximum": 2}, seats_max=3)
    for score, country in people:
        make_application(call, score=score, country=country)
    selection = make_selection(call)
    selection.refresh_from_db()

    assert solver.solve(solver.read(selection.file)) == selection.result


def test_the_pages_of_trying_open_and_write() -> None:
    call, selection, _files = two_and_a_swiss()
    client, slug = Client(), call.edition.slug
    client.force_login(make_secretary(edition=call.edition))

    client.post(reverse("recruitment:copy_selection", args=[slug, selection.pk]), {"title": "What if"})
    copy = Selection.objects.get(title="What if")
    typed = {"version": copy.version, "low0": "", "high0": "", "what": "level=local", "low": "1", "high": ""}
    client.post(reverse("recruitment:try_quotas", args=[slug, copy.pk]), typed)

    copy.refresh_from_db()
    assert copy.quota_changes == {"country=CH": [None, None], "level=local": [1, None]}
    for name, pk in (("try_quotas", copy.pk), ("selection", copy.pk), ("compare_selections", call.pk)):
        assert client.get(reverse(f"recruitment:{name}", args=[slug, pk])).status_code == 200
    client.post(reverse("recruitment:delete_selection", args=[slug, copy.pk]))
    assert not Selection.objects.filter(pk=copy.pk).exists()
