"""What those who were there are told."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from workinggroup.editions import links
from workinggroup.outbox.actions import draft_email
from workinggroup.outbox.models import Email

from .models import Certificate

HERE = "workshops/attendance"


def draft_certificate(certificate: Certificate, *, by: Any, at: dt.datetime) -> Email:
    """Your certificate is there; a draft that somebody reads before it goes."""
    workshop, person = certificate.workshop, certificate.person
    token = links.token_for(person, purpose="certificate", edition=workshop.edition, pk=workshop.pk)
    with override(person.language):
        action = (_("Get my certificate"), reverse("people:link", args=[token]))
    return draft_email(
        key=f"certificate:{certificate.pk}:1", to=person, template=f"{HERE}/certificate",
        context={"workshop": workshop, "certificate": certificate}, action=action, edition=workshop.edition,
        by=by, at=at,
    )  # fmt: skip
