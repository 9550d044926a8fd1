"""The mails of recruitment: one function, one pair of templates each."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.outbox.actions import draft_email, queue_email
from workinggroup.outbox.models import Email

from ..models import Application, Call, Decision
from ..queries.applying.form import copy_of
from ..queries.decisions.letters import Worded
from ..states import Outcome
from .saying import facts_of, say_for_reader, speaking_to

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


def _told(application: Application, *, at: dt.datetime) -> dict[str, Any]:
    """What the mails of an application say of the call, in its applicant's language."""
    call = application.call
    words = {"retention": call.said("retention_words"), "can_change": call.is_open(at)}
    return {**facts_of(application), **words}


def queue_link(application: Application, token: str, *, occasion: str, at: dt.datetime) -> Email:
    """The link that brings an applicant back to the draft, or to what was sent."""
    with speaking_to(application):
        words = _("Go on with my application") if application.is_draft else _("See my application")
        return queue_email(
            key=f"application-link-{application.pk}:{application.pk}:{occasion}",
            template=f"{HERE}/resume",
            context=_told(application, at=at),
            action=(words, resume_url(application, token)),
            at=at,
            **_to_applicant(application),
        )


def queue_receipt(application: Application, token: str, *, at: dt.datetime) -> Email:
    """One for each submission, however often the button was pressed, with a copy of what was sent."""
    with speaking_to(application):
        return queue_email(
            key=f"application-receipt-{application.pk}:{application.pk}:1",
            template=f"{HERE}/receipt",
            context={**_told(application, at=at), "copy": copy_of(application)},
            action=(_("See my application"), resume_url(application, token)),
            at=at,
            **_to_applicant(application),
        )


def queue_withdrawal(application: Application, *, at: dt.datetime) -> Email:
    with speaking_to(application):
        return queue_email(
            key=f"application-withdrawn-{application.pk}:{application.pk}:1",
            template=f"{HERE}/withdrawn",
            context=_told(application, at=at),
            at=at,
            **_to_applicant(application),
        )


def queue_extension(
    application: Application, token: str, *, reason: str, number: int, at: dt.datetime
) -> Email:
    """To those who have a draft: they have more time."""
    with speaking_to(application):
        return queue_email(
            key=f"call-extended-{application.call_id}:{application.pk}:{number}",
            template=f"{HERE}/extended",
            context={**facts_of(application), "reason": reason},
            action=(_("Go on with my application"), resume_url(application, token)),
            at=at,
            **_to_applicant(application),
        )


def draft_letter(
    decision: Decision, words: Worded, token: str, *, number: int, by: Person | None, at: dt.datetime
) -> Email:
    """The letter of a decision, as a draft. One occasion for all letters of a selection.

    The key counts the letters of an application: there is one first letter, whatever it says.
    """
    application = decision.application
    with speaking_to(application):
        action = _("Answer the offer") if decision.outcome == Outcome.ACCEPTED else _("See my application")
    return draft_email(
        key=f"selection-letter:{application.pk}:{number}",
        occasion=f"selection:{decision.selection_id}:letters",
        template=f"{HERE}/letter_{decision.outcome}",
        context={"words": words},
        action=(action, resume_url(application, token)),
        by=by,
        at=at,
        **_to_applicant(application),
    )


def _offer_mail(decision: Decision, what: str, version: Any, *, at: dt.datetime, **facts: Any) -> Email:
    """A mail about an offer that was made. Its button opens the applicant's page."""
    application = decision.application
    until = say_for_reader(decision.offer_until, application.call)
    letter = decision.letter
    return queue_email(
        key=f"offer-{what}:{application.pk}:{version}",
        template=f"{HERE}/offer_{what}",
        context={**facts_of(application), "decision": decision, "until": until, **facts},
        action=(letter.action_words, letter.action_url) if letter and letter.action_url else None,
        at=at,
        **_to_applicant(application),
    )


def queue_answer(decision: Decision, *, at: dt.datetime) -> Email:
    """What the applicant has answered, in writing."""
    application = decision.application
    with speaking_to(application):
        return queue_email(
            key=f"offer-answer:{application.pk}:{decision.offer}",
            template=f"{HERE}/offer_{decision.offer}",
            context={**facts_of(application), "decision": decision},
            at=at,
            **_to_applicant(application),
        )


def queue_offer_reminder(decision: Decision, *, at: dt.datetime) -> Email:
    """Once for each end of an offer, to those who have not answered."""
    with speaking_to(decision.application):
        return _offer_mail(decision, "ends_soon", int(decision.offer_until.timestamp()), at=at)


def queue_more_time(decision: Decision, *, at: dt.datetime) -> Email:
    with speaking_to(decision.application):
        return _offer_mail(decision, "more_time", int(decision.offer_until.timestamp()), at=at)


def queue_offer_ended(decision: Decision, *, at: dt.datetime) -> Email:
    """The seat goes on; written once for each end."""
    with speaking_to(decision.application):
        return _offer_mail(decision, "ended", int(decision.offer_until.timestamp()), at=at)


def draft_reminder(reviewer: Person, call: Call, *, left: int, by: Person | None, at: dt.datetime) -> Email:
    """At most one a day for each reviewer and call."""
    with speaking_to(reviewer):
        return draft_email(
            key=f"reviews-behind-{call.pk}:{reviewer.pk}:{at:%Y-%m-%d}",
            occasion=f"call:{call.pk}:review-reminders",
            to=reviewer,
            template=f"{HERE}/reviews_behind",
            context={
                "title": call.said("title"),
                "left": left,
                "due": say_for_reader(call.reviews_due_at, call),
            },
            action=(_("Open my reviews"), reverse("recruitment:my_reviews", args=[call.edition.slug])),
            edition=call.edition,
            by=by,
            at=at,
        )
