"""How a survey stands, counted in the one query that finds it: for the stage track, to-dos and lists."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from members.needs.models import Assessment, Response
from members.needs.states import Audience, ResponseState
from members.people.models import Membership


def _members() -> Any:
    return Membership.objects.current().members().filter(edition=OuterRef("edition")).order_by()


def _count(queryset: Any, what: str, by: str) -> Coalesce:
    counted = queryset.values(by).annotate(found=Count(what, distinct=True)).values("found")
    return Coalesce(Subquery(counted), 0)


def with_standing(surveys: QuerySet[Assessment], person: Any) -> QuerySet[Assessment]:
    """Adds asked_o, asked_p, given (handed-in responses), asks_me and answered_by_me."""
    submitted = Response.objects.filter(assessment=OuterRef("pk"), state=ResponseState.SUBMITTED).order_by()
    pk = person.pk if person else None
    mine = Membership.objects.current().filter(edition=OuterRef("edition"), person=pk)
    mine_too = Response.objects.filter(
        assessment=OuterRef("pk"),
        state=ResponseState.SUBMITTED,
        person=None,
        organisation__in=Membership.objects.current()
        .filter(edition=OuterRef(OuterRef("edition")), person=pk)
        .values("organisation"),
    )
    return surveys.annotate(
        asked_o=_count(_members(), "organisation", "edition"),
        asked_p=_count(_members(), "person", "edition"),
        given=_count(submitted, "pk", "assessment"),
        asks_me=Exists(mine.members()),
        answered_by_me=Exists(submitted.filter(person=pk))
        | (Q(audience=Audience.ORGANISATIONS) & Exists(mine_too)),
    )


def latest(edition: Any, person: Any) -> Assessment | None:
    """The survey that the track speaks of: the newest."""
    found = with_standing(Assessment.objects.filter(edition=edition), person).newest_first().first()
    if found:
        found.edition = edition
    return found
