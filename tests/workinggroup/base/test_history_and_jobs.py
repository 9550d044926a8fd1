"""What was done stays written; long work tells how far it is."""

import pytest

from tests.makers import DAY, NOON
from tests.makers.editions import make_edition
from tests.makers.people import make_person
from workinggroup.base import history
from workinggroup.base.models import Event, Job, JobState

pytestmark = pytest.mark.django_db


def test_an_event_says_what_about_what_by_whom_and_when():
    edition, person = make_edition(), make_person()

    history.record(
        "editions.changed", about=edition, by=person, at=NOON, edition=edition, before="a", after="b"
    )

    event = history.of(edition).get()
    assert (event.verb, event.by, event.at, event.before, event.after) == (
        "editions.changed",
        person,
        NOON,
        "a",
        "b",
    )


def test_history_is_append_only():
    edition = make_edition()
    history.record("editions.changed", about=edition, by=None, at=NOON)

    for change in (lambda: Event.objects.update(verb="x"), lambda: Event.objects.all().delete()):
        with pytest.raises(TypeError, match="append-only"):
            change()


def test_history_outlives_what_it_is_about():
    edition = make_edition()
    history.record("editions.changed", about=edition, by=None, at=NOON, edition=edition)

    edition.delete()

    assert Event.objects.count() == 1


def test_the_newest_event_comes_first():
    edition = make_edition()
    for verb, at in [("one", NOON), ("two", NOON + DAY)]:
        history.record(verb, about=edition, by=None, at=at, edition=edition)

    assert [event.verb for event in history.of_edition(edition)] == ["two", "one"]


def make_job():
    return Job.objects.create(what="Making a report", made_at=NOON)


def test_a_job_that_ends_well_is_done():
    job = make_job()

    with job.running() as progress:
        progress(1, 2)
        assert Job.objects.get().percent == 50

    assert (Job.objects.get().state, Job.objects.get().percent) == (JobState.DONE, 100)


def test_a_job_that_breaks_says_why():
    job = make_job()

    with pytest.raises(ValueError, match="no paper"), job.running():
        raise ValueError("no paper")

    assert (Job.objects.get().state, Job.objects.get().error) == (JobState.FAILED, "no paper")


def test_progress_is_saved_at_most_once_a_percent(django_assert_max_num_queries):
    job = make_job()

    with django_assert_max_num_queries(103), job.running() as progress:
        for step in range(1, 1001):
            progress(step, 1000)


def test_covering_changes_words_and_nothing_else():
    thing = make_person()
    history.record("x.done", about=thing, by=None, at=NOON, before=["Ada", 3], after={"why": "Ada asked"})

    covered = history.cover(history.of(thing), lambda fact: history.in_each_text(fact, hide_ada))

    event = history.of(thing).get()
    assert covered == 1
    assert (event.verb, event.at) == ("x.done", NOON)
    assert (event.before, event.after) == (["–", 3], {"why": "– asked"})


def hide_ada(words):
    return words.replace("Ada", "–")
