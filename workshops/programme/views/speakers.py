"""Speakers as the secretariat sees them, and their photos."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from workinggroup.base.refusals import told
from workinggroup.editions.access import needs, public
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks
from workshops.scheduling.models import Workshop
from workshops.scheduling.queries import find_workshop
from workshops.scheduling.views.reading import own_workshop

from .. import actions, mails, queries, rules
from ..forms import ReturnForm
from ..models import Slides, Speaker
from ..states import Audience, SlidesState
from .found import OF_SESSION, download


@needs(Permission.MANAGE_WORKSHOPS)
@require_safe
def speakers(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Everybody who presents: what is there, what is missing, slides that wait."""
    workshop = find_workshop(edition, pk, request.user)
    rows = queries.speaker_rows(workshop)
    wanting = [row for row in rows if row.missing]
    page = {
        "edition": edition, "workshop": workshop, "rows": rows, "wanting": len(wanting),
        "waiting": sum(one.state == SlidesState.UPLOADED for row in rows for one in row.slides),
        "refused_asking": rules.refuse_asking(workshop, wanting, at=timezone.now()),
    }  # fmt: skip
    return render(request, "workshops/programme/speakers.html", page)


def _before_asking(request: HttpRequest, edition: Edition, pk: int) -> Confirmation:
    workshop = find_workshop(edition, pk, request.user)
    wanting = [row for row in queries.speaker_rows(workshop) if row.missing]
    refused = rules.refuse_asking(workshop, wanting, at=timezone.now())
    label = ngettext("Ask %(count)d speaker", "Ask %(count)d speakers", len(wanting))
    people = [{"person": row.person, "organisation": row.person.organisation} for row in wanting]
    return Confirmation(
        _("Ask the speakers for what is missing?"),
        label % {"count": len(wanting)},
        reverse("programme:speakers", args=[edition.slug, pk]),
        [_("Each gets one mail with a personal link, at most one a day. They need no account.")],
        refused=refused,
        kind="primary",
        people=[] if refused else people,
        mail=None if refused else mails.preview_asking(workshop, wanting[0].person),
    )


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_asking)
def ask(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    workshop = find_workshop(edition, pk, request.user)
    with told(request, _("The speakers are asked.")):
        rows = queries.speaker_rows(workshop)
        actions.ask_speakers(workshop, rows, by=request.user, at=timezone.now())
    return redirect("programme:speakers", edition.slug, pk)


def _slides(edition: Edition, pk: int, slides: int) -> Slides:
    found = Slides.objects.select_related("person", "workshop__edition__group", "agenda_item")
    return get_object_or_404(found, pk=slides, workshop=pk, workshop__edition=edition)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def approve_slides(request: HttpRequest, edition: Edition, pk: int, slides: int) -> HttpResponse:
    asked = request.POST.get("audience", "")
    audience = asked if asked in Audience.values else Audience.PARTICIPANTS
    with told(request, _("Approved. The speaker is told.")):
        found = _slides(edition, pk, slides)
        actions.approve_slides(found, audience=audience, by=request.user, at=timezone.now())
    return redirect("programme:speakers", edition.slug, pk)


@needs(Permission.MANAGE_WORKSHOPS)
def return_slides(request: HttpRequest, edition: Edition, pk: int, slides: int) -> HttpResponse:
    """Say what to change; the speaker is told."""
    found, form = _slides(edition, pk, slides), ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {"by": request.user, "at": timezone.now()}
        with told(request, _("Returned. The speaker is told.")):
            actions.return_slides(found, **form.cleaned_data, **facts)
        return redirect("programme:speakers", edition.slug, pk)
    page = {
        "edition": edition, "workshop": found.workshop, "slides": found, "form": form,
        "settled": found.state != SlidesState.UPLOADED,
    }  # fmt: skip
    return render(request, "workshops/programme/return.html", page)


@needs(Permission.READ_WORKSHOPS, link=OF_SESSION)
@require_safe
def slides_file(request: HttpRequest, edition: Edition, pk: int, slides: int) -> FileResponse:
    """Slides as they were handed in: for the secretariat, and for who handed them in."""
    workshop = own_workshop(request, edition, pk)
    found = get_object_or_404(Slides, pk=slides, workshop=workshop)
    manages = not request.is_guest and queries.manages(request.actor, edition)
    if not manages and found.person_id != request.actor.pk:
        raise Http404(slides)
    return download(found.file, name=found.name, content_type=found.content_type)


@needs(Permission.READ_WORKSHOPS, link=OF_SESSION)
@require_safe
def photo(request: HttpRequest, edition: Edition, pk: int, speaker: int) -> FileResponse:
    """A photo that its speaker agreed to show; the secretariat sees it before too."""
    workshop = own_workshop(request, edition, pk)
    found = get_object_or_404(Speaker, pk=speaker, workshop=workshop)
    manages = not request.is_guest and queries.manages(request.actor, edition)
    return _shown(found, consented=found.shows_photo or manages)


@public
@require_safe
def public_photo(request: HttpRequest, pk: int, speaker: int) -> FileResponse:
    """The same for the public page: with the consent for both."""
    workshop = get_object_or_404(Workshop.objects.with_a_date(), pk=pk, is_public=True)
    found = get_object_or_404(Speaker, pk=speaker, workshop=workshop, saved_at__isnull=False)
    return _shown(found, consented=found.shows_photo and found.is_public)


def _shown(found: Speaker, *, consented: bool) -> Any:
    if not (found.photo and consented):
        raise Http404(found.pk)
    return download(found.photo, name="photo", content_type=found.photo_type, inline=True)
