"""The report of a video tool: a file, then who is who, then one button."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core import signing
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.refusals import Refused
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workshops.scheduling import rules as scheduling
from workshops.scheduling.models import Participant, Workshop
from workshops.scheduling.queries import find_workshop

from .. import actions, matching, reports
from ..forms import ReportForm

TEMPLATE = "workshops/attendance/import.html"
SALT = "workshops.attendance.import"
HOURS = 12 * 3600


@needs(Permission.MANAGE_WORKSHOPS)
def import_report(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Nothing is stored before the last button; then all of it, or none."""
    workshop, at = find_workshop(edition, pk, request.user), timezone.now()
    if "sealed" in request.POST:
        return _import(request, workshop, at)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ReportForm(*sent, workshop=workshop)
    page: dict[str, Any] = {
        "edition": edition, "workshop": workshop, "form": form,
        "refused": scheduling.refuse_attendance(workshop, at=at),
    }  # fmt: skip
    if form.is_valid() and not page["refused"]:
        page |= _preview(request, workshop, form)
    return render(request, TEMPLATE, page, status=422 if form.errors else 200)


def _preview(request: HttpRequest, workshop: Workshop, form: ReportForm) -> dict[str, Any]:
    data = form.cleaned_data
    try:
        if data["report"].size > reports.LARGEST:
            raise Refused(_("This file is larger than 5 MB. An attendance report is much smaller."))
        report = reports.read(data["report"].read(), zone=data["zone"], near=workshop.starts_at)
        people = matching.attendees(workshop, report.visits)
    except Refused as refusal:
        form.add_error("report", str(refusal))
        return {}
    known = _known(workshop)
    facts = {"at_least": data["at_least"], "others_absent": data["others_absent"]}
    content = {
        "workshop": workshop.pk, "by": request.user.pk, **facts,
        "known": [[person, state] for person, state in known.items()],
        "minutes": [one.minutes for one in people],
        "sure": [one.participant.person_id if one.sure else None for one in people],
    }  # fmt: skip
    return {
        "people": [_with_standing(one, known) for one in people], "unread": report.unread,
        "sealed": signing.dumps(content, salt=SALT, compress=True),
        "participants": _still_free(workshop, people),
        "nobody_in_time": not any(one.minutes for one in people),
        "strangers": sum(one.participant is None for one in people), **facts,
    }  # fmt: skip


def _still_free(workshop: Workshop, people: list[matching.Attendee]) -> QuerySet[Participant]:
    """Whom a name may be: everybody of the list who was not found by their address."""
    sure = [one.participant.person_id for one in people if one.sure]
    return Participant.objects.filter(workshop=workshop).exclude(person__in=sure).for_list()


def _known(workshop: Workshop) -> dict[int, str]:
    return dict(workshop.attendance.order_by("person_id").values_list("person_id", "state"))


def _with_standing(one: matching.Attendee, known: dict[int, str]) -> tuple[matching.Attendee, str]:
    """The person with what the list says of them now."""
    return one, known.get(one.participant.person_id, "") if one.participant else ""


def _import(request: HttpRequest, workshop: Workshop, at: dt.datetime) -> HttpResponse:
    here = redirect("attendance:import", workshop.edition.slug, workshop.pk)
    try:
        content = signing.loads(request.POST["sealed"], salt=SALT, max_age=HOURS)
    except signing.BadSignature:
        content = {}
    if (content.get("workshop"), content.get("by")) != (workshop.pk, request.user.pk):
        messages.error(request, _("This preview is too old. Choose the file again."))
        return here
    facts = {name: content[name] for name in ("at_least", "others_absent")}
    minutes, known = _chosen(request, content), dict(content["known"])
    try:
        done = actions.import_attendance(
            workshop, minutes=minutes, known=known, by=request.user, at=at, **facts
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return here
    words = ngettext("%(n)d person is recorded as present.", "%(n)d people are recorded as present.", done)
    messages.success(request, words % {"n": done})
    return redirect("scheduling:attendance", workshop.edition.slug, workshop.pk)


def _chosen(request: HttpRequest, content: dict[str, Any]) -> dict[int, int]:
    """Person → minutes, as the reader has confirmed them; two lines of one person are added up."""
    found: dict[int, int] = {}
    for place, (minutes, sure) in enumerate(zip(content["minutes"], content["sure"], strict=True)):
        chosen = sure or request.POST.get(f"person-{place}", "")
        if str(chosen).isdecimal():
            found[int(chosen)] = min(1440, found.get(int(chosen), 0) + minutes)
    return found
