"""Letters, answers to offers, and who moves up."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from members.people import actions as people
from members.people.models import Membership, Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.outbox import actions as outbox
from workinggroup.outbox.states import EmailState

from .. import mails
from ..models import Decision, Selection
from ..rules import applications as application_rules
from ..rules import selections as rules
from ..states import Event, OfferState, Outcome
from .applications import new_link


@transaction.atomic
def write_letters(selection: Selection, *, by: Person | None, at: dt.datetime) -> int:
    """Draft the letter of every decision that has none; nothing is sent. Gives their number."""
    waiting = selection.decisions.filter(letter=None).exclude(application__state="withdrawn")
    waiting = waiting.select_related("application__call__edition__group", "application__applicant")
    found = list(waiting.exclude(application__email="").order_by("application__number"))
    refuse_if(rules.refuse_letters(selection, waiting=len(found), at=at))
    for decision in found:
        _write_letter(decision, version=1, by=by, at=at)
    edition = selection.call.edition
    history.record(Event.LETTERS_WRITTEN, about=selection, by=by, at=at, edition=edition, after=len(found))
    return len(found)


def _write_letter(decision: Decision, *, version: int, by: Person | None, at: dt.datetime) -> None:
    """One letter for each application and version: the key of the mail keeps a second one from going out."""
    application = decision.application
    if decision.outcome == Outcome.ACCEPTED:
        decision.offer_until = at + dt.timedelta(days=application.call.offer_days)
    decision.letter = mails.draft_letter(
        decision, new_link(application, at=at), version=version, by=by, at=at
    )
    decision.save(update_fields=["letter", "offer_until"])


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
    decision.refresh_from_db()
    refuse_if(application_rules.refuse_offer_answer(decision, at=at))
    fresh = Decision.objects.filter(pk=decision.pk, offer=OfferState.OFFERED)
    if not fresh.update(offer=answer, answered_at=at):
        raise Refused(_("You have answered this offer."))
    decision.refresh_from_db()
    verb = Event.OFFER_ACCEPTED if answer == OfferState.ACCEPTED else Event.OFFER_DECLINED
    edition = decision.application.call.edition
    history.record(verb, about=decision.application, by=by, at=at, edition=edition)
    mails.queue_answer(decision, at=at)


@transaction.atomic
def promote(decision: Decision, *, by: Person | None, at: dt.datetime) -> Decision:
    """Offer a seat that became free to somebody on the reserve list, with a new letter as a draft."""
    list(Decision.objects.select_for_update().filter(selection=decision.selection).values_list("pk"))
    decision.refresh_from_db()
    selection = decision.selection
    refuse_if(rules.refuse_promotion(decision, taken=seats_held(selection), seats=selection.seats, at=at))
    letter = decision.letter
    if letter and letter.state == EmailState.DRAFT:
        outbox.discard_drafts([letter], by=by, at=at)
    fresh = Decision.objects.filter(pk=decision.pk, outcome=Outcome.RESERVE)
    changes: dict[str, Any] = {"outcome": Outcome.ACCEPTED, "offer": OfferState.OFFERED, "promoted_at": at}
    if not fresh.update(**changes):
        raise Refused(_("Somebody else was faster. Reload the page to see how it stands now."))
    decision.refresh_from_db()
    _write_letter(decision, version=2, by=by, at=at)
    application = decision.application
    history.record(Event.PROMOTED, about=application, by=by, at=at, edition=application.call.edition)
    return decision


def seats_held(selection: Selection) -> int:
    """Seats offered or taken, without those declined or withdrawn."""
    held = selection.decisions.filter(outcome=Outcome.ACCEPTED).exclude(offer=OfferState.DECLINED)
    return held.exclude(application__state="withdrawn").count()
