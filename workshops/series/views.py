"""Repeating a session and moving a series: a preview first, then one button."""

import datetime as dt
import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import in_zone, zone_city
from workinggroup.base.refusals import Refused
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workshops.scheduling.models import Workshop
from workshops.scheduling.queries import find_workshop, people_of

from . import actions, queries, rules
from .dates import Planned, expand
from .forms import MoveForm, RepeatForm
from .models import Part


@needs(Permission.MANAGE_WORKSHOPS)
def repeat(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """How a session is repeated, or a series goes on: all dates first, and the button that makes them."""
    workshop, at = find_workshop(edition, pk, request.user), timezone.now()
    part = Part.objects.select_related("series", "workshop").filter(workshop=workshop).first()
    refused = rules.refuse_adding(part, at=at) if part else rules.refuse_repeating(workshop, at=at)
    page: dict[str, Any] = {"edition": edition, "workshop": workshop, "refused": refused, "part": part}
    if not refused:
        last = queries.last_of(part) if part else workshop
        if request.method == "POST" and _made(request, workshop, part, last):
            return redirect(workshop)
        page |= {"last": last, **_preview(request.POST or request.GET, workshop, part, last)}
    return render(request, "workshops/series/repeat.html", page)


def _preview(asked: QueryDict, workshop: Workshop, part: Part | None, last: Workshop) -> dict[str, Any]:
    form = _form(asked if "rhythm" in asked else None, part, last)
    dates = _dates(asked, form, workshop, last) if form.is_valid() else None
    people = people_of(workshop)
    return {
        "form": form, "dates": dates, "people": people, "city": zone_city(last.timezone),
        "mails": people["persons"] * (len(dates or []) + (part is None)), "token": uuid.uuid4(),
        "time": in_zone(last.starts_at, last.timezone), "points": workshop.agenda.count(),
    }  # fmt: skip


def _form(asked: QueryDict | None, part: Part | None, last: Workshop) -> RepeatForm:
    initial = {"rhythm": part.series.rhythm, "number": 1} if part else {}
    return RepeatForm(asked, workshop=last, initial=initial)


def _dates(asked: QueryDict, form: RepeatForm, workshop: Workshop, last: Workshop) -> list[Planned]:
    folds = {day.isoformat(): asked.get(f"fold-{day.isoformat()}") for day in form.days()}
    dates = expand(
        form.days(), time=form.first.time(), length=last.length, zone=last.timezone,
        folds={day: int(fold) for day, fold in folds.items() if fold in ("0", "1")},
    )  # fmt: skip
    codes = queries.countries_of(workshop)
    return queries.with_marks(dates, codes=codes, first=last.starts_at, zone=last.timezone)


def _made(request: HttpRequest, workshop: Workshop, part: Part | None, last: Workshop) -> bool:
    """Make the sessions of the dates that are ticked; says what happened."""
    asked = request.POST
    form = _form(asked, part, last)
    if not form.is_valid():
        return False
    ticked = set(asked.getlist("day"))
    dates = [one for one in _dates(asked, form, workshop, last) if one.name in ticked]
    try:
        if open_question := next((one.refused for one in dates if one.starts_at is None), ""):
            raise Refused(open_question)
        make = actions.extend_series if part else actions.repeat_session
        more = {} if part else {"rhythm": form.cleaned_data["rhythm"]}
        done = make(
            workshop, [(one.starts_at, one.ends_at) for one in dates], token=_token(asked),
            with_people="people" in asked, with_agenda="agenda" in asked, invite="invite" in asked,
            by=request.user, at=timezone.now(), **more,
        )  # fmt: skip
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _said(len(dates), done.told))
    return True


def _token(asked: QueryDict) -> uuid.UUID:
    try:
        return uuid.UUID(asked.get("token", ""))
    except ValueError:
        return uuid.uuid4()


def _said(sessions: int, mails: int) -> str:
    made = ngettext("%(n)d session is made.", "%(n)d sessions are made.", sessions) % {"n": sessions}
    if not mails:
        return made + " " + _("Nobody is invited yet.")
    return made + " " + ngettext("%(n)d mail goes out.", "%(n)d mails go out.", mails) % {"n": mails}


@needs(Permission.MANAGE_WORKSHOPS)
def move(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Move this session and all later ones by the same amount: where each goes, who is told, one button."""
    workshop, at = find_workshop(edition, pk, request.user), timezone.now()
    part = get_object_or_404(Part.objects.select_related("series", "workshop"), workshop=workshop)
    if workshop.starts_at is None:
        raise Http404(pk)
    form = MoveForm(_asked(request), initial={"time": in_zone(workshop.starts_at, workshop.timezone).time()})
    if request.method == "POST" and form.is_valid() and _moved(request, part, form, at):
        return redirect(workshop)
    parts = queries.later_parts(part, at=at)
    moves = queries.moves(parts, **form.cleaned_data) if form.is_bound and form.is_valid() else None
    refused = "" if moves is None else rules.refuse_moving(parts, [one.date for one in moves], at=at)
    page = {
        "edition": edition, "workshop": workshop, "form": form, "moves": moves, "parts": parts,
        "refused": refused,
        "mails": sum(one.told for one in moves or []), "seen": queries.seen(parts),
    }  # fmt: skip
    return render(request, "workshops/series/move.html", page)


def _asked(request: HttpRequest) -> QueryDict | None:
    if request.method == "POST":
        return request.POST
    return request.GET if "days" in request.GET else None


def _moved(request: HttpRequest, part: Part, form: MoveForm, at: dt.datetime) -> bool:
    silent = request.POST.get("how") == "silently"
    try:
        sessions, mails = actions.move_later(
            part,
            **form.cleaned_data,
            seen=request.POST.get("seen", ""),
            silent=silent,
            by=request.user,
            at=at,
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    moved = ngettext("%(n)d session is moved.", "%(n)d sessions are moved.", sessions) % {"n": sessions}
    told = ngettext("%(n)d mail goes out.", "%(n)d mails go out.", mails) % {"n": mails}
    messages.success(request, f"{moved} {told}" if mails else moved)
    return True
