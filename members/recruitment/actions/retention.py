"""What becomes of the data of those who got no seat: carried out as the call page says."""

import datetime as dt
from typing import Any

import structlog
from django.db import transaction
from django.db.models import Q

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import refuse_if
from workinggroup.outbox.models import Email

from ..models import Application, Call, Change, CommitteeFile, LegalHold
from ..queries.retention import Due, due, hold_of
from ..rules import retention as rules
from ..states import ApplicationState, Event
from . import uploads
from .files import remove_made_files

log = structlog.get_logger()
# Takes the place of words that were typed about somebody.
GONE = "–"
REASONS_OF_REVIEW = ("abstained_because", "changed_because", "removed_because")
REASONS_ABOUT_ONE = [Event.REVIEW_CHANGED, Event.REVIEWER_REMOVED, Event.OFFER_EXTENDED]
# Whatever else was typed and may name somebody; a reason of the committee stays without the name.
TYPED = [
    Event.SEATED, Event.RELEASED, Event.REASON_CHANGED, Event.GAP_NOTED, Event.SELECTION_DECIDED,
    Event.SELECTION_COPIED, Event.NOTE_WORDED, Event.HOLD_PLACED, Event.CALL_AMENDED, Event.CALL_EXTENDED,
]  # fmt: skip


def erase_due(*, at: dt.datetime, dry_run: bool = False) -> list[Due]:
    """Delete names, addresses, answers, files and mails of what is due; points and numbers stay.

    Each application is an act of its own: one that cannot be deleted today does not keep the others.
    """
    found = due(at=at)
    if dry_run:
        return found
    done = []
    remove_made_files(CommitteeFile.objects.filter(selection__call__in={one.call.pk for one in found}))
    for one in found:
        try:
            erase_application(one.application, call=one.call, at=at)
        except Exception:
            log.exception("recruitment.not_erased", application=one.application.pk)
        else:
            done.append(one)
    return done


@transaction.atomic
def erase_application(application: Application, *, call: Call, at: dt.datetime) -> None:
    """Forget who applied and what they wrote, and what was written about them. A draft goes altogether."""
    applicant = application.applicant
    _mails_of(application, call).delete()
    uploads.remove_files(application.uploads.all())
    if application.state == ApplicationState.DRAFT:
        application.delete()
    else:
        _forget_words(application)
        gone = {"name": "", "email": "", "function": "", "organisation_name": "", "organisation": None}
        Application.objects.filter(pk=application.pk).update(applicant=None, erased_at=at, **gone)
        _forget_history(application, call)
        history.record(Event.APPLICATION_ERASED, about=application, by=None, at=at, edition=call.edition)
    _forget_person(applicant)


def _mails_of(application: Application, call: Call):
    """Every mail about the application; where its author has another one here, only those that name this."""
    mails = Email.objects.filter(
        to_address__iexact=application.email,
        template__startswith="members/recruitment/",
        edition=call.edition,
    )
    others = Application.objects.filter(email__iexact=application.email, call__edition=call.edition)
    if others.exclude(pk=application.pk).filter(erased_at=None).exists():
        pk = application.pk
        mails = mails.filter(Q(key__contains=f":{pk}:") | Q(key__contains=f"-{pk}:"))
    return mails


def _forget_words(application: Application) -> None:
    """Answers, links, questions to the applicant, comments and reasons; points, totals and numbers stay."""
    application.answers.all().delete()
    application.links.all().delete()
    application.enquiries.all().delete()
    application.declarations.update(words="")
    application.reviews.update(comment="", comment_for_applicant="")
    for name in REASONS_OF_REVIEW:
        application.reviews.exclude(**{name: ""}).update(**{name: GONE})
    for review in application.reviews.all():
        review.scores.update(reason="")
    # A change of another's seat may name this one too.
    for change in Change.objects.filter(selection__call=application.call):
        reason = _without_names(change.reason, application)[:300]
        if reason != change.reason:
            Change.objects.filter(pk=change.pk).update(reason=reason)
    for selection in application.call.selections.exclude(gap_note=""):
        note = _without_names(selection.gap_note, application)
        application.call.selections.filter(pk=selection.pk).update(gap_note=note)
    if decision := getattr(application, "decision", None):
        decision.extensions.update(reason=GONE)


def _forget_history(application: Application, call: Call) -> None:
    """History keeps what was done. Reasons typed about the person go, and their name from those of others."""
    history.cover(history.of(application).filter(verb__in=REASONS_ABOUT_ONE), _without_reason)
    typed = history.of_edition(call.edition).filter(verb__in=TYPED)
    history.cover(
        typed, lambda fact: history.in_each_text(fact, lambda words: _without_names(words, application))
    )


def _without_reason(fact: Any) -> Any:
    return {**fact, "reason": GONE} if isinstance(fact, dict) and fact.get("reason") else fact


def _without_names(words: str, application: Application) -> str:
    for name in (application.name, application.organisation_name, application.email):
        words = words.replace(name, str(application)) if name else words
    return words


def _forget_person(person: Person | None) -> None:
    """Whoever is known to us only through this application is forgotten with it."""
    if person is None or person.applications.exists() or person.memberships.exists():
        return
    if not (person.role_grants.exists() or person.reviews.exists() or person.has_usable_password()):
        person.delete()


@transaction.atomic
def place_hold(call: Call, *, reason: str, by: Person | None, at: dt.datetime) -> LegalHold:
    """Stop the deletion for a call, with the reason; what is deleted already does not come back."""
    refuse_if(rules.refuse_hold(call, reason=reason, at=at))
    hold, made = LegalHold.objects.get_or_create(
        call=call, lifted_at=None, defaults={"reason": reason.strip(), "made_at": at, "made_by": by}
    )
    if made:
        history.record(Event.HOLD_PLACED, about=call, by=by, at=at, edition=call.edition, after=hold.reason)
    return hold


@transaction.atomic
def lift_hold(call: Call, *, by: Person | None, at: dt.datetime) -> None:
    """Allow the deletion again: the next daily run carries out what is due."""
    hold = hold_of(call)
    refuse_if(rules.refuse_lifting(hold, at=at))
    LegalHold.objects.filter(call=call, lifted_at=None).update(lifted_at=at, lifted_by=by)
    history.record(Event.HOLD_LIFTED, about=call, by=by, at=at, edition=call.edition)
