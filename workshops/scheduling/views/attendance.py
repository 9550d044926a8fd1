"""Who came: a row a person, saved one by one or together; and who came without being on the list."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.people import actions as people
from members.people.models import Organisation
from members.people.states import GovernmentLevel
from workinggroup.base.exports import table_response
from workinggroup.base.refusals import Refused, attempt
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from .. import exports, queries, rules
from ..actions import attendance as actions
from ..forms.arrivals import ArrivalForm
from ..models import Workshop
from ..states import AttendanceState

TEMPLATE = "workshops/scheduling/attendance.html"
ROW = "workshops/scheduling/_attendance_row.html"
SAID = "workshops/scheduling/_attendance_said.html"
# How many of the others' rows are named one by one.
MOST_NAMED = 5
PARTS: list[Any] = []


def add_attendance_part(part: Any) -> Any:
    """Later apps put more ways to learn who came on this page: `(request, workshop, at) -> context`."""
    if part not in PARTS:
        PARTS.append(part)
    return part


@needs(Permission.MANAGE_WORKSHOPS)
def attendance(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The list of who came; also as a file."""
    workshop = queries.find_workshop(edition, pk, request.user)
    at = timezone.now()
    if request.method == "POST" and "arrival" not in request.POST:
        return _record(request, workshop, at)
    form = ArrivalForm(request.POST or None, workshop=workshop)
    if request.method == "POST" and form.is_valid() and _add(request, form, workshop, at):
        return redirect("scheduling:attendance", edition.slug, pk)
    rows = queries.attendance_rows(workshop)
    if kind := request.GET.get("format"):
        return table_response(kind, f"{workshop.called} attendance", *exports.attendance(rows))
    page = {
        "edition": edition, "workshop": workshop, "rows": rows, "states": AttendanceState.choices,
        "seen": ",".join(f"{row.participant.person_id}:{row.state}" for row in rows if row.state),
        "refused": rules.refuse_attendance(workshop, at=at),
        "refused_holding": rules.refuse_holding(workshop, at=at),
        "present": sum(row.state == AttendanceState.PRESENT for row in rows),
        "form": form,
    }  # fmt: skip
    for part in PARTS:
        page |= part(request, workshop, at)
    return render(request, TEMPLATE, page)


def _add(request: HttpRequest, form: ArrivalForm, workshop: Workshop, at: dt.datetime) -> Any:
    data, edition, by = form.cleaned_data, workshop.edition, request.user
    person = people.person_for(
        data["email"], by=by, at=at, edition=edition, name=data["name"], timezone=edition.timezone,
        language=edition.language,
    )  # fmt: skip
    facts = {"organisation": _organisation(data) or person.organisation, "by": by, "at": at}
    done = attempt(form, actions.add_arrival, workshop, person=person, **facts)
    if done:
        messages.success(request, _("%(name)s is on the list, and was there.") % {"name": person})
    return done


def _organisation(data: dict[str, Any]) -> Organisation | None:
    if not data["organisation_name"]:
        return data["organisation"]
    name, country = data["organisation_name"], data["country"]
    return people.organisation_for(name=name, country=country, level=GovernmentLevel.OTHER)


def _record(request: HttpRequest, workshop: Workshop, at: dt.datetime) -> HttpResponse:
    """What somebody entered: in one row, in all, or with `everybody=present` also those without an entry."""
    said = _said(request.POST)
    if one := request.POST.get("row", ""):
        said = {pk: pair for pk, pair in said.items() if str(pk) == one}
    elif request.POST.get("everybody") == AttendanceState.PRESENT:
        rows = queries.attendance_rows(workshop)
        still_open = [row.participant.person_id for row in rows if not row.state]
        said = dict.fromkeys(still_open, ("", AttendanceState.PRESENT)) | said
    try:
        others = actions.record_rows(workshop, rows=said, by=request.user, at=at)
    except Refused as refusal:
        messages.error(request, str(refusal))
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Refresh": "true"})
        return redirect("scheduling:attendance", workshop.edition.slug, workshop.pk)
    if one and request.headers.get("HX-Request"):
        return _row(request, workshop, int(one), is_others=bool(others), at=at)
    _tell(request, workshop, len(said) - len(others), others)
    return redirect("scheduling:attendance", workshop.edition.slug, workshop.pk)


def _said(sent: QueryDict) -> dict[int, tuple[str, str]]:
    """Person → (what stood there for the reader, what they chose), where the two differ."""
    seen = dict(pair.split(":", 1) for pair in sent.get("seen", "").split(",") if ":" in pair)
    names = (name for name in sent if name.startswith("state-") and sent[name])
    pks = [name.removeprefix("state-") for name in names]
    found = {pk: (sent.get(f"seen-{pk}", seen.get(pk, "")), sent[f"state-{pk}"]) for pk in pks}
    known = {"", *AttendanceState.values}
    return {
        int(pk): pair
        for pk, pair in found.items()
        if pk.isdecimal() and pair[0] != pair[1] and pair[0] in known
    }


def _row(
    request: HttpRequest, workshop: Workshop, pk: int, *, is_others: bool, at: dt.datetime
) -> HttpResponse:
    """The words in the row that was saved; where somebody else was faster, the row as it stands."""
    rows = queries.attendance_rows(workshop)
    row = next((row for row in rows if row.participant.person_id == pk), None)
    page = {"row": row, "at": at, "states": AttendanceState.choices, "is_others": is_others}
    response = render(request, ROW if is_others else SAID, page)
    if is_others:
        response["HX-Retarget"], response["HX-Reswap"] = f"#row-{pk}", "outerHTML"
    return response


def _tell(request: HttpRequest, workshop: Workshop, count: int, others: dict[int, str]) -> None:
    if count or not others:
        words = ngettext("Recorded %(count)d person.", "Recorded %(count)d people.", count)
        messages.success(request, words % {"count": count})
    if others:
        known = workshop.participants.filter(person__in=others).select_related("person")
        names = ", ".join(str(one.person) for one in known[:MOST_NAMED])
        words = _("Somebody else recorded these at the same time, and their entry stays: %(names)s.")
        messages.warning(request, words % {"names": names})
