"""What calls and expressions of interest tell the ground: what is open, carried over, and kept of whom."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base.clock import say_when
from workinggroup.editions.models import Edition, WorkingGroup
from workinggroup.editions.permissions import Permission, permissions_of
from workinggroup.editions.registry import Hit, Node
from workinggroup.editions.states import EditionState

from ..actions import calls as actions
from ..actions.copying import copy_from
from ..models import Call, Interest
from ..rules import interests as rules
from ..states import CallState


def open_calls(group: WorkingGroup, at: dt.datetime) -> Iterator[Node]:
    """Calls that take applications now, and those that open soon."""
    found = Call.objects.filter(state=CallState.OPEN, closes_at__gt=at, edition__group=group)
    for call in found.order_by("closes_at"):
        url = reverse("recruitment:public_call", args=[call.pk])
        closes = say_when(call.closes_at, call.timezone)
        yield Node(call.said("title"), url, _("Call for members. Closes %(when)s") % {"when": closes})


def open_interest(group: WorkingGroup, at: dt.datetime) -> Iterator[Node]:
    """While no call is open, one can say that one would like to join the newest edition."""
    if Call.objects.filter(state=CallState.OPEN, closes_at__gt=at, edition__group=group).exists():
        return
    edition = group.editions.exclude(state=EditionState.FINISHED).order_by("-year", "-pk").first()
    if edition is not None and rules.refuse_expressing(edition, at=at) is None:
        url = reverse("recruitment:express_interest", args=[edition.slug])
        words = _("No call is open now. Tell us that you would like to join.")
        yield Node(_("Say that you are interested"), url, words)


def interest_hits(edition: Edition, person: Any, words: str) -> Iterator[Hit]:
    """Who may join, by organisation, name or address; only for the secretariat."""
    if Permission.MANAGE_CALLS not in permissions_of(person, edition):
        return
    named = Q(organisation_name__icontains=words) | Q(name__icontains=words) | Q(email__icontains=words)
    for one in Interest.objects.filter(named, edition=edition)[:20]:
        url = reverse("recruitment:interest", args=[edition.slug, one.pk])
        yield Hit(_("Interest"), one.organisation_name, url, one.name)


def my_interests(person: Person) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What is noted about somebody who may join, with what was said."""
    found = Interest.objects.filter(email=person.email).prefetch_related("moves_made")
    noted = [
        {
            "organisation": one.organisation_name, "country": str(one.country), "name": one.name,
            "email": one.email, "state": one.state, "note": one.note, "made_at": one.made_at,
            "said": [f"{move.get_after_display()}: {move.note}" for move in one.moves_made.all()],
        }
        for one in found
    ]  # fmt: skip
    yield _("Expressions of interest"), noted


def criteria(old: Edition, new: Edition, by: Any, at: dt.datetime) -> Iterator[str]:
    """A draft call in the new edition with all that the old one's last call can give it."""
    source = Call.objects.for_edition(old).published().first()
    if source is None:
        return
    title = _("Call for members %(year)s") % {"year": new.year}
    call = actions.create_call(new, title=title, by=by, at=at)
    copy_from(call, source=source, with_words=True, by=by, at=at)
    yield _("The criteria and questions of “%(call)s” were taken over into a draft.") % {"call": source}
