"""The pages of the workbench: what they show, escape, refuse and lead to."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members.recruitment.actions import selections as actions
from members.recruitment.models import ConflictDeclaration, Decision, Selection
from members.recruitment.states import Place
from tests.makers import DAY, HOUR, NOON
from tests.makers.people import make_secretary
from tests.makers.recruitment import make_application, make_draft_call, make_quota, make_selection, publish

pytestmark = pytest.mark.django_db
LATER = NOON + HOUR
WORST = '"><script>alert(1)</script>&{0}%s'


def bench(*scores: float, quotas: tuple[dict, ...] = (), **facts: Any) -> tuple[Selection, Client, Any]:
    """A selection over files of these scores, a signed-in secretariat, and the person."""
    call = make_draft_call(opens_at=NOON - 2 * DAY, closes_at=NOON - DAY, **facts)
    for quota in quotas:
        make_quota(call, **quota)
    publish(call)
    for place, score in enumerate(scores):
        make_application(call, score=score, number=f"A{place:03d}", organisation_name=f"Town {place}")
    client, person = Client(), make_secretary(edition=call.edition)
    client.force_login(person)
    return make_selection(call), client, person


def address(name: str, selection: Selection, *more: Any) -> str:
    return reverse(f"recruitment:{name}", args=[selection.call.edition.slug, selection.pk, *more])


def text_of(client: Client, name: str, selection: Selection, *more: Any) -> str:
    response = client.get(address(name, selection, *more))
    assert response.status_code == 200
    return response.content.decode()


def release(selection: Selection, number: str) -> None:
    application = selection.call.applications.get(number=number)
    actions.move(
        selection, application=application, place=Place.OUT, reason="Because", version=selection.version,
        by=None, at=LATER,
    )  # fmt: skip


def test_what_applicants_typed_is_escaped_in_every_row() -> None:
    selection, client, _person = bench(90, 80)
    selection.call.applications.update(organisation_name=WORST, name=WORST, level="local")

    for name in ("selection", "replacements", "decide"):
        assert "<script>alert" not in text_of(client, name, selection)
    assert "&lt;script&gt;alert" in text_of(client, "selection", selection)


def test_a_free_seat_shows_the_best_next_step_and_the_step_works() -> None:
    selection, client, _person = bench(90, 80, 70, seats_max=2)
    release(selection, "A001")

    text = text_of(client, "selection", selection)
    assert "1 seat is free" in text
    assert "Make it 1 seat" in text
    seat = address("move", selection, "A002", "seat")
    assert f"{seat}?because=best" in text
    form = client.get(f"{seat}?because=best").content.decode()
    assert "The best left who keeps every quota." in form
    answer = client.post(seat, {"version": selection.version, "reason": "The best left"})

    assert answer.url.endswith("#a002")
    assert selection.seats_taken.seated().count() == 2


def test_deciding_names_counts_and_people_first_and_writes_nothing_before() -> None:
    selection, client, _person = bench(90, 80, 70, seats_max=1)
    actions.change_frame(selection, seats=1, reserve_size=1, version=selection.version, by=None, at=LATER)

    text = text_of(client, "decide", selection)

    for words in ("1 seat", "1 on the reserve list", "1 not selected", "Town 0", "Town 1", "Town 2"):
        assert words in text
    assert not Decision.objects.exists()
    client.post(address("decide", selection), {"version": selection.version})
    assert Decision.objects.count() == 3


def test_a_stale_decision_is_refused_and_says_who_changed_what() -> None:
    selection, client, _person = bench(90, 80, seats_max=1)
    seen = selection.version
    release(selection, "A000")

    answer = client.post(address("decide", selection), {"version": seen}, follow=True)

    assert not Decision.objects.exists()
    assert "1 seat is free" in answer.content.decode()


def test_relaxed_quotas_are_explained_in_words() -> None:
    selection, client, _person = bench(90, 80, quotas=({"value": "CH", "minimum": 2},), seats_max=2)

    text = text_of(client, "selection", selection)

    assert "No set of seats meets every rule" in text
    assert "Switzerland, at least 2: gives way by 2 seats" in text


def test_a_search_cut_short_says_so_and_for_how_long_it_looked() -> None:
    selection, client, _person = bench(90, 80)
    result = {**selection.result, "status": "time_limit", "quota_costs": []}
    Selection.objects.filter(pk=selection.pk).update(result=result)

    text = text_of(client, "selection", selection)

    assert "best set found in 10 seconds, not proven" in text
    assert "Not computed: the time was over before." in text
    assert "Whoever computes it again may find another set" in text_of(client, "committee", selection)


def test_who_has_a_conflict_sees_nothing_of_the_file_on_any_page() -> None:
    selection, client, person = bench(90, 80, 70, seats_max=2)
    hidden = selection.call.applications.get(number="A001")
    ConflictDeclaration.objects.create(
        application=hidden, person=person, has_conflict=True, words="Cousin", declared_at=NOON
    )
    copy = {"title": "Copy"}
    client.post(address("copy_selection", selection), copy)
    release(selection, "A001")
    pages = [text_of(client, name, selection) for name in ("selection", "replacements", "decide")]
    compare = reverse("recruitment:compare_selections", args=[selection.call.edition.slug, selection.call_id])
    pages.append(client.get(compare).content.decode())

    for text in pages:
        assert "Town 1" not in text
        assert "A001" not in text
    assert client.get(address("move", selection, "A001", "seat")).status_code == 404
    stale = client.post(address("move", selection, "A002", "seat"), {"version": 1, "reason": "No"})
    assert "A001" not in stale.content.decode()


def test_a_long_time_limit_sends_the_search_to_a_worker() -> None:
    selection, client, _person = bench(90, 80)
    Selection.objects.filter(pk=selection.pk).update(time_limit_s=60)

    answer = client.post(address("propose", selection), {"version": selection.version})

    assert "/jobs/" in answer.url


@pytest.mark.parametrize("number", [1, 3])
def test_the_workbench_costs_the_same_queries_for_any_number(number: int) -> None:
    selection, client, _person = bench(*range(50, 50 + number), quotas=({"value": "BE", "minimum": 1},))
    for name, most in (("selection", 15), ("replacements", 15), ("decide", 15)):
        client.get(address(name, selection))
        with CaptureQueriesContext(connection) as queries:
            client.get(address(name, selection))
        assert len(queries) <= most, name


def test_long_runs_of_which_there_is_nothing_to_say_are_folded() -> None:
    selection, client, _person = bench(*range(90, 30, -1))
    release(selection, "A010")

    page = text_of(client, "selection", selection)
    every = client.get(address("selection", selection), {"all": "1"}).content.decode()

    assert ("Town 4<" in page, "Town 10<" in page) == (True, True)  # on top; moved by hand
    assert "none with a seat." in page
    assert "Town 59<" not in page.partition("wg-aside")[0]
    assert all(f"Town {place}<" in every for place in range(60))
