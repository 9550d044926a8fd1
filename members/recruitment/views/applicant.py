"""Who an applicant is: by sign-in, or by the link that stands in the mail and was exchanged for a cookie."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from members.people.models import Person
from workinggroup.editions.access import public

from .. import tokens
from ..models import Application, ApplicationLink, Call
from ..models.translated import speaking
from ..states import ApplicationState
from .languages import language_of

THIRTY_DAYS = 86400 * 30
View = Callable[..., HttpResponse]


def for_applicant(view: View) -> View:
    """A page of one's own application, in the language of its call; without one, the page that begins it.

    The view gets the application, with its call.
    """

    @public
    @wraps(view)
    def found(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        call = published_call(request, pk)
        application = application_of(request, call)
        if application is None:
            return redirect("recruitment:apply", pk)
        application.call = call
        with speaking(language_of(request, call, application)):
            return view(request, application, *args, **kwargs)

    return found


def published_call(request: HttpRequest, pk: int) -> Call:
    """A call that the public may read; drafts answer 404. The frame shows its group."""
    call = get_object_or_404(Call.objects.published().select_related("edition__group"), pk=pk)
    request.group = call.edition.group
    return call


def cookie_of(call: Call) -> str:
    return f"wg_application_{call.pk}"


def remember(response: HttpResponse, call: Call, token: str) -> HttpResponse:
    """Keep the token where scripts cannot read it, for the pages of this call only."""
    response.set_cookie(
        cookie_of(call),
        token,
        max_age=THIRTY_DAYS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        path=reverse("recruitment:public_call", args=[call.pk]),
    )
    return response


def by_token(call: Call, token: str) -> Application | None:
    link = (
        ApplicationLink.objects.filter(token_hash=tokens.hashed(token), application__call=call)
        .select_related("application__applicant")
        .first()
    )
    return link.application if link else None


def application_of(request: HttpRequest, call: Call) -> Application | None:
    """The application of whoever asks: that of the link, else their own newest one."""
    token = request.COOKIES.get(cookie_of(call), "")
    if token and (found := by_token(call, token)):
        return found
    if not request.user.is_authenticated:
        return None
    mine = call.applications.filter(applicant=request.user).exclude(state=ApplicationState.WITHDRAWN)
    return mine.select_related("call__edition__group", "applicant").order_by("-started_at").first()


def actor(request: HttpRequest) -> Person | None:
    """Who acts for history: the person signed in, or nobody known."""
    return request.user if request.user.is_authenticated else None


def owner(request: HttpRequest, application: Application) -> Person | None:
    """The person signed in, if it is their own application: one made by somebody else's link stays theirs."""
    person = actor(request)
    return person if person and application.applicant_id == person.pk else None
