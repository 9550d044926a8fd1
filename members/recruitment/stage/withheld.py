"""What a conflict of interest keeps from a person outside recruitment: mails and history of the file."""

from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from ..models import ConflictDeclaration

MAILS = "members/recruitment/"


def _closed_to(person: Any) -> QuerySet[ConflictDeclaration]:
    """The files that a person declared a conflict about."""
    return ConflictDeclaration.objects.filter(person=person, has_conflict=True).order_by()


def _pk(before: str = "", after: str = "") -> Any:
    key = Cast("application_id", CharField())
    return Concat(Value(before), key, Value(after), output_field=CharField())


def mails_shown_to(person: Any) -> list[Q]:
    """All mails but those to the applicant of a closed file about it, and those that tell of it to others."""
    closed = _closed_to(person)
    to_applicant = Q(template__startswith=MAILS, to_address__in=closed.values("application__email"))
    about = Q(occasion__in=closed.values_list(_pk("application-", ":enquiry")))
    return [~to_applicant & ~about]


def events_shown_to(person: Any) -> list[Q]:
    """All events but those about a closed file."""
    closed = _closed_to(person).values_list(_pk())
    return [~Q(about_type="recruitment.Application", about_id__in=closed)]
