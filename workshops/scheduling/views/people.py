"""Participants."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.people import actions as people
from members.people.models import Person
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, Role
from workinggroup.editions.sure import Confirmation, asks

from .. import actions, queries, rules
from ..forms import ParticipantForm
from ..models import Participant, Workshop
from ..states import WorkshopState


@needs(Permission.MANAGE_WORKSHOPS)
def participants(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Who takes part, and a form for one more."""
    workshop = queries.find_workshop(edition, pk, request.user)
    at = timezone.now()
    form = ParticipantForm(request.POST or None, workshop=workshop)
    if request.method == "POST" and form.is_valid():
        person = _person_of(form, edition, by=request.user, at=at)
        facts = {name: form.cleaned_data[name] for name in ("part", "must_have")}
        if attempt(form, actions.add_participant, workshop, person=person, **facts, by=request.user, at=at):
            return _and_then(workshop)
    members = edition.memberships.current()
    page = {
        "edition": edition, "workshop": workshop, "form": form,
        "participants": workshop.participants.for_list(),
        "people": queries.people_of(workshop),
        "not_asked": members.exclude(person__in=workshop.participants.values("person")).count(),
        "refused": rules.refuse_participants(workshop, at=at),
    }  # fmt: skip
    return render(request, "workshops/scheduling/participants.html", page)


def _person_of(form: ParticipantForm, edition: Edition, *, by: Person, at: dt.datetime) -> Person:
    """The chosen person, or the speaker behind an address, who may read the sessions they are asked to."""
    if person := form.cleaned_data["person"]:
        return person
    email, name = form.cleaned_data["email"], form.cleaned_data["name"]
    person = people.person_for(
        email, by=by, at=at, edition=edition, name=name, timezone=edition.timezone, language=edition.language
    )
    if not person.roles_in(edition):
        people.give_role(person, role=Role.SPEAKER, edition=edition, by=by, at=at)
    return person


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def add_members(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    workshop = queries.find_workshop(edition, pk, request.user)
    with told(request, _("All members and observers are on the list.")):
        actions.add_members(workshop, by=request.user, at=timezone.now())
    return _and_then(workshop)


def _before_removing(request: HttpRequest, edition: Edition, pk: int, participant: int) -> Confirmation:
    found = get_object_or_404(Participant, pk=participant, workshop=pk, workshop__edition=edition)
    lost = [_("What they answered in the date poll goes with them.")] if found.poll_answered_at else []
    return Confirmation(
        _("Take %(name)s off the list?") % {"name": found.person},
        _("Take off the list"),
        reverse("scheduling:participants", args=[edition.slug, pk]),
        words=[*lost, _("Whoever was invited gets a cancellation only when you send it afterwards.")],
        refused=rules.refuse_participants(found.workshop, at=timezone.now()),
    )


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_removing)
def remove_participant(request: HttpRequest, edition: Edition, pk: int, participant: int) -> HttpResponse:
    found = get_object_or_404(Participant, pk=participant, workshop=pk, workshop__edition=edition)
    with told(request, _("%(name)s is off the list.") % {"name": found.person}):
        actions.remove_participant(found, by=request.user, at=timezone.now())
    return _and_then(found.workshop)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def set_must_have(request: HttpRequest, edition: Edition, pk: int, participant: int) -> HttpResponse:
    found = get_object_or_404(Participant, pk=participant, workshop=pk, workshop__edition=edition)
    with told(request):
        actions.set_must_have(
            found, must_have=request.POST.get("must_have") == "1", by=request.user, at=timezone.now()
        )
    return redirect("scheduling:participants", edition.slug, pk)


def _and_then(workshop: Workshop) -> HttpResponse:
    """Once invitations are out, the page that says who gets what; before that, the list."""
    page = "invitations:changes" if workshop.state == WorkshopState.SCHEDULED else "scheduling:participants"
    return redirect(page, workshop.edition.slug, workshop.pk)
