"""What is deleted and when: promised by the call, on the record, carried out, stopped by a legal hold."""

import datetime as dt
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from members.recruitment.actions import retention as actions
from members.recruitment.actions.letters import write_letters
from members.recruitment.models import Application, Decision, Enquiry, Interest, Selection
from members.recruitment.queries.retention import due, fate_of
from members.recruitment.states import Event, OfferState, Outcome
from tests.makers import DAY, NOON
from tests.makers.people import make_secretary
from tests.makers.recruitment import make_application, make_closed_call, make_decided, make_draft
from workinggroup.base import history
from workinggroup.base.refusals import Refused
from workinggroup.celery import app
from workinggroup.outbox.actions import send_drafts
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db
DUE = NOON + 30 * DAY


def decided(**facts: Any) -> Selection:
    call = make_closed_call(**{"seats_max": 1, "retention_days": 30} | facts)
    for score in (90, 80):
        make_application(call, score=score)
    selection = make_decided(call)
    write_letters(selection, by=None, at=NOON)
    send_drafts(Email.objects.drafts(), by=None, at=NOON)
    return selection


def of_outcome(outcome: str) -> Application:
    found = Application.objects.select_related("call__edition", "decision")
    return found.get(decision__outcome=outcome)


def test_everything_about_a_person_goes_and_the_numbers_stay() -> None:
    selection = decided()
    one = of_outcome(Outcome.RESERVE)
    words = (one.name, one.organisation_name, one.email, "Asked in confidence")
    Enquiry.objects.create(application=one, text=words[3], asked_at=NOON, answer_by=DUE)
    one.reviews.update(comment=f"About {one.name}", comment_for_applicant="For you")
    selection.changes.create(application=one, place="out", reason=f"{one.name} asked", at=NOON)

    assert len(actions.erase_due(at=DUE)) == 1

    one.refresh_from_db()
    left = [
        *Email.objects.values_list("to_address", "to_name", "text"), *one.reviews.values_list("comment"),
        *one.reviews.values_list("comment_for_applicant"), *one.changes.values_list("reason"),
        *Enquiry.objects.values_list("text"), (one.name, one.email, one.organisation_name),
    ]  # fmt: skip
    assert not [word for word in words if word in str(left)]
    assert one.changes.get().reason == f"{one.number} asked"
    assert (one.reviews.get().total, one.country, one.decision.outcome) == (80, "BE", Outcome.RESERVE)
    assert Email.objects.count() == 1


def test_mails_about_another_application_of_the_same_person_stay() -> None:
    decided()
    one = of_outcome(Outcome.RESERVE)
    other = make_draft(make_closed_call(edition=one.call.edition), email=one.email)
    Email.objects.filter(to_address=of_outcome(Outcome.ACCEPTED).email).update(
        key=f"application-link-{other.pk}:{other.pk}:1", to_address=one.email
    )

    actions.erase_due(at=DUE)

    assert [mail.key for mail in Email.objects.all()] == [f"application-link-{other.pk}:{other.pk}:1"]


@pytest.mark.parametrize(
    ("offer", "at", "goes"),
    [
        pytest.param(OfferState.ACCEPTED, DUE, False, id="a member"),
        pytest.param(OfferState.OFFERED, DUE, False, id="an open offer"),
        pytest.param(OfferState.DECLINED, DUE, True, id="declined"),
        pytest.param(OfferState.EXPIRED, DUE, True, id="ended"),
        pytest.param(OfferState.DECLINED, DUE - dt.timedelta(seconds=1), False, id="a second too early"),
    ],
)
def test_who_has_or_may_take_a_seat_is_kept(offer: str, at: dt.datetime, goes: bool) -> None:
    decided()
    one = of_outcome(Outcome.ACCEPTED)
    answered = NOON if offer in (OfferState.ACCEPTED, OfferState.DECLINED) else None
    ended = NOON if offer == OfferState.EXPIRED else None
    Decision.objects.filter(application=one).update(offer=offer, answered_at=answered, expired_at=ended)

    assert (one.pk in {found.application.pk for found in due(at=at)}) is goes


def test_a_legal_hold_keeps_everything_until_it_is_lifted(capsys: Any) -> None:
    selection = decided(retention_days=0)
    call = selection.call
    with pytest.raises(Refused, match="reason"):
        actions.place_hold(call, reason=" ", by=None, at=NOON)
    actions.place_hold(call, reason="Complaint 7", by=None, at=NOON)

    assert actions.erase_due(at=DUE) == []
    call_command("erase_applications", "--dry-run")
    assert "the deletion is stopped (Complaint 7)" in capsys.readouterr().out
    one = of_outcome(Outcome.RESERVE)
    assert "Complaint 7" not in fate_of(one)
    assert "Complaint 7" in fate_of(one, tells_why=True)

    actions.lift_hold(call, by=None, at=DUE)
    assert len(actions.erase_due(at=DUE)) == 1
    with pytest.raises(Refused, match="not stopped"):
        actions.lift_hold(call, by=None, at=DUE)


def test_one_that_cannot_be_deleted_does_not_keep_the_others(monkeypatch: Any) -> None:
    selection = decided()
    make_draft(selection.call)
    forget = actions._forget_words

    def fail(application: Application) -> None:
        forget(application)
        raise OSError

    monkeypatch.setattr(actions, "_forget_words", fail)

    assert len(actions.erase_due(at=DUE)) == 1
    assert of_outcome(Outcome.RESERVE).name


def test_the_record_says_when_and_the_list_says_who(client: Client) -> None:
    selection = decided()
    edition, one = selection.call.edition, of_outcome(Outcome.RESERVE)
    client.force_login(make_secretary(edition=edition))

    listed = client.get(reverse("recruitment:retention", args=[edition.slug, selection.call_id]))
    record = client.get(reverse("recruitment:application", args=[edition.slug, one.pk]))

    day = fate_of(one).removeprefix("It will be deleted on ")[:-1]
    assert f"1 application will be erased on {day}" in listed.content.decode()
    assert one.name in listed.content.decode()
    assert f"It will be deleted on {day}." in record.content.decode()


def test_the_daily_job_is_in_the_timetable() -> None:
    tasks = {entry["task"] for entry in app.conf.beat_schedule.values()}

    assert {"members.recruitment.tasks.erase_due", "members.recruitment.tasks.watch_offers"} <= tasks


def test_history_keeps_what_was_done_and_no_words_about_the_person() -> None:
    selection = decided()
    one, kept = of_outcome(Outcome.RESERVE), of_outcome(Outcome.ACCEPTED)
    edition, facts = one.call.edition, {"by": None, "at": NOON}
    facts["edition"] = edition
    history.record(Event.REVIEWER_REMOVED, about=one, after={"was": "done", "reason": "A cousin."}, **facts)
    history.record(Event.REASON_CHANGED, about=one, before="Old", after=f"{one.name} asked", **facts)
    history.record(Event.SEATED, about=kept, after={"reason": f"Instead of {one.organisation_name}"}, **facts)
    history.record(Event.GAP_NOTED, about=selection, after=f"{one.email} was away", **facts)
    selection.changes.create(
        application=kept, place="seat", reason=f"Instead of {one.organisation_name}", at=NOON
    )
    words = (one.name, one.organisation_name, one.email, "A cousin")

    actions.erase_due(at=DUE)

    events = [(event.verb, event.before, event.after) for event in history.of_edition(edition)]
    assert not [word for word in words if word in str(events)]
    assert (Event.REVIEWER_REMOVED, None, {"was": "done", "reason": "–"}) in events
    assert (Event.REASON_CHANGED, "Old", f"{one.number} asked") in events
    assert kept.changes.get().reason == f"Instead of {one.number}"


def test_reasons_of_reviewers_go_with_the_person() -> None:
    decided()
    one = of_outcome(Outcome.RESERVE)
    typed = {"changed_because": "Her talk", "removed_because": "A friend of hers"}
    one.reviews.update(**typed)

    actions.erase_due(at=DUE)

    assert not [words for words in typed.values() if words in str(list(one.reviews.values()))]


def test_the_dry_run_names_old_interests_and_the_page_says_their_day(client: Client, capsys: Any) -> None:
    call = make_closed_call()
    facts = {"organisation_name": "Sample Town", "made_at": NOON, "moved_at": NOON - 400 * DAY}
    old = Interest.objects.create(edition=call.edition, name="Ada", **facts)
    client.force_login(make_secretary(edition=call.edition))

    call_command("erase_applications", "--dry-run")
    page = client.get(reverse("recruitment:retention", args=[call.edition.slug, call.pk])).content.decode()

    assert f"{old}" in capsys.readouterr().out
    assert Interest.objects.exists()
    assert "Ada, Sample Town" in page
    call_command("erase_applications")
    assert not Interest.objects.exists()
