"""Who may read files, and which files have nobody to read them."""

from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from members.people.models import Person, RoleGrant
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Role

from ...models import Application, Call, Review
from ...states import IDLE_REVIEWS, ApplicationState, ReviewState

READING_ROLES = (Role.REVIEWER, Role.SECRETARIAT)


def reading_grants(edition_pk: Any) -> QuerySet[RoleGrant]:
    """The roles that let somebody read files."""
    return RoleGrant.objects.filter(edition=edition_pk, role__in=READING_ROLES)


def reviewers_of(edition: Edition) -> list[Person]:
    """Those who may be given files: reviewers (`is_reviewer`) and the secretariat."""
    grants = reading_grants(edition.pk)
    only = grants.filter(role=Role.REVIEWER, person=OuterRef("pk"))
    people = Person.objects.filter(pk__in=grants.values("person")).select_related("organisation")
    people = people.annotate(is_reviewer=Exists(only))
    return list(people.order_by("name", "pk"))


def reader_pks(edition: Edition) -> set[int]:
    """The keys of all who hold a role that lets them read."""
    return set(reading_grants(edition.pk).values_list("person", flat=True))


def reviewers_in(call: Call) -> QuerySet[Person]:
    """Everybody who was ever given a file of a call."""
    return Person.objects.filter(pk__in=Review.objects.filter(application__call=call).values("reviewer"))


class Lacking(NamedTuple):
    """A file with fewer readers than the call wants."""

    pk: int
    number: str
    readers: int
    each: int


def lacking(call: Call, *, reader: Person | None = None) -> list[Lacking]:
    """Files with too few readers: a conflict, an abstention, a role that ended, nobody given."""
    holds = reading_grants(call.edition_id).filter(person=OuterRef("reviewer"))
    reads = Review.objects.exclude(state__in=IDLE_REVIEWS).filter(Q(state=ReviewState.DONE) | Exists(holds))
    files = call.applications.filter(state=ApplicationState.SUBMITTED)
    files = files.visible_to(reader) if reader else files
    counted = files.annotate(
        readers=Count("reviews", filter=Q(reviews__in=reads.filter(application__call=call)))
    )
    rows: Any = counted.filter(readers__lt=call.reviews_each).order_by("number")
    return [
        Lacking(pk, number, n, call.reviews_each)
        for pk, number, n in rows.values_list("pk", "number", "readers")
    ]


def left_behind() -> QuerySet[Review]:
    """Unfinished reviews of people who lost their role."""
    holds = reading_grants(OuterRef("application__call__edition")).filter(person=OuterRef("reviewer"))
    return Review.objects.filter(~Exists(holds), application__state=ApplicationState.SUBMITTED).to_do()


def without_reader(call: Call) -> list[Application]:
    """The files of them."""
    left = left_behind().filter(application__call=call)
    return list(Application.objects.filter(reviews__in=left).distinct().order_by("number"))


def still_reads(person: Person, application: Application) -> bool:
    """Whether somebody may still be told about a file: role held, no conflict, not taken off."""
    if person.pk not in reader_pks(application.call.edition):
        return False
    if application.declarations.filter(person=person, has_conflict=True).exists():
        return False
    mine = application.reviews.filter(reviewer=person).first()
    if mine is not None:
        return mine.state not in (ReviewState.RECUSED, ReviewState.REMOVED)
    return Role.SECRETARIAT in person.roles_in(application.call.edition)
