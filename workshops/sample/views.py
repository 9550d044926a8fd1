"""Signing in as somebody of the sample, and the page that says what is real."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.editions.views.sample_mail import only_in_sample_mode

from .content import facts
from .personas import Persona, first_page, person_of


@only_in_sample_mode
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Take the place of one of the sample's people."""
    try:
        persona = Persona(request.POST.get("persona", ""))
    except ValueError:
        known = ", ".join(Persona.values)
        return HttpResponseBadRequest(
            _("The sample has no such person. Choose one of these: %(known)s.") % {"known": known}
        )
    person = person_of(persona)
    if person is None:
        messages.error(request, _("No sample is loaded. Run “manage.py load_sample” first."))
        return redirect(settings.LOGIN_URL)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(first_page(persona, person))


@only_in_sample_mode
def about(request: HttpRequest) -> HttpResponse:
    """What is public fact, with its source, and what is invented."""
    return render(request, "workshops/sample/about.html", {"facts": facts})
