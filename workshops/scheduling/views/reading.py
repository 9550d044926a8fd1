"""What every page of a session begins with."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation

from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may

from .. import queries
from ..models import Workshop

# The links that are about one session: of its date poll, its invitation, and a paper for it.
OF_SESSION = ("poll", "rsvp", "paper", "speaker")
PAGE_OF_PURPOSE = {
    "poll": "scheduling:poll",
    "rsvp": "invitations:invitation",
    "paper": "reminders:papers",
    "speaker": "programme:mine",
}


def on_own_clock(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Show a guest their own language and clock, as those who are signed in get anyway."""

    @wraps(view)
    def shown(request: HttpRequest, edition: Edition, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.is_guest:
            return view(request, edition, *args, **kwargs)
        with timezone.override(request.actor.timezone), translation.override(request.actor.language):
            return view(request, edition, *args, **kwargs)

    return shown


def way_back(request: HttpRequest, workshop: Workshop) -> str:
    """The page that a guest's link opens; empty for those who need none."""
    name = PAGE_OF_PURPOSE.get(getattr(request, "guest_purpose", ""))
    return reverse(name, args=[workshop.edition.slug, workshop.pk]) if name else ""


def manages(request: HttpRequest, edition: Edition) -> bool:
    """Whether the reader plans sessions here; a guest never does."""
    return not request.is_guest and may(request.user, Permission.MANAGE_WORKSHOPS, edition)


def own_workshop(request: HttpRequest, edition: Edition, pk: int) -> Workshop:
    """The session, for its guest or for somebody of the edition who may see it."""
    if request.is_guest:
        asked = Workshop.objects.filter(edition=edition, participants__person=request.actor)
        found = get_object_or_404(asked.select_related("plan_item", "host"), pk=pk)
        found.edition = edition
        return found
    return queries.find_workshop(edition, pk, request.actor)
