"""Writing minutes: the desk, the plain form, and what is new since."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from workinggroup.base.refusals import told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may
from workshops.scheduling.models import Workshop

from .. import actions, rules
from ..forms import LineForm
from ..models import Line, Minutes
from ..queries import desk as queries
from ..queries.people import writing_now
from ..states import InsightKind, LineKind
from ..templatetags.minutes import desk_line
from ..words import desk_words
from .found import minutes_of, part

LETTERS = {"note": "N", "insight": "I", "decision": "D", "action": "A", "question": "Q"}


@needs(Permission.WRITE_MINUTES)
@require_GET
def write(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The desk: agenda, lines of one item, people."""
    return _page(request, edition, pk, "desk", "minutes:write")


@needs(Permission.WRITE_MINUTES)
@require_GET
def plain(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The same minutes as plain forms, for browsers without scripts."""
    return _page(request, edition, pk, "plain", "minutes:plain")


def _page(request: HttpRequest, edition: Edition, pk: int, template: str, name: str) -> HttpResponse:
    minutes, at = minutes_of(edition, pk), timezone.now()
    if rules.refuse_writing(minutes, at=at):
        return redirect("minutes:page", edition.slug, pk)
    facts = queries.desk(minutes, chosen_item(request), page=name, at=at)
    manages = may(request.actor, Permission.MANAGE_MINUTES, edition)
    context = {
        "edition": edition,
        **facts,
        "kinds": [(kind, LETTERS[kind]) for kind in LineKind],
        "insights": InsightKind.choices,
        "form": _new_line(minutes, facts),
        "refuse_circulating": rules.refuse_circulating(minutes, at=at) if manages else None,
        "words": desk_words(),
        "manages": manages,
        "now": at,
    }
    return render(request, f"workshops/minutes/{template}.html", context)


def _new_line(minutes: Minutes, facts: dict[str, Any]) -> LineForm:
    item = facts["place"].item
    initial = {"kind": LineKind.NOTE, "key": uuid.uuid4(), "item": item.pk if item else 0}
    form = LineForm(choices=facts["choices"], whole=True, initial=initial)
    form.submit_label = _("Add the line")
    form.form_action = reverse("minutes:add", args=[minutes.workshop.edition.slug, minutes.workshop_id])
    return form


@needs(Permission.WRITE_MINUTES)
@require_GET
def changes(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """What is new in one item since a change that the reader has seen; 304 when nothing is."""
    minutes = minutes_of(edition, pk)
    presences = writing_now(minutes, at=timezone.now())
    tag = queries.tag_of(minutes, presences)
    if request.headers.get("If-None-Match") == tag:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = JsonResponse(_news(request, minutes, presences))
    answer["ETag"] = tag
    answer["Cache-Control"] = "no-store"
    return answer


def _news(request: HttpRequest, minutes: Minutes, presences: Any) -> dict[str, Any]:
    since = request.GET.get("since", "")
    seen = int(since) if since.isdecimal() else 0
    found = queries.news(minutes, chosen_item(request), seen, presences, reader=request.actor)
    return {
        "seq": found.seq,
        "open": rules.refuse_writing(minutes, at=timezone.now()) or "",
        "lines": [line_facts(line, minutes) for line in found.lines],
        "gone": found.gone,
        "order": found.order,
        "counts": found.counts,
        "people": part("people", {"people": found.people}),
        "others": found.others,
        "here": len(presences),
        "writing": sum(1 for one in presences if one.line_id),
    }


@needs(Permission.WRITE_MINUTES)
@require_POST
def presence(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """I am here, and write in this line."""
    minutes = minutes_of(edition, pk)
    named = request.POST.get("line", "")
    line = Line.objects.filter(pk=named, minutes=minutes).first() if named.isdecimal() else None
    actions.be_present(minutes, by=request.actor, at=timezone.now(), line=line)
    return HttpResponse(status=204)


@needs(Permission.MANAGE_MINUTES)
@require_POST
def open_minutes(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Open the minutes of a session and go to the desk."""
    workshop = get_object_or_404(Workshop, pk=pk, edition=edition)
    with told(request):
        actions.open_minutes(workshop, by=request.actor, at=timezone.now())
    return redirect("minutes:page", edition.slug, pk)


def chosen_item(request: HttpRequest) -> int | None:
    """The agenda item of the address; None for the lines that belong to no item."""
    named = request.GET.get("item", request.POST.get("item", ""))
    return int(named) or None if named.isdecimal() else None


def line_facts(line: Line, minutes: Minutes) -> dict[str, Any]:
    """A line for the script: its keys, and its HTML as the page prints it."""
    line.minutes = minutes
    html = desk_line(line)
    return {"id": line.pk, "key": str(line.key), "version": line.version, "text": line.text, "html": html}
