"""The mails to people: who is asked to come back, who takes part without being a member."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from workinggroup.editions.models import Edition
from workinggroup.outbox.actions import draft_email
from workinggroup.outbox.models import Email

from .models import Membership, Person


def draft_invite_again(person: Person, *, edition: Edition, by: Any, at: dt.datetime) -> Email:
    """Ask somebody of the edition before to come back; the button leads to the page of the group."""
    with override(person.language):
        words = _("See what is open")
    return draft_email(
        key=f"people-invite-again-{edition.pk}:{person.pk}:1",
        to=person,
        template="members/people/invite_again",
        context={"person": person, "before": edition.made_from},
        action=(words, reverse("editions:group", args=[edition.group.slug])),
        edition=edition,
        by=by,
        at=at,
    )


def draft_welcome(membership: Membership, *, by: Any, at: dt.datetime) -> Email:
    """Tell an observer or expert what they take part in, and where to sign in."""
    person, edition = membership.person, membership.edition
    with override(person.language):
        words = _("Open the edition")
    return draft_email(
        key=f"people-welcome-{edition.pk}:{person.pk}:{membership.since:%Y%m%d%H%M%S}",
        to=person,
        template="members/people/welcome",
        context={"person": person, "membership": membership},
        action=(words, edition.get_absolute_url()),
        edition=edition,
        by=by,
        at=at,
    )
