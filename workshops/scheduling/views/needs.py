"""What somebody needs to take part, said by themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from workinggroup.base.refusals import attempt
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from .. import actions, rules
from ..forms import NeedsForm
from ..models import Participant
from .reading import OF_SESSION, on_own_clock, own_workshop


@needs(Permission.READ_WORKSHOPS, link=OF_SESSION)
@on_own_clock
def my_needs(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """My own words, for the secretariat alone."""
    workshop, at = own_workshop(request, edition, pk), timezone.now()
    mine = get_object_or_404(Participant, workshop=workshop, person=request.actor)
    form = NeedsForm(request.POST or None, initial={"words": mine.access_needs})
    if request.method == "POST" and form.is_valid():
        attempt(form, actions.say_needs, mine, **form.cleaned_data, by=request.actor, at=at)
        if form.is_valid():
            messages.success(request, _("Saved. The secretariat reads it."))
            return redirect(workshop)
    page = {
        "edition": edition, "workshop": workshop, "form": form,
        "refused": rules.refuse_needs(workshop, at=at),
    }  # fmt: skip
    return render(request, "workshops/scheduling/needs.html", page)
