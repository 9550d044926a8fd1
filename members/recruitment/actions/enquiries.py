"""Questions to an applicant, and their answers. The applicant never learns who asked."""

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import mails
from ..models import Application, Enquiry
from ..queries.reviewing.readers import still_reads
from ..rules import enquiries as rules
from ..states import Event
from .applications import new_link


@transaction.atomic
def ask_applicant(
    application: Application,
    *,
    text: str,
    answer_by: dt.datetime,
    by: Person,
    at: dt.datetime,
    token: uuid.UUID | None = None,
) -> Enquiry:
    """Mail a question to the applicant, with a link to answer it. The same `token` asks once."""
    waiting = application.enquiries.filter(answered_at=None, answer_by__gt=at).count()
    reason = rules.refuse_asking(application, text=text, answer_by=answer_by, waiting=waiting, at=at)
    refuse_if(reason)
    facts = {"application": application, "asked_by": by, "text": text.strip(), "answer_by": answer_by}
    enquiry, made = Enquiry.objects.get_or_create(
        token=token or uuid.uuid4(), defaults={**facts, "asked_at": at}
    )
    if made:
        edition = application.call.edition
        history.record(Event.ENQUIRY_ASKED, about=application, by=by, at=at, edition=edition)
        mails.queue_enquiry(enquiry, new_link(application, at=at), at=at)
    return enquiry


@transaction.atomic
def answer_enquiry(enquiry: Enquiry, *, text: str, by: Person | None, at: dt.datetime) -> Enquiry:
    """Store the applicant's answer for all who read the file, and tell whoever asked."""
    refuse_if(rules.refuse_answering(enquiry, at=at))
    if not text.strip():
        raise Refused(_("Write your answer."))
    fresh = Enquiry.objects.filter(pk=enquiry.pk, answered_at=None)
    if not fresh.update(answer=text.strip(), answered_at=at):
        raise Refused(_("You have answered this question."))
    enquiry.refresh_from_db()
    application = enquiry.application
    edition = application.call.edition
    history.record(Event.ENQUIRY_ANSWERED, about=application, by=by, at=at, edition=edition)
    if enquiry.asked_by and still_reads(enquiry.asked_by, application):
        mails.queue_enquiry_answered(enquiry, at=at)
    return enquiry
