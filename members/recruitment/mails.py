"""The mails of recruitment: one function, one pair of templates each."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from members.people.models import Person
from workinggroup.base.clock import say_when
from workinggroup.outbox.actions import draft_email, queue_email
from workinggroup.outbox.models import Email

from .models import Application, Call, Decision
from .queries.letters import feedback
from .states import Outcome

HERE = "members/recruitment"


def _to_applicant(application: Application) -> dict[str, Any]:
    """An applicant is told at the address that they gave, in the language in which they applied."""
    return {
        "to": application.email,
        "name": application.name,
        "language": application.language,
        "edition": application.call.edition,
    }


def resume_url(application: Application, token: str) -> str:
    return reverse("recruitment:resume", args=[application.call_id, token])


def _words(application: Application, words: Any) -> str:
    with override(application.language):
        return str(words)


def _facts(application: Application) -> dict[str, Any]:
    call = application.call
    return {"application": application, "call": call, "closes": say_when(call.closes_at, call.timezone)}


def queue_link(application: Application, token: str, *, occasion: str, at: dt.datetime) -> Email:
    """The link that brings an applicant back to the draft, or to what was sent."""
    with override(application.language):
        return queue_email(
            key=f"application-link-{application.pk}:{application.pk}:{occasion}",
            template=f"{HERE}/resume",
            context=_facts(application),
            action=(_("Go on with my application"), resume_url(application, token)),
            at=at,
            **_to_applicant(application),
        )


def queue_receipt(application: Application, token: str, *, at: dt.datetime) -> Email:
    """One for each submission, however often the button was pressed."""
    with override(application.language):
        return queue_email(
            key=f"application-receipt-{application.pk}:{application.pk}:1",
            template=f"{HERE}/receipt",
            context=_facts(application),
            action=(_("See my application"), resume_url(application, token)),
            at=at,
            **_to_applicant(application),
        )


def queue_withdrawal(application: Application, *, at: dt.datetime) -> Email:
    with override(application.language):
        return queue_email(
            key=f"application-withdrawn-{application.pk}:{application.pk}:1",
            template=f"{HERE}/withdrawn",
            context=_facts(application),
            at=at,
            **_to_applicant(application),
        )


def queue_extension(
    application: Application, token: str, *, reason: str, number: int, at: dt.datetime
) -> Email:
    """To those who have a draft: they have more time."""
    with override(application.language):
        return queue_email(
            key=f"call-extended-{application.call_id}:{application.pk}:{number}",
            template=f"{HERE}/extended",
            context={**_facts(application), "reason": reason},
            action=(_("Go on with my application"), resume_url(application, token)),
            at=at,
            **_to_applicant(application),
        )


def draft_letter(
    decision: Decision, token: str, *, version: int, by: Person | None, at: dt.datetime
) -> Email:
    """The letter of a decision, as a draft. One occasion for all letters of a selection."""
    application = decision.application
    words = {
        Outcome.ACCEPTED: _("Answer the offer"),
        Outcome.RESERVE: _("See my application"),
        Outcome.REFUSED: _("See my application"),
    }
    with override(application.language):
        until = decision.offer_until and say_when(decision.offer_until, application.call.timezone)
        facts = {
            **_facts(application),
            "decision": decision,
            "until": until,
            "feedback": feedback(application),
        }
        return draft_email(
            key=f"selection-letter:{application.pk}:{version}",
            occasion=f"selection:{decision.selection_id}:letters",
            template=f"{HERE}/letter_{decision.outcome}",
            context=facts,
            action=(str(words[Outcome(decision.outcome)]), resume_url(application, token)),
            by=by,
            at=at,
            **_to_applicant(application),
        )


def queue_answer(decision: Decision, *, at: dt.datetime) -> Email:
    """What the applicant has answered, in writing."""
    application = decision.application
    with override(application.language):
        return queue_email(
            key=f"offer-answer:{application.pk}:{decision.offer}",
            template=f"{HERE}/offer_{decision.offer}",
            context={**_facts(application), "decision": decision},
            at=at,
            **_to_applicant(application),
        )


def draft_reminder(reviewer: Person, call: Call, *, left: int, by: Person | None, at: dt.datetime) -> Email:
    """At most one a day for each reviewer and call."""
    with override(reviewer.language):
        return draft_email(
            key=f"reviews-behind-{call.pk}:{reviewer.pk}:{at:%Y-%m-%d}",
            occasion=f"call:{call.pk}:review-reminders",
            to=reviewer,
            template=f"{HERE}/reviews_behind",
            context={
                "call": call,
                "left": left,
                "due": call.reviews_due_at and say_when(call.reviews_due_at, call.timezone),
            },
            action=(_("Open my reviews"), reverse("recruitment:my_reviews", args=[call.edition.slug])),
            edition=call.edition,
            by=by,
            at=at,
        )
