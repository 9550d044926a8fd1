"""Certificates for those who were there."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workshops.scheduling.models import Attendance, Workshop

from .. import codes, mails, queries, rules
from ..models import Certificate
from ..states import Event


@transaction.atomic
def issue_certificates(
    workshop: Workshop, *, signed_by: str, by: Any, at: dt.datetime, tell: bool = False
) -> list[Certificate]:
    """A certificate for each who was there and has none; with `tell`, the mail to each as a draft."""
    list(Workshop.objects.select_for_update().filter(pk=workshop.pk).values_list("pk"))
    # One that does not stand any more, because its person was not there after all, makes room for another.
    there = queries.came(workshop).values("person")
    workshop.certificates.standing().exclude(person__in=there).update(withdrawn_at=at)
    missing = list(queries.without_certificate(workshop))
    refuse_if(rules.refuse_certificates(workshop, len(missing), at=at))
    if not signed_by.strip():
        raise Refused(_("Say who signs, by function."))
    made = [_certificate(workshop, one, signed_by=signed_by.strip(), at=at) for one in missing]
    Certificate.objects.bulk_create(made)
    for certificate in made if tell else []:
        mails.draft_certificate(certificate, by=by, at=at)
    history.record(
        Event.CERTIFICATES_ISSUED, about=workshop, by=by, at=at, edition=workshop.edition, after=len(made)
    )
    return made


def _certificate(workshop: Workshop, one: Attendance, *, signed_by: str, at: dt.datetime) -> Certificate:
    person, edition = one.person, workshop.edition
    with override(person.language):
        kind = str(workshop.get_kind_display())
    return Certificate(
        number=codes.new(codes.NUMBER_LENGTH),
        workshop=workshop,
        person=person,
        name=person.name or person.email,
        organisation_name=str(one.organisation or person.organisation or ""),
        title=workshop.title,
        kind=kind,
        group_name=edition.group.name[:200],
        edition_title=edition.title[:200],
        starts_at=workshop.starts_at,
        ends_at=workshop.ends_at,
        zone=str(workshop.timezone),
        minutes=int((workshop.ends_at - workshop.starts_at).total_seconds() // 60),
        signed_by=signed_by,
        language=person.language,
        issued_at=at,
    )


@transaction.atomic
def withdraw_certificate(certificate: Certificate, *, by: Any, at: dt.datetime) -> None:
    """Its page says from now on that it does not stand; another one has another number."""
    refuse_if(rules.refuse_withdrawing(certificate, at=at))
    if not Certificate.objects.filter(pk=certificate.pk, withdrawn_at=None).update(withdrawn_at=at):
        raise Refused(_("This certificate is withdrawn already."))
    workshop = certificate.workshop
    history.record(
        Event.CERTIFICATE_WITHDRAWN, about=workshop, by=by, at=at, edition=workshop.edition,
        before=certificate.number[:4],
    )  # fmt: skip
