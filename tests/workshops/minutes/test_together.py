"""Writers at the same time, on real connections: nothing is overwritten, nothing is lost."""

import datetime as dt
import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.connected import connections_of_their_own  # noqa: F401 - a fixture
from tests.makers import NOON
from tests.makers.minutes import make_line, make_minutes
from workinggroup.base.refusals import Refused
from workshops.minutes import actions
from workshops.minutes.merging import FIELDS, Stale, merge
from workshops.minutes.models import Line, LineText, Minutes
from workshops.minutes.states import MinutesState


def together(*jobs: Callable[[], Any]) -> list[Any]:
    """Run the jobs in threads that begin at the same moment; what each gave, or the refusal it met."""
    start, results = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(place: int, job: Callable[[], Any]) -> None:
        try:
            start.wait()
            results[place] = job()
        except Refused as refusal:
            results[place] = refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, job)) for place, job in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def saver(line: Line, text: str, version: int = 1) -> Callable[[], Line]:
    return lambda: actions.save_line(
        Line.objects.select_related("minutes").get(pk=line.pk), version=version, by=None, at=NOON, text=text
    )


@pytest.mark.usefixtures("real_connections")
def test_of_eight_who_change_the_same_line_at_once_one_wins_and_seven_are_told():
    line = make_line(text="start")

    results = together(*(saver(line, f"text of writer {number}") for number in range(8)))

    winners = [result for result in results if isinstance(result, Line)]
    assert len(winners) == 1
    assert sum(isinstance(result, Stale) for result in results) == 7
    line.refresh_from_db()
    assert (line.text, line.version) == (winners[0].text, 2)
    assert {one.mine["text"] for one in results if isinstance(one, Stale)} | {line.text} == {
        f"text of writer {number}" for number in range(8)
    }


@pytest.mark.usefixtures("real_connections")
def test_eight_writers_of_one_item_get_eight_lines_with_eight_numbers_and_changes():
    minutes = make_minutes()
    item = minutes.workshop.agenda.first()

    together(
        *(
            lambda n=number: actions.add_line(
                Minutes.objects.get(pk=minutes.pk), agenda_item=item, text=f"line {n}", by=None, at=NOON
            )
            for number in range(8)
        )
    )

    lines = list(minutes.lines.current())
    assert sorted(line.text for line in lines) == [f"line {number}" for number in range(8)]
    assert sorted(line.number for line in lines) == list(range(1, 9))
    assert len({line.seq for line in lines}) == len({line.position for line in lines}) == 8


@pytest.mark.usefixtures("real_connections")
def test_one_line_that_is_sent_four_times_at_once_is_made_once():
    minutes, key = make_minutes(), uuid.uuid4()

    def send():
        return actions.add_line(Minutes.objects.get(pk=minutes.pk), key=key, text="Once", by=None, at=NOON)

    results = together(send, send, send, send)

    assert len({line.pk for line in results}) == 1
    assert minutes.lines.count() == 1


@pytest.mark.usefixtures("real_connections")
def test_nobody_writes_into_minutes_that_are_just_being_closed():
    line = make_line(text="start")
    minutes = line.minutes

    def close() -> None:
        with transaction.atomic():
            Minutes.objects.get(pk=minutes.pk).become(
                MinutesState.CIRCULATED, circulated_at=NOON, comments_close_at=NOON + dt.timedelta(days=1)
            )

    together(close, *(saver(line, f"late {number}") for number in range(3)))

    line.refresh_from_db()
    texts = list(line.texts.values_list("text", flat=True))
    assert texts[0] == "start"
    assert texts[-1] == line.text
    assert len(texts) == line.version


values = st.fixed_dictionaries({name: st.integers(0, 2) for name in FIELDS})
some = st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 2))


@given(base=values, theirs=values, mine=some)
def test_a_merge_keeps_what_both_changed_or_says_that_it_cannot(base, theirs, mine):
    merged = merge(base, theirs, mine)

    if merged is None:
        return
    for name in FIELDS:
        if theirs[name] != base[name]:
            assert merged[name] == theirs[name]
        if name in mine and mine[name] != base[name]:
            assert merged[name] == mine[name]


# One step of a writer: read a line anew, or save a text on top of what was read last.
steps = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["read", "write", "delete", "restore"]), st.integers(0, 9)),
    max_size=25,
)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_every_text_that_was_ever_accepted_is_current_or_a_revision(steps):
    with transaction.atomic():
        line = make_line(text="start")
        read, accepted = dict.fromkeys(range(3), 1), {"start"}
        for writer, step, number in steps:
            line.refresh_from_db()
            if step == "read":
                read[writer] = line.version
                continue
            before = (line.version, line.text, line.deleted_at)
            try:
                _do(step, line, read[writer], f"writer {writer} says {number}")
            except Stale:
                line.refresh_from_db()
                assert (line.version, line.text, line.deleted_at) == before
                continue
            line.refresh_from_db()
            accepted.add(line.text)
            read[writer] = line.version

        kept = set(LineText.objects.filter(line=line).values_list("text", flat=True))
        versions = list(LineText.objects.filter(line=line).values_list("version", flat=True))
        assert accepted <= kept
        assert versions == list(range(1, line.version + 1))
        assert line.texts.last().text == line.text
        transaction.set_rollback(True)


def _do(step: str, line: Line, version: int, text: str) -> None:
    if step == "write":
        actions.save_line(line, version=version, by=None, at=NOON, text=text)
    elif step == "delete":
        actions.delete_line(line, version=version, by=None, at=NOON)
    else:
        actions.restore_line(line, by=None, at=NOON)


@pytest.mark.django_db
def test_saving_a_line_costs_few_queries_whatever_the_number_of_lines(django_assert_max_num_queries):
    minutes = make_minutes()
    for number in range(5):
        line = make_line(minutes, f"line {number}")

    with django_assert_max_num_queries(7):
        actions.save_line(line, version=1, by=None, at=NOON, text="other words")
