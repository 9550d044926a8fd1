"""The one decorator that guards a page.

`@needs(Permission.X)` finds the edition from the URL's `slug`, checks, and hands the edition to the view.
Strangers get 404 (they do not learn that the thing exists), people of the edition without the permission
get 403.
A view may also open to the holder of a personal link: `@needs(Permission.X, link="poll")`, or of one of
several: `link=("poll", "rsvp")`; `request.guest_purpose` says which it was.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from . import links
from .models import Edition
from .once import remember_for_page
from .permissions import DEMANDING, Permission, may, permissions_of

View = Callable[..., HttpResponse]


def needs(permission: Permission, *, link: str | tuple[str, ...] = ()) -> Callable[[View], View]:
    """Let only those in who hold `permission` in the edition of the URL; `request.actor` is who acts.

    With `link`, the holder of a personal link of that purpose for the object of the URL (`pk`) may enter too.
    """

    purposes = (link,) if isinstance(link, str) else link

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
            request.edition = edition = _find_edition(request.user, slug)
            if request.method in {"GET", "HEAD"}:
                remember_for_page(request.user, edition)
            actor, purpose = _guest(request, purposes, edition, kwargs.get("pk"))
            if actor and not may(request.user, permission, edition):
                request.actor, request.is_guest, request.guest_purpose = actor, True, purpose
                return view(request, edition, *args, **kwargs)
            if answer := _answer_to_stranger(request, permission, edition):
                return answer
            request.actor, request.is_guest = request.user, False
            return view(request, edition, *args, **kwargs)

        checked.permission = permission
        checked.link = purposes
        return checked

    return decorate


def _find_edition(person: Any, slug: str) -> Edition:
    """The edition of an address: among those in which the reader holds a role, else any."""
    own = (edition for edition in getattr(person, "editions", []) if edition.slug == slug)
    return next(own, None) or get_object_or_404(Edition.objects.select_related("group"), slug=slug)


def _guest(request: HttpRequest, purposes: tuple[str, ...], edition: Edition, pk: Any) -> tuple[Any, str]:
    """The holder of a link of one of these purposes for this very object, and the purpose."""
    for purpose in purposes:
        if actor := links.guest_of(request, purpose=purpose, edition=edition, pk=pk):
            return actor, purpose
    return None, ""


def _answer_to_stranger(
    request: HttpRequest, permission: Permission, edition: Edition
) -> HttpResponse | None:
    """What somebody without the permission gets; None for those who hold it."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    roles = request.user.roles_in(edition)
    if not roles:
        raise Http404(edition.slug)
    if permission not in permissions_of(request.user, edition):
        raise PermissionDenied(permission.value)
    if settings.REQUIRE_SECOND_FACTOR and DEMANDING & set(roles) and not request.user.has_second_factor:
        return redirect("mfa_index")
    return None


def public(view: View) -> View:
    """Mark a view that anybody may call."""
    view.permission = "public"
    return view


def signed_in(view: View) -> View:
    """A page of a person that belongs to no edition: only for those who are signed in."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        request.actor = request.user
        return view(request, *args, **kwargs)

    checked.permission = "signed in"
    return checked
