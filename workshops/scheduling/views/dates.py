"""The dates that a poll proposes, one by one or from a period, and the zone in which they are meant."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from workinggroup.base.clock import say_period
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks

from .. import actions, queries, rules, zones
from ..forms import GenerateForm, SlotForm, ZoneForm
from ..models import Slot, Workshop
from ..queries.candidates import weigh
from ..rules import Span
from ..states import WorkshopState


@needs(Permission.MANAGE_WORKSHOPS)
def slots(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The proposed dates with whom they burden; one more, or many from a period, shown before they are."""
    workshop, at = queries.find_workshop(edition, pk, request.user), timezone.now()
    which = request.POST.get("form", "")
    one = SlotForm(request.POST if which == "one" else None, workshop=workshop, prefix="one")
    soon = {"first": at.date() + dt.timedelta(days=14), "last": at.date() + dt.timedelta(days=28)}
    asked = request.POST if which == "many" else None
    many = GenerateForm(asked, workshop=workshop, prefix="many", initial=soon)
    is_valid = which == "one" and one.is_valid()
    if is_valid and attempt(one, actions.propose_slots, workshop, [one.span], by=request.user, at=at):
        return redirect("scheduling:slots", edition.slug, pk)
    preview = many.candidates(at=at) if which == "many" and many.is_valid() else None
    page = {
        "edition": edition, "workshop": workshop, "slots": _weighed(workshop), "one": one, "many": many,
        "forms": [one, many], "preview": preview, "refused_opening": rules.refuse_opening(workshop, at=at),
    }  # fmt: skip
    return render(request, "workshops/scheduling/slots.html", page)


def _weighed(workshop: Workshop) -> list[tuple[Slot, Any]]:
    """The proposed dates, each with the people for whom it is a bad hour."""
    found = list(workshop.slots.all())
    weights = weigh(workshop, found, list(workshop.participants.for_list()))
    return [(slot, weights[slot.pk]) for slot in found]


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def propose(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Propose the dates that were ticked in the preview."""
    workshop = queries.find_workshop(edition, pk, request.user)
    spans = [span for words in request.POST.getlist("span") if (span := _span(words))]
    said = ngettext("%(count)d date is proposed.", "%(count)d dates are proposed.", len(spans))
    with told(request, said % {"count": len(spans)}):
        actions.propose_slots(workshop, spans, by=request.user, at=timezone.now())
    return redirect("scheduling:slots", edition.slug, pk)


def _span(words: str) -> Span | None:
    """`2026-06-09T08:00:00+00:00/2026-06-09T10:00:00+00:00` as two instants."""
    try:
        start, end = (dt.datetime.fromisoformat(word) for word in words.split("/"))
    except ValueError:
        return None
    return (start, end) if start.tzinfo and end.tzinfo else None


def _before_removing(request: HttpRequest, edition: Edition, pk: int, slot: int) -> Confirmation:
    found = get_object_or_404(Slot, pk=slot, workshop=pk, workshop__edition=edition)
    words, given = [], found.availabilities.count()
    if given:
        answers = ngettext(
            "%(count)d person has answered this date. Their answer is forgotten.",
            "%(count)d people have answered this date. Their answers are forgotten.",
            given,
        )
        words = [answers % {"count": given}]
    when = say_period(found.starts_at, found.ends_at, found.workshop.timezone)
    back = reverse("scheduling:slots", args=[edition.slug, pk])
    return Confirmation(_("Remove this date?"), _("Remove the date"), back, [when, *words])


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_removing)
def remove_slot(request: HttpRequest, edition: Edition, pk: int, slot: int) -> HttpResponse:
    found = get_object_or_404(Slot, pk=slot, workshop=pk, workshop__edition=edition)
    with told(request, _("The date is removed.")):
        actions.remove_slot(found, by=request.user, at=timezone.now())
    return redirect("scheduling:slots", edition.slug, pk)


@needs(Permission.MANAGE_WORKSHOPS)
def change_zone(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Another zone: both outcomes are shown, then one is chosen, by the clock or by the moment."""
    workshop, at = queries.find_workshop(edition, pk, request.user), timezone.now()
    asked = request.POST if request.method == "POST" else request.GET or None
    form = ZoneForm(asked, initial={"timezone": workshop.timezone})
    zone = form.cleaned_data["timezone"] if form.is_bound and form.is_valid() else None
    keep = request.POST.get("keep", "")
    if request.method == "POST" and zone:
        seen = request.POST.get("version", "")
        facts = {"zone": zone, "keep": keep, "version": int(seen) if seen.isdecimal() else 0}
        asked_again = attempt(form, actions.change_zone, workshop, **facts, by=request.user, at=at)
        if asked_again is not None:
            messages.success(request, zones.said_of_zone(workshop, zone, asked_again))
            return redirect(_page_after(workshop), edition.slug, pk)
    page = {
        "edition": edition, "workshop": workshop, "form": form, "zone": zone,
        "moves": zones.moves(workshop, zone) if zone else [],
        "ways": _ways(workshop, zone, at) if zone else [],
    }  # fmt: skip
    return render(request, "workshops/scheduling/zone.html", page)


def _page_after(workshop: Workshop) -> str:
    """Where one sees what the new zone did."""
    pages = {
        WorkshopState.SCHEDULED: "invitations:changes",
        WorkshopState.POLLING: "scheduling:poll",
        WorkshopState.DRAFT: "scheduling:slots",
    }
    return pages.get(WorkshopState(workshop.state), "scheduling:workshop")


def _ways(workshop: Workshop, zone: Any, at: dt.datetime) -> list[dict[str, Any]]:
    """The two ways, each with its words, the reason against it, and who hears of it."""
    words = {
        zones.CLOCK: (_("Keep the time on the clock"), _("The session begins at another moment.")),
        zones.MOMENT: (_("Keep the moment"), _("Only the zone that is named beside it changes.")),
    }
    return [
        {
            "keep": keep, "label": label, "what": what,
            "refused": zones.refuse_zone(workshop, zone, keep, at=at),
            "told": zones.told_of_zone(workshop, keep),
        }
        for keep, (label, what) in words.items()
    ]  # fmt: skip
