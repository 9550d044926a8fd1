"""My registration, behind a personal link or signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workinggroup.base.refusals import told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workshops.scheduling.models import Workshop
from workshops.scheduling.queries import agenda_of, may_join
from workshops.scheduling.saying import both
from workshops.scheduling.views.reading import on_own_clock

from .. import actions, queries, rules
from ..models import Registration
from ..states import RegistrationState


def _mine(request: HttpRequest, edition: Edition, pk: int) -> Registration:
    workshop = get_object_or_404(Workshop, pk=pk, edition=edition)
    found = queries.registration_of(workshop, request.actor)
    return found or get_object_or_404(Registration, pk=0)


@needs(Permission.ANSWER_POLLS, link="registration")
@require_safe
@on_own_clock
def mine(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Whether I have a seat, the session, and one button to give it back."""
    one = _mine(request, edition, pk)
    workshop, at = one.desk.workshop, timezone.now()
    has_seat = one.state == RegistrationState.SEATED
    page = {
        "edition": edition, "workshop": workshop, "registration": one, "is_guest": request.is_guest,
        "when": workshop.has_time and both(workshop.starts_at, workshop.ends_at, workshop.timezone),
        "agenda": agenda_of(workshop),
        "answers": queries.answers_of(one, list(one.desk.questions.all())),
        "place": queries.place_of(one) if one.state == RegistrationState.WAITING else 0,
        "has_seat": has_seat,
        "may_join": may_join(workshop, request.actor, takes_part=has_seat, manages=False, at=at),
        "is_over": workshop.has_time and at >= workshop.ends_at,
        "refused": rules.refuse_leaving(one, at=at),
    }  # fmt: skip
    return render(request, "workshops/registration/mine.html", page)


@needs(Permission.ANSWER_POLLS, link="registration")
@require_POST
@on_own_clock
def leave(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    with told(request, _("You are no longer registered.")):
        actions.leave(_mine(request, edition, pk), by=request.actor, at=timezone.now())
    return redirect("registration:mine", edition.slug, pk)
