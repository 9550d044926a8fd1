"""Letters, offers, promotion, and what is forgotten."""

import datetime as dt
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from members.people.models import Membership, Person
from members.recruitment.actions import applications, retention
from members.recruitment.actions import decisions as actions
from members.recruitment.actions.letters import write_letters
from members.recruitment.models import Application, Decision, Selection
from members.recruitment.queries.decisions.promotions import promotions
from members.recruitment.states import OfferState, Outcome
from tests.makers import DAY, HOUR, NOON
from tests.makers.people import make_member
from tests.makers.recruitment import (
    make_application,
    make_closed_call,
    make_decided,
    make_draft,
    make_finished_review,
)
from workinggroup.base.history import of
from workinggroup.base.refusals import Refused
from workinggroup.outbox.actions import send_drafts
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState

pytestmark = pytest.mark.django_db
LATER = NOON + HOUR


def decided(**facts: Any) -> Selection:
    """One seat, one on the reserve list, one refused."""
    call = make_closed_call(seats_max=1, **facts)
    for score in (90, 80):
        make_application(call, score=score)
    make_application(call, score=70).reviews.update(eligible=False)
    return make_decided(call)


def of_outcome(outcome: str) -> Decision:
    found = Decision.objects.select_related("application__call__edition__group", "letter", "selection__call")
    return found.get(outcome=outcome)


def letters_sent(selection: Selection) -> Decision:
    """The decision with the offer, after all letters went out."""
    write_letters(selection, by=None, at=NOON)
    send_drafts(Email.objects.drafts(), by=None, at=NOON)
    return of_outcome(Outcome.ACCEPTED)


def test_each_decision_has_one_letter_and_it_is_a_draft() -> None:
    selection = decided()

    assert write_letters(selection, by=None, at=NOON) == 3

    letters = Email.objects.filter(occasion=f"selection:{selection.pk}:letters")
    assert {letter.state for letter in letters} == {EmailState.DRAFT}
    assert sorted(letter.template.rpartition("_")[2] for letter in letters) == [
        "accepted",
        "refused",
        "reserve",
    ]
    with pytest.raises(Refused, match="Every letter"):
        write_letters(selection, by=None, at=NOON)


def test_a_letter_tells_the_mean_of_each_criterion_and_no_reviewer() -> None:
    call = make_closed_call(seats_max=1)
    one = make_application(call)
    for points in (4, 3):
        make_finished_review(one, points=points)
    write_letters(make_decided(call), by=None, at=NOON)

    text = Email.objects.get().text

    assert f"- {call.criteria.get().title}: 3.5" in text
    assert all(review.reviewer.name not in text for review in one.reviews.all())


def test_the_database_refuses_a_second_decision_and_an_offer_to_the_refused() -> None:
    decided()
    accepted, refused = of_outcome(Outcome.ACCEPTED), of_outcome(Outcome.REFUSED)

    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            selection=accepted.selection, application=accepted.application, outcome="refused", decided_at=NOON
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=refused.pk).update(offer="offered")


def test_taking_the_seat_makes_a_member_for_the_organisation() -> None:
    decision = letters_sent(decided())
    application = decision.application

    membership = actions.accept_offer(decision, by=application.applicant, at=LATER)

    assert (membership.person, membership.organisation) == (application.applicant, application.organisation)
    assert membership.edition == application.call.edition
    assert Email.objects.filter(template="members/recruitment/offer_accepted").count() == 1


def test_an_offer_is_answered_once() -> None:
    decision = letters_sent(decided())
    actions.decline_offer(decision, by=None, at=LATER)

    with pytest.raises(Refused, match="answered"):
        actions.accept_offer(decision, by=None, at=LATER)

    assert not Membership.objects.exists()


@pytest.mark.parametrize(
    ("sent", "later", "reason"),
    [
        pytest.param(False, HOUR, "not been sent", id="before its letter went out"),
        pytest.param(True, dt.timedelta(days=8), "ended", id="after it ended"),
    ],
)
def test_an_offer_cannot_be_answered(sent: bool, later: dt.timedelta, reason: str) -> None:
    selection = decided()
    write_letters(selection, by=None, at=NOON)
    if sent:
        send_drafts(Email.objects.drafts(), by=None, at=NOON)

    with pytest.raises(Refused, match=reason):
        actions.accept_offer(of_outcome(Outcome.ACCEPTED), by=None, at=NOON + later)


def test_the_page_shows_the_decision_only_after_the_letter() -> None:
    selection = decided()
    one = of_outcome(Outcome.REFUSED).application
    client = Client()
    client.get(reverse("recruitment:resume", args=[one.call_id, applications.new_link(one, at=NOON)]))
    page = reverse("recruitment:mine", args=[one.call_id])

    assert "No seat could be offered" not in client.get(page).content.decode()
    write_letters(selection, by=None, at=NOON)
    assert "No seat could be offered" not in client.get(page).content.decode()
    send_drafts(Email.objects.drafts(), by=None, at=NOON)
    assert "No seat could be offered" in client.get(page).content.decode()


def test_nobody_moves_up_while_no_seat_is_free() -> None:
    decided()

    with pytest.raises(Refused, match="No seat is free"):
        actions.promote(of_outcome(Outcome.RESERVE), by=None, at=LATER)


def test_a_declined_seat_goes_to_the_reserve_list_with_a_new_letter() -> None:
    selection = decided()
    actions.decline_offer(letters_sent(selection), by=None, at=LATER)
    waiting = of_outcome(Outcome.RESERVE)

    actions.promote(waiting, by=None, at=LATER)

    assert (waiting.outcome, waiting.offer) == (Outcome.ACCEPTED, OfferState.OFFERED)
    assert waiting.letter.state == EmailState.DRAFT
    assert waiting.letter.template == "members/recruitment/letter_accepted"


def test_promotion_discards_a_letter_that_was_not_sent_yet() -> None:
    selection = decided()
    accepted = of_outcome(Outcome.ACCEPTED)
    write_letters(selection, by=None, at=NOON)
    accepted.refresh_from_db()
    send_drafts([accepted.letter], by=None, at=NOON)
    actions.decline_offer(accepted, by=None, at=LATER)
    waiting = of_outcome(Outcome.RESERVE)

    actions.promote(waiting, by=None, at=LATER)

    states = dict(Email.objects.filter(to_address=waiting.application.email).values_list("template", "state"))
    assert states["members/recruitment/letter_reserve"] == EmailState.DISCARDED
    assert states["members/recruitment/letter_accepted"] == EmailState.DRAFT


def test_the_refused_never_move_up() -> None:
    selection = decided()
    actions.decline_offer(letters_sent(selection), by=None, at=LATER)

    with pytest.raises(Refused, match="reserve list"):
        actions.promote(of_outcome(Outcome.REFUSED), by=None, at=LATER)


def test_the_effect_on_quotas_is_shown_before_somebody_moves_up() -> None:
    selection = decided()
    actions.decline_offer(letters_sent(selection), by=None, at=LATER)

    found = promotions(selection, list(selection.decisions.select_related("application")))

    assert [(one.decision.outcome, one.breaks) for one in found] == [(Outcome.RESERVE, "")]


def test_data_is_kept_until_its_day_and_then_forgotten() -> None:
    selection = decided(retention_days=30)
    actions.accept_offer(letters_sent(selection), by=None, at=LATER)
    draft = make_draft(selection.call)
    due_at = NOON + dt.timedelta(days=30)

    assert retention.erase_due(at=due_at - DAY) == []
    assert len(retention.erase_due(at=due_at, dry_run=True)) == 3
    assert len(retention.erase_due(at=due_at)) == 3

    kept = Application.objects.exclude(erased_at=None)
    assert not Application.objects.filter(pk=draft.pk).exists()
    assert {(one.name, one.email, one.organisation_name, one.applicant) for one in kept} == {
        ("", "", "", None)
    }
    assert all(one.reviews.get().total for one in kept)
    assert Application.objects.filter(erased_at=None).get().decision.outcome == Outcome.ACCEPTED
    assert retention.erase_due(at=due_at) == []


def test_whoever_is_known_only_from_the_application_is_forgotten_too() -> None:
    selection = decided(retention_days=30)
    gone, stays = of_outcome(Outcome.REFUSED).application, of_outcome(Outcome.RESERVE).application
    member = make_member(edition=selection.call.edition)
    Application.objects.filter(pk=stays.pk).update(applicant=member)
    gone_person = gone.applicant

    retention.erase_due(at=NOON + dt.timedelta(days=31))

    assert not Person.objects.filter(pk=gone_person.pk).exists()
    assert Person.objects.filter(pk=member.pk).exists()
    assert gone_person.email not in str(list(of(gone).values())) + str(list(Email.objects.values()))


def test_the_dry_run_lists_and_deletes_nothing(capsys: Any) -> None:
    decided(retention_days=0)

    call_command("erase_applications", "--dry-run")

    assert "would be deleted" in capsys.readouterr().out
    assert not Application.objects.exclude(erased_at=None).exists()
