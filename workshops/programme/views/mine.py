"""A speaker's own page, behind a personal link or signed in."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workshops.scheduling import actions as scheduling
from workshops.scheduling import rules as of_poll
from workshops.scheduling.models import Workshop
from workshops.scheduling.saying import both, span
from workshops.scheduling.states import WorkshopState
from workshops.scheduling.views.reading import on_own_clock, own_workshop

from .. import actions, queries, rules
from ..forms import SlidesForm, SpeakerForm, WhenForm
from ..models import Slides, Speaker
from ..states import SlidesState
from .found import OF_SPEAKER, download

HERE = "programme:mine"


def _mine(request: HttpRequest, edition: Edition, pk: int) -> Workshop:
    """The session, for somebody who presents there; for others this page is not there."""
    workshop = own_workshop(request, edition, pk)
    if workshop.state == WorkshopState.DRAFT or not queries.speaks(workshop, request.actor):
        raise Http404(pk)
    return workshop


@needs(Permission.READ_WORKSHOPS, link=OF_SPEAKER)
@on_own_clock
def mine(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The session, my points, my words and consents, my slides, and when I can."""
    workshop, at = _mine(request, edition, pk), timezone.now()
    speaker = queries.speaker_of(workshop, request.actor)
    files = request.FILES or None
    form = SpeakerForm(request.POST or None, files, instance=speaker, asks_when=_asks_when(request, workshop))
    if request.method == "POST" and form.is_valid():
        facts = {"version": form.cleaned_data["version"] or speaker.version, **form.facts()}
        done = attempt(
            form, actions.save_speaker, workshop, person=request.actor, **facts, by=request.actor, at=at
        )
        if done:
            messages.success(request, _("Saved. Thank you."))
            return redirect(HERE, edition.slug, pk)
    return _page(request, workshop, form=form)


def _page(request: HttpRequest, workshop: Workshop, **forms: Any) -> HttpResponse:
    at, actor = timezone.now(), request.actor
    speaker, when_form = queries.speaker_of(workshop, actor), _when_form(request, workshop)
    slides = list(Slides.objects.filter(workshop=workshop, person=actor).select_related("agenda_item"))
    page = {
        "edition": workshop.edition, "workshop": workshop, "speaker": speaker, "slides": slides,
        "points": queries.points_of(workshop, actor),
        "when": workshop.has_time and both(workshop.starts_at, workshop.ends_at, workshop.timezone),
        "missing": queries.missing_of(speaker, slides), "refused": rules.refuse_speaking(workshop, at=at),
        "form": SpeakerForm(instance=speaker, asks_when=_asks_when(request, workshop)),
        "slides_form": slides_form(workshop, actor), "when_form": when_form,
        "waiting": any(one.state == SlidesState.UPLOADED for one in slides),
    }  # fmt: skip
    return render(request, "workshops/programme/mine.html", page | forms)


def _asks_when(request: HttpRequest, workshop: Workshop) -> bool:
    """In words only where no date is set and no poll asks for it."""
    return not workshop.has_time and _when_form(request, workshop) is None


def slides_form(workshop: Workshop, person: Any, *given: Any) -> SlidesForm:
    form = SlidesForm(*given, workshop=workshop, person=person)
    form.form_action = reverse("programme:upload_slides", args=[workshop.edition.slug, workshop.pk])
    return form


def _when_form(request: HttpRequest, workshop: Workshop, *given: Any) -> WhenForm | None:
    """The dates of an open poll; None where nothing can be said."""
    at, actor = timezone.now(), request.actor
    if workshop.state != WorkshopState.POLLING or of_poll.refuse_answer(workshop, actor, at=at):
        return None
    slots = [(one, span(one.starts_at, one.ends_at, workshop.timezone)) for one in workshop.slots.all()]
    said = dict(actor.availabilities.filter(slot__workshop=workshop).values_list("slot_id", "answer"))
    form = WhenForm(*given, slots=slots, said=said)
    form.form_action = reverse("programme:when", args=[workshop.edition.slug, workshop.pk])
    return form


@needs(Permission.READ_WORKSHOPS, link=OF_SPEAKER)
@require_POST
@on_own_clock
def upload_slides(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    workshop = _mine(request, edition, pk)
    form = slides_form(workshop, request.actor, request.POST, request.FILES)
    if form.is_valid():
        facts = {"person": request.actor, "by": request.actor, "at": timezone.now()}
        if attempt(form, actions.upload_slides, workshop, **form.cleaned_data, **facts):
            messages.success(request, _("Handed in. You get a mail once the secretariat has looked."))
            return redirect(HERE, edition.slug, pk)
    return _page(request, workshop, slides_form=form)


@needs(Permission.READ_WORKSHOPS, link=OF_SPEAKER)
@require_POST
@on_own_clock
def withdraw_slides(request: HttpRequest, edition: Edition, pk: int, slides: int) -> HttpResponse:
    workshop = _mine(request, edition, pk)
    found = get_object_or_404(Slides, pk=slides, workshop=workshop, person=request.actor)
    with told(request, _("Taken back. The file is deleted.")):
        actions.withdraw_slides(found, by=request.actor, at=timezone.now())
    return redirect(HERE, edition.slug, pk)


@needs(Permission.READ_WORKSHOPS, link=OF_SPEAKER)
@require_POST
@on_own_clock
def remove_photo(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    workshop = _mine(request, edition, pk)
    found = get_object_or_404(Speaker, workshop=workshop, person=request.actor)
    with told(request, _("The photo is deleted.")):
        actions.remove_photo(found, by=request.actor, at=timezone.now())
    return redirect(HERE, edition.slug, pk)


@needs(Permission.READ_WORKSHOPS, link=OF_SPEAKER)
@require_POST
@on_own_clock
def when(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Answer the date poll without leaving the page."""
    workshop = _mine(request, edition, pk)
    form = _when_form(request, workshop, request.POST)
    if form is not None and form.is_valid():
        with told(request, _("Saved. You can say something else until the poll closes.")):
            mine = workshop.participants.get(person=request.actor)
            scheduling.answer_poll(
                workshop, person=request.actor, answers=form.answers(), comment=mine.poll_comment,
                at=timezone.now(),
            )  # fmt: skip
        return redirect(HERE, edition.slug, pk)
    return _page(request, workshop, when_form=form)


@needs(Permission.READ_WORKSHOPS, link=OF_SPEAKER)
@require_safe
def own_photo(request: HttpRequest, edition: Edition, pk: int) -> FileResponse:
    """My photo as it is stored, whether it is shown or not."""
    workshop = _mine(request, edition, pk)
    found = get_object_or_404(Speaker, workshop=workshop, person=request.actor)
    if not found.photo:
        raise Http404(pk)
    return download(found.photo, name="photo", content_type=found.photo_type, inline=True)
