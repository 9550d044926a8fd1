"""One line: add, save, move, delete, put back, and its earlier texts. For the desk as JSON, else as pages."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from workinggroup.base.clock import in_zone
from workinggroup.base.refusals import Refused
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks

from .. import actions, rules
from ..forms import LineForm, initial_of
from ..merging import Stale
from ..models import Line, Minutes
from ..queries.people import Choices, choices_of
from .conflict import both_texts
from .desk import chosen_item, line_facts
from .found import line_of, minutes_of, no, wants_json


@needs(Permission.WRITE_MINUTES)
@require_POST
def add(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """A new line of an item, behind another one or at the end."""
    minutes = minutes_of(edition, pk)
    form = form_of(request, minutes)
    if not form.is_valid() or not form.cleaned_data["text"].strip():
        return _refused(request, _said(form) or _("Write the line first."), edition, pk)
    item = minutes.workshop.agenda.filter(pk=chosen_item(request) or 0).first()
    behind = request.POST.get("after", "")
    after = minutes.lines.filter(pk=behind).first() if behind.isdecimal() else None
    facts = {"agenda_item": item, "after": after, "key": form.cleaned_data["key"], **form.changes()}
    try:
        line = actions.add_line(minutes, by=request.actor, at=timezone.now(), **facts)
    except Refused as refusal:
        return _refused(request, str(refusal), edition, pk)
    return _stored(request, line, minutes)


@needs(Permission.WRITE_MINUTES)
def line(request: HttpRequest, edition: Edition, pk: int, line: int) -> HttpResponse:
    """One line as a plain form; a POST saves what it names."""
    found = line_of(edition, pk, line)
    if request.method != "POST":
        form = LineForm(choices=choices_of(found.minutes.workshop), whole=True, initial=initial_of(found))
        return _line_page(request, edition, found, form)
    form = form_of(request, found.minutes)
    if not form.is_valid():
        return no(_said(form)) if wants_json(request) else _line_page(request, edition, found, form)
    version = form.cleaned_data["version"] or 0
    try:
        saved = actions.save_line(
            found, version=version, by=request.actor, at=timezone.now(), **form.changes()
        )
    except Stale as stale:
        return both_texts(request, edition, stale, form)
    except Refused as refusal:
        return _refused(request, str(refusal), edition, pk)
    return _stored(request, saved, found.minutes)


@needs(Permission.WRITE_MINUTES)
@require_POST
def move(request: HttpRequest, edition: Edition, pk: int, line: int) -> HttpResponse:
    """One place up or down."""
    found = line_of(edition, pk, line)
    try:
        moved = actions.move_line(found, up="up" in request.POST, by=request.actor, at=timezone.now())
    except Refused as refusal:
        return _refused(request, str(refusal), edition, pk)
    return _stored(request, moved, found.minutes)


def _before_deleting(request: HttpRequest, edition: Edition, pk: int, line: int) -> Confirmation:
    found = line_of(edition, pk, line)
    return Confirmation(
        _("Delete line %(number)d?") % {"number": found.number},
        _("Delete the line"),
        reverse("minutes:plain", args=[edition.slug, pk]) + f"?item={found.agenda_item_id or 0}",
        words=[f"“{found.text}”", _("You can put it back from the page that opens then.")],
        refused=rules.refuse_writing(found.minutes, at=timezone.now()),
        hidden=(("version", found.version),),
    )


@needs(Permission.WRITE_MINUTES)
@asks(_before_deleting)
def delete(request: HttpRequest, edition: Edition, pk: int, line: int) -> HttpResponse:
    """Take a line out; the answer offers to put it back."""
    found = line_of(edition, pk, line)
    named = request.POST.get("version", "")
    version = int(named) if named.isdecimal() else 0
    try:
        gone = actions.delete_line(found, version=version, by=request.actor, at=timezone.now())
    except Stale as stale:
        reason = _("Somebody changed this line meanwhile. Read it before you delete it.")
        return _refused(request, reason, edition, pk, version=stale.line.version)
    except Refused as refusal:
        return _refused(request, str(refusal), edition, pk)
    message = _("Line %(number)d is deleted.") % {"number": gone.number}
    if wants_json(request):
        return JsonResponse({"id": gone.pk, "version": gone.version, "message": message})
    messages.success(request, message)
    return redirect(_plain_url(edition, gone, f"&deleted={gone.pk}"))


@needs(Permission.WRITE_MINUTES)
@require_POST
def restore(request: HttpRequest, edition: Edition, pk: int, line: int) -> HttpResponse:
    """Put a deleted line back, with the text that was typed meanwhile if there is one."""
    found = line_of(edition, pk, line)
    try:
        back = actions.restore_line(found, by=request.actor, at=timezone.now())
        if request.POST.get("text"):
            text = request.POST["text"]
            back = actions.save_line(
                back, version=back.version, by=request.actor, at=timezone.now(), text=text
            )
    except Refused as refusal:
        return _refused(request, str(refusal), edition, pk)
    return _stored(request, back, found.minutes)


@needs(Permission.READ_MINUTES)
@require_GET
def texts(request: HttpRequest, edition: Edition, pk: int, line: int) -> HttpResponse:
    """Every text that a line has had, newest first."""
    found = line_of(edition, pk, line)
    rows = found.texts.select_related("by", "organisation", "owner").order_by("-version")
    context = {"edition": edition, "line": found, "texts": rows, "workshop": found.minutes.workshop}
    return render(request, "workshops/minutes/texts.html", context)


def form_of(request: HttpRequest, minutes: Minutes) -> LineForm:
    """The form with the choices that this request needs: typing must not read sixty people each time."""
    picks = {"organisation", "owner"} & set(request.POST)
    choices = choices_of(minutes.workshop) if picks else Choices([], [], [])
    return LineForm(request.POST, choices=choices)


def _stored(request: HttpRequest, line: Line, minutes: Minutes) -> HttpResponse:
    if not wants_json(request):
        return redirect(_plain_url(minutes.workshop.edition, line))
    fresh = Line.objects.for_page().select_related("changed_by").get(pk=line.pk)
    saved_at = f"{in_zone(timezone.now(), minutes.workshop.timezone):%H:%M:%S}"
    return JsonResponse({**line_facts(fresh, minutes), "saved_at": saved_at})


def _line_page(request: HttpRequest, edition: Edition, line: Line, form: LineForm) -> HttpResponse:
    form.cancel_url = _plain_url(edition, line)
    reason = rules.refuse_writing(line.minutes, at=timezone.now())
    context = {
        "edition": edition,
        "line": line,
        "form": form,
        "workshop": line.minutes.workshop,
        "reason": reason,
    }
    return render(request, "workshops/minutes/line.html", context)


def _said(form: LineForm) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


def _refused(request: HttpRequest, reason: str, edition: Edition, pk: int, **facts: Any) -> HttpResponse:
    if wants_json(request):
        return no(reason, **facts)
    messages.error(request, reason)
    return redirect("minutes:plain", edition.slug, pk)


def _plain_url(edition: Edition, line: Line, more: str = "") -> str:
    address = reverse("minutes:plain", args=[edition.slug, line.minutes.workshop_id])
    return f"{address}?item={line.agenda_item_id or 0}{more}#l{line.number}"
