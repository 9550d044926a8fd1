"""The sample is whole, made by actions alone, and loaded once."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.utils import timezone

from members.people.models import Membership
from members.recruitment.models import Application, Decision, Review
from workinggroup.base.models import Event
from workinggroup.editions.models import Edition
from workinggroup.outbox.models import Email
from workshops.attendance.models import Certificate
from workshops.feedback.models import Form
from workshops.feedback.rules import FEWEST
from workshops.invitations.models import Deputy, Invitation
from workshops.minutes.models import Line, Minutes, Objection
from workshops.programme.models import Slides
from workshops.registration.models import Desk
from workshops.report.models import Paragraph, Report, Source
from workshops.sample import load as loader
from workshops.sample.content import people
from workshops.scheduling.models import Attendance, Workshop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]
WINGS = ("workinggroup", "members", "workshops")
WRITES = {
    "create",
    "bulk_create",
    "get_or_create",
    "update_or_create",
    "update",
    "bulk_update",
    "save",
    "delete",
}


def members(state: str):
    return Membership.objects.filter(edition__state=state).current().members()


def test_there_is_a_finished_a_running_and_a_coming_edition():
    states = list(Edition.objects.order_by("year").values_list("state", flat=True))
    assert states == ["finished", "running", "preparing"]


@pytest.mark.parametrize(("state", "keys"), [("finished", "MEMBERS_2022"), ("running", "MEMBERS_RUNNING")])
def test_the_members_are_those_who_were_selected(state, keys):
    found = members(state)
    wanted = {people.BY_KEY[key].email for key in getattr(people, keys)}
    assert set(found.values_list("person__email", flat=True)) == wanted
    assert found.counts() == {"persons": 27, "organisations": 19}
    assert found.values("organisation__country").distinct().count() == 11


@pytest.mark.parametrize(("state", "count"), [("finished", 64), ("running", 41), ("preparing", 9)])
def test_applications_are_there_and_two_reviewers_have_each(state, count):
    found = Application.objects.filter(call__edition__state=state).submitted()
    assert found.count() == count
    read = Review.objects.filter(application__in=found).exclude(state="recused")
    assert read.count() == 2 * count
    assert read.values("reviewer").distinct().count() == 3


def test_the_open_call_is_in_mid_course():
    of_next = Application.objects.filter(call__edition__state="preparing")
    assert of_next.drafts().count() == 3
    assert of_next.filter(reviews__state="done").distinct().count() == 5


def test_seats_were_accepted_and_the_promise_of_deletion_kept():
    assert Decision.objects.filter(offer="accepted").count() == 54
    erased = Application.objects.exclude(erased_at=None)
    assert erased.count() == 37
    assert not erased.exclude(name="").exists()


def test_sessions_are_held_dated_and_polled():
    held = Workshop.objects.filter(edition__state="finished")
    assert sorted(held.values_list("kind", "state")) == [("webinar", "held")] + [("workshop", "held")] * 4
    now = Workshop.objects.filter(edition__state="running").order_by("number")
    planned = list(now.exclude(plan_item=None).values_list("state", flat=True))
    assert planned == ["held", "held", "scheduled", "polling", "scheduled"]
    beside = list(now.filter(plan_item=None).values_list("state", flat=True))
    assert beside == ["held", *["scheduled"] * 4, "cancelled", "draft"]
    assert now.get(state="draft").postponed_because
    assert now.get(state="polling").calendar_items.filter(is_hold=True).count() == 6


def test_what_a_secretariat_meets_beside_the_plan_is_there():
    deputies = Deputy.objects.filter(state="approved")
    assert deputies.count() == 2
    came = Attendance.objects.filter(state="present", person__email__in=deputies.values("email"))
    assert came.count() == 2
    assert Invitation.objects.exclude(bounced_at=None).count() == 1
    assert Slides.objects.filter(state="returned").count() == Slides.objects.filter(state="approved").count()
    left = Desk.objects.get()
    assert (left.taken, left.registrations.filter(state="left").count()) == (left.seats, 1)
    answered = Form.objects.exclude(asked_at=None).annotate(n=Count("responses")).values_list("n", flat=True)
    assert sorted(n >= FEWEST for n in answered) == [False, True, True]
    assert Certificate.objects.exists()


def test_minutes_are_agreed_and_one_round_runs_with_two_open_changes():
    assert Minutes.objects.filter(state="agreed").count() == 6
    running = Minutes.objects.get(state="circulated")
    assert Objection.objects.filter(line__minutes=running, state="open").count() == 2
    assert running.agreements.exclude(agreed_at=None).exists()


def test_some_actions_are_overdue():
    undone = Line.objects.undone().filter(minutes__workshop__edition__state="running")
    assert undone.filter(due_on__lt=timezone.localdate()).count() == 2


def test_two_questions_of_the_finished_edition_stayed_open():
    left = Line.objects.unanswered().filter(minutes__workshop__edition__state="finished")
    assert left.count() == 2


def test_the_published_report_says_of_each_paragraph_where_it_comes_from():
    report = Report.objects.get(edition__state="finished")
    assert report.state == "published"
    assert report.versions.count() == 1
    assert not Paragraph.objects.filter(chapter__report=report).torn().exists()
    assert report.checklist.exists()
    assert Paragraph.objects.filter(chapter__report=report, follow_ups__isnull=False).exists()


def test_the_draft_report_has_twelve_paragraphs_and_eight_with_a_source():
    paragraphs = Paragraph.objects.filter(chapter__report__edition__state="running")
    assert paragraphs.count() == 12
    assert Source.objects.filter(paragraph__in=paragraphs).values("paragraph").distinct().count() == 8


def test_mail_of_the_past_has_gone_out_and_one_of_each_other_kind_waits():
    states = dict.fromkeys(Email.objects.values_list("state", flat=True))
    assert set(states) == {"sent", "draft", "queued", "failed"}
    assert Email.objects.exclude(calendar="").filter(calendar_method="REQUEST", state="sent").exists()
    assert {"en", "fr"} <= set(Email.objects.values_list("language", flat=True))


def test_nothing_is_dated_after_the_loading():
    newest = Event.objects.order_by("-at").first()
    assert newest.at <= Email.objects.get(state="queued").due_at
    assert not Event.objects.filter(at__gt=newest.at).exists()


def test_the_history_knows_each_kind_of_thing():
    verbs = {verb.partition(".")[0] for verb in Event.objects.values_list("verb", flat=True).distinct()}
    silent = {app.label for app in apps.get_app_configs() if app.name.startswith(WINGS)} - verbs
    assert silent == {"base", "sample", "zones", "reminders"}


def test_a_second_sample_is_refused():
    with pytest.raises(CommandError, match="already"):
        call_command("load_sample")


def test_the_loader_writes_no_row_itself():
    found = [
        f"{path.name}:{node.lineno} {node.func.attr}"
        for path in Path(loader.__path__[0]).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES
    ]
    assert not found


def test_starting_afresh_needs_debug():
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("load_sample", fresh=True)
