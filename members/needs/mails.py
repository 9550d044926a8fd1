"""The mails of the survey: an invitation, and a reminder to those who have not answered."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from members.people.models import Membership
from workinggroup.editions import links
from workinggroup.outbox.actions import draft_email, queue_email
from workinggroup.outbox.models import Email

from .models import Assessment
from .queries.audience import invitation_occasion

PURPOSE = "needs"


def write_invitation(
    assessment: Assessment, membership: Membership, *, at: dt.datetime, by: Any, send: bool = False
) -> Email:
    """Invite a member to answer: once for ever, however often the survey is opened or extended."""
    key = f"{invitation_occasion(assessment)}:{membership.person_id}:1"
    return _write(assessment, membership, key=key, template="invitation", at=at, by=by, send=send)


def write_reminder(
    assessment: Assessment, membership: Membership, *, at: dt.datetime, by: Any, send: bool = False
) -> Email:
    """Remind a member who has not answered: at most once a day, on the clocks of the survey."""
    day = at.astimezone(assessment.timezone).date()
    key = f"{reminder_occasion(assessment)}:{membership.person_id}:{day:%Y-%m-%d}"
    return _write(assessment, membership, key=key, template="reminder", at=at, by=by, send=send)


def reminder_occasion(assessment: Assessment) -> str:
    return f"needs-reminder-{assessment.pk}"


def personal_url(assessment: Assessment, person: Any) -> str:
    """The address that opens this survey, and nothing else, in the name of this person."""
    token = links.token_for(person, purpose=PURPOSE, edition=assessment.edition, pk=assessment.pk)
    return reverse("people:link", args=[token])


def _write(
    assessment: Assessment,
    membership: Membership,
    *,
    key: str,
    template: str,
    at: dt.datetime,
    by: Any,
    send: bool,
) -> Email:
    person = membership.person
    with translation.override(person.language):
        words = _("Answer the survey")
    return (queue_email if send else draft_email)(
        key=key,
        to=person,
        template=f"members/needs/{template}",
        context={"assessment": assessment, "organisation": membership.organisation},
        action=(words, personal_url(assessment, person)),
        edition=assessment.edition,
        by=by,
        at=at,
    )
