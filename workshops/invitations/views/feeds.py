"""The calendar address of a person: read by programs, made and ended on a page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import public, signed_in
from workinggroup.editions.sure import Confirmation, ask

from .. import actions, queries
from ..forms import FeedForm
from ..models import FeedToken
from ..rendering import file_of
from ..tokens import hash_of


@public
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """All my sessions. The address is the key; the answer to a reader who has this version is 304."""
    found = queries.feed_of(hash_of(token))
    if found is None:
        raise Http404
    at = timezone.now()
    etag = f'"{queries.feed_version(found.person, at=at)}"'
    if _has_it(request, etag):
        response: HttpResponse = HttpResponseNotModified()
    else:
        text = file_of(queries.feed_events(found.person, at=at), name=settings.SITE_NAME)
        response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def _has_it(request: HttpRequest, etag: str) -> bool:
    """Weakly compared (RFC 9110, 13.1.2): a proxy that packs an answer marks its tag as weak."""
    known = {one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", ""))}
    return bool({etag, "*"} & known)


@signed_in
def my_calendar(request: HttpRequest) -> HttpResponse:
    """My calendar addresses. A new one is shown once, on the page that answers."""
    form = FeedForm(request.POST or None)
    made = None
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        made = attempt(form, actions.make_feed, request.actor, name=name, at=timezone.now())
    page = {
        "form": FeedForm() if made else form,
        "feeds": request.actor.feed_tokens.filter(revoked_at=None).order_by("pk"),
        "address": made and settings.SITE_URL + reverse("invitations:feed", args=[made.token]),
    }
    if page["address"]:
        page["webcal"] = page["address"].replace("https://", "webcal://").replace("http://", "webcal://")
    response = render(request, "workshops/invitations/my_calendar.html", page)
    response["Cache-Control"] = "no-store"
    return response


@signed_in
def revoke_feed(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then end one of my calendar addresses."""
    found = get_object_or_404(FeedToken, pk=pk, person=request.user)
    if request.method != "POST":
        words = _("Calendars that read it get nothing any more. An address that has ended never works again.")
        heading = _("End the address for “%(name)s”?") % {"name": found.name or _("no name")}
        back = reverse("invitations:my_calendar")
        return ask(request, None, Confirmation(heading, _("End this address"), back, [words]))
    with told(request, _("The address has ended. Calendars that used it get nothing any more.")):
        actions.revoke_feed(found, by=request.user, at=timezone.now())
    return redirect("invitations:my_calendar")
