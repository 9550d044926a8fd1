"""Who is told when something about an open call changes."""

from typing import NamedTuple

from members.people.models import Person

from ...models import Application, Call
from ...states import ApplicationState, ReviewState


class Audience(NamedTuple):
    """Drafts and what was sent, each with an address, and who has files to read."""

    drafts: list[Application]
    sent: list[Application]
    reviewers: list[Person]

    @property
    def size(self) -> int:
        return len(self.drafts) + len(self.sent) + len(self.reviewers)


def audience_of(call: Call, *, reader: Person | None = None) -> Audience:
    """Everybody whom a change concerns. A `reader` sees no name of a file in which they have a conflict."""
    found = call.applications.filter(state__in=[ApplicationState.DRAFT, ApplicationState.SUBMITTED]).exclude(
        email=""
    )
    if reader is not None:
        found = found.visible_to(reader)
    files = list(found.select_related("call__edition__group", "applicant").order_by("name", "pk"))
    states = [ReviewState.ASSIGNED, ReviewState.STARTED, ReviewState.DONE, ReviewState.ABSTAINED]
    reviewers = Person.objects.filter(reviews__application__call=call, reviews__state__in=states)
    return Audience(
        [one for one in files if one.is_draft],
        [one for one in files if not one.is_draft],
        list(reviewers.distinct().order_by("name", "pk")),
    )
