"""Answers to offers, their end, more time for one of them, and who moves up."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from members.people import actions as people
from members.people.models import Membership, Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import mails
from ..models import Decision, OfferExtension, Selection
from ..queries.decisions.offers import due_for_reminder, over
from ..rules import applications as application_rules
from ..rules import offers as rules
from ..states import Event, OfferState, Outcome
from .letters import discard_unsent, write_letter


@transaction.atomic
def accept_offer(decision: Decision, *, by: Person | None, at: dt.datetime) -> Membership:
    """Take the seat: the applicant becomes a member of the edition."""
    _answer(decision, OfferState.ACCEPTED, by=by, at=at)
    application = decision.application
    return people.join_edition(
        application.applicant,
        edition=application.call.edition,
        organisation=application.organisation,
        by=by,
        at=at,
    )


@transaction.atomic
def decline_offer(decision: Decision, *, by: Person | None, at: dt.datetime) -> None:
    """Leave the seat to somebody on the reserve list."""
    _answer(decision, OfferState.DECLINED, by=by, at=at)


def _answer(decision: Decision, answer: OfferState, *, by: Person | None, at: dt.datetime) -> None:
    _read_anew(decision)
    refuse_if(application_rules.refuse_offer_answer(decision, at=at))
    fresh = Decision.objects.filter(pk=decision.pk, offer=OfferState.OFFERED)
    if not fresh.update(offer=answer, answered_at=at):
        raise Refused(_("You have answered this offer."))
    _read_anew(decision)
    verb = Event.OFFER_ACCEPTED if answer == OfferState.ACCEPTED else Event.OFFER_DECLINED
    edition = decision.application.call.edition
    history.record(verb, about=decision.application, by=by, at=at, edition=edition)
    mails.queue_answer(decision, at=at)


def _read_anew(decision: Decision) -> None:
    """The row as it stands now, with all that its mails and the membership are made of."""
    with_file = Decision.objects.select_related(
        "letter", "application__call__edition__group", "application__applicant", "application__organisation"
    )
    decision.refresh_from_db(from_queryset=with_file)


def expire_offers(*, at: dt.datetime) -> int:
    """End the offers whose time is over, and tell those who had them. An answer that came first stands."""
    return sum(_expire(decision, at=at) for decision in over(at=at))


@transaction.atomic
def _expire(decision: Decision, *, at: dt.datetime) -> bool:
    fresh = Decision.objects.filter(
        pk=decision.pk, offer=OfferState.OFFERED, offer_until=decision.offer_until
    )
    if not fresh.update(offer=OfferState.EXPIRED, expired_at=at):
        return False
    application = decision.application
    history.record(Event.OFFER_EXPIRED, about=application, by=None, at=at, edition=application.call.edition)
    mails.queue_offer_ended(decision, at=at)
    return True


def remind_offers(*, at: dt.datetime) -> int:
    """Write once to those whose offer ends soon and who have not answered."""
    return sum(_remind(decision, at=at) for decision in due_for_reminder(at=at))


@transaction.atomic
def _remind(decision: Decision, *, at: dt.datetime) -> bool:
    fresh = Decision.objects.filter(
        pk=decision.pk, offer=OfferState.OFFERED, reminded_at=None, offer_until=decision.offer_until
    )
    if not fresh.update(reminded_at=at):
        return False
    mails.queue_offer_reminder(decision, at=at)
    return True


@transaction.atomic
def extend_offer(
    decision: Decision, *, until: dt.datetime, reason: str, by: Person | None, at: dt.datetime
) -> Decision:
    """Give one applicant more time, or open an offer that has ended again while its seat is free.

    The applicant is told, unless the letter is still a draft: then it is outdated and names the new time.
    """
    selection = _locked(decision)
    free = selection.seats - seats_held(selection)
    refuse_if(rules.refuse_extension(decision, until=until, reason=reason, free=free, at=at))
    before, state = decision.offer_until, decision.offer
    fresh = Decision.objects.filter(pk=decision.pk, offer=state, offer_until=before)
    changes: dict[str, Any] = {"offer": OfferState.OFFERED, "expired_at": None, "reminded_at": None}
    if not fresh.update(offer_until=until, **changes):
        raise Refused(_("Somebody else was faster. Reload the page to see how it stands now."))
    decision.refresh_from_db()
    OfferExtension.objects.create(
        decision=decision, before=before, after=until, reason=reason.strip(), made_at=at, made_by=by
    )
    history.record(
        Event.OFFER_EXTENDED, about=decision.application, by=by, at=at, edition=selection.call.edition,
        before=before.isoformat() if before else None,
        after={"until": until.isoformat(), "reason": reason.strip()},
    )  # fmt: skip
    if decision.has_left:
        mails.queue_more_time(decision, at=at)
    return decision


def _locked(decision: Decision) -> Selection:
    """Hold the decisions of the selection, so that a free seat is counted by one act at a time."""
    list(Decision.objects.select_for_update().filter(selection=decision.selection).values_list("pk"))
    decision.refresh_from_db()
    return decision.selection


@transaction.atomic
def promote(decision: Decision, *, by: Person | None, at: dt.datetime) -> Decision:
    """Offer a seat that became free to somebody on the reserve list, with a new letter as a draft.

    A letter that has not left is discarded in the same act, so that the two can never both go out.
    """
    selection = _locked(decision)
    refuse_if(rules.refuse_promotion(decision, taken=seats_held(selection), seats=selection.seats, at=at))
    discard_unsent(decision, by=by, at=at)
    fresh = Decision.objects.filter(pk=decision.pk, outcome=Outcome.RESERVE)
    changes: dict[str, Any] = {"outcome": Outcome.ACCEPTED, "offer": OfferState.OFFERED, "promoted_at": at}
    if not fresh.update(letter=None, letter_outcome="", **changes):
        raise Refused(_("Somebody else was faster. Reload the page to see how it stands now."))
    decision.refresh_from_db()
    write_letter(decision, by=by, at=at)
    application = decision.application
    history.record(Event.PROMOTED, about=application, by=by, at=at, edition=application.call.edition)
    return decision


def seats_held(selection: Selection) -> int:
    """Seats offered or taken, without those declined, ended or withdrawn."""
    return selection.decisions.holding_a_seat().count()
