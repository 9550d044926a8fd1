"""Reading minutes: the list, the document as it stands, and the versions that were agreed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may

from .. import mails, rules
from ..forms import RoundForm
from ..models import AgreedVersion, Minutes
from ..queries import lists, reading
from ..queries.round import round_of
from ..states import MinutesState
from .found import minutes_of


@needs(Permission.READ_MINUTES)
@require_GET
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The sessions of the edition and their minutes."""
    at = timezone.now()
    context = {
        "edition": edition,
        "sessions": lists.sessions_of(edition),
        "actions": lists.actions_of(edition, only="open", at=at),
        "questions": [line for line in lists.questions_of(edition) if line.is_open_question],
        "manages": may(request.actor, Permission.MANAGE_MINUTES, edition),
        "now": at,
    }
    return render(request, "workshops/minutes/index.html", context)


@needs(Permission.READ_MINUTES, link=mails.PURPOSE)
@require_GET
def page(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The minutes as they stand: being written, in their round, or agreed."""
    minutes = minutes_of(edition, pk)
    if minutes.state == MinutesState.AGREED:
        return _agreed(request, minutes, list(minutes.versions.all()), minutes.number)
    parts = reading.document(minutes, reader=request.actor)
    context = {**_facts(request, minutes), "parts": parts}
    if minutes.state == MinutesState.CIRCULATED:
        context |= _round(request, minutes, parts, manages=context["manages"])
        return render(request, "workshops/minutes/round.html", context)
    ready = context["manages"] and rules.refuse_circulating(minutes, at=timezone.now()) is None
    return render(request, "workshops/minutes/draft.html", {**context, "may_circulate": ready})


@needs(Permission.READ_MINUTES, link=mails.PURPOSE)
@require_GET
def version(request: HttpRequest, edition: Edition, pk: int, number: int) -> HttpResponse:
    """One agreed version, as it was agreed."""
    minutes = minutes_of(edition, pk)
    return _agreed(request, minutes, list(minutes.versions.all()), number)


@needs(Permission.READ_MINUTES, link=mails.PURPOSE)
@require_GET
def version_file(request: HttpRequest, edition: Edition, pk: int, number: int) -> HttpResponse:
    """The very bytes that were agreed: their SHA-256 is the checksum on the page."""
    found = get_object_or_404(AgreedVersion, minutes=minutes_of(edition, pk), number=number)
    answer = HttpResponse(found.text.encode(), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="minutes-{pk}-{number}.json"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _agreed(
    request: HttpRequest, minutes: Minutes, versions: list[AgreedVersion], number: int
) -> HttpResponse:
    version = next((one for one in versions if one.number == number), None)
    if version is None:
        raise Http404(number)
    version.minutes = minutes
    facts, parts, live = reading.frozen_document(version, reader=request.actor)
    context = {
        **_facts(request, minutes),
        "version": version,
        "versions": versions,
        "facts": facts,
        "parts": parts,
        "progress": reading.progress_then(minutes, number),
        "check": reading.check(version, parts, live),
        "refuse_correction": rules.refuse_correction(minutes, at=timezone.now()),
    }
    return render(request, "workshops/minutes/agreed.html", context)


def _facts(request: HttpRequest, minutes: Minutes) -> dict[str, Any]:
    """What every page of one minutes needs."""
    at, edition = timezone.now(), minutes.workshop.edition
    return {
        "edition": edition,
        "minutes": minutes,
        "workshop": minutes.workshop,
        "manages": not request.is_guest and may(request.actor, Permission.MANAGE_MINUTES, edition),
        "writes": not request.is_guest and may(request.actor, Permission.WRITE_MINUTES, edition),
        "refuse_writing": rules.refuse_writing(minutes, at=at),
        "now": at,
    }


def _round(
    request: HttpRequest, minutes: Minutes, parts: list[reading.Part], *, manages: bool
) -> dict[str, Any]:
    asked, objections = round_of(minutes).asked, reading.objections_of(parts)
    mine, at = reading.my_answer(minutes, request.actor), timezone.now()
    facts = {
        "mine": mine,
        "refuse_agreement": rules.refuse_agreement(minutes, request.actor, at=at) if mine else None,
        "can_ask": mine and not rules.refuse_reply(minutes, request.actor, at=at),
        "objections": objections,
        "progress": reading.progress_of(asked, objections),
        "asked": asked,
    }
    return facts | _managing(minutes) if manages else facts


def _managing(minutes: Minutes) -> dict[str, Any]:
    """What only those see who look after the round."""
    at = timezone.now()
    extend = RoundForm(minutes=minutes, at=minutes.comments_close_at)
    extend.form_tag, extend.submit_label = False, None
    return {
        "refuse_freezing": rules.refuse_freezing(minutes, at=at),
        "refuse_reminding": rules.refuse_reminding(minutes, at=at),
        "missing": round_of(minutes).missing,
        "extend": extend,
    }
