"""Applications as others find them: in a search, as one's own data, before and after a membership."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from members.people.models import Membership, Person
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, permissions_of
from workinggroup.editions.registry import Hit, Node

from ..models import Application, Review
from ..queries.selections.ranking import files_of
from ..states import OfferState


def application_hits(edition: Edition, person: Any, words: str) -> Iterator[Hit]:
    """Applications by number, organisation or name; never those with a conflict."""
    if Permission.MANAGE_CALLS not in permissions_of(person, edition):
        return
    found = Application.objects.submitted().visible_to(person).filter(call__edition=edition)
    found = found.filter(
        Q(number__iexact=words) | Q(organisation_name__icontains=words) | Q(name__icontains=words)
    )
    for one in found.order_by("number")[:20]:
        url = reverse("recruitment:application", args=[edition.slug, one.pk])
        yield Hit(_("Application"), f"{one.number}, {one.place_name}", url, one.name)


def my_data(person: Person) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What we store about an applicant, and about a reviewer's own words."""
    files = [
        {
            "number": one.number, "call": str(one.call), "state": one.state, "name": one.name,
            "email": one.email, "function": one.function, "organisation": one.organisation_name,
            "submitted_at": one.submitted_at, "privacy_version": one.privacy_version,
            "answers": {str(answer.question): answer.words for answer in one.answers.all()},
            "questions to you": {asked.text: asked.answer for asked in one.enquiries.all()},
        }
        for one in files_of(person).prefetch_related("answers__question", "enquiries")
    ]  # fmt: skip
    yield _("Applications"), files
    reviews = Review.objects.mine(person).select_related("application__call")
    told = [
        {"application": str(one.application), "state": one.state, "total": one.total, "comment": one.comment}
        for one in reviews
    ]
    yield _("Reviews"), told


def application_of_member(membership: Membership, reader: Any) -> Iterator[Node]:
    """The application that a membership comes from; its link only for those who may read it."""
    found = Application.objects.filter(
        applicant=membership.person, call__edition=membership.edition, decision__offer=OfferState.ACCEPTED
    )
    if getattr(reader, "pk", None):
        found = found.visible_to(reader)
    for one in found.select_related("call"):
        may_read = Permission.MANAGE_CALLS in permissions_of(reader, membership.edition)
        url = reverse("recruitment:application", args=[membership.edition.slug, one.pk]) if may_read else ""
        yield Node(_("Application %(number)s") % {"number": one}, url, str(one.call))


def membership_of_application(application: Application, reader: Any) -> Iterator[Node]:
    membership = Membership.objects.filter(
        person=application.applicant_id, edition=application.call.edition_id
    ).select_related("person", "organisation")
    for one in membership:
        url = reverse("people:directory", args=[application.call.edition.slug])
        yield Node(_("Member: %(name)s") % {"name": one.person}, url, str(one.organisation))
