"""What becomes of the data of those who got no seat: carried out as the call page says."""

import datetime as dt
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from members.people.models import Person
from workinggroup.base import history
from workinggroup.outbox.models import Email

from ..models import Application, Call
from ..states import ApplicationState, CallState, Event, OfferState
from . import uploads


class Due(NamedTuple):
    call: Call
    application: Application


def due(*, at: dt.datetime) -> list[Due]:
    """The applications whose time is over: no seat taken, and so many days after the decision."""
    found = []
    for call in Call.objects.filter(state=CallState.DECIDED).select_related("edition"):
        if call.erase_after is not None and at >= call.erase_after:
            keep = Q(decision__offer__in=[OfferState.ACCEPTED, OfferState.OFFERED])
            over = call.applications.filter(erased_at=None).exclude(keep).order_by("pk")
            found += [Due(call, one) for one in over]
    return found


def erase_due(*, at: dt.datetime, dry_run: bool = False) -> list[Due]:
    """Delete names, addresses and answers of what is due; points and numbers stay without them."""
    found = due(at=at)
    if not dry_run:
        for call, application in found:
            erase_application(application, call=call, at=at)
    return found


@transaction.atomic
def erase_application(application: Application, *, call: Call, at: dt.datetime) -> None:
    """Forget who applied and what they wrote. A draft goes altogether."""
    applicant, email = application.applicant, application.email
    Email.objects.filter(to_address=email, template__startswith="members/recruitment/").filter(
        edition=call.edition
    ).delete()
    uploads.remove_files(application.uploads.all())
    if application.state == ApplicationState.DRAFT:
        application.delete()
    else:
        application.answers.all().delete()
        application.links.all().delete()
        application.declarations.update(words="")
        application.reviews.update(comment="")
        for review in application.reviews.all():
            review.scores.update(reason="")
        gone = {"name": "", "email": "", "function": "", "organisation_name": "", "organisation": None}
        Application.objects.filter(pk=application.pk).update(applicant=None, erased_at=at, **gone)
        history.record(Event.APPLICATION_ERASED, about=application, by=None, at=at, edition=call.edition)
    _forget_person(applicant)


def _forget_person(person: Person | None) -> None:
    """Whoever is known to us only through this application is forgotten with it."""
    if person is None or person.applications.exists() or person.memberships.exists():
        return
    if not (person.role_grants.exists() or person.reviews.exists() or person.has_usable_password()):
        person.delete()
