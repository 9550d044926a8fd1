"""The mails of reviewing: a question to the applicant, and word that it was answered."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from workinggroup.outbox.actions import queue_email
from workinggroup.outbox.models import Email

from ..models import Enquiry
from .applicants import HERE, resume_url
from .saying import facts_of, say_for_reader, speaking_to


def queue_enquiry(enquiry: Enquiry, token: str, *, at: dt.datetime) -> Email:
    """Nothing in it tells who asked."""
    application = enquiry.application
    call = application.call
    with speaking_to(application):
        return queue_email(
            key=f"application-enquiry-{enquiry.pk}:{application.pk}:1",
            template=f"{HERE}/enquiry",
            context={
                **facts_of(application),
                "enquiry": enquiry,
                "until": say_for_reader(enquiry.answer_by, call),
            },
            action=(_("Answer the question"), resume_url(application, token)),
            to=application.email,
            name=application.name,
            language=application.language,
            edition=call.edition,
            at=at,
        )


def queue_enquiry_answered(enquiry: Enquiry, *, at: dt.datetime) -> Email:
    """To whoever asked. It names the file by its number, as a blind call must."""
    application, asker = enquiry.application, enquiry.asked_by
    call = application.call
    review = application.reviews.filter(reviewer=asker).first()
    name, pk = ("review", review.pk) if review else ("application", application.pk)
    with speaking_to(asker):
        return queue_email(
            key=f"enquiry-answered-{enquiry.pk}:{asker.pk}:1",
            occasion=f"application-{application.pk}:enquiry",
            template=f"{HERE}/enquiry_answered",
            context={"application": application, "title": call.said("title")},
            action=(_("Read the answer"), reverse(f"recruitment:{name}", args=[call.edition.slug, pk])),
            to=asker,
            edition=call.edition,
            at=at,
        )
