"""The mails about a call that changed, and to those who may join: one function, one pair of templates."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from members.people.models import Person
from workinggroup.outbox.actions import draft_email, queue_email
from workinggroup.outbox.models import Email

from .. import tokens
from ..models import Application, ApplicationLink, Call, CallVersion, Interest
from ..models.translated import speaking
from ..queries.calls.changes import changes_between
from .saying import say_for_reader, speaking_to

HERE = "members/recruitment"


def _facts(made: CallVersion, old: dict[str, Any]) -> dict[str, Any]:
    call = made.call
    return {
        "call": call,
        "title": call.said("title"),
        "version": made,
        "changes": [one.words for one in changes_between(old, made.content)],
        "closes": say_for_reader(call.closes_at, call),
    }


def queue_change(
    application: Application, made: CallVersion, old: dict[str, Any], *, at: dt.datetime
) -> Email:
    """To whoever has a draft or has sent: what changed, why, and the way to their application."""
    language = application.language
    token = tokens.new()
    ApplicationLink.objects.create(application=application, token_hash=tokens.hashed(token), made_at=at)
    with speaking_to(application):
        words = _("Go on with my application") if application.is_draft else _("See my application")
        return queue_email(
            key=f"call-changed-{made.call_id}-{made.number}:{application.pk}:1",
            to=application.email,
            name=application.name,
            language=language,
            template=f"{HERE}/call_changed",
            context={**_facts(made, old), "application": application},
            action=(words, reverse("recruitment:resume", args=[application.call_id, token])),
            edition=made.call.edition,
            at=at,
        )


def queue_change_for_reviewer(
    reviewer: Person, made: CallVersion, old: dict[str, Any], *, at: dt.datetime
) -> Email:
    with speaking_to(reviewer):
        return queue_email(
            key=f"call-changed-{made.call_id}-{made.number}:reviewer-{reviewer.pk}:1",
            to=reviewer,
            template=f"{HERE}/call_changed_reviewer",
            context=_facts(made, old),
            action=(_("See what changed"), reverse("recruitment:public_versions", args=[made.call_id])),
            edition=made.call.edition,
            at=at,
        )


def draft_invitation(
    interest: Interest, *, call: Call, number: int, by: Person | None, at: dt.datetime
) -> Email:
    """To an organisation that is interested: the call is open, this is its page. Waits as a draft."""
    language = interest.language
    with override(language), speaking(language):
        return draft_email(
            key=f"interest-invited-{call.pk}:{interest.pk}:{number}",
            occasion=f"call:{call.pk}:invitations-to-apply",
            to=interest.email,
            name=interest.name,
            language=language,
            template=f"{HERE}/invited_to_apply",
            context={
                "call": call,
                "title": call.said("title"),
                "closes": say_for_reader(call.closes_at, call),
                "interest": interest,
            },
            action=(_("Read the call and apply"), reverse("recruitment:public_call", args=[call.pk])),
            edition=interest.edition,
            by=by,
            at=at,
        )


def queue_noted(interest: Interest, *, words: str, at: dt.datetime) -> Email:
    """To whoever said on the public page that they are interested: what was noted, and for how long."""
    with override(interest.language):
        return queue_email(
            key=f"interest-noted-{interest.pk}:{interest.pk}:1",
            to=interest.email,
            name=interest.name,
            language=interest.language,
            template=f"{HERE}/interest_noted",
            context={"interest": interest, "kept": words},
            edition=interest.edition,
            at=at,
        )
