"""Applications collected elsewhere: a template, a preview with every error in words, and one button."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base import exports
from workinggroup.base.middleware import arrived_at
from workinggroup.base.refusals import Refused
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from .. import sent_tables
from ..actions import importing as actions
from ..forms.importing import TableForm, opened, sealed
from ..models import Call
from ..queries.importing import rows as queries
from ..rules import importing as rules
from .calls import call_in


@needs(Permission.MANAGE_CALLS)
def import_template(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """An empty table with the columns of this call."""
    call = call_in(edition, pk)
    headings = [column.label for column in queries.columns_of(call)]
    kind = request.GET.get("format", "csv")
    return exports.table_response(kind, _("applications-to-import-%(pk)d") % {"pk": call.pk}, headings, [])


@needs(Permission.MANAGE_CALLS)
def import_table(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """A file, then its preview, then the import. Nothing is stored before the last button."""
    call, at = call_in(edition, pk), arrived_at(request)
    if "sealed" in request.POST:
        return _import(request, edition, call, at)
    form = TableForm(*_sent(request), initial={"privacy_version": call.privacy_version})
    page: dict[str, Any] = {
        "edition": edition,
        "call": call,
        "form": form,
        "refused": rules.refuse_import(call),
    }
    status = 422 if form.errors else 200
    if form.is_valid() and not page["refused"]:
        page |= _preview(request, call, form, at)
        status = 200 if page.get("sealed") else 422
    page["columns"] = queries.columns_of(call)
    return render(request, "members/recruitment/import.html", page, status=status)


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _preview(request: HttpRequest, call: Call, form: TableForm, at: dt.datetime) -> dict[str, Any]:
    data = form.cleaned_data
    try:
        rows = sent_tables.read(data["table"], rate=queries.rater(call))
        preview = queries.read_lines(call, rows, at=at)
    except Refused as refusal:
        form.add_error("table", str(refusal))
        return {}
    facts = {"privacy_version": data["privacy_version"], "send_receipts": data["send_receipts"]}
    # With one error nothing can be imported: half a table is worse than none.
    can = bool(preview.good) and not preview.wrong
    words = sealed(call, preview, by=request.user.pk, **facts) if can else ""
    return {"preview": preview, "sealed": words, "button": button_words(len(preview.good)), **facts}


def button_words(number: int) -> str:
    words = ngettext("Import %(n)d application", "Import %(n)d applications", number)
    return words % {"n": number}


def _import(request: HttpRequest, edition: Edition, call: Call, at: dt.datetime) -> HttpResponse:
    content = opened(request.POST["sealed"], call=call, by=request.user.pk)
    if content is None:
        messages.error(request, _("This preview is too old. Choose the file again."))
        return redirect("recruitment:import", edition.slug, call.pk)
    try:
        made = actions.import_applications(call, by=request.user, at=at, **content)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("recruitment:import", edition.slug, call.pk)
    messages.success(request, imported_words([one.number for one in made]))
    return redirect("recruitment:applications", edition.slug, call.pk)


def imported_words(numbers: list[str]) -> str:
    one = _("%(n)d application is imported: %(first)s.")
    many = _("%(n)d applications are imported: %(first)s to %(last)s.")
    words = one if len(numbers) == 1 else many
    return words % {"n": len(numbers), "first": numbers[0], "last": numbers[-1]}
