"""Offers by the clock: their end, the reminder before, more time; and letters that can never both go out."""

import datetime as dt
import threading
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.people.models import Membership
from members.recruitment.actions import applications
from members.recruitment.actions import decisions as actions
from members.recruitment.actions.letters import write_letters
from members.recruitment.models import Decision, Selection
from members.recruitment.queries.decisions.letters import with_letters
from members.recruitment.queries.decisions.offers import GRACE
from members.recruitment.queries.decisions.promotions import promotions
from members.recruitment.states import OfferState, Outcome
from tests.makers import DAY, HOUR, NOON
from tests.makers.people import make_secretary
from tests.makers.recruitment import make_application, make_closed_call, make_decided, make_quota
from workinggroup.base.refusals import Refused
from workinggroup.outbox.actions import send_drafts
from workinggroup.outbox.delivery import deliver_due
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState

pytestmark = pytest.mark.django_db
END = NOON + 7 * DAY
MINUTE = dt.timedelta(minutes=1)


def decided(*, quotas: Any = (), **facts: Any) -> Selection:
    call = make_closed_call(seats_max=1, **facts)
    for quota in quotas:
        make_quota(call, **quota)
    for number, score in enumerate((90, 80, 70)):
        make_application(call, score=score, country="DK" if number == 1 else "BE")
    return make_decided(call)


def of_outcome(outcome: str) -> Decision:
    found = Decision.objects.select_related("application__call__edition__group", "letter", "selection__call")
    return found.filter(outcome=outcome).order_by("reserve_rank", "pk").first()


def offered(**facts: Any) -> Decision:
    """An offer whose letter has arrived at noon."""
    write_letters(decided(**facts), by=None, at=NOON)
    send_drafts(Email.objects.drafts(), by=None, at=NOON)
    arrive()
    return of_outcome(Outcome.ACCEPTED)


def arrive() -> None:
    Email.objects.filter(state=EmailState.QUEUED).update(state=EmailState.SENT, sent_at=NOON)


def sent(what: str) -> int:
    return Email.objects.filter(template=f"members/recruitment/offer_{what}").count()


def test_an_offer_ends_at_its_second_and_not_before() -> None:
    decision = offered()

    assert actions.expire_offers(at=END + GRACE - dt.timedelta(seconds=1)) == 0
    assert actions.expire_offers(at=END + GRACE) == 1
    assert actions.expire_offers(at=END + GRACE) == 0

    decision.refresh_from_db()
    assert (decision.offer, decision.expired_at) == (OfferState.EXPIRED, END + GRACE)
    assert sent("ended") == 1
    with pytest.raises(Refused, match="The offer ended on"):
        actions.accept_offer(decision, by=None, at=END + HOUR)


def test_an_answer_that_arrived_in_time_is_taken_while_the_clock_strikes() -> None:
    decision = offered()
    actions.expire_offers(at=END + MINUTE)

    actions.accept_offer(decision, by=None, at=END - dt.timedelta(seconds=1))

    assert Membership.objects.count() == 1
    assert actions.expire_offers(at=END + DAY) == 0


@pytest.mark.parametrize("state", [EmailState.DRAFT, EmailState.QUEUED, EmailState.FAILED])
def test_the_clock_of_an_offer_that_did_not_arrive_does_not_run(state: str) -> None:
    decision = offered()
    Email.objects.filter(pk=decision.letter_id).update(state=state, sent_at=None)

    assert actions.expire_offers(at=END + 30 * DAY) == 0
    assert actions.remind_offers(at=END - HOUR) == 0


def test_who_has_not_answered_is_reminded_once_before_the_end() -> None:
    decision = offered()

    assert actions.remind_offers(at=END - 2 * DAY - MINUTE) == 0
    assert actions.remind_offers(at=END - 2 * DAY) == 1
    assert actions.remind_offers(at=END - DAY) == 0

    mail = Email.objects.get(template="members/recruitment/offer_ends_soon")
    assert (mail.to_address, mail.action_url) == (decision.application.email, decision.letter.action_url)


def test_who_has_answered_is_not_reminded() -> None:
    actions.decline_offer(offered(), by=None, at=NOON + HOUR)

    assert actions.remind_offers(at=END - DAY) == 0


def test_more_time_has_a_reason_is_told_and_reminds_again() -> None:
    decision = offered()
    actions.remind_offers(at=END - DAY)
    later = END + 3 * DAY
    facts = {"by": None, "at": END - HOUR}
    with pytest.raises(Refused, match="reason"):
        actions.extend_offer(decision, until=later, reason=" ", **facts)
    with pytest.raises(Refused, match="already"):
        actions.extend_offer(decision, until=END, reason="Ill", **facts)

    actions.extend_offer(decision, until=later, reason="Ill", **facts)

    assert actions.expire_offers(at=END + DAY) == 0
    assert actions.remind_offers(at=later - DAY) == 1
    assert (sent("more_time"), sent("ends_soon")) == (1, 2)
    assert decision.extensions.get().reason == "Ill"


def test_an_ended_offer_opens_again_only_while_its_seat_is_free() -> None:
    decision = offered()
    actions.expire_offers(at=END + DAY)
    decision.refresh_from_db()
    actions.extend_offer(decision, until=END + 5 * DAY, reason="Post", by=None, at=END + DAY)
    assert decision.offer == OfferState.OFFERED
    actions.expire_offers(at=END + 6 * DAY)
    actions.promote(of_outcome(Outcome.RESERVE), by=None, at=END + 6 * DAY)

    with pytest.raises(Refused, match="gone to somebody else"):
        actions.extend_offer(decision, until=END + 9 * DAY, reason="Post", by=None, at=END + 6 * DAY)


def test_the_database_holds_outcome_and_letter_together() -> None:
    offered()
    accepted, reserve = of_outcome(Outcome.ACCEPTED), of_outcome(Outcome.RESERVE)
    rows = [
        (accepted, {"outcome": "refused", "offer": "none"}),
        (reserve, {"outcome": "accepted", "offer": "offered"}),
        (reserve, {"outcome": "refused", "letter_outcome": "refused"}),
        (accepted, {"promoted_at": NOON}),
        (accepted, {"offer": "expired"}),
    ]
    for decision, changes in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.filter(pk=decision.pk).update(**changes)


@pytest.mark.parametrize("state", [EmailState.DRAFT, EmailState.QUEUED, EmailState.FAILED])
def test_a_letter_that_has_not_left_never_goes_out_beside_the_offer(state: str) -> None:
    actions.decline_offer(offered(), by=None, at=NOON + HOUR)
    waiting = of_outcome(Outcome.RESERVE)
    Email.objects.filter(pk=waiting.letter_id).update(state=state, sent_at=None)
    waiting.refresh_from_db()

    actions.promote(waiting, by=None, at=NOON + HOUR)
    send_drafts(Email.objects.drafts(), by=None, at=NOON + HOUR)
    deliver_due(clock=lambda: NOON + 2 * HOUR)

    told = Email.objects.filter(to_address=waiting.application.email, key__startswith="selection-letter")
    assert dict(told.values_list("template", "state")) == {
        "members/recruitment/letter_reserve": EmailState.DISCARDED,
        "members/recruitment/letter_accepted": EmailState.SENT,
    }


def test_nobody_moves_up_while_their_letter_is_being_sent() -> None:
    actions.decline_offer(offered(), by=None, at=NOON + HOUR)
    waiting = of_outcome(Outcome.RESERVE)
    lease = {"state": EmailState.SENDING, "sent_at": None, "lease_until": NOON + DAY}
    Email.objects.filter(pk=waiting.letter_id).update(**lease)

    with pytest.raises(Refused, match="being sent just now"):
        actions.promote(of_outcome(Outcome.RESERVE), by=None, at=NOON + HOUR)


def test_a_kill_between_discarding_and_writing_leaves_the_first_letter(monkeypatch: Any) -> None:
    actions.decline_offer(offered(), by=None, at=NOON + HOUR)
    waiting = of_outcome(Outcome.RESERVE)
    Email.objects.filter(pk=waiting.letter_id).update(state=EmailState.DRAFT, sent_at=None)
    monkeypatch.setattr(actions, "write_letter", lambda *_, **__: (_ for _ in ()).throw(SystemExit))

    with pytest.raises(SystemExit):
        actions.promote(of_outcome(Outcome.RESERVE), by=None, at=NOON + HOUR)

    same = of_outcome(Outcome.RESERVE)
    assert (same.pk, same.letter.state) == (waiting.pk, EmailState.DRAFT)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("other", ["promote", "send"])
def test_two_at_once_make_one_letter_for_each_seat(other: str) -> None:
    actions.decline_offer(offered(), by=None, at=NOON + HOUR)
    waiting = of_outcome(Outcome.RESERVE)
    Email.objects.filter(pk=waiting.letter_id).update(state=EmailState.DRAFT, sent_at=None)
    start, refusals = threading.Barrier(2), []

    def run(act: Any) -> None:
        start.wait()
        try:
            act()
        except Exception as refusal:
            refusals.append(refusal)
        finally:
            connection.close()

    def promote() -> None:
        actions.promote(of_outcome(Outcome.RESERVE), by=None, at=NOON + HOUR)

    def send() -> None:
        send_drafts([Email.objects.get(pk=waiting.letter_id)], by=None, at=NOON + HOUR)

    second = send if other == "send" else promote
    threads = [threading.Thread(target=run, args=[one]) for one in (promote, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    live = Email.objects.filter(
        to_address=waiting.application.email, key__startswith="selection-letter"
    ).exclude(state=EmailState.DISCARDED)
    assert live.count() == 1
    held = waiting.selection.decisions.holding_a_seat().count()
    assert held <= waiting.selection.seats


def test_the_effect_on_each_quota_is_said_before_and_the_best_stands_first() -> None:
    decision = offered(quotas=[{"value": "BE", "minimum": 1}, {"value": "DK", "minimum": None, "maximum": 0}])
    actions.decline_offer(decision, by=None, at=NOON + HOUR)

    found = promotions(decision.selection, list(with_letters(decision.selection)))

    assert [one.row.country for one in found] == ["BE", "DK"]
    assert [one.words for one in found[0].shown] == ["Belgium: 0 → 1 of at least 1"]
    assert found[1].breaks == "Belgium is 1 short; Denmark is 1 over"


def test_with_two_free_seats_the_one_who_closes_a_gap_stands_first() -> None:
    call = make_closed_call(seats_max=2)
    make_quota(call, value="DK", minimum=1)
    for score, country in ((90, "DK"), (80, "BE"), (70, "BE"), (60, "DK")):
        make_application(call, score=score, country=country)
    selection = make_decided(call)
    accepted = {"outcome": Outcome.ACCEPTED}
    selection.decisions.filter(**accepted).update(offer=OfferState.DECLINED, answered_at=NOON)

    found = promotions(selection, list(with_letters(selection)))

    assert [(one.row.country, one.missing) for one in found] == [("DK", 0), ("BE", 1)]
    assert found[1].shown[0].verdict == "1 more to find"


def test_moving_up_is_one_act_behind_a_page_that_says_what_it_does(client: Client) -> None:
    decision = offered(quotas=[{"value": "BE", "minimum": 1}])
    actions.decline_offer(decision, by=None, at=NOON + HOUR)
    waiting, edition = of_outcome(Outcome.RESERVE), decision.application.call.edition
    client.force_login(make_secretary(edition=edition))
    url = reverse("recruitment:promote", args=[edition.slug, decision.selection_id, waiting.pk])

    page = client.get(url).content.decode()

    assert "Offer the free seat to" in page
    assert "Belgium" in page
    assert of_outcome(Outcome.RESERVE).pk == waiting.pk
    client.post(url)
    waiting.refresh_from_db()
    assert waiting.outcome == Outcome.ACCEPTED


def test_looking_at_the_offer_never_answers_it(client: Client) -> None:
    decision = offered()
    one = decision.application
    later = timezone.now() + DAY
    Decision.objects.filter(pk=decision.pk).update(offer_until=later)
    link = reverse("recruitment:resume", args=[one.call_id, applications.new_link(one, at=NOON)])

    page = client.get(link, follow=True).content.decode()

    assert page.count('value="accept"') == 1
    assert page.count('value="decline"') == 1
    client.get(reverse("recruitment:answer_offer", args=[one.call_id]))
    decision.refresh_from_db()
    assert decision.offer == OfferState.OFFERED
    client.post(reverse("recruitment:answer_offer", args=[one.call_id]), {"answer": "accept"})
    decision.refresh_from_db()
    assert decision.offer == OfferState.ACCEPTED
