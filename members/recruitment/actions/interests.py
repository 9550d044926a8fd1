"""Expressions of interest: noted, moved on with a note, invited to apply, forgotten in time."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.editions.models import Edition
from workinggroup.outbox.models import Email

from .. import mails
from ..models import Application, Call, Interest, InterestMove
from ..rules import interests as rules
from ..states import Event, InterestState


@transaction.atomic
def note_interest(
    edition: Edition, *, by: Person | None, at: dt.datetime, email: str = "", **facts: Any
) -> Interest:
    """Somebody may join: noted by the secretariat. One for each address and edition."""
    email = Person.objects.normalise(email)
    if email and edition.interests.filter(email=email).exists():
        raise Refused(_("There is an entry for this address already. Change that one."))
    interest = Interest.objects.create(
        edition=edition, email=email, made_at=at, moved_at=at, made_by=by, **facts
    )
    InterestMove.objects.create(interest=interest, after=interest.state, by=by, at=at)
    history.record(Event.INTEREST_NOTED, about=interest, by=by, at=at, edition=edition)
    _find_application(interest)
    return interest


@transaction.atomic
def express_interest(edition: Edition, *, email: str, at: dt.datetime, **facts: Any) -> bool:
    """Said on the public page: noted once for each address, and confirmed to that address.

    A second time changes nothing and tells nothing, so that nobody can ask who else is interested.
    """
    refuse_if(rules.refuse_expressing(edition, at=at))
    email = Person.objects.normalise(email)
    if edition.interests.filter(email=email).exists():
        return False
    try:
        with transaction.atomic():
            own = {"is_from_public": True, "privacy_version": rules.NOTICE}
            interest = note_interest(edition, email=email, by=None, at=at, **own, **facts)
    except (Refused, IntegrityError):
        return False
    mails.queue_noted(interest, words=rules.kept_words(), at=at)
    return True


@transaction.atomic
def change_interest(
    interest: Interest, *, version: int, by: Person | None, at: dt.datetime, email: str = "", **facts: Any
) -> Interest:
    """Other words or another contact. Refuses when somebody saved since `version` was read."""
    email = Person.objects.normalise(email)
    twins = Interest.objects.filter(edition=interest.edition_id, email=email).exclude(pk=interest.pk)
    if email and twins.exists():
        raise Refused(_("There is an entry for this address already. Change that one."))
    fresh = Interest.objects.filter(pk=interest.pk, version=version)
    if not fresh.update(version=version + 1, email=email, **facts):
        raise Refused(_("Somebody changed this while you wrote. Both texts are shown."))
    interest.refresh_from_db()
    history.record(
        Event.INTEREST_CHANGED, about=interest, by=by, at=at, edition=interest.edition, after=sorted(facts)
    )
    return interest


@transaction.atomic
def move_interest(
    interest: Interest, *, state: str, note: str = "", by: Person | None, at: dt.datetime
) -> Interest:
    """One step on, with what was said. Nothing of it gives a seat: seats come from applications."""
    interest.refresh_from_db()
    refuse_if(rules.refuse_move(interest, state))
    before = interest.state
    interest.become(InterestState(state), moved_at=at, version=interest.version + 1)
    InterestMove.objects.create(
        interest=interest, before=before, after=state, note=note.strip(), by=by, at=at
    )
    history.record(
        Event.INTEREST_MOVED, about=interest, by=by, at=at, edition=interest.edition,
        before=before, after=state,
    )  # fmt: skip
    return interest


@transaction.atomic
def invite_to_apply(interest: Interest, *, call: Call | None, by: Person | None, at: dt.datetime) -> Email:
    """A mail with the way to the open call, as a draft; the same draft as long as it was not sent."""
    refuse_if(rules.refuse_invitation(interest, call, at=at))
    occasion = f"interest-invited-{call.pk if call else 0}:{interest.pk}:"
    sent = Email.objects.filter(key__startswith=occasion).exclude(state="draft").count()
    facts: dict[str, Any] = {"call": call, "number": sent + 1}
    email = mails.draft_invitation(interest, by=by, at=at, **facts)
    history.record(Event.INTEREST_INVITED, about=interest, by=by, at=at, edition=interest.edition)
    return email


def link_interest(application: Application) -> None:
    """An application from the address of an interest in its edition is the answer to it."""
    found = Interest.objects.filter(
        edition=application.call.edition_id, email=application.email, application=None
    ).exclude(email="")
    found.update(application=application)


def _find_application(interest: Interest) -> None:
    """The other way round: somebody who has applied is noted afterwards."""
    if interest.email:
        found = Application.objects.submitted().filter(
            call__edition=interest.edition_id, email=interest.email, interest=None
        )
        if application := found.order_by("-submitted_at").first():
            Interest.objects.filter(pk=interest.pk).update(application=application)
            interest.refresh_from_db()


@transaction.atomic
def remove_interest(interest: Interest, *, by: Person | None, at: dt.datetime) -> None:
    """Forget it, with what was said and the mails about it. History keeps that it was, and no name."""
    edition, address = interest.edition, interest.email
    history.record(Event.INTEREST_ERASED, about=interest, by=by, at=at, edition=edition)
    if address:
        mails = Email.objects.filter(edition=edition, to_address=address)
        mails.filter(template__in=MAILS).delete()
    interest.delete()


MAILS = ["members/recruitment/invited_to_apply", "members/recruitment/interest_noted"]


def due_interests(*, at: dt.datetime) -> list[Interest]:
    """What has been kept long enough."""
    old = Interest.objects.filter(moved_at__lte=at - rules.KEPT).select_related("edition")
    return [one for one in old.order_by("pk") if rules.is_over(one, at=at)]


def erase_due_interests(*, at: dt.datetime, dry_run: bool = False) -> int:
    """Once a day: delete what was promised to be deleted; gives how many."""
    found = due_interests(at=at)
    for one in [] if dry_run else found:
        remove_interest(one, by=None, at=at)
    return len(found)
